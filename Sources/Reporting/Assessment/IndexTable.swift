import MitoshiPlanning

/// The attainment indices of one indicator: one row an index, one column a target year.
struct IndexTable {
    let indicator: IndicatorAssessment
    /// Whether the chance is among them; it isn't where it is said beside the table.
    let hasChance: Bool
    let language: Language

    init(_ indicator: IndicatorAssessment, hasChance: Bool = true, in language: Language) {
        self.indicator = indicator
        self.hasChance = hasChance
        self.language = language
    }

    var table: Table {
        let years = Set(indicator.indices.map(\.fiscalYear)).sorted()
        return Table(
            name: "indices",
            columns: [
                Column(key: "number", heading: language.text("番号", "No."), alignment: .trailing),
                Column(key: "measure", heading: language.text("達成度を測る指標", "Index")),
            ]
                + years.map { Column(key: $0.canonicalText, heading: $0.label[language]) },
            rows: lines.map { line in
                [.count(line.measure.number), .text(label(of: line))]
                    + years.map { year in
                        indicator.indices.first { line.matches($0) && $0.fiscalYear == year }.map(cell)
                            ?? .missing(reason: "-")
                    }
            })
    }

    /// What one row of the table is about.
    private struct Line: Hashable {
        let measure: AttainmentIndex.Measure
        let scale: AttainmentScale?

        func matches(_ index: AttainmentIndex) -> Bool { index.measure == measure && index.scale == scale }
    }

    /// In the order of the indices' numbers; those that don't apply to such an indicator in any year are left out.
    private var lines: [Line] {
        var seen: Set<Line> = []
        return indicator.indices.filter { !$0.isBesideThePoint && (hasChance || $0.measure != .probability) }.sorted {
            $0.measure.number < $1.measure.number
        }
        .map { Line(measure: $0.measure, scale: $0.scale) }.filter { seen.insert($0).inserted }
    }

    private func label(of line: Line) -> String {
        let name = line.measure.label[language]
        guard let scale = line.scale else { return name }
        return BilingualText(
            japanese: "\(name)（\(scale.name.label.japanese)）", english: "\(name) (\(scale.name.label.english))")[
                language]
    }

    private func cell(_ index: AttainmentIndex) -> Cell {
        let text = index.text(unit: indicator.indicator.unit, indicator.verdictLimits)[language]
        guard case .value = index.outcome else { return .missing(reason: text) }
        var parts = [text]
        if let rating = index.rating { parts.append(rating.label[language]) }
        if index.isUnstable {
            parts.append(language.text("不安定", "unstable"))
        }
        return .text(parts.joined(separator: language == .japanese ? "、" : ", "))
    }
}

extension AttainmentIndex {
    /// True when the index can't be asked of the indicator at all, whatever its values.
    fileprivate var isBesideThePoint: Bool {
        switch outcome {
        case .undefined(.notNumeric), .undefined(.notApplicableToDirection): true
        default: false
        }
    }
}

/// The columns of `indices`, in order: what is said of one attainment index.
enum IndexFields {
    /// An index beside the indicator that it is of.
    struct Place: Sendable {
        let indicator: Indicator
        let index: AttainmentIndex
    }

    static func places(in assessment: PlanAssessment) -> [Place] {
        assessment.indicators.flatMap { assessed in
            assessed.indices.map { Place(indicator: assessed.indicator, index: $0) }
        }
    }

    static let table = FieldTable<Place>(
        name: "indices",
        meaning: BilingualText(
            japanese: "達成指標：指標・目標年度・測り方ごとに1行",
            english: "attainment indices, one row for each indicator, target year and measure"),
        fields: [IndicatorFields.id.of { $0.indicator }] + YearFields.target.of { $0.index.fiscalYear } + ofIndex)

    private static let ofIndex: [Field<Place>] = [
        number, measure, scale, value, refusal, rating, isUnstable,
    ].of { $0.index }

    static let period: Field<AttainmentIndex> = YearFields.period.of { $0.fiscalYear }
    static let number = Field<AttainmentIndex>("number", .integer, "指標番号", "1～12", "number of the attainment index") {
        .count($0.measure.number)
    }
    static let measure = Field<AttainmentIndex>(
        "measure", .string, "達成指標", "`elapsed-time-ratio` などのコード", "code of the index, such as `elapsed-time-ratio`"
    ) { .text($0.measure.rawValue) }
    static let value = Field<AttainmentIndex>("value", .number, "値", "指標の値", "the figure, where there is one") {
        .optional($0.value)
    }
    static let isUnstable = Field<AttainmentIndex>(
        "unstable", .boolean, "不安定か", "単年のばらつきで大きく動き、当てにならないか",
        "whether the noise of single years moves the figure too much to be relied on"
    ) { .flag($0.isUnstable) }
    private static let scale = Field<AttainmentIndex>(
        "scale", .string, "評語の尺度", "文字の評語に使う尺度", "scale of a letter grade"
    ) { .optional($0.scale?.name.label.english) }
    private static let refusal = Field<AttainmentIndex>(
        "code", .string, "計算できない理由", "`base-equals-target` などのコード",
        "code of why there is no figure, such as `base-equals-target`"
    ) { .optional($0.refusal?.code) }
    private static let rating = Field<AttainmentIndex>(
        "rating", .string, "公表されている評語", "その測り方の公表例で使われる語",
        "the word that the published practice attaches"
    ) { .optional($0.rating?.label.english) }
}

extension AttainmentIndex {
    var value: Double? {
        guard case .value(let value) = outcome else { return nil }
        return value
    }

    var refusal: Refusal? {
        guard case .undefined(let refusal) = outcome else { return nil }
        return refusal
    }
}

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
        let text = index.text(unit: indicator.indicator.unit)[language]
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

import MitoshiPlanning
import MitoshiStatistics

/// What one record's values come to, with what is left to ask.
struct RecordDraft {
    let values: RecordValues
    let id: String
    private let name: String
    let context: ReadingContext
    var questions: [ReadingQuestion]
    var targets: [Target] = []
    var measurements: [IndicatorMeasurement] = []
    var stages: [String] = []
    /// Periods with two measured values that differ.
    private var disputed: Set<Period> = []
    var direction = DirectionSetting.unstated
    var basePeriod: Period?
    /// True where no column names the base, so that it is the last value before the first target.
    var isBaseInferred = false
    /// What is kept beside the indicator.
    var notes: [String] = []
    /// Each value that was read, for the account of the reading.
    var read: [(entry: RecordValues.Entry, period: Period, value: String)] = []

    var unit: String? { values.unit }
    /// How many measured values are below 0.
    private var negativeCount: Int {
        measurements.count { measurement in
            if case .numeric(let value) = measurement.value { value.number < 0 } else { false }
        }
    }
    var hasNegativeValue: Bool { negativeCount > 0 }
    /// Whether several values and more than half of all are below 0, as no slips of the pen are.
    var isMostlyNegative: Bool { negativeCount > 1 && 2 * negativeCount > measurements.count }
    /// Whether the values are numbers of people or things, by the unit or, without one, by the name.
    var countsThings: Bool {
        guard let unit else { return false }
        // A score may be negative, and so may a place in an order that is compared with another's.
        if !unit.isEmpty { return CountingUnit.countsEvents(unit) && unit != "点" }
        return name.contains(kept(/(?:人|者|員|件|回|世帯|戸|台|校|社|店舗?|箇所|か所|団体|施設)数(?:[(（].*)?$/))
    }
    var isDated: Bool {
        guard let period = measurements.first(where: { $0.period == basePeriod })?.period ?? measurements.last?.period
        else { return false }
        if case .fiscalYear = period { return false }
        return true
    }
    /// All levels, measured and to be reached.
    var numbers: [Double] {
        targets.compactMap(\.level)
            + measurements.compactMap { measurement in
                if case .numeric(let value) = measurement.value { value.number } else { nil }
            }
    }

    init(values: RecordValues, id: String, name: String, context: ReadingContext, questions: [ReadingQuestion]) {
        self.values = values
        self.id = id
        self.name = name
        self.context = context
        self.questions = questions
    }

    mutating func settle(stated: StatedDirection?) {
        for entry in values.entries where entry.isMeasured { addMeasured(entry) }
        addIncrements()
        for entry in values.entries where entry.role == .target && !contradicts(stated, entry) { addTarget(entry) }
        for entry in values.entries where entry.role == .value || entry.role == .expected { leaveOut(entry) }
        targets.sort { $0.fiscalYear < $1.fiscalYear }
        settleDirection(stated)
        settleBase()
        settleStages()
    }

    mutating func ask(
        _ entry: RecordValues.Entry, _ japanese: String, _ english: String, guess: String = ""
    ) {
        questions.append(.about(entry, name, BilingualText(japanese: japanese, english: english), guess: guess))
    }

    /// Asks about a value that a formula didn't give.
    mutating func ask(_ entry: RecordValues.Entry, _ failed: FailedResult) {
        let question = failed.question(in: context.sheet, expected: FailedResult.value)
        questions.append(.about(entry, name, question))
    }

    // MARK: Periods

    /// The period of an entry; without one the column is asked about, once.
    mutating func period(of entry: RecordValues.Entry) -> Period? {
        if let period = entry.period { return period }
        switch entry.reading.period ?? entry.column.period {
        case .quarter(let quarter, let year):
            ask(
                entry, "四半期（\(year)年 第\(quarter)四半期）の値。年度の値はいくらか",
                "a value of quarter \(quarter) of \(year): what is that of the year?")
        case .everyYear:
            ask(entry, "毎年度の目標。どの年度の目標として判定するか", "a target for every year: of which year shall it be judged?")
        case .bareYear(let year):
            ask(entry, "\(year)は年度か暦年か", "is \(year) a fiscal or a calendar year?", guess: "FY\(year)")
        case .span(let first, let last):
            ask(
                entry, "\(first)～\(last)年度をまとめた値。どの年度の値か",
                "a value of the years \(first) to \(last) together: of which year is it?",
                guess: "FY\(last)")
        case .period, .yearWithoutEra, .relative, nil:
            questions.append(.yearMissing(entry.column))
        }
        return nil
    }

    // MARK: Measured values

    private mutating func addMeasured(_ entry: RecordValues.Entry) {
        guard let value = measuredValue(entry), let period = period(of: entry) else { return }
        guard let end = period.end, end <= context.today else {
            ask(
                entry, "\(period.label.japanese)はまだ終わっていない。実績か、見込か、目標か",
                "\(period.label.english) isn't over: was this measured, expected, or planned?")
            return
        }
        let place = measurements.firstIndex { $0.period == period }
        if disputed.contains(period) || place.map({ measurements[$0].value != value }) ?? false {
            ask(
                entry, "\(period.label.japanese)の値がもう1つある。どちらが正しいか",
                "there is another value for \(period.label.english): which is right?")
            // Nobody knows which, so neither is used.
            if let place { measurements.remove(at: place) }
            read.removeAll { $0.period == period && $0.entry.isMeasured }
            disputed.insert(period)
            if basePeriod == period { basePeriod = nil }
            return
        }
        guard place == nil else { return }
        var notes = entry.reading.remarks
        if entry.reading.isExpected { notes.insert("見込値 (expected)", at: 0) }
        if entry.quantity?.isQualified == true { notes.append(entry.reading.text) }
        measurements.append(
            IndicatorMeasurement(
                indicatorID: id, period: period, value: value, decimals: entry.quantity?.decimals,
                source: source(entry.cell),
                note: notes.joined(separator: "; ")))
        read.append((entry, period, shown(entry)))
        note(entry)
        if entry.role == .base, basePeriod == nil { basePeriod = period }
    }

    private mutating func measuredValue(_ entry: RecordValues.Entry) -> IndicatorMeasurement.Value? {
        switch entry.reading.content {
        case .quantity(let quantity) where values.hasNumbers: return .numeric(quantity.range)
        case .words(let words) where !values.hasNumbers: return .stage(words)
        case .quantity: ask(entry, "ほかの値は段階の文章。この数値は何か", "the other values are stages in words: what is this number?")
        case .words: ask(entry, "ほかの値は数値。この文章はどの値か", "the other values are numbers: which one do these words mean?")
        case .range: ask(entry, "実績が範囲で書かれている。1つの値はいくらか", "a measured value written as a range: which one value?")
        case .change: ask(entry, "増減で書かれた実績。実績の値はいくらか", "a measured value written as a change: what is the value?")
        case .unread:
            ask(entry, "数値として読めない。値はいくらか（複数あるときはどれか）", "not one number: what is the value, or which of several?")
        case .failed(let failed): ask(entry, failed)
        case .kept, .none: break
        }
        return nil
    }

    // MARK: Words

    mutating func note(_ entry: RecordValues.Entry) {
        guard let named = entry.overruled else { return }
        notes.append(
            "見出しは\(named.label.japanese)、セルは「\(HTMLText.joined(entry.cell.text))」（セルの年による） (the cell's year counts)")
    }

    func source(_ cell: DocumentCell) -> Source { Source(title: cell.place(in: context.file)) }

    func shown(_ entry: RecordValues.Entry, _ target: Target? = nil) -> String {
        guard values.hasNumbers, let quantity = entry.quantity ?? values.base?.quantity else {
            return entry.reading.text
        }
        if let range = target?.range, let least = range.least, let most = range.most {
            return PlainNumber.text(least.number) + "–" + PlainNumber.text(most.number) + (unit ?? "")
        }
        if let level = target?.level, entry.quantity?.isBound != true {
            return PlainNumber.text(level, decimals: nil) + (unit ?? "")
        }
        let sign =
            switch quantity.range.isAtLeast {
            case true?: quantity.range.leavesOutNumber ? "> " : "≥ "
            case false?: quantity.range.leavesOutNumber ? "< " : "≤ "
            case nil: ""
            }
        return sign + PlainNumber.text(quantity.value, decimals: quantity.decimals) + (unit ?? "")
    }
}

extension ReadingQuestion {
    /// About the year of a whole column.
    static func yearMissing(_ column: TableColumn) -> ReadingQuestion {
        ReadingQuestion(
            line: column.line, cell: column.number, found: column.header,
            question: BilingualText(
                japanese: "この列（\(column.role.label.japanese)）の年度が文書にない。何年度か",
                english: "the document gives no year for this column (\(column.role.label.english)): which one?"),
            mapping: ReadingMapping.line("column", column.header, column.role.rawValue, ""))
    }
}

extension ReadingQuestion {
    /// About a column whose header says when, but not what.
    static func roleMissing(_ column: TableColumn, guess: ColumnRole) -> ReadingQuestion {
        ReadingQuestion(
            line: column.line, cell: column.number, found: column.header,
            question: BilingualText(
                japanese: "この列の見出しには年だけがあり、実績か目標かが分からない。どちらか",
                english: "this column's header gives a year alone: was it measured, or is it planned?"),
            guess: guess.rawValue, mapping: ReadingMapping.line("column", column.header, guess.rawValue, ""))
    }
}

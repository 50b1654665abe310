import Planning
import Statistics

/// What one record's values come to, with what is left to ask.
struct RecordDraft {
    private let values: RecordValues
    private let id: String
    private let name: String
    private let context: ReadingContext
    private(set) var questions: [ReadingQuestion]
    private(set) var targets: [Target] = []
    private(set) var measurements: [IndicatorMeasurement] = []
    private(set) var stages: [String] = []
    /// Periods with two measured values that differ.
    private var disputed: Set<Period> = []
    private(set) var direction = DirectionSetting.unstated
    private(set) var basePeriod: Period?
    /// True where no column names the base, so that it is the last value before the first target.
    private(set) var isBaseInferred = false
    /// What is kept beside the indicator.
    private(set) var notes: [String] = []
    /// Each value that was read, for the account of the reading.
    private(set) var read: [(entry: RecordValues.Entry, period: Period, value: String)] = []

    var unit: String? { values.unit }
    /// Whether a measured value is below 0.
    var hasNegativeValue: Bool {
        measurements.contains { measurement in
            if case .numeric(let value) = measurement.value { (value.level ?? 0) < 0 } else { false }
        }
    }
    var isDated: Bool {
        guard let period = measurements.first(where: { $0.period == basePeriod })?.period ?? measurements.last?.period
        else { return false }
        if case .fiscalYear = period { return false }
        return true
    }
    /// All levels, measured and to be reached.
    var numbers: [Double] {
        let levels = targets.compactMap { target in if case .value(let value) = target.goal { value } else { nil } }
        return levels
            + measurements.compactMap { measurement in
                if case .numeric(let value) = measurement.value { value.level } else { nil }
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
        for entry in values.entries where entry.role == .target { addTarget(entry) }
        for entry in values.entries where entry.role == .value || entry.role == .expected { leaveOut(entry) }
        targets.sort { $0.fiscalYear < $1.fiscalYear }
        settleDirection(stated)
        settleBase()
        settleStages()
    }

    private mutating func ask(
        _ entry: RecordValues.Entry, _ japanese: String, _ english: String, guess: String = ""
    ) {
        questions.append(.about(entry, name, BilingualText(japanese: japanese, english: english), guess: guess))
    }

    // MARK: Periods

    /// The period of an entry; without one the column is asked about, once.
    private mutating func period(of entry: RecordValues.Entry) -> Period? {
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
        case .quantity(let quantity) where values.hasNumbers: return .numeric(quantity.observed)
        case .words(let words) where !values.hasNumbers: return .stage(words)
        case .quantity: ask(entry, "ほかの値は段階の文章。この数値は何か", "the other values are stages in words: what is this number?")
        case .words: ask(entry, "ほかの値は数値。この文章はどの値か", "the other values are numbers: which one do these words mean?")
        case .range: ask(entry, "実績が範囲で書かれている。1つの値はいくらか", "a measured value written as a range: which one value?")
        case .change: ask(entry, "増減で書かれた実績。実績の値はいくらか", "a measured value written as a change: what is the value?")
        case .unread:
            ask(entry, "数値として読めない。値はいくらか（複数あるときはどれか）", "not one number: what is the value, or which of several?")
        case .kept, .none: break
        }
        return nil
    }

    // MARK: Targets

    private mutating func addTarget(_ entry: RecordValues.Entry) {
        guard let goal = goal(entry), let period = period(of: entry) else { return }
        add(goal, of: period, entry)
    }

    private mutating func add(_ goal: WrittenGoal, of period: Period, _ entry: RecordValues.Entry) {
        guard let year = period.targetYear else { return }
        if let earlier = targets.first(where: { $0.fiscalYear == year }) {
            if earlier.goal != goal.goal || earlier.bound != goal.bound {
                ask(
                    entry, "\(year.label.japanese)の目標がもう1つある。どちらが正しいか",
                    "there is another target for \(year.label.english): which is right?")
            }
            return
        }
        let target = Target(
            indicatorID: id, fiscalYear: year, goal: goal.goal, bound: goal.bound, decimals: goal.decimals,
            source: source(entry.cell))
        targets.append(target)
        read.append((entry, .fiscalYear(year), shown(entry, target)))
        note(entry)
        if !entry.reading.remarks.isEmpty || entry.quantity?.isQualified == true || !isPlain(entry) {
            notes.append("\(year.canonicalText): \(HTMLText.joined(entry.cell.text))")
        }
    }

    private func isPlain(_ entry: RecordValues.Entry) -> Bool {
        if case .change = entry.reading.content { false } else { true }
    }

    private typealias WrittenGoal = (goal: Target.Goal, bound: Target.Bound?, decimals: Int?)

    private mutating func goal(_ entry: RecordValues.Entry) -> WrittenGoal? {
        switch entry.reading.content {
        case .quantity(let quantity) where values.hasNumbers:
            // What 以上 and 以下 say holds for the whole row, its direction; 超 and 未満 leave out the number itself.
            let bound = quantity.bound.map(Target.Bound.init).flatMap { $0 == .moreThan || $0 == .lessThan ? $0 : nil }
            return (.value(quantity.value), bound, quantity.decimals)
        case .words(let words) where !values.hasNumbers: return (.stage(words), nil, nil)
        case .kept:
            if !values.hasNumbers { return (.stage(entry.reading.text), nil, nil) }
            if let base = values.base?.quantity, base.bound == nil { return (.value(base.value), nil, base.decimals) }
            ask(entry, "維持する水準（現状値）が読めない。目標はいくらか", "the level to keep isn't known: what is the target?")
        case .change(let change, let isRelative): return changed(change, isRelative, entry)
        case .range(let first, let second): return range(first, second, entry)
        case .quantity: ask(entry, "ほかの値は段階の文章。この数値は何か", "the other values are stages in words: what is this number?")
        case .words: ask(entry, "ほかの値は数値。目標の数値はいくらか", "the other values are numbers: which number is the target?")
        case .unread:
            ask(entry, "数値として読めない。目標の値はいくらか（複数あるときはどれか）", "not one number: what is the target, or which of several?")
        case .none: break
        }
        return nil
    }

    /// From one number to another, both included.
    private mutating func range(_ first: Quantity, _ second: Quantity, _ entry: RecordValues.Entry) -> WrittenGoal? {
        guard values.hasNumbers, first.bound == .atLeast, second.bound == .atMost, first.value <= second.value else {
            ask(
                entry, "目標が範囲で書かれている。両端を含む「40～60」の形ならいくらか",
                "a target written as a range: what is it as “40 to 60”, both included?")
            return nil
        }
        let half = (second.value - first.value) / 2
        return (.value(first.value + half), .within(half), max(first.decimals, second.decimals))
    }

    /// So much more than the base.
    private mutating func changed(
        _ change: Quantity, _ isRelative: Bool, _ entry: RecordValues.Entry
    ) -> WrittenGoal? {
        guard let base = values.base?.quantity, base.bound == nil else {
            ask(
                entry, "増減で書かれた目標。もとの値がない。目標の値はいくらか",
                "a change, and no base value that it is added to: what is the target?")
            return nil
        }
        if isRelative, values.unit == "%" {
            ask(
                entry, "「％」はポイントか、現状値に対する割合か。目標の値はいくらか",
                "percentage points, or percent of the base: what is the target?")
            return nil
        }
        let decimals = max(change.decimals, base.decimals)
        let level = isRelative ? base.value * (100 + change.value) / 100 : base.value + change.value
        return (
            .value(level.rounded(toDecimals: isRelative ? max(base.decimals, 0) : decimals)), nil,
            isRelative ? base.decimals : decimals
        )
    }

    /// Each year's increment is added to the year before, the first to the base.
    private mutating func addIncrements() {
        let entries = values.entries.filter { $0.role == .increment }
        guard let first = entries.first else { return }
        guard let base = values.base?.quantity, base.bound == nil else {
            ask(
                first, "増加分を加えるもとの値がない。目標の値はいくらか",
                "no base value that the increments are added to: what are the targets?")
            return
        }
        var level = base.value
        for entry in entries.sorted(by: { ($0.period?.westernYear ?? 0) < ($1.period?.westernYear ?? 0) }) {
            guard let step = entry.quantity, let period = period(of: entry) else {
                ask(entry, "数値として読めない。増加分はいくらか", "not one number: what is the increment?")
                return
            }
            level += step.value
            add((.value(level), nil, max(base.decimals, step.decimals)), of: period, entry)
        }
    }

    private mutating func leaveOut(_ entry: RecordValues.Entry) {
        let isPlan = entry.role == .expected && !values.hasTargets
        guard entry.role == .value || isPlan else { return }
        // What isn't over can only be planned.
        let isOver = entry.period?.end.map { $0 <= context.today } ?? false
        questions.append(.roleMissing(entry.column, guess: isOver ? .measured : .target))
    }

    // MARK: Direction, base, stages

    /// A column's word, else what 以上, 以下 and 維持 beside the targets say.
    private mutating func settleDirection(_ stated: StatedDirection?) {
        var found = stated?.setting
        for entry in values.entries where entry.role == .target {
            guard let said = entry.direction else { continue }
            if found == .keepsLevel, case .stated(let direction) = said, direction.keepsLevel || stated != nil {
                found = .stated(direction.keeping)
            } else if let found, found != said {
                if stated == nil {
                    ask(entry, "以上・以下・維持のうちどれを目指すか", "which is meant for all targets: at least, at most, or to keep?")
                } else if case .stated(let one) = found, case .stated(let other) = said, one.isAtMost != other.isAtMost
                {
                    ask(
                        entry, "増減の向きの欄は「\(one.label.japanese)」。どちらが正しいか",
                        "the column of directions says “\(one.label.english)”: which is right?")
                    targets.removeAll { $0.bound != nil && $0.bound?.isAtLeast != one.isAtLeast }
                }
                break
            } else {
                found = said
            }
        }
        direction = found ?? .unstated
    }

    /// The base column's value where it lies before the targets, else the last value before the first of them.
    private mutating func settleBase() {
        let named = basePeriod
        guard let first = targets.first?.fiscalYear else { return }
        if let named, named.isBefore(first) { return }
        basePeriod = measurements.map(\.period).filter { $0.isBefore(first) }.max { $0.lastDay < $1.lastDay }
        isBaseInferred = basePeriod != nil
        if let named, basePeriod == nil, let entry = values.base, targets.count > 0 {
            ask(
                entry, "現状値（\(named.label.japanese)）が最初の目標（\(first.label.japanese)）より前でない。年は正しいか",
                "the base value (\(named.label.english)) isn't before the first target (\(first.label.english)): are the years right?"
            )
        }
    }

    /// Stages from the first measured one through the targets' years; one met again after another is asked about.
    private mutating func settleStages() {
        guard !values.hasNumbers else { return }
        var moments: [(day: CalendarDate, stage: String)] = []
        for measurement in measurements {
            if case .stage(let stage) = measurement.value { moments.append((measurement.period.lastDay, stage)) }
        }
        moments.sort { $0.day < $1.day }
        var found: [String] = moments.map(\.stage).withoutRepeats
        var kept: [Target] = []
        for target in targets {
            guard case .stage(let stage) = target.goal else { continue }
            if found.last != stage {
                if found.contains(stage) {
                    if let entry = values.entries.last(where: { $0.isTarget && $0.reading.text == stage }) {
                        ask(
                            entry, "前の段階に戻る目標。段階の順は正しいか",
                            "a target that comes back to an earlier stage: is the order right?")
                    }
                    continue
                }
                found.append(stage)
            }
            kept.append(target)
        }
        targets = kept
        // Words without a year are stages all the same.
        for entry in values.entries where entry.isTarget {
            if case .words(let words) = entry.reading.content, !found.contains(words) { found.append(words) }
        }
        stages = found
    }

    // MARK: Words

    private mutating func note(_ entry: RecordValues.Entry) {
        guard let named = entry.overruled else { return }
        notes.append(
            "見出しは\(named.label.japanese)、セルは「\(HTMLText.joined(entry.cell.text))」（セルの年による） (the cell's year counts)")
    }

    private func source(_ cell: DocumentCell) -> Source { Source(title: cell.place(in: context.file)) }

    private func shown(_ entry: RecordValues.Entry, _ target: Target? = nil) -> String {
        guard values.hasNumbers, let quantity = entry.quantity ?? values.base?.quantity else {
            return entry.reading.text
        }
        if case .within(let half) = target?.bound, let level = target?.level {
            return PlainNumber.text(level - half) + "–" + PlainNumber.text(level + half) + (unit ?? "")
        }
        if let level = target?.level, entry.quantity?.bound == nil {
            return PlainNumber.text(level, decimals: nil) + (unit ?? "")
        }
        let sign =
            switch quantity.bound {
            case nil: ""
            case .atLeast: "≥ "
            case .moreThan: "> "
            case .atMost: "≤ "
            case .lessThan: "< "
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

extension RecordValues.Entry {
    /// The direction that the words beside a target state.
    fileprivate var direction: DirectionSetting? {
        if isKept { return .keepsLevel }
        guard let quantity else { return nil }
        switch (quantity.isToBeKept, quantity.bound) {
        case (true, .atLeast), (true, .moreThan): return .stated(.maintainAtLeast)
        case (true, .atMost), (true, .lessThan): return .stated(.maintainAtMost)
        case (true, nil): return .keepsLevel
        case (false, .atLeast), (false, .moreThan): return .stated(.increase)
        case (false, .atMost), (false, .lessThan): return .stated(.decrease)
        case (false, nil): return nil
        }
    }
}

extension Direction {
    /// The side of a level to keep.
    fileprivate var keeping: Direction {
        switch self {
        case .increase, .maintainAtLeast: .maintainAtLeast
        case .decrease, .maintainAtMost: .maintainAtMost
        case .maintainWithin: .maintainWithin
        }
    }
}

extension Period {
    /// The year at whose end a target for this period is judged: one for the first day of a year belongs to the year before.
    fileprivate var targetYear: FiscalYear? {
        guard let year = ownYear else { return nil }
        if case .date(let date) = self {
            if date == year.firstDay { return year.numbered(year.year - 1) }
            if let calendar = FiscalYear(calendarYear: date.year), date == calendar.lastDay { return calendar }
        }
        return year
    }

    /// Its last day; of an impossible month the first day of time, so that it sorts first.
    fileprivate var lastDay: CalendarDate {
        end ?? CalendarDate(nearestTo: FiscalYear.plausible.lowerBound, month: 1, day: 1)
    }

    /// Whether it ended before the year's end.
    fileprivate func isBefore(_ year: FiscalYear) -> Bool {
        guard let own = YearAxis(firstMonth: year.firstMonth).position(of: self) else { return false }
        return own.fiscalYear < year && lastDay < year.lastDay
    }
}

extension Observation.Value {
    /// The number, whatever is known of it.
    fileprivate var level: Double? {
        switch self {
        case .exact(let value), .atLeast(let value), .moreThan(let value), .atMost(let value), .lessThan(let value):
            value
        case .share: nil
        }
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension Double {
    fileprivate func rounded(toDecimals decimals: Int) -> Double {
        let place = PlainNumber.lastPlace(decimals: -Swift.max(0, decimals))
        return (self * place).rounded() / place
    }
}

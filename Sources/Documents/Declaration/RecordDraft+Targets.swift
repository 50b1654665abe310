import MitoshiPlanning
import MitoshiStatistics

extension RecordDraft {
    mutating func addTarget(_ entry: RecordValues.Entry) {
        guard let goal = goal(entry), let period = period(of: entry) else { return }
        add(goal, of: period, entry)
    }

    private mutating func add(_ goal: WrittenGoal, of period: Period, _ entry: RecordValues.Entry) {
        guard let year = period.targetYear else { return }
        let ahead = year.year - context.today.year
        if ahead > Self.furthest, context.mapping.column(entry.column.header)?.period == nil {
            ask(
                entry,
                "目標の年（\(year.label.japanese)、\(year.year)年）は\(ahead)年先。年は正しいか（正しければ mapping.csv の見出しの行に期間を書く）",
                "a target for \(year.label.english), \(ahead) years ahead: is the year right? If it is, write it beside the header in mapping.csv"
            )
            return
        }
        if let earlier = targets.first(where: { $0.fiscalYear == year }) {
            if earlier.goal != goal.goal || earlier.range != goal.range {
                ask(
                    entry, "\(year.label.japanese)の目標がもう1つある。どちらが正しいか",
                    "there is another target for \(year.label.english): which is right?")
            }
            return
        }
        let target = Target(
            indicatorID: id, fiscalYear: year, goal: goal.goal, range: goal.range, decimals: goal.decimals,
            source: source(entry.cell))
        targets.append(target)
        read.append((entry, .fiscalYear(year), shown(entry, target)))
        note(entry)
        if !entry.reading.remarks.isEmpty || entry.quantity?.isQualified == true || !isPlain(entry) {
            notes.append("\(year.canonicalText): \(HTMLText.joined(entry.cell.text))")
        }
    }

    /// So many years ahead a plan has its targets at most; a later year is a slip of the pen, such as 令和100年度.
    private static let furthest = 60

    private func isPlain(_ entry: RecordValues.Entry) -> Bool {
        if case .change = entry.reading.content { false } else { true }
    }

    private typealias WrittenGoal = (goal: Target.Goal, range: ValueRange?, decimals: Int?)

    private mutating func goal(_ entry: RecordValues.Entry) -> WrittenGoal? {
        switch entry.reading.content {
        case .quantity(let quantity) where values.hasNumbers:
            // What 以上 and 以下 say holds for the whole row, its direction; 超 and 未満 leave out the number itself.
            return (
                .value(quantity.value), quantity.range.leavesOutNumber ? quantity.range : nil, quantity.decimals
            )
        case .words(let words) where !values.hasNumbers: return (.stage(words), nil, nil)
        case .kept:
            if !values.hasNumbers { return (.stage(entry.reading.text), nil, nil) }
            if let base = values.base?.quantity, !base.isBound { return (.value(base.value), nil, base.decimals) }
            ask(entry, "維持する水準（現状値）が読めない。目標はいくらか", "the level to keep isn't known: what is the target?")
        case .change(let change, let isRelative): return changed(change, isRelative, entry)
        case .range(let first, let second): return range(first, second, entry)
        case .quantity: ask(entry, "ほかの値は段階の文章。この数値は何か", "the other values are stages in words: what is this number?")
        case .words: ask(entry, "ほかの値は数値。目標の数値はいくらか", "the other values are numbers: which number is the target?")
        case .unread:
            ask(entry, "数値として読めない。目標の値はいくらか（複数あるときはどれか）", "not one number: what is the target, or which of several?")
        case .failed(let failed): ask(entry, failed)
        case .none: break
        }
        return nil
    }

    /// From one number to another, both included.
    private mutating func range(_ first: Quantity, _ second: Quantity, _ entry: RecordValues.Entry) -> WrittenGoal? {
        guard values.hasNumbers, let range = ValueRange(from: first.range, upTo: second.range) else {
            ask(
                entry, "目標が範囲で書かれている。両端を含む「40～60」の形ならいくらか",
                "a target written as a range: what is it as “40 to 60”, both included?")
            return nil
        }
        return (.value(range.number), range, max(first.decimals, second.decimals))
    }

    /// So much more than the base.
    private mutating func changed(
        _ change: Quantity, _ isRelative: Bool, _ entry: RecordValues.Entry
    ) -> WrittenGoal? {
        guard let base = values.base?.quantity, !base.isBound else {
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
    mutating func addIncrements() {
        let entries = values.entries.filter { $0.role == .increment }
        guard let first = entries.first else { return }
        guard let base = values.base?.quantity, !base.isBound else {
            ask(
                first, "増加分を加えるもとの値がない。目標の値はいくらか",
                "no base value that the increments are added to: what are the targets?")
            return
        }
        var level = base.value
        for entry in entries.sorted(by: { ($0.period?.westernYear ?? 0) < ($1.period?.westernYear ?? 0) }) {
            if case .failed(let failed) = entry.reading.content {
                ask(entry, failed)
                return
            }
            guard let step = entry.quantity, let period = period(of: entry) else {
                ask(entry, "数値として読めない。増加分はいくらか", "not one number: what is the increment?")
                return
            }
            level += step.value
            add((.value(level), nil, max(base.decimals, step.decimals)), of: period, entry)
        }
    }

    mutating func leaveOut(_ entry: RecordValues.Entry) {
        let isPlan = entry.role == .expected && !values.hasTargets
        guard entry.role == .value || isPlan else { return }
        // What isn't over can only be planned.
        let isOver = entry.period?.end.map { $0 <= context.today } ?? false
        questions.append(.roleMissing(entry.column, guess: isOver ? .measured : .target))
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
}

extension Double {
    fileprivate func rounded(toDecimals decimals: Int) -> Double {
        let place = PlainNumber.lastPlace(decimals: -Swift.max(0, decimals))
        return (self * place).rounded() / place
    }
}

import Planning

/// The values of one indicator's row, before it is known whether they are numbers or stages.
struct IndicatorValues {
    /// Where a value stands and what it is for.
    enum Role: Hashable {
        case base(Period)
        case actual(Period)
        case target(FiscalYear)
    }

    struct Entry {
        let role: Role
        /// The period that the column names, where the cell names another, which counts.
        let overruled: Period?
        /// The text without its period.
        let text: String
        let quantity: Quantity?
        let cell: DocumentCell
        let isExpected: Bool

        var isBase: Bool { if case .base = role { true } else { false } }
        var isTarget: Bool { if case .target = role { true } else { false } }
        /// True for a target that says "as it is now".
        var isKept: Bool {
            let words = ["維持", "現状維持", "現状を維持", "現状値を維持", "同水準"]
            return if case .target = role { words.contains(text.withoutWhitespace) } else { false }
        }
    }

    let entries: [Entry]
    /// The unit that all numbers share; empty when none was printed, `nil` for stages.
    let unit: String?

    var numbers: [Double] {
        entries.compactMap { entry in entry.quantity.map { entry.isTarget ? level(of: $0) : $0.value } }
    }
    var base: Entry? { entries.first(where: \.isBase) }

    /// The level that a target's number stands for: with a sign before it, it is a change of the base.
    func level(of target: Quantity) -> Double {
        target.isChange ? (base?.quantity?.value ?? 0) + target.value : target.value
    }

    /// Whether a word beside the values says that they add up over the years: 累計, or 延べ of targets alone.
    var isTotal: Bool {
        let (targets, measured) = (entries.filter(\.isTarget), entries.filter { !$0.isTarget })
        return entries.contains { $0.text.contains("累計") || $0.text.contains("累積") }
            || (targets.contains { $0.text.contains("延べ") } && !measured.contains { $0.text.contains("延べ") })
    }
}

extension IndicatorValues {
    /// Reads the value cells of a record; what can't be read is reported, and the answer is then `nil`.
    init?(_ record: IndicatorRecord, file: String, problems: inout ProblemList) {
        let before = problems.count
        var entries: [Entry] = []
        for (column, cell) in record.cells(where: \.holdsValue) {
            if let entry = Self.entry(column, cell, file, &problems) { entries.append(entry) }
        }
        if entries.isEmpty { problems.add(Self.noValues(record, file)) }
        // With one number among stages, the number is the odd one out; 維持 goes with the base value.
        let hasNumericBase = entries.contains { $0.isBase && $0.quantity != nil }
        let numbers = entries.count { $0.quantity != nil || (hasNumericBase && $0.isKept) }
        let isNumeric = numbers > 0 && 2 * numbers >= entries.count
        var unit = record.cell(.unit).map { HTMLText.joined($0.text).foldingWidth.withoutWhitespace } ?? ""
        for entry in entries {
            if isNumeric {
                Self.check(entry, unit: &unit, hasNumericBase: hasNumericBase, file, &problems)
                if entry.isTarget, entry.quantity?.isChange == true, !hasNumericBase {
                    problems.add(Self.problem(entry, file, Self.levelWithoutBase))
                }
            } else if entry.quantity != nil, numbers < entries.count {
                problems.add(Self.problem(entry, file, Self.stageLikeOthers))
            } else if entry.text.foldingWidth.contains(where: { ("0"..."9").contains($0) }) {
                problems.add(Self.problem(entry, file, Self.numberOrStage))
            }
        }
        guard problems.count == before else { return nil }
        self.entries = entries
        self.unit = isNumeric ? unit : nil
    }

    private static func entry(
        _ column: IndicatorColumn, _ cell: DocumentCell, _ file: String, _ problems: inout ProblemList
    ) -> Entry? {
        do throws(PeriodParser.Failure) {
            let parsed = try BaseCell(cell.text)
            if BaseCell.isNone(parsed.value) { return nil }
            let role: Role
            let named: Period?
            switch column {
            case .target(let year):
                named = .fiscalYear(year)
                role = .target(parsed.period?.ownYear ?? year)
            case .actual(let period):
                named = period
                role = .actual(parsed.period ?? period)
            case .base(let period):
                named = period
                guard let period = parsed.period ?? period else { throw .notAPeriod }
                role = .base(period)
            default: return nil
            }
            let isOther = parsed.period.map { $0.ownYear != named?.ownYear } ?? false
            return Entry(
                role: role, overruled: isOther ? named : nil, text: parsed.value, quantity: Quantity(parsed.value),
                cell: cell,
                isExpected: parsed.isExpected)
        } catch {
            problems.add(
                DocumentProblem(
                    file: file, line: cell.line, column: cell.number, found: .quoted(cell.text),
                    expected: error.expected(withPeriod)))
            return nil
        }
    }

    /// Numbers and stages can't stand in one row, nor numbers of two units.
    private static func check(
        _ entry: Entry, unit: inout String, hasNumericBase: Bool, _ file: String, _ problems: inout ProblemList
    ) {
        let expected: BilingualText
        if let quantity = entry.quantity {
            if unit.isEmpty { unit = quantity.unit }
            if quantity.unit.isEmpty || quantity.unit == unit { return }
            expected = BilingualText(
                japanese: "同じ行のほかの値と同じ単位「\(unit)」", english: "the unit of the row's other values, “\(unit)”")
        } else {
            if entry.isKept, hasNumericBase { return }
            expected = BilingualText(
                japanese: "同じ行のほかの値と同じく数値（例：14,989人）", english: "a number such as 14,989人, like the row's other values")
        }
        problems.add(problem(entry, file, expected))
    }

    private static func problem(_ entry: Entry, _ file: String, _ expected: BilingualText) -> DocumentProblem {
        DocumentProblem(
            file: file, line: entry.cell.line, column: entry.cell.number, found: .quoted(entry.text),
            expected: expected)
    }

    private static let stageLikeOthers = BilingualText(
        japanese: "同じ行のほかの値と同じく段階の文章", english: "a stage in words, like the row's other values")

    private static let levelWithoutBase = BilingualText(
        japanese: "現状値の列（増分を加えるもと）、または増分でない目標値",
        english: "a base value in a column of its own, to which the change is added, or the level to reach")

    private static let numberOrStage = BilingualText(
        japanese: "数値1つ（例：14,989人）、または数字を含まない段階の文章",
        english: "one number such as 14,989人, or a stage in words without digits")

    private static func noValues(_ record: IndicatorRecord, _ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, line: record.cells.first?.line,
            found: BilingualText(japanese: "現状値も目標値もない行", english: "a row with neither base value nor target"),
            expected: BilingualText(japanese: "現状値と目標値", english: "a base value and targets"))
    }

    private static let withPeriod = BilingualText(
        japanese: "年度のある現状値（例：14,989人 (令和2年度)）",
        english: "a base value with its year, such as 14,989人 (令和2年度)")
}

extension IndicatorColumn {
    fileprivate var holdsValue: Bool {
        switch self {
        case .base, .actual, .target: true
        default: false
        }
    }
}

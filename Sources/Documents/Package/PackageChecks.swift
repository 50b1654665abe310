import MitoshiPlanning
import MitoshiStatistics

/// Checks of a package's rows against each other: the plan's own problems, each at its place, and what only files can have.
struct PackageChecks {
    let draft: PackageDraft
    /// Tables of which a row couldn't be read, so that what it would have said isn't missed.
    let incomplete: Set<String>
    private let plan: Plan

    init(draft: PackageDraft, incomplete: Set<String>) {
        self.draft = draft
        self.incomplete = incomplete
        plan = draft.plan
    }

    func run(_ problems: inout ProblemList) {
        let bare = BareYears(of: draft)
        if let problem = bare.problem { problems.add(problem) }
        for problem in plan.problems where !isConsequence(problem.fault) && !bare.explains(problem.fault) {
            if problems.isFull {
                problems.addUnlisted()
            } else if let row = draft.row(of: problem.record) {
                problems.add(located(problem, in: row))
            }
        }
        checkIndicators(&problems)
        checkStageOrders(&problems)
        checkDrivers(&problems)
    }

    // MARK: The plan's problems

    /// True when the problem may only follow from a row that couldn't be read and has been reported.
    private func isConsequence(_ fault: PlanProblem.Fault) -> Bool {
        switch fault {
        case .unknownIndicator: incomplete.contains(PackageTable.indicators.name)
        case .unknownDriver: incomplete.contains(PackageTable.drivers.name)
        case .baseNotMeasured: incomplete.contains(PackageTable.measurements.name)
        case .unknownStage, .stagesMissing: incomplete.contains(PackageTable.stages.name)
        default: false
        }
    }

    private func located(_ problem: PlanProblem, in row: PackageRow) -> DocumentProblem {
        // Without a cell that gives the decimals, the number itself has too many.
        if case .decimals = problem.fault, row.text("decimals").trimmed.isEmpty {
            return row.problem(valueColumn(in: row), expected: Self.fewDigits)
        }
        if case .duplicatePeriod = problem.fault, let twice = twice(problem, in: row) { return twice }
        return row.problem(column(of: problem, in: row), found: problem.found, expected: problem.expected)
    }

    /// A second value of one moment, with the line and the value of the first.
    private func twice(_ problem: PlanProblem, in row: PackageRow) -> DocumentProblem? {
        guard case .measurement(let index) = problem.record else { return nil }
        let second = plan.measurements[index]
        let axis = plan.yearAxes[second.indicatorID] ?? YearAxis()
        let moment = axis.position(of: second.period)
        let first = draft.measurements.first { other in
            other.value.indicatorID == second.indicatorID && other.value.knownOn == second.knownOn
                && axis.position(of: other.value.period) == moment
        }
        guard let first else { return nil }
        let unit = plan.indicators.first { $0.id == second.indicatorID }?.unit
        let (value, other) = (second.value.text(unit: unit), first.value.value.text(unit: unit))
        let found = problem.found
        return row.problem(
            column(of: problem, in: row),
            found: BilingualText(
                japanese: "\(found.japanese)の2つ目の値（\(value.japanese)、\(first.row.line)行目は\(other.japanese)）",
                english:
                    "a second value of \(found.english) (\(value.english); line \(first.row.line) has \(other.english))"
            ),
            expected: problem.expected)
    }

    private static let valueColumns = ["value", "at_least", "more_than", "at_most", "less_than", "numerator"]

    /// The column of the field; a value may stand in one of several.
    private func column(of problem: PlanProblem, in row: PackageRow) -> String {
        problem.field == .value ? valueColumn(in: row) : problem.field.rawValue
    }

    private func valueColumn(in row: PackageRow) -> String {
        Self.valueColumns.first { !row.text($0).isEmpty } ?? PlanProblem.Field.value.rawValue
    }

    // MARK: What only files can have

    private func checkIndicators(_ problems: inout ProblemList) {
        for indicator in draft.indicators {
            if indicator.value.id == EventsTable.everyIndicator {
                problems.add(indicator.row.problem("indicator_id", expected: Self.notEvery))
            }
            let written = indicator.row.text("direction").trimmed.lowercased()
            guard indicator.value.direction == .unstated, !written.isEmpty, incomplete.isEmpty else { continue }
            let readings = plan.direction(of: indicator.value).readings
            let isImplied =
                readings.contains { $0.rawValue == written } || plan.wasImplied(written, for: indicator.value)
            if !isImplied {
                problems.add(
                    indicator.row.problem("direction", expected: Self.implied(readings.count == 1 ? readings[0] : nil)))
            }
        }
    }

    private func checkStageOrders(_ problems: inout ProblemList) {
        var seen: [[String]: Int] = [:]
        for stage in draft.stages {
            let key = [stage.value.indicatorID, String(stage.value.order)]
            if let line = seen[key] { problems.add(stage.row.problem("order", expected: Self.onceOrder(line))) }
            seen[key] = seen[key] ?? stage.row.line
        }
    }

    private func checkDrivers(_ problems: inout ProblemList) {
        var first: [String: DriverRow] = [:]
        var periods: [DriverKey: Int] = [:]
        for row in draft.driverValues {
            let known = first[row.value.id] ?? row.value
            first[row.value.id] = known
            if known.name != row.value.name { problems.add(row.row.problem("name", expected: Self.same(known.name))) }
            if known.unit != row.value.unit { problems.add(row.row.problem("unit", expected: Self.same(known.unit))) }
            guard let value = row.value.value else { continue }
            let key = DriverKey(id: row.value.id, period: value.period, known: value.knownOn?.description)
            if let line = periods[key] { problems.add(row.row.problem("period", expected: Self.oncePeriod(line))) }
            periods[key] = periods[key] ?? row.row.line
        }
    }

    private struct DriverKey: Hashable {
        let id: String
        let period: Period
        let known: String?
    }
}

extension PackageChecks {
    private static let notEvery = BilingualText(
        japanese: "「*」以外の事業番号（「*」はすべての指標を表す）", english: "a number other than “*”, which means all indicators")

    private static let fewDigits = BilingualText(
        japanese: "小数は15桁まで、末尾の0は15個までの数値", english: "a number of at most 15 decimals and 15 zeros at its end")

    private static func implied(_ direction: Direction?) -> BilingualText {
        let implied = direction.map { "\($0.rawValue)" }
        return BilingualText(
            japanese: "空欄" + (implied.map { "、\($0)（名称、現状値と目標値から）" } ?? "") + "、または direction_basis に stated",
            english: "an empty cell" + (implied.map { ", \($0) (as words, base and targets imply)" } ?? "")
                + ", or “stated” as direction_basis")
    }

    private static func onceOrder(_ line: Int) -> BilingualText {
        BilingualText(
            japanese: "指標のなかで重ならない番号（\(line)行目と重複）", english: "a number once for each indicator (line \(line) has it)")
    }

    private static func oncePeriod(_ line: Int) -> BilingualText {
        BilingualText(
            japanese: "期間ごとに1つの値。改定なら known_on に異なる日付（\(line)行目と重複）",
            english: "one value for a period, or another known_on if it is a revision (line \(line) has it)")
    }

    private static func same(_ text: String) -> BilingualText {
        let quoted = BilingualText.quoted(text)
        return BilingualText(
            japanese: "同じ driver_id の最初の行と同じ\(quoted.japanese)",
            english: "\(quoted.english), as in the first row of the driver")
    }
}

extension Plan {
    /// Whether version 0.1.0 wrote this direction for an indicator of which nothing is stated: read off base and final target.
    fileprivate func wasImplied(_ written: String, for indicator: Indicator) -> Bool {
        let targets = targets.filter { $0.indicatorID == indicator.id && $0.level != nil }
        guard let level = targets.max(by: { $0.fiscalYear < $1.fiscalYear })?.level, let base = base(of: indicator)
        else {
            return false
        }
        return written == (level > base ? "increase" : level < base ? "decrease" : WrittenDirection.maintain.rawValue)
    }

    private func base(of indicator: Indicator) -> Double? {
        measurements.last { $0.indicatorID == indicator.id && $0.period == indicator.basePeriod }.flatMap {
            measurement in
            measurement.value.givenNumber
        }
    }
}

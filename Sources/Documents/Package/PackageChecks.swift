import Planning
import Statistics

/// Checks of a package's rows against each other, each problem with its place.
struct PackageChecks {
    let draft: PackageDraft
    private let kinds: [String: IndicatorKind]
    private let stages: [String: [String]]

    init(draft: PackageDraft) {
        self.draft = draft
        kinds = Dictionary(draft.indicators.map { ($0.value.id, $0.value.kind) }) { first, _ in first }
        stages = draft.orderedStages
    }

    func run(_ problems: inout ProblemList) {
        checkIndicators(&problems)
        checkReferences(&problems)
        checkTargets(&problems)
        checkStages(&problems)
        checkMeasurements(&problems)
        checkDrivers(&problems)
    }

    // MARK: Names

    private func checkIndicators(_ problems: inout ProblemList) {
        let drivers = Set(draft.driverValues.map(\.value.id))
        reportRepeats(draft.indicators, column: "indicator_id", Self.once, &problems) { $0.id }
        for indicator in draft.indicators {
            if indicator.value.id == EventsTable.everyIndicator {
                problems.add(indicator.row.problem("indicator_id", expected: Self.notEvery))
            }
            if let driver = indicator.value.driverID, !drivers.contains(driver) {
                problems.add(indicator.row.problem("driver", expected: Self.knownDriver))
            }
            if let lower = indicator.value.supportLower, let upper = indicator.value.supportUpper, lower > upper {
                problems.add(indicator.row.problem("support_upper", expected: Self.notBelowLower))
            }
        }
    }

    private func checkReferences(_ problems: inout ProblemList) {
        let rows =
            draft.targets.map { ($0.value.indicatorID, $0.row) } + draft.stages.map { ($0.value.indicatorID, $0.row) }
            + draft.measurements.map { ($0.value.indicatorID, $0.row) }
            + draft.events.compactMap { event in event.value.indicatorID.map { ($0, event.row) } }
        for (id, row) in rows where kinds[id] == nil {
            problems.add(row.problem("indicator_id", expected: Self.knownIndicator))
        }
    }

    /// Reports every row whose key an earlier row had.
    private func reportRepeats<Value, Key: Hashable>(
        _ rows: [Located<Value>], column: String, _ expected: BilingualText, _ problems: inout ProblemList,
        key: (Value) -> Key?
    ) {
        var seen: [Key: Int] = [:]
        for located in rows {
            guard let key = key(located.value) else { continue }
            if let line = seen[key] {
                let first = BilingualText(
                    japanese: "\(expected.japanese)（\(line)行目と重複）", english: "\(expected.english) (line \(line) has it)"
                )
                problems.add(located.row.problem(column, expected: first))
            } else {
                seen[key] = located.row.line
            }
        }
    }

    // MARK: Values

    private struct Slot: Hashable {
        let id: String
        let year: Int
        let fraction: Double
        let known: CalendarDate?

        init?(_ id: String, _ period: Period, _ known: CalendarDate?) {
            guard let year = period.fiscalYear else { return nil }
            self.id = id
            self.year = year.year
            fraction = period.elapsedFraction
            self.known = known
        }
    }

    private func checkTargets(_ problems: inout ProblemList) {
        reportRepeats(draft.targets, column: "fiscal_year", Self.onceAYear, &problems) {
            [$0.indicatorID, String($0.fiscalYear.year)]
        }
        for target in draft.targets {
            let indicator = draft.indicators.first { $0.value.id == target.value.indicatorID }?.value
            guard let indicator else { continue }
            if let base = indicator.basePeriod?.fiscalYear, target.value.fiscalYear <= base {
                problems.add(target.row.problem("fiscal_year", expected: Self.after(base)))
            }
            switch target.value.goal {
            case .value(let value): checkNumber(value, indicator, target.row, "value", &problems)
            case .stage(let stage): checkStage(stage, indicator, target.row, &problems)
            }
        }
    }

    private func checkMeasurements(_ problems: inout ProblemList) {
        reportRepeats(draft.measurements, column: "period", Self.oncePeriod, &problems) {
            Slot($0.indicatorID, $0.period, $0.knownOn)
        }
        for measurement in draft.measurements {
            let indicator = draft.indicators.first { $0.value.id == measurement.value.indicatorID }?.value
            guard let indicator else { continue }
            switch measurement.value.value {
            case .stage(let stage): checkStage(stage, indicator, measurement.row, &problems)
            case .numeric(let value):
                let (column, number) = Self.column(of: value)
                checkNumber(number, indicator, measurement.row, column, &problems)
            }
        }
    }

    private static func column(of value: Observation.Value) -> (name: String, number: Double?) {
        switch value {
        case .exact(let number): ("value", number)
        case .share: ("numerator", nil)
        case .atLeast(let number): ("at_least", number)
        case .moreThan(let number): ("more_than", number)
        case .atMost(let number): ("at_most", number)
        case .lessThan(let number): ("less_than", number)
        }
    }

    private func checkNumber(
        _ number: Double?, _ indicator: Indicator, _ row: PackageRow, _ column: String, _ problems: inout ProblemList
    ) {
        if indicator.kind == .milestone {
            problems.add(row.problem(column, expected: Self.stageForMilestone))
            return
        }
        guard let number else { return }
        let range = indicator.possibleRange
        if !range.contains(number) { problems.add(row.problem(column, expected: Self.within(range, indicator.kind))) }
    }

    private func checkStages(_ problems: inout ProblemList) {
        reportRepeats(draft.stages, column: "order", Self.onceOrder, &problems) { [$0.indicatorID, String($0.order)] }
        reportRepeats(draft.stages, column: "stage", Self.onceStage, &problems) { [$0.indicatorID, $0.stage] }
    }

    private func checkStage(
        _ stage: String, _ indicator: Indicator, _ row: PackageRow, _ problems: inout ProblemList
    ) {
        if indicator.kind != .milestone {
            problems.add(row.problem("stage", expected: Self.numberForOthers))
        } else if let known = stages[indicator.id], !known.contains(stage) {
            problems.add(row.problem("stage", expected: PackageRow.oneOf(known)))
        } else if stages[indicator.id] == nil {
            problems.add(row.problem("stage", expected: Self.listedStage))
        }
    }

    private func checkDrivers(_ problems: inout ProblemList) {
        reportRepeats(draft.driverValues, column: "period", Self.oncePeriod, &problems) { row in
            row.value.flatMap { Slot(row.id, $0.period, $0.knownOn) }
        }
        var first: [String: DriverRow] = [:]
        for row in draft.driverValues {
            let known = first[row.value.id] ?? row.value
            first[row.value.id] = known
            if known.name != row.value.name { problems.add(row.row.problem("name", expected: Self.same(known.name))) }
            if known.unit != row.value.unit { problems.add(row.row.problem("unit", expected: Self.same(known.unit))) }
        }
    }
}

extension Indicator {
    /// The values that its kind and bounds allow.
    fileprivate var possibleRange: ClosedRange<Double> {
        let isRatio = kind == .share
        let least = supportLower ?? (isRatio || kind.countsThings ? 0 : -.greatestFiniteMagnitude)
        let greatest = supportUpper ?? (isRatio ? 100 : .greatestFiniteMagnitude)
        return least...max(least, greatest)
    }
}

extension IndicatorKind {
    fileprivate var countsThings: Bool {
        switch self {
        case .smallCount, .stock, .cumulativeStock: true
        case .flow, .share, .milestone, .decisionDriven: false
        }
    }
}

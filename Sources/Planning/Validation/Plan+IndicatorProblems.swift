import MitoshiStatistics

extension Plan {
    var indicatorProblems: [PlanProblem] {
        var seen: Set<String> = []
        let grounds = Grounds(of: self)
        return indicators.enumerated().flatMap { row, indicator in
            let isNew = seen.insert(indicator.id).inserted
            let twice: [Finding] = isNew ? [] : [(.indicatorID, .duplicateID(indicator.id))]
            return (twice + faults(of: indicator, grounds)).map { PlanProblem(.indicator(row), $0.0, $0.1) }
        }
    }

    private typealias Finding = (PlanProblem.Field, PlanProblem.Fault)

    /// What the other tables say of each indicator, sorted once.
    private struct Grounds {
        let axes: [String: YearAxis]
        let periods: [String: [Period]]
        let targets: [String: [Target]]
        let drivers: Set<String>

        init(of plan: Plan) {
            axes = plan.yearAxes
            periods = Dictionary(grouping: plan.measurements, by: \.indicatorID).mapValues { $0.map(\.period) }
            targets = Dictionary(grouping: plan.targets, by: \.indicatorID)
            drivers = Set(plan.drivers.map(\.id))
        }
    }

    private func faults(of indicator: Indicator, _ grounds: Grounds) -> [Finding] {
        var findings: [Finding] = []
        if indicator.id.isEmpty { findings.append((.indicatorID, .emptyID)) }
        let support = indicator.support
        if !(support.lower <= support.upper) {
            findings.append((.supportLower, .emptySupport(lower: support.lower, upper: support.upper)))
        }
        if !(indicator.weight >= 0 && indicator.weight.isFinite) {
            findings.append((.weight, .weight(indicator.weight)))
        }
        if let fault = toleranceFault(of: indicator, grounds) { findings.append((.tolerance, fault)) }
        if let driver = indicator.driverID, !grounds.drivers.contains(driver) {
            findings.append((.driver, .unknownDriver(driver)))
        }
        if let fault = baseFault(of: indicator, grounds) { findings.append((.basePeriod, fault)) }
        if indicator.kind == .milestone, stages[indicator.id]?.isEmpty ?? true {
            findings.append((.stage, .stagesMissing))
        }
        return findings
    }

    private func baseFault(of indicator: Indicator, _ grounds: Grounds) -> PlanProblem.Fault? {
        guard let period = indicator.basePeriod else { return nil }
        if case .monthsToDate = period { return .partialYear(period) }
        let axis = grounds.axes[indicator.id] ?? yearAxis(of: indicator)
        guard let position = axis.position(of: period) else { return .implausiblePeriod(period) }
        let isMeasured = grounds.periods[indicator.id]?.contains { axis.position(of: $0) == position } ?? false
        return isMeasured ? nil : .baseNotMeasured(period)
    }

    /// A tolerance as large as the level itself would let anything count as kept.
    private func toleranceFault(of indicator: Indicator, _ grounds: Grounds) -> PlanProblem.Fault? {
        guard let tolerance = indicator.tolerance else { return nil }
        let largest = grounds.targets[indicator.id]?.compactMap(\.level).map(abs).max()
        let isUsable = tolerance >= 0 && tolerance.isFinite && largest.map { tolerance < $0 || $0 == 0 } ?? true
        return isUsable ? nil : .tolerance(tolerance, largestTarget: largest)
    }

    var stageProblems: [PlanProblem] {
        let known = indicatorsByID
        return stages.sorted { $0.key < $1.key }.flatMap { id, names -> [PlanProblem] in
            let record = PlanProblem.Record.stages(indicatorID: id)
            guard let indicator = known[id] else { return [PlanProblem(record, .indicatorID, .unknownIndicator(id))] }
            var seen: Set<String> = []
            let twice = names.filter { !seen.insert($0).inserted }.map {
                PlanProblem(record, .stage, .duplicateStage($0))
            }
            guard indicator.kind == .milestone || names.isEmpty else {
                return [PlanProblem(record, .indicatorID, .stagesOfNumber(indicator.kind))] + twice
            }
            return twice
        }
    }

    var eventProblems: [PlanProblem] {
        let known = indicatorsByID
        return events.enumerated().flatMap { row, event in
            var problems: [PlanProblem] = []
            if let id = event.indicatorID, known[id] == nil {
                problems.append(PlanProblem(.event(row), .indicatorID, .unknownIndicator(id)))
            }
            if event.to < event.from {
                problems.append(PlanProblem(.event(row), .from, .yearsReversed(from: event.from, to: event.to)))
            }
            if let decay = event.decay, !((0...1).contains(decay) && event.effect == .temporary) {
                problems.append(PlanProblem(.event(row), .decay, .decay(decay, event.effect)))
            }
            return problems
        }
    }

    var earlierTargetProblems: [PlanProblem] {
        struct Key: Hashable {
            let id: String
            let year: FiscalYear
        }
        let known = indicatorsByID
        var seen: Set<Key> = []
        return earlierTargets.enumerated().flatMap { row, target -> [PlanProblem] in
            var problems: [PlanProblem] = []
            func add(_ field: PlanProblem.Field, _ fault: PlanProblem.Fault) {
                problems.append(PlanProblem(.earlierTarget(row), field, fault))
            }
            guard let indicator = known[target.indicatorID] else {
                return [PlanProblem(.earlierTarget(row), .indicatorID, .unknownIndicator(target.indicatorID))]
            }
            if !seen.insert(Key(id: target.indicatorID, year: target.fiscalYear)).inserted {
                add(.fiscalYear, .duplicateTarget(target.fiscalYear))
            }
            for (field, level) in [(PlanProblem.Field.target, target.level), (.actual, target.actual)] {
                guard let level, !indicator.support.contains(level) else { continue }
                add(field, level.isFinite ? .outsideSupport(level, indicator.support) : .notFinite)
            }
            return problems
        }
    }

    var comparableProblems: [PlanProblem] {
        let known = indicatorsByID
        return comparables.enumerated().compactMap { row, value in
            known[value.indicatorID] == nil
                ? PlanProblem(.comparable(row), .indicatorID, .unknownIndicator(value.indicatorID))
                : value.value.isFinite ? nil : PlanProblem(.comparable(row), .value, .notFinite)
        }
    }

    var driverProblems: [PlanProblem] {
        var seen: Set<String> = []
        return drivers.enumerated().flatMap { row, driver -> [PlanProblem] in
            var problems: [PlanProblem] = []
            if driver.id.isEmpty { problems.append(PlanProblem(.driver(row), .driverID, .emptyID)) }
            if !seen.insert(driver.id).inserted {
                problems.append(PlanProblem(.driver(row), .driverID, .duplicateID(driver.id)))
            }
            return problems
                + driver.values.enumerated().flatMap { index, value in
                    let record = PlanProblem.Record.driverValue(driver: row, value: index)
                    let number = value.value.isFinite ? [] : [PlanProblem(record, .value, .notFinite)]
                    let period =
                        YearAxis().position(of: value.period) == nil
                        ? [PlanProblem(record, .period, .implausiblePeriod(value.period))] : []
                    let months =
                        if case .monthsToDate = value.period {
                            [PlanProblem(record, .period, .partialYear(value.period))]
                        } else { [PlanProblem]() }
                    return period + months + number
                }
        }
    }
}

extension Plan {
    /// Where a measured value of the plan comes from; `nil` for other records.
    public func source(of record: PlanProblem.Record) -> Source? {
        if case .measurement(let index) = record { measurements[index].source } else { nil }
    }
}

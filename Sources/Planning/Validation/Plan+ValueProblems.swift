import MitoshiStatistics

extension Plan {
    var targetProblems: [PlanProblem] {
        let (known, axes) = (indicatorsByID, yearAxes)
        var seen: Set<TargetKey> = []
        return targets.enumerated().flatMap { row, target in
            guard let indicator = known[target.indicatorID] else {
                return [PlanProblem(.target(row), .indicatorID, .unknownIndicator(target.indicatorID))]
            }
            var problems: [PlanProblem] = []
            if !seen.insert(TargetKey(indicatorID: target.indicatorID, year: target.fiscalYear)).inserted {
                problems.append(PlanProblem(.target(row), .fiscalYear, .duplicateTarget(target.fiscalYear)))
            }
            let axis = axes[indicator.id] ?? YearAxis()
            if target.fiscalYear.firstMonth != axis.firstMonth {
                let like = axis.year(sharingMostWith: target.fiscalYear) ?? target.fiscalYear
                problems.append(
                    PlanProblem(.target(row), .fiscalYear, .yearOfAnotherSort(target.fiscalYear, like: like)))
            } else if let base = indicator.basePeriod.flatMap(axis.position)?.fiscalYear, target.fiscalYear <= base {
                let fault = PlanProblem.Fault.targetNotAfterBase(target: target.fiscalYear, base: base)
                problems.append(PlanProblem(.target(row), .fiscalYear, fault))
            }
            if let decimals = target.decimals, !Indicator.printableDecimals.contains(decimals) {
                problems.append(PlanProblem(.target(row), .decimals, .decimals(decimals)))
            }
            return problems + faults(of: target, indicator).map { PlanProblem(.target(row), $0.0, $0.1) }
        }
    }

    private struct TargetKey: Hashable {
        let indicatorID: String
        let year: FiscalYear
    }

    private func faults(of target: Target, _ indicator: Indicator) -> [(PlanProblem.Field, PlanProblem.Fault)] {
        switch target.goal {
        case .stage(let stage): return fault(ofStage: stage, indicator).map { [(.stage, $0)] } ?? []
        case .value(let value):
            let found =
                fault(ofNumber: value, indicator) ?? target.range.flatMap { fault(ofRange: $0, indicator) }
            return found.map { [(.value, $0)] } ?? []
        }
    }

    private func fault(ofRange range: ValueRange, _ indicator: Indicator) -> PlanProblem.Fault? {
        guard let isAtLeast = range.isAtLeast else {
            return range.bounds.lazy.compactMap { fault(ofNumber: $0.number, indicator) }.first
        }
        let end = isAtLeast ? indicator.support.upper : indicator.support.lower
        if range.leavesOutNumber, range.number == end { return .metByNothing(range, indicator.support) }
        guard case .stated(let direction) = indicator.direction, direction != .maintainWithin,
            direction.isAtLeast != isAtLeast
        else { return nil }
        return .boundAgainstDirection(range, direction)
    }

    private func fault(ofStage stage: String, _ indicator: Indicator) -> PlanProblem.Fault? {
        guard indicator.kind == .milestone else { return .stageForNumber(stage) }
        return stages[indicator.id]?.contains(stage) ?? true ? nil : .unknownStage(stage)
    }

    private func fault(ofNumber value: Double, _ indicator: Indicator) -> PlanProblem.Fault? {
        guard value.isFinite else { return .notFinite }
        guard indicator.kind != .milestone else { return .numberForMilestone(NumberText.exact(value)) }
        return indicator.support.contains(value) ? nil : .outsideSupport(value, indicator.support)
    }

    var measurementProblems: [PlanProblem] {
        let (known, axes) = (indicatorsByID, yearAxes)
        var latest: [String: Set<MeasurementKey>] = [:]
        return measurements.enumerated().flatMap { row, measurement in
            guard let indicator = known[measurement.indicatorID] else {
                return [PlanProblem(.measurement(row), .indicatorID, .unknownIndicator(measurement.indicatorID))]
            }
            let axis = axes[indicator.id] ?? YearAxis()
            let faults = faults(of: measurement, indicator, on: axis)
            guard let position = axis.position(of: measurement.period) else {
                return faults.map { PlanProblem(.measurement(row), $0.0, $0.1) }
            }
            let key = MeasurementKey(position: position, knownOn: measurement.knownOn)
            let isNew = latest[measurement.indicatorID, default: []].insert(key).inserted
            let twice = isNew ? [] : [PlanProblem(.measurement(row), .period, .duplicatePeriod(measurement.period))]
            return twice + faults.map { PlanProblem(.measurement(row), $0.0, $0.1) }
        }
    }

    private struct MeasurementKey: Hashable {
        let position: YearAxis.Position
        let knownOn: CalendarDate?
    }

    private func faults(
        of measurement: IndicatorMeasurement, _ indicator: Indicator, on axis: YearAxis
    ) -> [(PlanProblem.Field, PlanProblem.Fault)] {
        var faults: [(PlanProblem.Field, PlanProblem.Fault)] = []
        let period = measurement.period
        let position = axis.position(of: period)
        if case .monthsToDate(let year, _) = period {
            if !indicator.isYearlyTotal {
                faults.append((.period, .monthsOfLevel(period, indicator.kind)))
            } else if year.firstMonth != axis.firstMonth {
                faults.append((.period, .partialYear(period)))
            }
        } else if position == nil {
            faults.append((.period, .implausiblePeriod(period)))
        } else if indicator.isYearlyTotal, position?.isYearEnd == false {
            faults.append((.period, .partialYear(period)))
        }
        if let known = measurement.knownOn, let start = period.start, known < start {
            faults.append((.knownOn, .knownBeforePeriod(known, period)))
        }
        if let decimals = measurement.decimals, !Indicator.printableDecimals.contains(decimals) {
            faults.append((.decimals, .decimals(decimals)))
        }
        switch measurement.value {
        case .stage(let stage):
            if let fault = fault(ofStage: stage, indicator) { faults.append((.stage, fault)) }
        case .numeric(let value):
            if let fault = fault(of: value, indicator) { faults.append((.value, fault)) }
        }
        return faults
    }

    private func fault(of value: ValueRange, _ indicator: Indicator) -> PlanProblem.Fault? {
        guard let counts = value.counts else {
            return value.bounds.lazy.compactMap { fault(ofNumber: $0.number, indicator) }.first
        }
        guard indicator.kind == .share else { return .countsForOtherKind(indicator.kind) }
        return counts.areShare
            ? nil : .impossibleShare(numerator: counts.numerator, denominator: counts.denominator)
    }
}

extension Period {
    /// The first day of the period; `nil` for a month outside 1 … 12.
    fileprivate var start: CalendarDate? {
        switch self {
        case .fiscalYear(let year): year.firstDay
        case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)
        case .date(let date): date
        case .monthsToDate(let year, _): year.firstDay
        }
    }
}

import MitoshiStatistics

extension Plan {
    /// The years of an indicator: those of its last target; without one those of its values; else the plan's fiscal years.
    public func yearAxis(of indicator: Indicator) -> YearAxis {
        let target = targets.lazy.filter { $0.indicatorID == indicator.id }.map(\.fiscalYear).max()
        let value = measurements.lazy.filter { $0.indicatorID == indicator.id }.compactMap(\.period.namedYear).first
        return yearAxis(of: indicator, lastTarget: target, firstValue: value)
    }

    private func yearAxis(of indicator: Indicator, lastTarget: FiscalYear?, firstValue: FiscalYear?) -> YearAxis {
        let year = lastTarget ?? indicator.basePeriod?.namedYear ?? firstValue
        return YearAxis(
            firstMonth: year?.firstMonth ?? declaration.fiscalYearBegins, holdsTotals: indicator.isYearlyTotal)
    }

    /// The years of every indicator, by its number: found in one go through targets and values.
    public var yearAxes: [String: YearAxis] {
        var (targetYears, valueYears): ([String: FiscalYear], [String: FiscalYear]) = ([:], [:])
        for target in targets {
            targetYears[target.indicatorID] = max(
                targetYears[target.indicatorID] ?? target.fiscalYear, target.fiscalYear)
        }
        for measurement in measurements where valueYears[measurement.indicatorID] == nil {
            valueYears[measurement.indicatorID] = measurement.period.namedYear
        }
        let axes = indicators.map { indicator in
            let id = indicator.id
            return (id, yearAxis(of: indicator, lastTarget: targetYears[id], firstValue: valueYears[id]))
        }
        return Dictionary(axes) { first, _ in first }
    }

    /// The events that are declared for an indicator, in its own years.
    func events(of indicator: Indicator, on axis: YearAxis) -> [ShockEvent] {
        events.filter { $0.indicatorID == nil || $0.indicatorID == indicator.id }.map { $0.placed(on: axis) }
    }

    /// An indicator's targets that came due before, in its own years.
    func earlierTargets(of indicator: Indicator, on axis: YearAxis) -> [EarlierTarget] {
        earlierTargets.filter { $0.indicatorID == indicator.id }.changing {
            // The day on which its own year ended stays that on which the result was known.
            $0.knownOn = $0.knownFrom
            $0.fiscalYear = $0.fiscalYear.placed(on: axis)
        }
    }

    /// Other places' values of an indicator, in its own years.
    func comparables(of indicator: Indicator, on axis: YearAxis) -> [ComparableValue] {
        comparables.filter { $0.indicatorID == indicator.id }.changing {
            $0.knownOn = $0.knownFrom
            $0.fiscalYear = $0.fiscalYear.placed(on: axis)
        }
    }

    /// The plan where `firstMonth` begins every fiscal year; calendar years stay as they are.
    public func withFiscalYears(beginning firstMonth: Int) -> Plan {
        guard firstMonth != FiscalYear.usualFirstMonth else { return self }
        func begin(_ year: inout FiscalYear) { year = year.withFiscalYears(beginning: firstMonth) }
        func begin(_ period: inout Period) { period = period.withFiscalYears(beginning: firstMonth) }
        var plan = self
        plan.indicators = indicators.changing {
            $0.basePeriod = $0.basePeriod?.withFiscalYears(beginning: firstMonth)
        }
        plan.targets = targets.changing { begin(&$0.fiscalYear) }
        plan.measurements = measurements.changing { begin(&$0.period) }
        plan.drivers = drivers.changing { $0.values = $0.values.changing { begin(&$0.period) } }
        plan.events = events.map { $0.withFiscalYears(beginning: firstMonth) }
        plan.earlierTargets = earlierTargets.changing { begin(&$0.fiscalYear) }
        plan.comparables = comparables.changing { begin(&$0.fiscalYear) }
        return plan
    }
}

extension ShockEvent {
    /// The event where `firstMonth` begins its fiscal years.
    public func withFiscalYears(beginning firstMonth: Int) -> ShockEvent {
        with(from.withFiscalYears(beginning: firstMonth), to.withFiscalYears(beginning: firstMonth))
    }

    fileprivate func placed(on axis: YearAxis) -> ShockEvent { with(from.placed(on: axis), to.placed(on: axis)) }

    private func with(_ from: FiscalYear, _ to: FiscalYear) -> ShockEvent {
        var event = self
        (event.from, event.to) = (from, to)
        return event
    }
}

extension FiscalYear {
    fileprivate func placed(on axis: YearAxis) -> FiscalYear { axis.year(sharingMostWith: self) ?? self }
}

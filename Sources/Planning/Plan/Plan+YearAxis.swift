import MitoshiStatistics

extension Plan {
    /// The years of an indicator: those of its last target; without one those of its values; else the plan's fiscal years.
    public func yearAxis(of indicator: Indicator) -> YearAxis {
        let target = targets.lazy.filter { $0.indicatorID == indicator.id }.map(\.fiscalYear).max()
        let year =
            target ?? indicator.basePeriod?.namedYear
            ?? measurements.lazy.filter { $0.indicatorID == indicator.id }.compactMap(\.period.namedYear).first
        return YearAxis(
            firstMonth: year?.firstMonth ?? declaration.fiscalYearBegins, holdsTotals: indicator.isYearlyTotal)
    }

    /// The years of every indicator, by its number.
    public var yearAxes: [String: YearAxis] {
        Dictionary(indicators.map { ($0.id, yearAxis(of: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The events that are declared for an indicator, in its own years.
    func events(of indicator: Indicator, on axis: YearAxis) -> [ShockEvent] {
        events.filter { $0.indicatorID == nil || $0.indicatorID == indicator.id }.map { $0.placed(on: axis) }
    }

    /// An indicator's targets that came due before, in its own years.
    func earlierTargets(of indicator: Indicator, on axis: YearAxis) -> [EarlierTarget] {
        earlierTargets.filter { $0.indicatorID == indicator.id }.map { $0.placed(on: axis) }
    }

    /// Other places' values of an indicator, in its own years.
    func comparables(of indicator: Indicator, on axis: YearAxis) -> [ComparableValue] {
        comparables.filter { $0.indicatorID == indicator.id }.map { $0.placed(on: axis) }
    }

    /// The plan where `firstMonth` begins every fiscal year; calendar years stay as they are.
    public func withFiscalYears(beginning firstMonth: Int) -> Plan {
        guard firstMonth != FiscalYear.usualFirstMonth else { return self }
        var plan = self
        for index in indicators.indices {
            plan.indicators[index].basePeriod = indicators[index].basePeriod?.withFiscalYears(beginning: firstMonth)
        }
        plan.targets = targets.map { $0.withYear($0.fiscalYear.withFiscalYears(beginning: firstMonth)) }
        plan.measurements = measurements.map { $0.withPeriod($0.period.withFiscalYears(beginning: firstMonth)) }
        plan.drivers = drivers.map { driver in
            Driver(
                id: driver.id, name: driver.name, unit: driver.unit,
                values: driver.values.map { $0.withPeriod($0.period.withFiscalYears(beginning: firstMonth)) })
        }
        plan.events = events.map { $0.withFiscalYears(beginning: firstMonth) }
        plan.earlierTargets = earlierTargets.map { $0.withYear($0.fiscalYear.withFiscalYears(beginning: firstMonth)) }
        plan.comparables = comparables.map { $0.withYear($0.fiscalYear.withFiscalYears(beginning: firstMonth)) }
        return plan
    }
}

extension Target {
    fileprivate func withYear(_ year: FiscalYear) -> Target {
        Target(
            indicatorID: indicatorID, fiscalYear: year, goal: goal, bound: bound, decimals: decimals,
            isDecided: isDecided,
            source: source)
    }
}

extension IndicatorMeasurement {
    fileprivate func withPeriod(_ period: Period) -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: indicatorID, period: period, value: value, isDerived: isDerived, knownOn: knownOn,
            decimals: decimals, source: source, note: note)
    }
}

extension DriverValue {
    fileprivate func withPeriod(_ period: Period) -> DriverValue {
        DriverValue(period: period, value: value, knownOn: knownOn, source: source)
    }
}

extension ShockEvent {
    /// The event where `firstMonth` begins its fiscal years.
    public func withFiscalYears(beginning firstMonth: Int) -> ShockEvent {
        withYears(from.withFiscalYears(beginning: firstMonth), to.withFiscalYears(beginning: firstMonth))
    }

    fileprivate func placed(on axis: YearAxis) -> ShockEvent {
        withYears(from.placed(on: axis), to.placed(on: axis))
    }

    private func withYears(_ from: FiscalYear, _ to: FiscalYear) -> ShockEvent {
        ShockEvent(
            indicatorID: indicatorID, from: from, to: to, effect: effect, decay: decay, reason: reason,
            levelBefore: levelBefore)
    }
}

extension EarlierTarget {
    fileprivate func placed(on axis: YearAxis) -> EarlierTarget {
        // The day on which its own year ended stays that on which the result was known.
        withYear(fiscalYear.placed(on: axis), knownOn: knownOn ?? fiscalYear.lastDay)
    }

    fileprivate func withYear(_ year: FiscalYear) -> EarlierTarget { withYear(year, knownOn: knownOn) }

    private func withYear(_ year: FiscalYear, knownOn: CalendarDate?) -> EarlierTarget {
        EarlierTarget(
            indicatorID: indicatorID, fiscalYear: year, level: level, actual: actual, knownOn: knownOn, source: source,
            note: note)
    }
}

extension ComparableValue {
    fileprivate func placed(on axis: YearAxis) -> ComparableValue {
        withYear(fiscalYear.placed(on: axis), knownOn: knownOn ?? fiscalYear.lastDay)
    }

    fileprivate func withYear(_ year: FiscalYear) -> ComparableValue { withYear(year, knownOn: knownOn) }

    private func withYear(_ year: FiscalYear, knownOn: CalendarDate?) -> ComparableValue {
        ComparableValue(
            seriesID: seriesID, place: place, indicatorID: indicatorID, unit: unit, fiscalYear: year, value: value,
            knownOn: knownOn, source: source, note: note)
    }
}

extension FiscalYear {
    fileprivate func placed(on axis: YearAxis) -> FiscalYear { axis.year(sharingMostWith: self) ?? self }
}

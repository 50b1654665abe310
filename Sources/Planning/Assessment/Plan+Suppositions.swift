import MitoshiStatistics

/// What a plan makes of supposed values.
extension Plan {
    /// The plan with the supposed values in place of measurements of the same indicator and moment, known on `date`.
    func supposing(_ suppositions: [Supposition], on date: CalendarDate) -> Plan {
        guard !suppositions.isEmpty else { return self }
        let axes = yearAxes
        func moment(_ id: String, _ period: Period) -> YearAxis.Position? {
            (axes[id] ?? YearAxis()).position(of: period)
        }
        let kept = measurements.filter { measurement in
            !suppositions.contains {
                $0.indicatorID == measurement.indicatorID
                    && moment($0.indicatorID, $0.period) == moment($0.indicatorID, measurement.period)
            }
        }
        let supposed = suppositions.map {
            IndicatorMeasurement(indicatorID: $0.indicatorID, period: $0.period, value: $0.value, knownOn: date)
        }
        var plan = self
        plan.measurements = kept + supposed
        return plan
    }

    /// - Throws: ``AssessmentError`` where the value can't be one of the indicator's.
    func checkSort(of supposition: Supposition) throws(AssessmentError) {
        let indicator = indicators.first { $0.id == supposition.indicatorID }
        guard supposition.value.isStage == (indicator?.kind == .milestone) else {
            throw .suppositionOfAnotherSort(supposition.indicatorID)
        }
        if case .monthsToDate = supposition.period, indicator?.isYearlyTotal == false {
            throw .supposedMonthsOfLevel(supposition.indicatorID)
        }
        if let indicator, let year = supposition.period.namedYear {
            let axis = yearAxis(of: indicator)
            guard year.firstMonth == axis.firstMonth else {
                let like = axis.year(sharingMostWith: year) ?? year
                throw .supposedYearOfAnotherSort(indicator.id, period: supposition.period, like: like)
            }
        }
    }

    /// Months to date that would change nothing are refused: whoever supposes them expects an answer to them.
    ///
    /// - Throws: ``AssessmentError`` naming what says more.
    func checkUse(of supposition: Supposition, on date: CalendarDate) throws(AssessmentError) {
        let (id, period) = (supposition.indicatorID, supposition.period)
        guard case .monthsToDate(let year, let count) = period else { return }
        let superior = measurements.first { other in
            other.indicatorID == id && other.isVisible(on: date)
                && other.saysMore(than: count, monthsOf: year)
        }
        if let superior { throw .supposedMonthsSuperseded(id, period: period, by: superior.period) }
        let last = targets.filter { $0.indicatorID == id }.map(\.fiscalYear).max()
        if let last, year > last { throw .supposedMonthsAfterTargets(id, period: period) }
    }
}

extension IndicatorMeasurement {
    /// Whether this value of a yearly total makes one of `count` months of `year` useless.
    fileprivate func saysMore(than count: Int, monthsOf year: FiscalYear) -> Bool {
        if case .monthsToDate(year, let months) = period { return months > count }
        let axis = YearAxis(firstMonth: year.firstMonth, holdsTotals: true)
        guard value.givenNumber != nil, let own = axis.position(of: period), own.isYearEnd, !own.isBorrowed
        else { return false }
        return own.fiscalYear >= year
    }
}

extension IndicatorMeasurement.Value {
    fileprivate var isStage: Bool { if case .stage = self { true } else { false } }
}

package import MitoshiStatistics

/// What is wrong with a list of interventions beside what ``FundingError`` names.
package enum InterventionError: Error, Hashable, Sendable {
    case funding(FundingError)
    case unknownIndicator(intervention: String, indicator: String)
    /// Not low ≤ mode ≤ high, all finite.
    case invalidEffect(intervention: String, indicator: String)
    /// The most likely cost lies outside its own range, or the range below 0.
    case invalidCostRange(intervention: String)
    /// No indicator has a target in the year asked for.
    case noTargets(FiscalYear, years: [FiscalYear])
    case statistics(StatisticsError)
}

extension Intervention {
    /// - Throws: ``InterventionError`` naming the first thing that is wrong.
    func check(among indicators: Set<String>) throws(InterventionError) {
        guard costRange.lowerBound >= 0, costRange.contains(cost) else {
            throw cost >= 0 ? .invalidCostRange(intervention: id) : .funding(.invalidCost(of: id, found: cost))
        }
        for effect in effects {
            guard indicators.contains(effect.indicatorID) else {
                throw .unknownIndicator(intervention: id, indicator: effect.indicatorID)
            }
            let isOrdered = effect.low <= effect.mode && effect.mode <= effect.high
            guard isOrdered, effect.low.isFinite, effect.high.isFinite else {
                throw .invalidEffect(intervention: id, indicator: effect.indicatorID)
            }
        }
    }

    /// How many units of the effect's amount have come together at the end of `year`: years for a yearly effect, 1 or 0 for
    /// one that comes once.
    func reach(of effect: Effect, in year: FiscalYear, from date: CalendarDate) -> Double {
        let axis = YearAxis(firstMonth: year.firstMonth)
        let begin = axis.timeAtStart(of: max(start ?? date, date)) + Double(leadMonths) / 12
        let years = max(0, Double(year.year) - begin)
        switch effect.unit {
        case .perYear: return years
        case .once: return years > 0 ? 1 : 0
        }
    }
}

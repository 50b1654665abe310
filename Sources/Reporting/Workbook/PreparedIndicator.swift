import MitoshiPlanning
import MitoshiStatistics

/// What takes time to work out of one indicator: everything that asks its distributions.
struct PreparedIndicator {
    /// Of the last target; `nil` where that isn't a number, and where nothing can be said.
    let planner: (whatIf: WhatIf, table: [DistributionRow], median: Double?)?
    let chart: Chart?
    let forecasts: Table
    let indices: IndexBlock

    init(_ indicator: IndicatorAssessment, of assessment: PlanAssessment, in language: Language) throws(StatisticsError)
    {
        if let answer = indicator.targets.last, answer.target.level != nil,
            let whatIf = indicator.whatIf(on: answer, asOf: assessment.asOf)
        {
            // Of the forecast, as in every other table: what is expected doesn't depend on how targets fare.
            let median = answer.distribution?.finiteQuantile(0.5)
            planner = (whatIf, DistributionRow.rows(of: try whatIf.table()), median)
        } else {
            planner = nil
        }
        chart = FanChart(indicator, events: assessment.plan.events, in: language).chart
        forecasts = IndicatorForecastTable(indicator, in: language).table
        indices = IndexBlock(IndexTable(indicator, in: language).table, in: language)
    }

    /// In the plan's order; several at once, since quantiles take their time.
    static func all(
        of assessment: PlanAssessment, in language: Language
    ) throws(StatisticsError) -> [PreparedIndicator] {
        let results = assessment.indicators.concurrentMap { _, indicator in
            Result { () throws(StatisticsError) in try PreparedIndicator(indicator, of: assessment, in: language) }
        }
        var prepared: [PreparedIndicator] = []
        for result in results { prepared.append(try result.get()) }
        return prepared
    }
}

import MitoshiPlanning
import MitoshiStatistics

/// What takes time to work out of one indicator: everything that asks its distributions.
struct PreparedIndicator {
    /// By target, numeric targets only; `nil` where nothing can be said.
    let whatIfs: [FiscalYear: (whatIf: WhatIf, table: [DistributionRow], median: Double?)]
    let chart: Chart?
    let forecasts: Table
    let indices: IndexBlock

    init(_ indicator: IndicatorAssessment, of assessment: PlanAssessment, in language: Language) throws(StatisticsError)
    {
        var whatIfs: [FiscalYear: (whatIf: WhatIf, table: [DistributionRow], median: Double?)] = [:]
        for answer in indicator.targets where answer.target.level != nil {
            guard let whatIf = indicator.whatIf(on: answer, asOf: assessment.asOf) else { continue }
            // Of the forecast, as in every other table: what is expected doesn't depend on how targets fare.
            let median = answer.distribution?.finiteQuantile(0.5)
            whatIfs[answer.target.fiscalYear] = (
                whatIf, DistributionRow.rows(of: try whatIf.table()), median
            )
        }
        self.whatIfs = whatIfs
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

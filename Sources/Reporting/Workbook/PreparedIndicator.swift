import Dispatch
import Planning
import Statistics
import Synchronization

/// What takes time to work out of one indicator: everything that asks its distributions.
struct PreparedIndicator {
    /// By target, numeric targets only; `nil` where nothing can be said.
    let whatIfs: [FiscalYear: (whatIf: WhatIf, table: DistributionTable, median: Double?)]
    let chart: Chart?
    let forecasts: Table

    init(_ indicator: IndicatorAssessment, of assessment: PlanAssessment, in language: Language) throws(StatisticsError)
    {
        var whatIfs: [FiscalYear: (whatIf: WhatIf, table: DistributionTable, median: Double?)] = [:]
        for answer in indicator.targets where answer.target.level != nil {
            guard let whatIf = indicator.whatIf(on: answer, asOf: assessment.asOf) else { continue }
            whatIfs[answer.target.fiscalYear] = (whatIf, try whatIf.table(), whatIf.distribution.finiteQuantile(0.5))
        }
        self.whatIfs = whatIfs
        chart = FanChart(indicator, events: assessment.plan.events, in: language).chart
        forecasts = IndicatorForecastTable(indicator, in: language).table
    }

    /// In the plan's order; several at once, since quantiles take their time.
    static func all(
        of assessment: PlanAssessment, in language: Language
    ) throws(StatisticsError) -> [PreparedIndicator] {
        let indicators = assessment.indicators
        let results = Mutex([Result<PreparedIndicator, StatisticsError>?](repeating: nil, count: indicators.count))
        DispatchQueue.concurrentPerform(iterations: indicators.count) { index in
            let result = Result { () throws(StatisticsError) in
                try PreparedIndicator(indicators[index], of: assessment, in: language)
            }
            results.withLock { $0[index] = result }
        }
        var prepared: [PreparedIndicator] = []
        for result in results.withLock({ $0.compactMap(\.self) }) { prepared.append(try result.get()) }
        return prepared
    }
}

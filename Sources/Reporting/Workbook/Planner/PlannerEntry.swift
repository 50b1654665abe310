import MitoshiPlanning
import MitoshiStatistics

/// One row of the planner sheet: one numeric target with all that its formulas need.
struct PlannerEntry {
    let indicator: IndicatorAssessment
    /// The indicator's place in the plan.
    let indicatorIndex: Int
    let answer: TargetAssessment
    /// The declared value.
    let level: Double
    /// Its row in the planner sheet and in the sheet of calculations, from 0.
    let row: Int
    /// The row with the same indicator's first target.
    let firstRow: Int
    /// How the chance changes; `nil` where nothing can be said or an observed value has decided.
    let whatIf: WhatIf?
    /// The distribution function that the chance of every level is looked up in; empty without ``whatIf``.
    let table: [DistributionRow]
    /// The median of the target year, where there is a distribution.
    let median: Double?
    /// The first row of ``table`` in the sheet of distributions, from 0.
    let tableRow: Int
    let decision: PlannerDecision
    /// True when the year is over and no value is known.
    let isOverdue: Bool

    /// The chance of the declared level where nothing tells that of others.
    var fixedProbability: Double? { whatIf == nil && answer.observed == nil ? answer.probability : nil }

    var unit: String? { indicator.indicator.unit }

    var year: FiscalYear { answer.target.fiscalYear }

    var isFirst: Bool { row == firstRow }

    /// The latest exact value with its place on the time axis.
    var latest: (time: Double, value: Double)? {
        indicator.series?.exactObservations.last.flatMap { observation in
            observation.exactValue.map { (observation.time, $0) }
        }
    }

}

extension PlannerEntry {
    /// The rows of a plan, one for each numeric target, from `firstRow` on.
    ///
    /// - Parameter prepared: One for each indicator of the assessment.
    static func entries(
        of assessment: PlanAssessment, _ prepared: [PreparedIndicator], from firstRow: Int
    ) -> [PlannerEntry] {
        var entries: [PlannerEntry] = []
        var tableRow = DistributionSheet.firstRow
        for (index, (indicator, known)) in zip(assessment.indicators, prepared).enumerated() {
            let answers = indicator.targets.compactMap { answer in answer.target.level.map { (answer, $0) } }
            let first = firstRow + entries.count
            for (offset, (answer, level)) in answers.enumerated() {
                let (whatIf, table, median) =
                    known.whatIfs[answer.target.fiscalYear].map { ($0.whatIf, $0.table, $0.median) } ?? (nil, [], nil)
                entries.append(
                    PlannerEntry(
                        indicator: indicator, indicatorIndex: index, answer: answer, level: level, row: first + offset,
                        firstRow: first, whatIf: whatIf, table: table, median: median, tableRow: tableRow,
                        decision: PlannerDecision(of: indicator, in: answer.target.fiscalYear),
                        isOverdue: answer.target.fiscalYear.lastDay < (indicator.judgedOn ?? assessment.asOf)))
                tableRow += table.count
            }
        }
        return entries
    }
}

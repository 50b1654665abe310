import MitoshiPlanning
import MitoshiStatistics

/// A row of the planner sheet that recalculates: an indicator's last target, where that is a number, with all that its formulas
/// need.
struct PlannerEntry {
    let indicator: IndicatorAssessment
    /// The indicator's place in the plan.
    let indicatorIndex: Int
    let answer: TargetAssessment
    /// The declared value.
    let level: Double
    /// Its row in the planner sheet, from 0, as it is written; people may sort the rows.
    let row: Int
    /// Its row in the sheet of calculations, from 1 for the first below the headings.
    let number: Int
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

    /// The latest exact value with its place on the time axis.
    var latest: (time: Double, value: Double)? {
        indicator.series?.exactObservations.last.flatMap { observation in
            observation.exactValue.map { (observation.time, $0) }
        }
    }
}

extension PlannerEntry {
    /// Those of a plan, in its order.
    ///
    /// - Parameters:
    ///   - prepared: One for each indicator of the assessment.
    ///   - rows: The planner sheet's row for each indicator.
    static func entries(
        of assessment: PlanAssessment, _ prepared: [PreparedIndicator], at rows: [Int]
    ) -> [PlannerEntry] {
        var entries: [PlannerEntry] = []
        var tableRow = DistributionSheet.firstRow
        for (index, (indicator, known)) in zip(assessment.indicators, prepared).enumerated() {
            guard let answer = indicator.targets.last, let level = answer.target.level else { continue }
            let table = known.planner?.table ?? []
            entries.append(
                PlannerEntry(
                    indicator: indicator, indicatorIndex: index, answer: answer, level: level, row: rows[index],
                    number: entries.count + 1, whatIf: known.planner?.whatIf, table: table,
                    median: known.planner?.median, tableRow: tableRow,
                    decision: PlannerDecision(of: indicator, in: answer.target.fiscalYear),
                    isOverdue: answer.target.fiscalYear.lastDay < (indicator.judgedOn ?? assessment.asOf)))
            tableRow += table.count
        }
        return entries
    }
}

import Planning

/// What a budget's answer is compared with, and what it rests on.
extension BudgetData {
    /// `comparison`, `tornado`, `counts`.
    static func grounds(of answer: BudgetAnswer) -> [Table] {
        [comparison(of: answer), tornado(of: answer), counts(of: answer)]
    }

    /// One row for each way to choose that ends in a set.
    private static func comparison(of answer: BudgetAnswer) -> Table {
        let (analysis, problem) = (answer.analysis, answer.analysis.problem)
        let ways = [
            ("exact", answer.choice), ("greedy", answer.greedy), ("cost-per-unit", answer.ranked),
            ("certain", answer.robust?.set),
        ]
        return Table(
            name: "comparison",
            columns: ["way", "cost_yen", "worth", "allowed", "probability_within_budget", "interventions"].map(
                Column.init),
            rows: ways.compactMap { way, set in
                set.map { set in
                    [
                        .text(way), .quantity(problem.cost(of: set), unit: nil),
                        .quantity(problem.worth(of: set), unit: nil), .flag(problem.allows(set)),
                        .probability(analysis.certainty(of: set, within: answer.budget)),
                        .text(set.places.map { analysis.interventions[$0].id }.joined(separator: ";")),
                    ]
                }
            })
    }

    /// One row for each indicator and funded intervention that moves it.
    private static func tornado(of answer: BudgetAnswer) -> Table {
        let analysis = answer.analysis
        return Table(
            name: "tornado",
            columns: ["indicator_id", "intervention_id", "probability_low", "probability_high"].map(Column.init),
            rows: analysis.indicators.indices.flatMap { place in
                analysis.tornado(of: place, funding: answer.choice ?? .none).map { bar in
                    [
                        .text(analysis.indicators[place].indicator.id), .text(bar.interventionID),
                        .probability(bar.low), .probability(bar.high),
                    ]
                }
            })
    }

    /// One row for each indicator that a count in the middle of the year would tell more of.
    private static func counts(of answer: BudgetAnswer) -> Table {
        Table(
            name: "counts", columns: ["indicator_id", "value"].map(Column.init),
            rows: answer.counts.map { [.text($0.indicatorID), .quantity($0.value, unit: nil)] })
    }
}

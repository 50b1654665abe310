import MitoshiPlanning

/// What a budget's answer is compared with, and what it rests on.
extension BudgetData {
    /// `comparison`, `tornado`, `counts`.
    static func grounds(of answer: BudgetAnswer) -> [Table] {
        [comparison(of: answer), tornado(of: answer), counts(of: answer)]
    }

    /// One row for each way to choose that ends in a set.
    private static func comparison(of answer: BudgetAnswer) -> Table {
        let (analysis, problem) = (answer.analysis, answer.analysis.problem)
        let ways: [(String, FundedSet?, BudgetAnswer.Part?)] = [
            ("exact", answer.choice, .choice), ("greedy", answer.greedy, nil), ("cost-per-unit", answer.ranked, nil),
            ("certain", answer.robust?.set, .robust),
        ]
        return Table(
            name: "comparison",
            columns: ["way", "cost_yen", "worth", "proven", "allowed", "probability_within_budget", "interventions"]
                .map(
                    Column.init),
            rows: ways.compactMap { way, set, part in
                set.map { set in
                    [
                        .text(way), .quantity(problem.cost(of: set), unit: nil),
                        .quantity(problem.worth(of: set), unit: nil),
                        .flag(part.map { !answer.unproven.contains($0) } ?? false), .flag(problem.allows(set)),
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

    /// One row for each indicator: what a count in the middle of the year is worth, or why that isn't known.
    private static func counts(of answer: BudgetAnswer) -> Table {
        let rows: [[Cell]] =
            switch answer.counts {
            case .success(let counts): counts.map { [.text($0.indicatorID), .quantity($0.value, unit: nil), .empty] }
            case .failure(let gap):
                answer.analysis.indicators.map { [.text($0.indicator.id), .empty, .text(gap.rawValue)] }
            }
        return Table(name: "counts", columns: ["indicator_id", "value", "reason"].map(Column.init), rows: rows)
    }
}

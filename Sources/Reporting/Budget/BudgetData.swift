package import MitoshiBasics
import MitoshiPlanning

/// The answer as tables for other programs.
package enum BudgetData {
    /// `choice`, `chances`, `frontier`, then what the answer rests on: `comparison`, `tornado`, `counts`.
    package static func tables(of answer: BudgetAnswer) -> [Table] {
        let analysis = answer.analysis
        let after = analysis.chances(funding: answer.choice ?? .none)
        return [
            Table(
                name: "choice",
                columns: ["intervention_id", "name", "section", "cost_yen", "adds_alone", "funded"].map(Column.init),
                rows: analysis.interventions.indices.map { place in
                    let problem = analysis.problem
                    return [
                        .text(analysis.interventions[place].id), .text(analysis.interventions[place].name),
                        .text(analysis.interventions[place].section),
                        .quantity(analysis.interventions[place].cost, unit: nil),
                        .quantity(problem.worth(of: problem.closure(of: place)) - problem.worth(of: .none), unit: nil),
                        .flag(answer.choice?.contains(place) ?? false),
                    ]
                }),
            Table(
                name: "chances",
                columns: ["indicator_id", "fiscal_year", "probability_before", "probability_after", "period"].map(
                    Column.init),
                rows: zip(analysis.indicators, after).map { participant, chance in
                    [
                        .text(participant.indicator.id), .fiscalYear(analysis.year),
                        .probability(participant.before), .probability(chance), .text(analysis.year.canonicalText),
                    ]
                }),
            Table(
                name: "frontier", columns: ["cost_yen", "worth", "proven", "interventions"].map(Column.init),
                rows: answer.frontier.points.map { point in
                    [
                        .quantity(point.cost, unit: nil), .quantity(point.worth, unit: nil),
                        .flag(!answer.unproven.contains(.frontier)),
                        .text(point.set.places.map { analysis.interventions[$0].id }.joined(separator: ";")),
                    ]
                }),
        ] + grounds(of: answer)
    }
}

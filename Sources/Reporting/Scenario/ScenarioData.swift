package import MitoshiPlanning
import MitoshiStatistics

/// The answers as tables for other programs.
package enum ScenarioData {
    /// One row for each scenario and target year.
    package static func table(of answers: [ScenarioAnswer]) -> Table {
        Table(
            name: "scenarios",
            columns: [
                "scenario_id", "indicator_id", "fiscal_year", "target", "shift", "probability_before",
                "probability_after", "all_before", "all_after", "comparable_indicators", "goal", "latest_start",
                "probability_at_latest_start", "period",
            ].map(Column.init),
            rows: answers.flatMap { answer -> [[Cell]] in
                guard let found = answer.answered else { return [] }
                return found.years.map { year in
                    [
                        .text(answer.scenario.id), .text(answer.indicator.id), .fiscalYear(year.target.fiscalYear),
                        year.target.goal.cell(unit: nil), .quantity(year.shift, unit: nil),
                        .probability(year.before), .probability(year.after),
                        found.joint.map { .probability($0.before) } ?? .empty,
                        found.joint.map { .probability($0.after) } ?? .empty,
                        found.peers.map { .count($0.pace.indicators) } ?? .empty,
                    ] + cells(of: year.latestStart) + [.text(year.target.fiscalYear.canonicalText)]
                }
            })
    }

    /// One row for each open last target and each month in which an extra pace would begin.
    package static func table(of seeks: [ScenarioReport.Sought]) -> Table {
        Table(
            name: "goal_seek",
            columns: ["indicator_id", "fiscal_year", "target", "goal", "probability", "start", "pace", "period"].map(
                Column.init),
            rows: seeks.flatMap { sought in
                let target = sought.whatIf.target
                let chance = target.level.flatMap { sought.whatIf.probability(at: $0) }
                return sought.seek.starts.map { start in
                    [
                        .text(sought.indicator.id), .fiscalYear(target.fiscalYear), target.goal.cell(unit: nil),
                        .probability(sought.seek.goal),
                        chance.map { .probability($0) } ?? .empty, .text(start.day.description),
                        start.pace.map { .quantity($0, unit: nil) } ?? .empty,
                        .text(target.fiscalYear.canonicalText),
                    ]
                }
            })
    }

    /// All of it in one document.
    package static func document(of answers: [ScenarioAnswer], seeks: [ScenarioReport.Sought]) -> JSONValue {
        .object(
            [JSONValue.Member("format", "mitoshi-scenario"), JSONValue.Member("version", .integer(2))]
                + [table(of: answers), table(of: seeks)].map { table in
                    JSONValue.Member(
                        table.name, .array(table.rows.map { JSONValue(columns: table.columns, row: $0) }))
                }
                + [
                    JSONValue.Member("sentences", .array(sentences(of: answers).map(AssessmentJSON.both))),
                    JSONValue.Member("refusals", .array(answers.compactMap(refusal(of:)))),
                ])
    }

    private static func sentences(of answers: [ScenarioAnswer]) -> [BilingualText] {
        answers.flatMap { answer in
            let sentence = ScenarioSentence(answer)
            return [sentence.text, sentence.latestStart].compactMap { $0 }
        }
    }

    private static func refusal(of answer: ScenarioAnswer) -> JSONValue? {
        guard case .refused(let refusal) = answer.outcome else { return nil }
        return .object([
            JSONValue.Member("scenario_id", .string(answer.scenario.id)),
            JSONValue.Member("indicator_id", .string(answer.indicator.id)),
            JSONValue.Member("reason", AssessmentJSON.both(refusal.text)),
        ])
    }

    /// The goal, the first day of the latest month and the chance then; empty where it needs no pace or none is enough.
    private static func cells(of latest: LatestStart?) -> [Cell] {
        guard let latest else { return [.empty, .empty, .empty] }
        guard case .by(let day, let chance) = latest.outcome else {
            return [.probability(latest.goal), .empty, .empty]
        }
        return [.probability(latest.goal), .text(day.description), .probability(chance)]
    }
}

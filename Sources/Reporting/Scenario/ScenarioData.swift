package import MitoshiPlanning

/// The answers as tables for other programs.
package enum ScenarioData {
    /// One row for each scenario and target year.
    package static func table(of answers: [ScenarioAnswer]) -> Table {
        ScenarioFields.table.table(of: ScenarioYear.all(of: answers))
    }

    /// One row for each open last target and each month in which an extra pace would begin.
    package static func table(of seeks: [ScenarioReport.Sought]) -> Table {
        SeekFields.table.table(of: SoughtStart.all(of: seeks))
    }

    /// All of it in one document.
    package static func document(of answers: [ScenarioAnswer], seeks: [ScenarioReport.Sought]) -> JSONValue {
        .object(
            [JSONValue.Member("format", "mitoshi-scenario"), JSONValue.Member("version", .integer(2))]
                + [table(of: answers), table(of: seeks)].map { JSONValue.Member($0.name, JSONValue(rowsOf: $0)) }
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
}

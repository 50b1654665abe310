import MitoshiStatistics

@testable import MitoshiPlanning
@testable import MitoshiReporting

/// Scenarios and interventions on the sample assessment: one for each thing that their parts of a report must say.
enum QuestionSample {
    /// - Parameter text: Stands in every place that a document can fill.
    static func answers(
        on assessment: PlanAssessment, saying text: String? = nil, budget: Double? = 4_000_000
    ) throws -> QuestionAnswers {
        QuestionAnswers(
            scenarios: try scenarios(on: assessment, saying: text),
            budget: try self.budget(on: assessment, saying: text, budget))
    }

    static func budget(
        on assessment: PlanAssessment, saying text: String? = nil, _ budget: Double? = 4_000_000,
        objective: BudgetSettings.Objective = .targetsMet, goal: Double? = nil, effort: FundingEffort = .usual
    ) throws -> BudgetAnswer {
        var settings = BudgetSettings(objective: objective, floors: [text ?? "戸籍住民課": 300_000])
        settings.effort = effort
        let analysis = try BudgetAnalysis(
            interventions(on: assessment, saying: text), on: assessment, settings: settings)
        return BudgetAnswer(analysis, budget: budget, goal: goal)
    }

    /// A1 and A4, which requires it; A2 and A3, which exclude each other; A5, which only a floor asks for; A6, whose
    /// indicator has no forecast.
    private static func interventions(on assessment: PlanAssessment, saying text: String?) -> [Intervention] {
        let ids = assessment.indicators.map(\.indicator.id)
        func make(
            _ id: String, _ name: String, cost: Double, _ costs: ClosedRange<Double>, section: String = "市民協働課",
            _ amounts: (Double, Double, Double), on indicator: String, group: String? = nil, requires: [String] = []
        ) -> Intervention {
            Intervention(
                id: named(id, text), name: text ?? name, section: text ?? section, cost: cost, costRange: costs,
                effects: [
                    .init(indicatorID: indicator, low: amounts.0, mode: amounts.1, high: amounts.2, unit: .once)
                ], group: group.map { text ?? $0 }, requirements: requires.map { named($0, text) },
                note: text ?? "架空の例")
        }
        return [
            make("A1", "登録会", cost: 2_500_000, 2_000_000...3_500_000, (200, 450, 800), on: ids[0]),
            make("A2", "窓口での案内", cost: 1_000_000, 900_000...1_200_000, (100, 300, 400), on: ids[0], group: "way"),
            make("A3", "郵送での案内", cost: 1_500_000, 1_500_000...1_500_000, (50, 100, 150), on: ids[0], group: "way"),
            make("A4", "登録会の動画", cost: 500_000, 500_000...500_000, (50, 100, 300), on: ids[0], requires: ["A1"]),
            make(
                "A5", "証明書の案内", cost: 300_000, 300_000...300_000, section: "戸籍住民課", (0, 0, 0), on: ids[0]),
            make("A6", "会館の調査", cost: 200_000, 200_000...200_000, (0, 1, 2), on: ids[min(2, ids.count - 1)]),
        ]
    }

    /// Ids stay apart from each other whatever the text.
    private static func named(_ id: String, _ text: String?) -> String { text.map { $0 + id } ?? id }

    private static func scenarios(on assessment: PlanAssessment, saying text: String?) throws -> [ScenarioAnswer] {
        let indicator = assessment.indicators[0]
        let targets = indicator.targets.map(\.target)
        func scenario(_ id: String, _ kind: Scenario.Kind, start: CalendarDate? = nil) -> Scenario {
            Scenario(
                id: named(id, text), indicatorID: indicator.indicator.id, kind: kind, start: start,
                note: text ?? "架空の例")
        }
        func answer(_ scenario: Scenario, _ chances: [(Double, Double)]) -> ScenarioAnswer {
            ScenarioAnswer(
                scenario: scenario, indicator: indicator.indicator,
                outcome: .answered(
                    ScenarioAnswer.Answer(
                        years: zip(targets, chances).map {
                            ScenarioAnswer.Year(target: $0, shift: 250, before: $1.0, after: $1.1, latestStart: nil)
                        }, joint: (before: 0.41, after: 0.6), peers: nil)))
        }
        return [
            answer(scenario("登録会を増やす", .extraPace(500)), [(0.5, 0.62), (0.5, 0.81)]),
            answer(
                scenario("登録会を秋に始める", .extraPace(500), start: try SampleAssessment.day(2021, 10, 1)),
                [(0.5, 0.56), (0.5, 0.7)]),
            ScenarioAnswer(
                scenario: scenario("元に戻る", .returnToPath(.rapid)), indicator: indicator.indicator,
                outcome: .refused(.noUndisturbedValues)),
        ]
    }
}

package import MitoshiBasics
import MitoshiPlanning

/// The answer as tables and a document for other programs.
package enum BudgetData {
    /// One row for each intervention.
    package static func choice(of answer: BudgetAnswer) -> Table { BudgetFields.choice.table(of: answer.fundings) }

    /// `choice`, `chances`, `frontier`, then what the answer rests on: `comparison`, `tornado`, `counts`.
    static func tables(of answer: BudgetAnswer) -> [FilledTable] {
        [
            BudgetFields.choice.filled(with: answer.fundings), BudgetFields.chances.filled(with: answer.movedChances),
            BudgetFields.frontier.filled(with: answer.frontierSets),
            BudgetFields.comparison.filled(with: answer.ways.filter { $0.end != nil }),
            BudgetFields.tornado.filled(with: answer.effects),
            BudgetFields.counts.filled(with: answer.countsByIndicator),
        ]
    }

    /// All tables in one document.
    package static func document(of answer: BudgetAnswer) -> JSONValue {
        .object(
            [
                JSONValue.Member("format", "mitoshi-budget"), JSONValue.Member("version", .integer(3)),
                JSONValue.Member("period", .string(answer.analysis.year.canonicalText)),
                JSONValue.Member("objective", .string(answer.analysis.settings.objective.rawValue)),
                JSONValue.Member("budget_yen", JSONValue(answer.budget)),
                JSONValue.Member("worth_without", JSONValue(answer.analysis.problem.worth(of: .none))),
                JSONValue.Member("left_out", .array(answer.analysis.leftOut.map { .string($0) })),
                JSONValue.Member("sentence", AssessmentJSON.both(BudgetSentence(answer).text)),
            ] + proof(of: answer)
                + tables(of: answer).map { JSONValue.Member($0.description.name, JSONValue(rowsOf: $0.table)) })
    }

    /// What was asked for besides, and what the answer can't vouch for.
    private static func proof(of answer: BudgetAnswer) -> [JSONValue.Member] {
        let words = BudgetWords(answer)
        let (value, gap): (Double?, InformationGap?) =
            switch answer.effectInformation {
            case .success(let value): (value, nil)
            case .failure(let gap): (nil, gap)
            }
        return [
            JSONValue.Member("choice_proven", .boolean(!answer.unproven.contains(.choice))),
            JSONValue.Member("frontier_complete", .boolean(answer.frontier.isComplete)),
            JSONValue.Member("goal", answer.goal.map { goal(of: answer, $0) } ?? .null),
            JSONValue.Member("effect_information", JSONValue(value)),
            JSONValue.Member("effect_information_reason", gap.map { .string($0.rawValue) } ?? .null),
            JSONValue.Member(
                "remarks",
                .array(
                    ([words.frontier].compactMap { $0 } + words.remarks + words.information).map(AssessmentJSON.both))),
        ]
    }

    private static func goal(of answer: BudgetAnswer, _ goal: BudgetAnswer.Goal) -> JSONValue {
        let (analysis, set) = (answer.analysis, goal.cheapest)
        return .object([
            JSONValue.Member("probability", JSONValue(goal.chance)),
            JSONValue.Member("proven", .boolean(!answer.unproven.contains(.goal))),
            JSONValue.Member("cost_yen", JSONValue(set.map(analysis.problem.cost))),
            JSONValue.Member(
                "interventions",
                set.map { .string($0.places.map { analysis.interventions[$0].id }.joined(separator: ";")) } ?? .null),
        ])
    }
}

/// The columns of a budget's tables, in order.
enum BudgetFields {
    static let choice = FieldTable<BudgetAnswer.Funding>(
        name: "choice",
        meaning: BilingualText(japanese: "施策の選択：施策ごとに1行", english: "the choice, one row for each intervention"),
        primaryKey: ["intervention_id"],
        fields: [
            interventionID.of { $0.intervention.id },
            Field("name", .string, "施策", "施策の名前", "name of the intervention") { .text($0.intervention.name) },
            Field("section", .string, "所管課", "施策を所管する課", "section in charge") { .text($0.intervention.section) },
            cost.of { $0.intervention.cost },
            Field("adds_alone", .number, "単独の効果", "前提となる施策を含む", "worth that it adds alone, with what it requires") {
                .optional($0.addsAlone)
            },
            Field("funded", .boolean, "選んだか", "選択に含まれるか", "whether it is chosen") { .flag($0.isFunded) },
        ])

    static let chances = FieldTable<BudgetAnswer.MovedChance>(
        name: "chances",
        meaning: BilingualText(
            japanese: "選んだ施策による目標達成確率：指標ごとに1行",
            english: "chances with the choice, one row for each indicator that takes part"),
        primaryKey: ["indicator_id"],
        fields: [[IndicatorFields.id.of { $0.participant.indicator }], YearFields.target.of { $0.year }, moved].flatMap(
            \.self))

    private static let moved: [Field<BudgetAnswer.MovedChance>] = [
        Field("p_meet_before", .number, "現状のままの目標達成確率", "0～1", "chance of attainment as it is") {
            .probability($0.participant.before)
        },
        Field("p_meet_after", .number, "選んだ施策での目標達成確率", "0～1", "chance of attainment with the choice") {
            .probability($0.after)
        },
    ]

    static let frontier = FieldTable<BudgetAnswer.Funded>(
        name: "frontier",
        meaning: BilingualText(
            japanese: "費用対効果の限界線：組み合わせごとに1行",
            english: "the efficient frontier, one row for each set that no other one beats"),
        primaryKey: ["cost_yen"],
        fields: [
            cost.of { $0.cost }, worth,
            Field(
                "proven", .boolean, "最良と証明されたか", "探索を打ち切った限界線では false",
                "whether it is proven to be the best for its cost; not where the search for the line was broken off"
            ) { .flag($0.isProven) },
            interventions,
        ])

    static let comparison = FieldTable<BudgetAnswer.Way>(
        name: "comparison",
        meaning: BilingualText(
            japanese: "選び方の比較：選び方ごとに1行", english: "ways to choose that end in a set, one row for each"),
        primaryKey: ["way"],
        fields: [
            Field(
                "way", .string, "選び方", codes(of: BudgetAnswer.Way.Code.self, "、"),
                "\(codes(of: BudgetAnswer.Way.Code.self)) (the cost stays within the budget nine times in ten)"
            ) { .text($0.code.rawValue) },
            cost.of { $0.end?.funded.cost }, worth.of { $0.end?.funded },
            Field(
                "proven", .boolean, "最良と証明されたか", "目安による選び方では常に false",
                "whether it is proven that no set is better in its way; rules of thumb prove nothing"
            ) { $0.end.map { .flag($0.funded.isProven) } ?? .empty },
            Field(
                "allowed", .boolean, "条件を守るか", "最低額・組・前提の条件", "whether the set keeps floors, groups and requirements"
            ) { $0.end.map { .flag($0.isAllowed) } ?? .empty },
            Field(
                "probability_within_budget", .number, "予算内に収まる確率", "費用の不確かさによる。0～1",
                "chance that its uncertain cost stays within the budget"
            ) { .optional($0.end?.certainty) },
            interventions.of { $0.end?.funded },
        ])

    static let tornado = FieldTable<BudgetAnswer.Effect>(
        name: "tornado",
        meaning: BilingualText(
            japanese: "効果の不確かさ：指標と選んだ施策ごとに1行",
            english: "uncertain effects, one row for each indicator and funded intervention that moves it"),
        primaryKey: ["indicator_id", "intervention_id"],
        fields: [
            IndicatorFields.id.of { $0.indicator }, interventionID.of { $0.bar.interventionID },
            Field(
                "p_meet_low", .number, "効果が10%点のときの目標達成確率", "0～1", "chance with the effect at its 10th percentile"
            ) { .probability($0.bar.low) },
            Field(
                "p_meet_high", .number, "効果が90%点のときの目標達成確率", "0～1",
                "chance with the effect at its 90th percentile"
            ) { .probability($0.bar.high) },
        ])

    static let counts = FieldTable<BudgetAnswer.Count>(
        name: "counts",
        meaning: BilingualText(
            japanese: "年度途中に数える価値：指標ごとに1行",
            english: "what a mid-year count is worth, one row for each indicator that takes part"),
        primaryKey: ["indicator_id"],
        fields: [
            Field(IndicatorFields.id.data) { .text($0.indicatorID) },
            Field(
                "value", .number, "選択がよくなる分", "年度途中に一度数えた場合",
                "by how much a count in the middle of the year makes the choice better"
            ) { .optional($0.value) },
            Field(
                "code", .string, "値のない理由",
                "`no-set` は条件を守る組み合わせがない、`too-many-sets` は組み合わせが多すぎる、`targets-met-only` は不足見込み量を最小にした",
                "code of why there is no value: `no-set` keeps the rules, `too-many-sets` to go through, `targets-met-only` where "
                    + "the least shortfall is chosen"
            ) { .optional($0.gap?.rawValue) },
        ])

    private static let interventionID = Field<String>(
        "intervention_id", .string, "施策の記号", "計画にある施策の記号", "short name of the intervention, as the package has it"
    ) { .text($0) }
    private static let cost = Field<Double>("cost_yen", .number, "費用（円）", "単位は円", "cost in yen") { .optional($0) }
    private static let worth = Field<BudgetAnswer.Funded>(
        "worth", .number, "達成の平均", "対象指標のうち達成される数の平均。不足見込み量を最小にする場合は、それに負号を付けたもの",
        "targets met on average among the indicators that take part, or minus the expected shortfall"
    ) { .optional($0.worth) }
    private static let interventions = Field<BudgetAnswer.Funded>(
        "interventions", .string, "選ぶ施策", "施策の記号、「;」区切り", "short names of the interventions, separated by `;`"
    ) { .text($0.interventionIDs.joined(separator: ";")) }
}

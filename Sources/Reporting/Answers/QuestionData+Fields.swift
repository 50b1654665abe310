import MitoshiPlanning

/// The tables of the questions with the meaning of every column.
extension AssessmentDescriptor {
    static let questionTables: [Description] = [
        Description(
            name: "scenarios",
            meaning: BilingualText(
                japanese: "想定ケース：ケースと目標年度ごとに1行", english: "scenarios, one row for each and target year"),
            fields: QuestionData.scenarioFields, primaryKey: []),
        Description(
            name: "budget_choice",
            meaning: BilingualText(japanese: "施策の選択：施策ごとに1行", english: "the choice, one row for each intervention"),
            fields: QuestionData.choiceFields, primaryKey: ["intervention_id"]),
        Description(
            name: "budget_chances",
            meaning: BilingualText(
                japanese: "選んだ施策による目標達成確率：指標ごとに1行", english: "chances with the choice, one row for each indicator"),
            fields: QuestionData.chanceFields, primaryKey: ["indicator_id"]),
        Description(
            name: "budget_frontier",
            meaning: BilingualText(
                japanese: "費用対効果の限界線：組み合わせごとに1行", english: "the efficient frontier, one row for each set"),
            fields: QuestionData.frontierFields, primaryKey: ["cost_yen"]),
        Description(
            name: "budget_comparison",
            meaning: BilingualText(japanese: "選び方の比較：選び方ごとに1行", english: "ways to choose, one row for each"),
            fields: QuestionData.comparisonFields, primaryKey: ["way"]),
        Description(
            name: "budget_tornado",
            meaning: BilingualText(
                japanese: "効果の不確かさ：指標と選んだ施策ごとに1行",
                english: "uncertain effects, one row for each indicator and funded intervention"),
            fields: QuestionData.tornadoFields, primaryKey: ["indicator_id", "intervention_id"]),
        Description(
            name: "budget_counts",
            meaning: BilingualText(
                japanese: "年度途中に数える価値：指標ごとに1行", english: "what a mid-year count is worth, one row for each indicator"),
            fields: QuestionData.countFields, primaryKey: ["indicator_id"]),
    ]
}

extension QuestionData {
    fileprivate static let scenarioFields: [DataField] = [
        DataField("scenario_id", .string, "想定ケース", "name of the scenario"),
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("fiscal_year", .integer, "目標年度（西暦）", "target year, by the western year it begins in"),
        DataField("target", .number, "目標値", "target"),
        DataField("shift", .number, "中央値の動き", "how far the scenario moves the middle of the forecast"),
        DataField("probability_before", .number, "現状のままの目標達成確率", "chance of attainment without the scenario"),
        DataField("probability_after", .number, "想定ケースでの目標達成確率", "chance of attainment with it"),
        DataField("all_before", .number, "現状のまますべての目標年度で達成する確率", "chance of meeting every target without it"),
        DataField("all_after", .number, "想定ケースですべての目標年度で達成する確率", "chance of meeting every target with it"),
        DataField(
            "comparable_indicators", .integer, "速さを比べた類似指標の件数",
            "how many comparable indicators a pace of peers comes from"),
        DataField("goal", .number, "求める目標達成確率", "the chance that is sought"),
        DataField("latest_start", .string, "遅くとも始める月の初日", "first day of the latest month in which the pace can begin"),
        DataField(
            "probability_at_latest_start", .number, "その月に始めた場合の確率", "chance of attainment when it begins then"),
        .period,
    ]

    fileprivate static let choiceFields: [DataField] = [
        DataField("intervention_id", .string, "施策の記号", "short name of the intervention"),
        DataField("name", .string, "施策", "name"),
        DataField("section", .string, "所管課", "section in charge"),
        DataField("cost_yen", .number, "費用（円）", "cost in yen"),
        DataField("adds_alone", .number, "単独の効果", "what it adds alone, with what it requires"),
        DataField("funded", .boolean, "選んだか", "whether it is funded"),
    ]

    fileprivate static let chanceFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("fiscal_year", .integer, "目標年度（西暦）", "target year, by the western year it begins in"),
        DataField("probability_before", .number, "現状のままの目標達成確率", "chance of attainment as it is"),
        DataField("probability_after", .number, "選んだ施策での目標達成確率", "chance of attainment with the choice"),
        .period,
    ]

    fileprivate static let frontierFields: [DataField] = [
        DataField("cost_yen", .number, "費用（円）", "cost in yen"), worthField,
        DataField("proven", .boolean, "最良と証明されたか", "whether it is proven to be the best for its cost"), setField,
    ]

    fileprivate static let comparisonFields: [DataField] = [
        DataField("way", .string, "選び方", "exact, greedy, cost-per-unit, certain"),
        DataField("cost_yen", .number, "費用（円）", "cost in yen"), worthField,
        DataField("proven", .boolean, "最良と証明されたか", "whether it is proven to be the best of its sort"),
        DataField("allowed", .boolean, "条件を守るか", "whether it keeps floors, groups and requirements"),
        DataField(
            "probability_within_budget", .number, "予算内に収まる確率", "chance that its uncertain cost stays within the budget"),
        setField,
    ]

    fileprivate static let tornadoFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("intervention_id", .string, "施策の記号", "short name of the intervention"),
        DataField("probability_low", .number, "効果が10%点のときの目標達成確率", "chance with the effect at its 10th percentile"),
        DataField("probability_high", .number, "効果が90%点のときの目標達成確率", "chance with the effect at its 90th percentile"),
    ]

    fileprivate static let countFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("value", .number, "選択がよくなる分", "by how much a count in mid-year makes the choice better"),
        DataField(
            "reason", .string, "値のない理由", "why there is no value: no-set, too-many-sets, targets-met-only"),
    ]

    private static let worthField = DataField(
        "worth", .number, "達成の平均（または不足見込み量に負号）", "targets met on average, or minus the expected shortfall")
    private static let setField = DataField("interventions", .string, "施策の記号（; 区切り）", "interventions, separated by ;")
}

import MitoshiPlanning

/// The columns of every table, in order, with what they mean.
extension AssessmentData {
    static let verdictFields: [DataField] =
        subjectFields + [
            DataField("fiscal_year", .integer, "目標年度（西暦）", "target year, by the western year it begins in"),
            DataField("target", .any, "目標値（数値または段階）", "target, a number or a stage"),
            DataField("verdict", .string, "判定", "verdict"),
            DataField("probability", .number, "目標達成確率（0～1）", "chance of attainment, 0 to 1; 1 or 0 once observed"),
            DataField("reason", .string, "確率がない理由", "why there is no probability"),
            DataField("observed", .any, "判定を決めた実績値", "the value that decided a verdict of met or missed"),
            DataField(
                "least", .number, "達成となる最小の値", "least value, as written, that meets the target; empty for no limit"),
            DataField(
                "most", .number, "達成となる最大の値", "greatest value, as written, that meets the target; empty for no limit"),
            DataField(
                "digit", .number, "実績値の最後の桁",
                "last digit that the values are written with; half of it is granted as rounding"
            ),
            DataField("tolerance", .number, "計画が定める許容幅", "tolerance that the plan states, of a level to keep"),
            DataField(
                "reading_verdict", .string, "最初の読み方の判定",
                "verdict when an ambiguous target is read as asking for `direction`"),
            DataField("reading_probability", .number, "最初の読み方の確率", "chance of attainment under that reading"),
            DataField(
                "other_direction", .string, "もう一つの読み方の向き", "direction under the other reading of an ambiguous direction"
            ),
            DataField("other_verdict", .string, "もう一つの読み方の判定", "verdict under the other reading"),
            DataField("other_probability", .number, "もう一つの読み方の確率", "chance of attainment under the other reading"),
            DataField(
                "fragile", .boolean, "端数で判定が変わるか", "whether rounding of base or target alone changes the verdict"),
            DataField("all_targets_met", .number, "全目標年度で達成する確率", "chance of meeting every target of the indicator"),
            DataField(
                "miss_then_meet", .number, "初年度は未達、最終年度に達成する確率",
                "chance of missing the first target and meeting the last"),
            DataField("required_pace", .number, "必要ペース（/年）", "units a year from the latest value to the final target"),
            DataField("observed_pace", .number, "これまでのペース（/年）", "units a year so far"),
            DataField("evidence", .integer, "根拠の確かさ（5～1）", "evidence, 5 (thick) to 1 (none)"),
            DataField(
                "model", .string, "予測モデル", "model of the forecast; comparable-targets where one value is all there is"),
        ] + groundFields + [
            .period, DataField("as_of", .string, "評価時点", "the day whose knowledge is used"),
            DataField(
                "unused_values", .integer, "用いていない値の数", "how many of the indicator's values were known only later"),
        ]

    private static let subjectFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("programme", .string, "主な事業", "programme"),
        DataField("indicator", .string, "事業指標", "indicator"),
        DataField("unit", .string, "単位", "unit of the values"),
        DataField("kind", .string, "指標の種類", "kind of quantity"),
        DataField(
            "direction", .string, "望ましい向き",
            "what the target asks for; where that is ambiguous, the reading in which more is better"),
        DataField("direction_basis", .string, "向きの根拠", "on what the direction rests"),
        DataField("base_period", .string, "現状値の時点", "period of the declared base value"),
        DataField("base_value", .any, "現状値（数値または段階）", "declared base value, a number or a stage"),
    ]

    private static let groundFields: [DataField] = [
        DataField(
            "history_alone", .number, "実績の推移だけの確率", "chance by the forecast alone; empty where one value is known"),
        DataField("mover", .string, "数を動かすもの", "who moves the figure: own, others or share"),
        DataField("horizon", .string, "年度目標か最終目標か", "yearly: the next year's target; final: one years ahead"),
        DataField("comparable_class", .string, "類似目標の区分", "sort of the comparable targets"),
        DataField("comparable_targets", .integer, "類似目標の件数", "how many comparable targets came due"),
        DataField("comparable_met", .integer, "うち達成された件数", "how many of them were met"),
        DataField(
            "earlier_targets", .integer, "過去の年度目標の件数", "how many of the indicator's own earlier targets came due"),
        DataField("earlier_met", .integer, "うち達成した件数", "how many of them were met"),
        DataField("probability_low", .number, "10計画中8計画の下端", "the chance lies above this in 9 plans of 10"),
        DataField("probability_high", .number, "10計画中8計画の上端", "the chance lies below this in 9 plans of 10"),
    ]

    /// Without the columns of the quantiles, and that of the period behind them.
    static let forecastFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("fiscal_year", .integer, "年度（西暦）", "year of the forecast, by the western year it begins in"),
        DataField("step", .integer, "最後の実績値からの年数", "years after the last value"),
        DataField("model", .string, "予測モデル", "model"),
        DataField("mean", .number, "平均", "expected value; empty where the distribution has none"),
    ]

    static func quantileField(_ level: QuantileLevel) -> DataField {
        DataField(
            "q" + level.text, .number, "\(level.text)分位点", "quantile \(level.text) of the predictive distribution")
    }

    static let indexFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("fiscal_year", .integer, "目標年度（西暦）", "target year, by the western year it begins in"),
        DataField("number", .integer, "指標番号（1～12）", "number of the attainment index"),
        DataField("measure", .string, "達成指標", "attainment index"),
        DataField("scale", .string, "評語の尺度", "scale of a letter grade"),
        DataField("value", .number, "値", "the figure"),
        DataField("refusal", .string, "計算できない理由", "why there is no figure"),
        DataField("rating", .string, "公表されている評語", "the word that the published practice attaches"),
        DataField("unstable", .boolean, "不安定か", "whether the noise of single years moves the figure too much"),
        .period,
    ]

    static let measurementFields: [DataField] = [
        DataField("indicator_id", .string, "事業番号", "number of the indicator"),
        DataField("period", .string, "時点", "FY2020, CY2020, 2017-06 or 2017-03-31"),
        DataField("value", .number, "実績値", "measured value"),
        DataField("at_least", .number, "以上", "bound: the value is this or more"),
        DataField("more_than", .number, "超", "bound: the value is more than this"),
        DataField("at_most", .number, "以下", "bound: the value is this or less"),
        DataField("less_than", .number, "未満", "bound: the value is less than this"),
        DataField("numerator", .integer, "分子", "count in a share"),
        DataField("denominator", .integer, "分母", "count of which a share is taken"),
        DataField("stage", .string, "段階", "stage"),
        DataField("derived", .boolean, "計算値か", "whether it is computed from other published values"),
        DataField("known_on", .string, "判明日", "the day it became known"),
        DataField("used", .boolean, "評価に使ったか", "whether it was known at the as-of date"),
        DataField("source", .string, "出典", "where it comes from"),
        DataField("source_url", .string, "出典のURL", "address of the source"),
        DataField("note", .string, "備考", "note"),
    ]
}

extension DataField {
    /// Beside the number of a year: whether it is a fiscal or a calendar year.
    static let period = DataField(
        "period", .string, "期間（FY は年度、CY は暦年）", "the year as FY2025, or CY2025 for a calendar year")
}

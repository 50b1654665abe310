import MitoshiPlanning
import MitoshiStatistics

/// A target with its verdict: what a row of `verdicts` is about.
struct AssessedTarget: Sendable {
    let indicator: IndicatorAssessment
    let answer: TargetAssessment
    let knowledge: KnowledgeDate

    /// Of all indicators, in the plan's order and by year.
    static func all(of assessment: PlanAssessment) -> [AssessedTarget] {
        let knowledge = assessment.knowledge
        return assessment.indicators.flatMap { indicator in
            indicator.targets.map { AssessedTarget(indicator: indicator, answer: $0, knowledge: knowledge) }
        }
    }
}

/// The columns of `verdicts`, in order.
enum VerdictFields {
    static let table = FieldTable(
        name: "verdicts",
        meaning: BilingualText(
            japanese: "判定：指標と目標年度ごとに1行", english: "verdicts, one row for each indicator and target year"),
        primaryKey: ["indicator_id", "period"], fields: fields,
        earlier: [EarlierFields.year.of { $0.answer.target.fiscalYear }, EarlierFields.probability.of { $0.answer }])

    private static let fields: [Field<AssessedTarget>] = [
        subject, direction, base, YearFields.target.of { $0.answer.target.fiscalYear },
        [GoalFields.target, GoalFields.targetStage].of { $0.answer.target.goal }, verdict, prospects, grounds,
        [asOf, unusedValues],
        OutlookFields.latest.of { $0.indicator }, TargetFields.quantiles.of { $0.answer },
    ].flatMap(\.self)

    private static let subject: [Field<AssessedTarget>] = [
        IndicatorFields.id, IndicatorFields.programme, IndicatorFields.name, IndicatorFields.section.inSheetsOnly,
        IndicatorFields.unit, IndicatorFields.kind,
    ].of { $0.indicator.indicator }

    private static let direction: [Field<AssessedTarget>] = [TargetFields.direction, TargetFields.directionBasis].of {
        $0.answer
    }

    private static let base: [Field<AssessedTarget>] =
        [OutlookFields.basePeriod].of { $0.indicator } + OutlookFields.base.of { $0.indicator }

    private static let verdict: [Field<AssessedTarget>] = [
        TargetFields.verdict, TargetFields.probability, TargetFields.code, TargetFields.observed,
        TargetFields.observedStage, TargetFields.least, TargetFields.most, TargetFields.digit, TargetFields.tolerance,
        TargetFields.readingVerdict, TargetFields.readingProbability, TargetFields.otherDirection,
        TargetFields.otherVerdict, TargetFields.otherProbability, TargetFields.isFragile,
    ].of { $0.answer }

    private static let prospects: [Field<AssessedTarget>] = [
        OutlookFields.allTargetsMet, OutlookFields.missThenMeet, OutlookFields.requiredPace,
        OutlookFields.observedPace, OutlookFields.evidence, OutlookFields.model,
    ].of { $0.indicator }

    private static let grounds: [Field<AssessedTarget>] = [
        GroundsFields.historyAlone, GroundsFields.mover, GroundsFields.horizon, GroundsFields.comparableClass,
        GroundsFields.comparableTargets, GroundsFields.comparableMet, GroundsFields.earlierTargets,
        GroundsFields.earlierMet, GroundsFields.low, GroundsFields.high,
    ].of { $0.answer.grounds }

    private static let asOf = Field<AssessedTarget>(
        "as_of", .string, "評価時点", "この日までに分かっていたことを使う", "the day whose knowledge is used"
    ) { .text($0.knowledge.day.description) }
    private static let unusedValues = Field<AssessedTarget>(
        "unused_values", .integer, "用いていない値の数", "評価時点より後に分かった、この指標の値の数",
        "how many of the indicator's values were known only later"
    ) { .count($0.knowledge.unused(of: $0.indicator.indicator.id)) }
}

/// What is said of one target.
enum TargetFields {
    static let direction = Field<TargetAssessment>(
        "direction", .string, "望ましい向き", "\(codes(of: Direction.self, "、"))。向きが不明なら、増えるほど良いとする読み方",
        "what this target asks for: \(codes(of: Direction.self)). Of an ambiguous one, the reading in which more is better"
    ) { .optional($0.direction.readings.first?.rawValue) }
    static let directionBasis = Field<TargetAssessment>(
        "direction_basis", .string, "向きの根拠", codes(of: ResolvedDirection.Basis.self, "、"),
        "on what its direction rests: \(codes(of: ResolvedDirection.Basis.self))"
    ) { .text($0.direction.basis.rawValue) }
    static let verdict = Field<TargetAssessment>(
        "verdict", .string, "判定", codes(of: Verdict.self, "、"),
        "\(codes(of: Verdict.self)); met and missed are said of observed values only"
    ) { .text($0.verdict.rawValue) }
    static let probability = Field<TargetAssessment>(
        "p_meet", .number, "目標達成確率", "0～1。実績で決まっていれば1か0。読み方によって変わるものにはない",
        "chance of attainment, 0 to 1; 1 or 0 once observed; none where it depends on the reading"
    ) { .optional($0.probability) }
    static let code = Field<TargetAssessment>(
        "code", .string, "確率がない理由", "`decision-driven`、`direction-unknown` などのコード",
        "code of why there is no chance, such as `decision-driven`, `direction-unknown`, `no-progress-known`"
    ) { .optional($0.reason?.code) }
    static let observed = Field<TargetAssessment>(
        "observed", .number, "判定を決めた実績値", "達成・未達成を決めた値。範囲だけが分かる値は `measurements` にある",
        "the value that decided a verdict of `met` or `missed`; a bound is in `measurements`"
    ) { .optional($0.observed?.number) }
    static let observedStage = Field<TargetAssessment>(
        "observed_stage", .string, "判定を決めた段階", "段階目標のみ", "the same of a milestone"
    ) { .optional($0.observed?.stage) }
    static let least = Field<TargetAssessment>(
        "least", .number, "達成となる最小の値", "書かれる形での値。下限がなければない",
        "the least value, as written, that meets the target: of a range its lower end, of one that leaves out its number "
            + "(149件超) the next; none for no limit, for a stage, and where the direction is ambiguous"
    ) { limit($0.rule?.leastWritten) }
    static let most = Field<TargetAssessment>(
        "most", .number, "達成となる最大の値", "書かれる形での値。上限がなければない",
        "the greatest value, as written, that meets the target; none as for `least`"
    ) { limit($0.rule?.mostWritten) }
    static let digit = Field<TargetAssessment>(
        "digit", .number, "実績値の最後の桁", "その半分までを端数として認める。丸めていなければ0",
        "the last digit that the values are written with, half of which is granted as rounding; 0 where they aren't rounded"
    ) { .optional($0.rule?.digit) }
    static let tolerance = Field<TargetAssessment>(
        "tolerance", .number, "許容幅", "維持する水準について計画が定めるもの",
        "what the plan grants besides, to a level that is to be kept"
    ) { .optional($0.rule?.tolerance) }
    static let readingVerdict = Field<TargetAssessment>(
        "reading_verdict", .string, "最初の読み方の判定", "向きが不明な目標を `direction` のとおりに読んだ場合",
        "verdict on an ambiguous target when it is read as `direction` says"
    ) { .optional($0.bothReadings?.first.verdict.rawValue) }
    static let readingProbability = Field<TargetAssessment>(
        "reading_p_meet", .number, "最初の読み方の確率", "0～1", "chance of attainment under that reading"
    ) { .optional($0.bothReadings?.first.probability) }
    static let otherDirection = Field<TargetAssessment>(
        "other_direction", .string, "もう一つの読み方の向き", "`direction` と同じコード",
        "direction under the other reading of an ambiguous target"
    ) { .optional($0.bothReadings?.other.direction.rawValue) }
    static let otherVerdict = Field<TargetAssessment>(
        "other_verdict", .string, "もう一つの読み方の判定", "`verdict` と同じコード", "verdict under the other reading"
    ) { .optional($0.bothReadings?.other.verdict.rawValue) }
    static let otherProbability = Field<TargetAssessment>(
        "other_p_meet", .number, "もう一つの読み方の確率", "0～1", "chance of attainment under the other reading"
    ) { .optional($0.bothReadings?.other.probability) }
    static let isFragile = Field<TargetAssessment>(
        "fragile", .boolean, TargetAssessment.fragileWord.japanese, "現状値や目標値の端数だけで判定が変わるか",
        "whether rounding of base or target alone changes the verdict"
    ) { .flag($0.isFragile) }

    /// Of the target year's forecast.
    static let quantiles = [
        quantile("0.1", "0.1分位点", "80%区間の下端", "lower end of its 80 % range"),
        quantile("0.5", "中央値", "五分五分の値", "its median"),
        quantile("0.9", "0.9分位点", "80%区間の上端", "upper end of its 80 % range"),
    ]

    private static func quantile(
        _ level: String, _ heading: String, _ japanese: String, _ english: String
    ) -> Field<TargetAssessment> {
        Field(
            "q" + level, .number, heading, "目標年度の予測の\(japanese)",
            "quantile \(level) of the target year's forecast, where there is one: \(english)"
        ) { target in .optional(Double(level).flatMap { target.distribution?.finiteQuantile($0) }) }
    }

    private static func limit(_ value: Double?) -> Cell { .optional(value.flatMap { $0.isFinite ? $0 : nil }) }
}

extension TargetAssessment {
    /// The answers for both readings of an ambiguous target.
    fileprivate var bothReadings: (first: Reading, other: Reading)? {
        readings.count == 2 ? (readings[0], readings[1]) : nil
    }
}

/// What is said of an indicator over all its targets.
enum OutlookFields {
    static let basePeriod = Field<IndicatorAssessment>(
        "base_period", .string, "現状値の時点", "計画にある現状値の期間", "period of the declared base value"
    ) { .optional($0.base?.period.canonicalText) }
    static let base: [Field<IndicatorAssessment>] = [
        GoalFields.number("base_value", "現状値", "計画にある現状値", "the declared base value"),
        GoalFields.stage("base_stage", "現状の段階"),
    ].of { $0.base?.value }
    static let latest: [Field<IndicatorAssessment>] = [
        GoalFields.number(
            "latest_value", "最新の実績値", "なければ現状値",
            "the latest value that is known exactly, the base where nothing later is known"),
        GoalFields.stage("latest_stage", "最新の段階"),
    ].of { $0.current?.value }
    static let allTargetsMet = Field<IndicatorAssessment>(
        "all_targets_met", .number, "全目標年度で達成する確率", "0～1。値が1つの指標では、年のつながりは仮定による",
        "chance of meeting every target of the indicator. With one value: as the years hang together in paths of a prior "
            + "learned from other series, an assumption"
    ) { .optional($0.joint?.allMet) }
    static let missThenMeet = Field<IndicatorAssessment>(
        "miss_then_meet", .number, "初年度は未達、最終年度に達成する確率", "0～1",
        "chance of missing the first target and meeting the last"
    ) { .optional($0.joint?.missThenMeet) }
    static let requiredPace = Field<IndicatorAssessment>(
        "required_pace", .number, "必要ペース（年あたり）", "最新の値から最終目標まで。すでに満たしていれば0",
        "units a year from the latest value to the final target, 0 where that value meets it already; none where the "
            + "direction is ambiguous"
    ) { .optional($0.pace?.perYear) }
    static let observedPace = Field<IndicatorAssessment>(
        "observed_pace", .number, "実績ペース（年あたり）", "これまでの動き", "units a year so far"
    ) { .optional($0.pace?.observedPerYear) }
    static let evidence = Field<IndicatorAssessment>(
        "evidence", .integer, "根拠の確かさ（5～1）", "5が最も確か", "5 (thick) to 1 (none)"
    ) { .count($0.evidence.grade) }
    static let model = Field<IndicatorAssessment>(
        "model", .string, "予測モデル", "値が1つだけなら `comparable-targets`",
        "model of the forecast: `count-average` of whole numbers, `yearly-increments` of what only accumulates, "
            + "`pooled-trend` of other amounts and shares, `driver-regression` where an average with a named driver answers, "
            + "or what `--model` asks for; `comparable-targets` where one value is all there is"
    ) { .optional($0.model) }
}

extension IndicatorAssessment {
    fileprivate var model: String? {
        switch outlook {
        case .forecast(let forecast, _): forecast.model.rawValue
        case .comparableTargets: "comparable-targets"
        case .stages, .none: nil
        }
    }
}

/// What a chance is made of: its history, comparable targets, its own earlier ones, and how far plans differ.
enum GroundsFields {
    static let historyAlone = Field<AttainmentGrounds>(
        "history_alone", .number, "実績の推移だけの確率", "予測だけによる確率。値が1つだけならない",
        "chance by the forecast from the indicator's own values alone; none where one value is known"
    ) { .optional($0.historyAlone) }
    static let mover = Field<AttainmentGrounds>(
        "mover", .string, "数を動かすもの", codes(of: Mover.self, "、"), "who moves the figure: \(codes(of: Mover.self))"
    ) { .text($0.targetClass.mover.rawValue) }
    static let horizon = Field<AttainmentGrounds>(
        "horizon", .string, "年度目標か最終目標か", "`yearly` は翌年度の目標、`final` は何年か先の目標",
        "`yearly`: a target of the next year; `final`: one years ahead"
    ) { .text($0.targetClass.isYearly ? "yearly" : "final") }
    static let comparableClass = Field<AttainmentGrounds>(
        "comparable_class", .string, "類似目標の区分", "比べた目標の種類", "sort of the comparable targets"
    ) { .optional($0.comparable.first?.cell.rawValue) }
    static let comparableTargets = Field<AttainmentGrounds>(
        "comparable_targets", .integer, "類似目標の件数", "期限の来たもの", "how many comparable targets came due"
    ) { .optional($0.comparable.first?.targets) }
    static let comparableMet = Field<AttainmentGrounds>(
        "comparable_met", .integer, "達成された類似目標の件数", "そのうち達成されたもの", "how many of them were met"
    ) { .optional($0.comparable.first?.met) }
    static let earlierTargets = Field<AttainmentGrounds>(
        "earlier_targets", .integer, "過去の年度目標の件数", "この指標の、期限の来たもの。年度目標の確率に数える",
        "how many of the indicator's own earlier yearly targets came due; they count for `yearly` targets"
    ) { .optional($0.earlier?.due) }
    static let earlierMet = Field<AttainmentGrounds>(
        "earlier_met", .integer, "達成した過去の年度目標の件数", "そのうち達成したもの", "how many of them were met"
    ) { .optional($0.earlier?.met) }
    static let low = Field<AttainmentGrounds>(
        "p_meet_low", .number, "確率の下端", "10計画中8計画の確率がこれと上端の間にある",
        "8 plans in 10 have a chance between this and `p_meet_high`"
    ) { .optional($0.range.lowerBound) }
    static let high = Field<AttainmentGrounds>(
        "p_meet_high", .number, "確率の上端", "10計画中8計画の確率が下端とこれの間にある",
        "the upper end of the same range"
    ) { .optional($0.range.upperBound) }
}

package import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics

/// A backtest as tables for other programs: keys and codes that never follow the language.
package enum BacktestData {
    /// Every table: `scores`, `reliability`, `targets`, `refusals`.
    package static func tables(of result: BacktestResult) -> [Table] {
        [
            BacktestFields.scores.table(of: result.scoredGroups),
            BacktestFields.reliability.table(of: result.bins),
            BacktestFields.targets.table(of: result.hindsight ?? []),
            BacktestFields.refusals.table(of: result.refusals),
        ]
    }

    /// The whole backtest as one document.
    package static func document(of result: BacktestResult) -> JSONValue {
        let settings = result.settings
        let head: [JSONValue.Member] = [
            .init("format", "mitoshi-backtest"), .init("version", .integer(2)), .init("title", .string(result.title)),
            .init("series", .integer(result.totals.series)), .init("horizon", .integer(settings.horizon)),
            .init("least_known", .integer(settings.leastKnown)),
            .init("last", settings.shown.map { JSONValue.integer($0) } ?? .null),
            .init("step", .integer(settings.stride)),
            .init("origins", settings.mostOrigins.map { JSONValue.integer($0) } ?? .null),
        ]
        return .object(head + tables(of: result).map { JSONValue.Member($0.name, JSONValue(rowsOf: $0)) })
    }
}

extension BacktestTotals.Group {
    var code: String {
        switch self {
        case .all: "all"
        case .kind: "kind"
        case .shown: "values"
        }
    }

    var value: String {
        switch self {
        case .all: ""
        case .kind(let kind): kind
        case .shown(let values):
            values.most.map { $0 == values.least ? "\($0)" : "\(values.least)-\($0)" } ?? "\(values.least)-"
        }
    }
}

/// What the tables of a backtest are about.
extension BacktestResult {
    /// The scores of a contender in a group, or those of the group's base rate, which forecasts nothing.
    struct ScoredGroup: Sendable {
        let group: BacktestTotals.Group
        let model: String
        let forecasts: ForecastScores?
        let attainment: ProbabilityScores
    }

    var scoredGroups: [ScoredGroup] {
        totals.groups.flatMap { group -> [ScoredGroup] in
            let rows = contenders.compactMap { index, contender in
                totals.scores(of: index, in: group).map {
                    ScoredGroup(group: group, model: contender.code, forecasts: $0, attainment: $0.attainment)
                }
            }
            let base = baseRates(in: group).map {
                ScoredGroup(group: group, model: "base-rate", forecasts: nil, attainment: $0)
            }
            return rows + [base].compactMap { $0 }
        }
    }

    /// A tenth of probability of a contender.
    struct ModelBin: Sendable {
        let model: String
        let bin: Reliability.Bin
    }

    var bins: [ModelBin] {
        contenders.flatMap { index, contender in
            (totals.scores(of: index, in: .all)?.attainment.reliability.bins ?? []).map {
                ModelBin(model: contender.code, bin: $0)
            }
        }
    }

    /// A sort of reason with how many series have no score at all (`all`), or how many origins of a contender.
    struct Refused: Sendable {
        let model: String
        let reason: String
        let count: Int
    }

    var refusals: [Refused] {
        totals.seriesRefusals.map { Refused(model: "all", reason: $0.sort.rawValue, count: $0.count) }
            + contenders.flatMap { index, contender in
                totals.refusals(of: index).map {
                    Refused(model: contender.code, reason: $0.sort.rawValue, count: $0.count)
                }
            }
    }
}

/// The columns of a backtest's tables, in order.
enum BacktestFields {
    static let scores = FieldTable<BacktestResult.ScoredGroup>(
        name: "scores",
        meaning: BilingualText(japanese: "得点：区分とモデルごとに1行", english: "scores, one row for each group and model"),
        fields: [place, ScoreFields.forecasts.of { $0.forecasts }, ScoreFields.attainment.of { $0.attainment }].flatMap(
            \.self))

    private static let place: [Field<BacktestResult.ScoredGroup>] = [
        Field(
            "group", .string, "区分の種類", "`all`、`kind`、`values`",
            "`all`, `kind` or `values`: what the series are grouped by"
        ) {
            .text($0.group.code)
        },
        Field("value", .string, "区分", "指標の種類、または値の数", "the kind, or how many values were shown") {
            .text($0.group.value)
        },
        model.of { $0.model },
    ]

    static let reliability = FieldTable<BacktestResult.ModelBin>(
        name: "reliability",
        meaning: BilingualText(
            japanese: "確率の的中度：モデルと確率の区間ごとに1行",
            english: "the data of a reliability diagram, one row for each model and tenth of probability"),
        fields: [model.of { $0.model }] + BinFields.all.of { $0.bin })

    static let targets = FieldTable<TargetHindsight>(
        name: "targets",
        meaning: BilingualText(
            japanese: "計画の目標：目標・時点・モデルごとに1行",
            english: "the plan's own targets, one row for each, day and model"),
        fields: [
            asked, YearFields.target.of { $0.target.fiscalYear },
            [GoalFields.target, GoalFields.targetStage].of { $0.target.goal }, answered,
        ].flatMap(\.self))

    private static let asked: [Field<TargetHindsight>] = [
        model.of { $0.contender.code },
        Field(IndicatorFields.id.data) { .text($0.target.indicatorID) },
        Field(IndicatorFields.kind.data) { .text($0.kind.rawValue) },
    ]

    private static let answered: [Field<TargetHindsight>] = [
        Field("as_of", .string, "予測した時点", "この日までに分かっていたことを使う", "the day whose knowledge is used") {
            .text($0.asOf.description)
        },
        Field("years_ahead", .integer, "何年前か", "目標年度までの年数", "years up to the target") { .count($0.yearsAhead) },
        Field("p_meet", .number, "目標達成確率", "0～1", "the chance that was stated") { .optional($0.probability) },
        Field("met", .boolean, "達成したか", "実績値による", "whether the target was met") { .flag($0.happened) },
        Field(
            "code", .string, "確率がない理由", "結果が分かっていたときは `known`",
            "code of why none was stated; `known` where the result was"
        ) {
            .optional($0.reason)
        },
    ]

    static let refusals = FieldTable<BacktestResult.Refused>(
        name: "refusals",
        meaning: BilingualText(japanese: "採点できないもの：理由ごとに1行", english: "what has no score, one row for each reason"),
        fields: [
            Field("model", .string, "予測モデル", "系列全体なら `all`", "model, or `all` of series that have no score at all") {
                .text($0.model)
            },
            Field("code", .string, "理由", "採点できない理由のコード", "code of why there is no score") { .text($0.reason) },
            Field("count", .integer, "件数", "起点の数、`all` では系列の数", "how many origins, of `all` how many series") {
                .count($0.count)
            },
        ])

    private static let model = Field<String>(
        "model", .string, "予測モデル", "基準率は `base-rate`", "model; `base-rate` answers with the share that was reached"
    ) { .text($0) }
}

/// The scores of forecasts and of chances.
enum ScoreFields {
    static let forecasts: [Field<ForecastScores>] = [errors, inside, widths, spread].flatMap(\.self)

    private static let errors: [Field<ForecastScores>] = [
        count("series", "系列の数", "how many series were scored") { $0.series },
        count("origins", "起点の数", "how many origins were scored") { $0.origins },
        count("forecasts", "予測の数", "how many values were compared with a forecast") { $0.steps },
        count("no_scale", "尺度のない系列の数", "how many series never change, so that scaled errors have no unit") {
            $0.seriesWithoutScale
        },
        score("smape", "sMAPE", "symmetric percentage error, 0 to 200") { $0.percentageError.value },
        score("mase", "MASE", "absolute error in units of the history's mean absolute change") { $0.scaledError.value },
        score("mase_error", "MASEの標準誤差", "standard error of `mase`") { $0.scaledError.standardError },
        score("owa", "OWA", "mean of `smape` and `mase` over those of “no change”") { $0.overallWeightedAverage },
        score("msis80", "80%区間のMSIS", "scaled interval score at 80 %") { $0.intervalScores[1].value },
        score("msis95", "95%区間のMSIS", "scaled interval score at 95 %") { $0.intervalScores[2].value },
    ]

    private static let inside: [Field<ForecastScores>] = Backtest.coverages.enumerated().map { index, coverage in
        let percent = BacktestTables.percent(coverage)
        return score(
            "inside\(percent)", "\(percent)%区間に入った割合", "share of values inside the central \(percent) % interval"
        ) { $0.insideShares?[index] }
    }

    private static let widths: [Field<ForecastScores>] = Backtest.coverages.enumerated().map { index, coverage in
        let percent = BacktestTables.percent(coverage)
        return score(
            "width\(percent)", "\(percent)%区間の幅",
            "mean width of the central \(percent) % interval, in the same unit as `mase`"
        ) { $0.widths[index].value }
    }

    private static let spread: [Field<ForecastScores>] = [
        score("pinball", "ピンボール損失", "mean pinball loss, in the same unit") { $0.pinball.value },
        score("crps", "CRPS", "continuous ranked probability score, in the same unit") {
            $0.continuousRankedProbability.value
        },
    ]

    static let attainment: [Field<ProbabilityScores>] = [
        count("questions", "問いの数", "how many chances were stated") { $0.count },
        score("base_rate", "基準率", "share that was reached") { $0.baseRate },
        score("brier", "Brier得点", "mean squared error of the chances") { $0.brier.value },
        score("brier_error", "Brier得点の標準誤差", "standard error of `brier`") { $0.brier.standardError },
        score("log_score", "対数得点", "mean of −log of the chance of what came") { $0.logarithmic.value },
        score("calibration_error", "確率のずれ", "expected calibration error") { $0.reliability.expectedCalibrationError },
    ]

    private static func count<Scores>(
        _ name: String, _ heading: String, _ meaning: String, value: @escaping @Sendable (Scores) -> Int
    ) -> Field<Scores> {
        Field(name, .integer, heading, heading, meaning) { .count(value($0)) }
    }

    private static func score<Scores>(
        _ name: String, _ heading: String, _ meaning: String, value: @escaping @Sendable (Scores) -> Double?
    ) -> Field<Scores> {
        Field(name, .number, heading, heading, meaning) { .optional(value($0)) }
    }
}

/// A tenth of probability: what was said, and what came.
enum BinFields {
    static let all: [Field<Reliability.Bin>] = stated + [observed]

    private static let observed = Field<Reliability.Bin>("observed", .number, "実際の割合", "0～1", "how often it came true")
    {
        .optional($0.observedShare)
    }

    static let stated: [Field<Reliability.Bin>] = [
        Field("lower", .number, "確率の区間の下端", "0～1", "least probability of the tenth") { .optional($0.lower) },
        Field("upper", .number, "確率の区間の上端", "0～1", "the tenth reaches up to here") { .optional($0.upper) },
        Field("count", .integer, "回数", "答えた確率の数", "how many chances lie in it") { .count($0.count) },
        Field("mean_probability", .number, "答えた確率の平均", "0～1", "their mean") { .optional($0.meanProbability) },
    ]
}

extension TargetHindsight {
    fileprivate var probability: Double? {
        guard case .probability(let stated) = statement else { return nil }
        return stated
    }

    fileprivate var reason: String? {
        switch statement {
        case .probability: nil
        case .refused(let refusal): refusal.code
        case .known: "known"
        }
    }
}

package import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics

/// A backtest as tables for other programs: keys and codes that never follow the language.
package enum BacktestData {
    /// Every table: `scores`, `reliability`, `targets`, `refusals`.
    package static func tables(of result: BacktestResult) -> [Table] {
        [scores(of: result), reliability(of: result), targets(of: result), refusals(of: result)]
    }

    /// One row for each group and contender, and one for the base rate of each group.
    package static func scores(of result: BacktestResult) -> Table {
        Table(
            name: "scores", columns: (["group", "value", "model"] + scoreKeys).map(Column.init),
            rows: result.totals.groups.flatMap { group -> [[Cell]] in
                let place: [Cell] = [.text(group.code), .text(group.value)]
                let rows = result.contenders.compactMap { index, contender in
                    result.totals.scores(of: index, in: group).map { place + [.text(contender.code)] + cells(of: $0) }
                }
                let base = result.baseRates(in: group).map { scores in
                    place + [.text("base-rate")]
                        + [Cell](repeating: .empty, count: scoreKeys.count - attainmentKeys.count)
                        + attainment(of: scores)
                }
                return rows + (base.map { [$0] } ?? [])
            })
    }

    /// One row for each contender and tenth of probability: the data of a reliability diagram.
    package static func reliability(of result: BacktestResult) -> Table {
        Table(
            name: "reliability",
            columns: ["model", "lower", "upper", "count", "mean_probability", "observed"].map(Column.init),
            rows: result.contenders.flatMap { index, contender -> [[Cell]] in
                let bins = result.totals.scores(of: index, in: .all)?.attainment.reliability.bins ?? []
                return bins.map { [.text(contender.code)] + row(of: $0) }
            })
    }

    /// One row for each of the plan's own targets, day and contender.
    package static func targets(of result: BacktestResult) -> Table {
        Table(
            name: "targets",
            columns: [
                "model", "indicator_id", "kind", "fiscal_year", "target", "as_of", "years_ahead", "probability", "met",
                "reason", "period",
            ].map(Column.init),
            rows: (result.hindsight ?? []).map { answer in
                var probability: Double?
                var reason: String?
                switch answer.statement {
                case .probability(let stated): probability = stated
                case .refused(let refusal): reason = refusal.code
                case .known: reason = "known"
                }
                return [
                    .text(answer.contender.code), .text(answer.target.indicatorID), .text(answer.kind.rawValue),
                    .fiscalYear(answer.target.fiscalYear), answer.target.goal.cell(unit: nil),
                    .text(answer.asOf.description), .count(answer.yearsAhead), AssessmentData.optional(probability),
                    .flag(answer.happened), AssessmentData.optional(reason),
                    .text(answer.target.fiscalYear.canonicalText),
                ]
            })
    }

    /// One row for each sort of reason: how many series have no score at all (`all`), and how many origins of a contender.
    package static func refusals(of result: BacktestResult) -> Table {
        Table(
            name: "refusals", columns: ["model", "reason", "count"].map(Column.init),
            rows: result.totals.seriesRefusals.map { [.text("all"), .text($0.sort.rawValue), .count($0.count)] }
                + result.contenders.flatMap { index, contender in
                    result.totals.refusals(of: index).map {
                        [.text(contender.code), .text($0.sort.rawValue), .count($0.count)]
                    }
                })
    }

    /// The whole backtest as one document.
    package static func document(of result: BacktestResult) -> JSONValue {
        let settings = result.settings
        let head: [JSONValue.Member] = [
            .init("format", "mitoshi-backtest"), .init("version", .integer(1)), .init("title", .string(result.title)),
            .init("series", .integer(result.totals.series)), .init("horizon", .integer(settings.horizon)),
            .init("least_known", .integer(settings.leastKnown)),
            .init("last", settings.shown.map { JSONValue.integer($0) } ?? .null),
            .init("step", .integer(settings.stride)),
            .init("origins", settings.mostOrigins.map { JSONValue.integer($0) } ?? .null),
        ]
        let tables = tables(of: result).map { table in
            JSONValue.Member(table.name, .array(table.rows.map { JSONValue(columns: table.columns, row: $0) }))
        }
        return .object(head + tables)
    }
}

extension BacktestData {
    private static let attainmentKeys = [
        "questions", "base_rate", "brier", "brier_error", "log_score", "calibration_error",
    ]

    private static let scoreKeys =
        [
            "series", "origins", "forecasts", "no_scale", "smape", "mase", "mase_error", "owa", "msis80", "msis95",
            "inside50", "inside80", "inside95", "width50", "width80", "width95", "pinball", "crps",
        ] + attainmentKeys

    private static func cells(of scores: ForecastScores) -> [Cell] {
        let counts = [scores.series, scores.origins, scores.steps, scores.seriesWithoutScale]
        let errors: [Double?] = [
            scores.percentageError.value, scores.scaledError.value, scores.scaledError.standardError,
            scores.overallWeightedAverage, scores.intervalScores[1].value, scores.intervalScores[2].value,
        ]
        let inside: [Double?] = Backtest.coverages.indices.map { scores.insideShares?[$0] }
        let spread: [Double?] =
            scores.widths.map(\.value) + [scores.pinball.value, scores.continuousRankedProbability.value]
        let numbers = errors + inside + spread
        return counts.map { Cell.count($0) } + numbers.map { AssessmentData.optional($0) }
            + attainment(of: scores.attainment)
    }

    private static func attainment(of scores: ProbabilityScores) -> [Cell] {
        [.count(scores.count)]
            + [
                scores.baseRate, scores.brier.value, scores.brier.standardError, scores.logarithmic.value,
                scores.reliability.expectedCalibrationError,
            ].map { AssessmentData.optional($0) }
    }

    static func row(of bin: Reliability.Bin) -> [Cell] {
        [
            .quantity(bin.lower, unit: nil), .quantity(bin.upper, unit: nil), .count(bin.count),
            AssessmentData.optional(bin.meanProbability), AssessmentData.optional(bin.observedShare),
        ]
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

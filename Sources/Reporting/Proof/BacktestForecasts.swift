package import MitoshiBasics
import MitoshiPlanning
package import MitoshiStatistics

/// A forecast of a backtest beside what came, or why there is none.
package struct BacktestForecast: Sendable {
    let seriesID: String
    /// `nil` where a series has no score whoever forecasts it, as are origin and step.
    let model: String?
    let origin: String?
    let step: Int?
    let period: String?
    /// `nil` where there is no score.
    let quantities: ForecastQuantities?
    let actual: Double?
    let refusal: (code: String, text: BilingualText)?

    /// A series that has no score at all.
    package init(refusing seriesID: String, code: String, reason: BilingualText) {
        self.init(
            seriesID: seriesID, model: nil, origin: nil, step: nil, period: nil, quantities: nil, actual: nil,
            refusal: (code, reason))
    }

    private init(
        seriesID: String, model: String?, origin: String?, step: Int?, period: String?, quantities: ForecastQuantities?,
        actual: Double?, refusal: (code: String, text: BilingualText)?
    ) {
        self.seriesID = seriesID
        self.model = model
        self.origin = origin
        self.step = step
        self.period = period
        self.quantities = quantities
        self.actual = actual
        self.refusal = refusal
    }

    /// Those of one series, by contender, origin and year.
    ///
    /// - Parameter period: A year as the series writes its periods.
    package static func all(
        of backtest: SeriesBacktest, id: String, levels: [QuantileLevel], period: (Int) -> String
    ) -> [BacktestForecast] {
        if let refusal = backtest.refusal {
            return [BacktestForecast(refusing: id, code: refusal.code, reason: refusal.text)]
        }
        return backtest.results.flatMap { result in
            result.forecasts.flatMap { origin -> [BacktestForecast] in
                func row(_ one: OriginForecast.Comparison?) -> BacktestForecast {
                    BacktestForecast(
                        seriesID: id, model: result.contender.code, origin: period(origin.year),
                        step: one.map { $0.year - origin.year }, period: one.map { period($0.year) },
                        quantities: one.map {
                            $0.distribution.map { ForecastQuantities($0, levels: levels) }
                                ?? ForecastQuantities(certain: origin.last, levels: levels)
                        },
                        actual: one?.actual, refusal: origin.refusal.map { ($0.code, $0.text) })
                }
                return origin.refusal == nil ? origin.comparisons.map(row) : [row(nil)]
            }
        }
    }
}

extension ForecastQuantities {
    /// Those of one value said with certainty.
    fileprivate init(certain value: Double, levels: [QuantileLevel]) {
        mean = value
        quantiles = [Double?](repeating: value, count: levels.count)
    }
}

extension BacktestRefusal {
    /// A word for programs.
    fileprivate var code: String {
        if case .noForecast(let error) = self { error.code } else { BacktestTotals.RefusalSort(self).rawValue }
    }
}

/// All of them as a table.
package struct BacktestForecastTable: Sendable {
    fileprivate let fields: FieldTable<BacktestForecast>
    private let rows: [BacktestForecast]

    package init(_ rows: [BacktestForecast], levels: [QuantileLevel], in language: Language) {
        self.rows = rows
        fields = FieldTable(
            name: "forecasts",
            meaning: BilingualText(
                japanese: "予測と実績：系列・モデル・起点・年ごとに1行",
                english: "forecasts beside what came, one row for each series, model, origin and year"),
            fields: [Self.place, ForecastQuantities.fields(levels).of { $0.quantities }, Self.result(in: language)]
                .flatMap(\.self))
    }

    package var table: Table { fields.table(of: rows) }

    private static let place: [Field<BacktestForecast>] = [
        Field("series_id", .string, "系列", "系列の名前、または事業番号", "name of the series, or number of the indicator") {
            .text($0.seriesID)
        },
        Field("model", .string, "予測モデル", "系列全体が採点できなければない", "model; none where a series has no score at all") {
            .optional($0.model)
        },
        Field("origin", .string, "起点", "モデルが知る最後の期間", "the last period that the model knew") { .optional($0.origin) },
        Field("step", .integer, "起点からの年数", "1が翌年", "years after the origin") { $0.step.map { .count($0) } ?? .empty },
        Field("period", .string, "期間", "予測した期間", "the period that was forecast") { .optional($0.period) },
    ]

    private static func result(in language: Language) -> [Field<BacktestForecast>] {
        [
            Field("actual", .number, "実績値", "その期間の値", "the value that came") { .optional($0.actual) },
            Field("status", .string, "状態", "`ok` か `refused`", "`ok` or `refused`") {
                .text($0.refusal == nil ? "ok" : "refused")
            },
            Field("code", .string, "理由のコード", "採点できない理由", "code of why there is no score") {
                .optional($0.refusal?.code)
            },
            Field("reason", .string, "理由", "採点できない理由", "why there is no score, in words") {
                .optional($0.refusal?.text[language])
            },
        ]
    }
}

extension BacktestData {
    /// The whole backtest as one document, with its forecasts.
    package static func document(of result: BacktestResult, _ forecasts: BacktestForecastTable) -> JSONValue {
        let table = forecasts.table
        return .joined(document(of: result), .object([.init(table.name, JSONValue(rowsOf: table))]))
    }

    /// The files of all tables, the forecasts' among them, and of the descriptor that says what their columns hold.
    ///
    /// - Parameter encoding: The name of the tables' encoding as the specification of data packages has it.
    package static func files(
        of result: BacktestResult, _ forecasts: BacktestForecastTable, in encoding: String
    ) -> [ReportFile] {
        let described = [
            (BacktestFields.scores.description, BacktestFields.scores.table(of: result.scoredGroups)),
            (BacktestFields.reliability.description, BacktestFields.reliability.table(of: result.bins)),
            (BacktestFields.targets.description, BacktestFields.targets.table(of: result.hindsight ?? [])),
            (BacktestFields.refusals.description, BacktestFields.refusals.table(of: result.refusals)),
            (forecasts.fields.description, forecasts.table),
        ]
        let descriptor: JSONValue = [
            "profile": "tabular-data-package", "name": "mitoshi-backtest", "title": .string(result.title),
            "version": "1", "description": "Forecasts of the past, what came, and how the forecasts scored.",
            "resources": .array(described.map { AssessmentDescriptor.resource($0.0, encoding).document }),
        ]
        return described.map { ReportFile(name: "\($0.0.name).csv", contents: .table(CSVWriter.text(of: $0.1))) } + [
            ReportFile(name: AssessmentDescriptor.fileName, contents: .text(descriptor.text))
        ]
    }
}

import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Forecasts of every series of a table.
struct SeriesForecast {
    let file: String
    let horizon: Int
    /// How many of the last values are used; `nil` for all.
    let last: Int?
    let model: ModelFamily?
    let levels: [QuantileLevel]

    /// What became of one series.
    private typealias Outcome = Result<[[Cell]], StatisticsError>

    /// Forecasts on all cores, and writes the series in the order of the table.
    func run(into output: TableOutput, isStrict: Bool, isQuiet: Bool) async throws {
        var output = output
        var refused = 0
        var stream = try SeriesStream(file: file)
        output.begin(["series_id", "step", "period"].map(Column.init) + ForecastQuantities.columns(levels))
        while case let batch = try stream.next(Self.batchSize), !batch.isEmpty {
            for (series, outcome) in zip(batch, await outcomes(for: batch)) {
                switch outcome {
                case .success(let rows): for row in rows { try output.write(row) }
                case .failure(let error):
                    refused += 1
                    if !isQuiet { StandardError.write([message(for: error, in: series)]) }
                }
            }
        }
        try output.end()
        if isStrict, refused > 0 { throw Stop(.notAssessable) }
    }

    /// How many series are under way at once: enough for every core, few enough to keep memory small.
    private static let batchSize = 256

    /// One outcome for each series, in their order.
    private func outcomes(for batch: [SeriesTable.Series]) async -> [Outcome] {
        await withTaskGroup(of: (Int, Outcome).self) { group in
            for (index, series) in batch.enumerated() { group.addTask { (index, self.outcome(for: series)) } }
            var outcomes: [Int: Outcome] = [:]
            for await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private func outcome(for series: SeriesTable.Series) -> Outcome {
        do throws(StatisticsError) { return .success(try rows(for: series)) } catch { return .failure(error) }
    }

    /// One row a step.
    private func rows(for series: SeriesTable.Series) throws(StatisticsError) -> [[Cell]] {
        let history = try series.annualSeries(last: last)
        let forecast = try fit(history).forecast(horizon: horizon)
        return forecast.distributions.enumerated().map { index, distribution in
            [.text(series.id), .count(index + 1), .text(series.text(ofPeriod: forecast.origin + index + 1))]
                + ForecastQuantities(distribution, levels: levels).cells(levels)
        }
    }

    private func fit(_ history: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        guard let model else { return try history.standardFit() }
        return try model.model(for: history.support).fit(history)
    }

    private func message(for error: StatisticsError, in series: SeriesTable.Series) -> String {
        let reason = error.text
        return localized(
            "\(file)：系列「\(series.id)」は予測できません（\(reason.japanese)）",
            "\(file): series “\(series.id)” can't be forecast: \(reason.english)")
    }
}

extension SeriesTable.Series {
    /// The series on the annual grid, with its last `count` values.
    fileprivate func annualSeries(last count: Int?) throws(StatisticsError) -> AnnualSeries {
        guard let count else { return try annualSeries() }
        return try AnnualSeries(
            observations: zip(periods, values).suffix(count).map { Observation(year: $0, value: .exact($1)) })
    }
}

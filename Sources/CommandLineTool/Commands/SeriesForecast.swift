import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Forecasts of every series of a table.
struct SeriesForecast {
    let file: String
    let reading: SeriesTableOptions
    /// How many years ahead, where a series doesn't say.
    let horizon: Int
    /// How many of the last values are used; `nil` for all.
    let last: Int?
    /// What every series is forecast with, one after the other; empty for what suits each.
    let models: [ModelFamily]
    let levels: [QuantileLevel]
    let prior: PriorChoice
    /// How many joint draws are wanted in place of quantiles.
    let samples: Int?
    /// The seed of all draws.
    let seed: UInt
    let threads: Int?

    /// What became of one series.
    private struct Outcome: Sendable {
        var rows: [[Cell]] = []
        var refusals: [SeriesRefusals.Refusal] = []
    }

    /// Forecasts on all cores, and writes the series in the order of the table.
    func run(into output: TableOutput, isStrict: Bool, messages: QuietOption) throws {
        var output = output
        var refusals = SeriesRefusals(
            file: file, consequence: BilingualText(japanese: "は予測できません", english: "can't be forecast"))
        var stream = try reading.stream(of: file)
        var progress = Progress(total: stream.count, isQuiet: messages.quiet)
        let table: any SeriesRows =
            samples == nil
            ? SeriesAnswerTable(levels: levels, in: .ofProcess) : SeriesSampleTable(in: .ofProcess)
        var isEmpty = true
        output.begin(table.columns)
        let (prior, held) = try prior(from: &stream)
        if let count = prior.count {
            messages.say([
                localized(
                    "\(file)：\(count)系列から学習し直した事前分布を使います（--prior shipped で組込みのもの）。",
                    "\(file): with a prior adapted to \(count) series; --prior shipped keeps the program's own.")
            ])
        }
        var batches = stride(from: 0, to: held.count, by: Self.batchSize).map {
            held[$0..<min($0 + Self.batchSize, held.count)]
        }[...]
        while case let batch = try batches.popFirst() ?? stream.next(Self.batchSize)[...], !batch.isEmpty {
            isEmpty = false
            let outcomes = batch.concurrentMap(threads: threads) { _, series in
                outcome(for: series, in: table, by: prior)
            }
            for (series, outcome) in zip(batch, outcomes) {
                for row in outcome.rows { try output.write(row) }
                for refusal in outcome.refusals { refusals.add(refusal, of: series.id) }
            }
            progress.advance(by: batch.count)
        }
        progress.clear()
        try output.end()
        if isEmpty { messages.say([SeriesTableOptions.noSeries(in: file)]) }
        stream.tellUnread(of: file, by: messages)
        messages.say(refusals.lines)
        if isStrict, isEmpty || !refusals.isEmpty { throw Stop(.notAssessable) }
    }

    /// How many series are under way at once: enough for every core, few enough to keep memory small.
    private static let batchSize = 256

    /// What is believed before the values are seen, and the series that were read to learn it.
    private func prior(from stream: inout SeriesQuestionStream) throws -> (prior: SeriesPrior, held: [TableSeries]) {
        switch prior {
        case .shipped: return (.shipped, [])
        case .file(let path): return (try SeriesPrior.read(file: path), [])
        case .table:
            guard models.isEmpty || models == [.pooledTrend] else { return (.shipped, []) }
            var held: [TableSeries] = []
            while case let batch = try stream.next(Self.batchSize), !batch.isEmpty { held += batch }
            let adapted = SeriesPrior.ofIndicators.adapted(to: held.compactMap { $0.answeredSeries(last: last) })
            return (adapted ?? .shipped, held)
        }
    }

    private func outcome(for series: TableSeries, in table: any SeriesRows, by prior: SeriesPrior) -> Outcome {
        var outcome = Outcome()
        func refuse(_ code: String, _ reason: BilingualText, hasPlace: Bool = false) {
            outcome.rows.append(table.row(refusing: series.id, code: code, reason: reason))
            outcome.refusals.append(.init(code: code, message: reason, hasPlace: hasPlace))
        }
        switch series.question {
        case .failure(let invalid): refuse(invalid.code, invalid.problem.message, hasPlace: true)
        case .success(let asked):
            var question = asked.question.knowing(last)
            question.horizon = question.horizon ?? horizon
            for model in models.isEmpty ? [nil] : models.map(Optional.some) {
                do throws(SeriesRefusal) {
                    let draws = samples.map { SeriesDraws(count: $0, seed: seed, id: series.id) }
                    let answer = try question.answer(by: model, prior: prior, draws: draws)
                    outcome.rows += table.rows(for: answer, id: series.id, period: asked.calendar.text)
                } catch {
                    refuse(error.code, error.text)
                }
            }
        }
        return outcome
    }
}

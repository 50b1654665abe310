import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// Forecasts of every series of a table.
struct SeriesForecast {
    let file: String
    let names: SeriesColumnNames?
    let isSorted: Bool
    /// How many years ahead, where a series doesn't say.
    let horizon: Int
    /// How many of the last values are used; `nil` for all.
    let last: Int?
    /// What every series is forecast with, one after the other; empty for what suits each.
    let models: [ModelFamily]
    let levels: [QuantileLevel]
    let threads: Int?

    /// What became of one series.
    private struct Outcome: Sendable {
        var rows: [[Cell]] = []
        var refusals: [Refusal] = []
    }

    /// Why there is no answer.
    fileprivate struct Refusal: Sendable {
        let code: String
        let message: BilingualText
        /// Whether the message says at which place of the table.
        var hasPlace = false
    }

    /// Forecasts on all cores, and writes the series in the order of the table.
    func run(into output: TableOutput, isStrict: Bool, messages: QuietOption) throws {
        var output = output
        var refusals = RefusalSummary(file: file)
        var stream = try SeriesQuestionStream(file: file, names: names, isSorted: isSorted)
        var progress = Progress(total: stream.count, isQuiet: messages.quiet)
        let table = SeriesAnswerTable(levels: levels, in: .ofProcess)
        output.begin(table.columns)
        while case let batch = try stream.next(Self.batchSize), !batch.isEmpty {
            let outcomes = batch.concurrentMap(threads: threads) { _, series in outcome(for: series, in: table) }
            for (series, outcome) in zip(batch, outcomes) {
                for row in outcome.rows { try output.write(row) }
                for refusal in outcome.refusals { refusals.add(refusal, of: series.id) }
            }
            progress.advance(by: batch.count)
        }
        progress.clear()
        try output.end()
        if !stream.unreadColumns.isEmpty {
            let names = stream.unreadColumns.joined(separator: ", ")
            messages.say([localized("\(file)：読まない列：\(names)", "\(file): columns that are left unread: \(names)")])
        }
        messages.say(refusals.lines)
        if isStrict, !refusals.isEmpty { throw Stop(.notAssessable) }
    }

    /// How many series are under way at once: enough for every core, few enough to keep memory small.
    private static let batchSize = 256

    private func outcome(for series: TableSeries, in table: SeriesAnswerTable) -> Outcome {
        var outcome = Outcome()
        func refuse(_ code: String, _ reason: BilingualText, hasPlace: Bool = false) {
            outcome.rows.append(table.row(refusing: series.id, code: code, reason: reason))
            outcome.refusals.append(Refusal(code: code, message: reason, hasPlace: hasPlace))
        }
        switch series.question {
        case .failure(let invalid): refuse(invalid.code, invalid.problem.message, hasPlace: true)
        case .success(let asked):
            var question = asked.question
            question.horizon = question.horizon ?? horizon
            if let last {
                question.observations = question.observations.sorted { $0.time < $1.time }.suffix(last)
            }
            for model in models.isEmpty ? [nil] : models.map(Optional.some) {
                do throws(SeriesRefusal) {
                    let answer = try question.answer(by: model)
                    outcome.rows += table.rows(for: answer, id: series.id, period: asked.calendar.text)
                } catch {
                    refuse(error.code, error.text)
                }
            }
        }
        return outcome
    }
}

/// One line for each sort of refusal, with the first series and how many there are.
private struct RefusalSummary {
    let file: String
    private var sorts: [(first: SeriesForecast.Refusal, id: String, count: Int)] = []

    init(file: String) { self.file = file }

    var isEmpty: Bool { sorts.isEmpty }

    mutating func add(_ refusal: SeriesForecast.Refusal, of id: String) {
        if let place = sorts.firstIndex(where: { $0.first.code == refusal.code }) {
            sorts[place].count += 1
        } else {
            sorts.append((refusal, id, 1))
        }
    }

    var lines: [String] {
        sorts.map { first, id, count in
            let (text, more) = (first.message, count - 1)
            let place =
                first.hasPlace
                ? BilingualText(japanese: "", english: "")
                : BilingualText(
                    japanese: "\(file)：", english: "\(file): ")
            return localized(
                "\(place.japanese)\(text.japanese)。系列「\(id)」は予測できません" + (more > 0 ? "（\(first.code)、ほか\(more)系列）" : ""),
                "\(place.english)\(text.english); series “\(id)” can't be forecast"
                    + (more > 0 ? " (\(first.code), and \(more) more)" : ""))
        }
    }
}

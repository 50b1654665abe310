import ArgumentParser
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// One line of JSON out for each line of JSON in.
struct StreamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: localized(
            "1行に1系列のJSONを読み、1行ずつ答える。", "Answers one line of JSON for each series on a line of JSON."),
        discussion: localized(
            """
            入力の例：{"id":"a","years":[2019,2020,2021],"values":[10,12,13],"kind":"flow","targets":[{"year":2023,"atLeast":15}]}。\
            どの行にも必ず1行で答えます（status は ok、refused、invalid）。答えはその行だけで決まります。すべての行に答えれば終了コード0です。
            """,
            """
            A line such as {"id":"a","years":[2019,2020,2021],"values":[10,12,13],"kind":"flow","targets":[{"year":2023,\
            "atLeast":15}]}. Every line has one line for an answer, whose status is ok, refused or invalid. An answer depends on \
            its line alone. The exit code is 0 once every line is answered.
            """))

    @Argument(
        help: help("読み込むファイル（- は標準入力）", "The file to read; - is standard input.", value: "file"), completion: .file())
    var file = OutputOptions.standardOutput

    @Option(
        help: help(
            "行に horizon がないとき、何年先まで予測するか（省略時は最後の目標年まで）",
            "How many years ahead where a line has no horizon; by default up to its last target.", value: "number"))
    var horizon: Int?

    @OptionGroup var quantiles: QuantileOption

    @Option(help: help("すべての系列に使うモデル", "Model for every series instead of the best.", value: "model"))
    var model: ModelFamily?

    @Option(help: help("同時に計算する数（省略時はコア数）", "How many series at once; by default one a core.", value: "number"))
    var threads: Int?

    @Flag(help: help("各行に版と定数のダイジェストを付ける", "Put the version and the digest of the constants on each line."))
    var stamp = false

    @Flag(help: help("答えられない行があれば終了コード4", "Exit with 4 when some line is refused or invalid."))
    var strict = false

    @OptionGroup var messages: QuietOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let horizon, !(1...Forecast.longestHorizon).contains(horizon) {
            throw ValidationError(
                localized(
                    "--horizon は1から\(Forecast.longestHorizon)までです。",
                    "--horizon lies between 1 and \(Forecast.longestHorizon)."))
        }
        if let threads, threads < 1 {
            throw ValidationError(localized("--threads は1以上です。", "--threads is 1 or more."))
        }
    }

    /// What became of a line.
    private enum Status: String {
        case ok
        case refused
        case invalid
    }

    func run() throws {
        let lines = try LineStream(file, limit: SeriesLine.lengthLimit)
        let writer = SeriesAnswerJSON(
            levels: quantiles.levels, language: .ofProcess,
            stamp: stamp ? (ProgramVersion.current, ProgramVersion.constants) : nil)
        var counts: [Status: Int] = [:]
        while case let batch = try lines.next(), !batch.isEmpty {
            let answers = batch.concurrentMap(threads: threads) { _, line in answer(to: line, by: writer) }
            for answer in answers { counts[answer.status, default: 0] += 1 }
            try StandardOutput.write(answers.map(\.line).joined())
        }
        let (ok, refused, invalid) = (counts[.ok] ?? 0, counts[.refused] ?? 0, counts[.invalid] ?? 0)
        messages.say([
            localized(
                "読み込み \(ok + refused + invalid)、ok \(ok)、refused \(refused)、invalid \(invalid)",
                "read \(ok + refused + invalid), ok \(ok), refused \(refused), invalid \(invalid)")
        ])
        if strict, refused + invalid > 0 { throw Stop(.notAssessable) }
    }

    private func answer(to line: [UInt8]?, by writer: SeriesAnswerJSON) -> (status: Status, line: String) {
        let read: SeriesLine
        do throws(SeriesLine.Invalid) {
            guard let line else { throw SeriesLine.tooLong }
            read = try SeriesLine(line, horizon: horizon)
        } catch {
            let line = writer.line(
                status: Status.invalid.rawValue, id: error.id, code: error.code, message: error.message)
            return (.invalid, line)
        }
        do throws(SeriesRefusal) {
            let answer = try read.question.answer(by: model)
            let line = writer.line(for: answer, id: read.id, unread: read.unread, period: read.period)
            return (.ok, line)
        } catch {
            let line = writer.line(
                status: Status.refused.rawValue, id: read.id, code: error.code, message: error.text)
            return (.refused, line)
        }
    }
}

import ArgumentParser
import Foundation
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics

/// Learns the pooled trend's prior from annual series.
struct LearnPriorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn-prior",
        abstract: localized(
            "多数の年次系列からプール型トレンドの事前分布を学習する。", "Learns the pooled trend's prior from many annual series."),
        discussion: localized(
            """
            フォルダ内の .csv と .csv.gz（列は series_id,period,value または unique_id,ds,y、行の順序は自由）を読みます。ファイル名がデータの名前です。末尾が _test と _meta の\
            ファイルは読みません。名前に _quarterly または _monthly を含むデータは年平均にします。途中経過は「出力ファイル.partial」に残り、同じ\
            条件で再び実行すると続きから始まります。結果は入力と条件だけで決まります。
            """,
            """
            Reads every .csv and .csv.gz of the folder (columns series_id, period, value or unique_id, ds, y, rows in any order). A file's name names its data set; \
            files that end in _test or _meta are passed over; sets whose name holds _quarterly or _monthly are averaged over \
            years. The state after each pass is kept in OUTPUT.partial, and the same command goes on from there. The result \
            depends on the input and the options alone.
            """))

    @Option(help: help("系列のフォルダ", "Folder of the series.", value: "folder"), completion: .directory)
    var data: String

    @Option(
        help: help(
            "学習した事前分布の書き込み先（- は標準出力。途中経過は残しません）",
            "Where the learned prior is written; - is standard output, with nothing kept on the way.", value: "file"))
    var output: String

    @Option(
        help: help(
            "データの重み（例：m3_yearly=1.5、なければ1）", "Weight of a data set, as in m3_yearly=1.5; 1 unless given.",
            value: "name=weight"),
        transform: WeightArgument.read)
    var weight: [WeightArgument] = []

    @Option(help: help("_test の値も履歴に加えるデータ", "A data set whose _test values continue its histories.", value: "name"))
    var join: [String] = []

    @Option(help: help("使わないデータ", "A data set that is passed over.", value: "name"))
    var skip: [String] = []

    @Option(help: help("EM法の反復回数", "Passes of expectation and maximization.", value: "number"))
    var passes = PriorLearning.Settings().passes

    @Option(help: help("学習に使う系列の断片の数", "How many pieces of histories are learned from.", value: "number"))
    var windows = PriorLearning.Settings().windowCount

    @Option(help: help("断片を選ぶ乱数の種", "Seed for the choice of the pieces.", value: "number"))
    var seed = PriorLearning.Settings().seed

    @Flag(help: help("読めない系列があれば終了コード4", "Exit with 4, and learn nothing, when some series can't be read."))
    var strict = false

    @OptionGroup var messages: QuietOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (1...10_000).contains(passes), (1...100_000).contains(windows) else {
            throw ValidationError(
                localized(
                    "--passes は1から10000、--windows は1から100000です。",
                    "--passes lies between 1 and 10000, --windows between 1 and 100000."))
        }
    }

    func run() async throws {
        let folder = try HistoryFolder.read(data, joining: Set(join), skipping: Set(skip))
        let partial = output + ".partial"
        try InputFiles(SeriesFiles.all(at: data)).refuse(toReplaceWith: [output, partial])
        try tellRefused(in: folder)
        let learning = try learning(from: folder)
        let checkpoint =
            isToStandardOutput
            ? nil : LearningCheckpoint(path: partial, key: key(folder), size: learning.componentCount)
        let start = checkpoint?.read()
        messages.say([
            localized(
                "断片\(learning.windowCount)個・成分\(learning.componentCount)個から学習します（\(start?.passes ?? 0)/\(passes)回済み）。",
                "Learning from \(learning.windowCount) pieces and \(learning.componentCount) components; \(start?.passes ?? 0) of \(passes) passes done."
            )
        ])
        var progress = Progress(total: passes, isQuiet: messages.quiet)
        progress.advance(by: start?.passes ?? 0)
        let components = try await learning.learn(from: start) { state, _ in
            progress.advance(by: 1)
            try checkpoint?.write(state)
        }
        progress.clear()
        let prior = PooledPrior(components: components, origin: origin(folder))
        guard !isToStandardOutput else { return try StandardOutput.write(prior.text) }
        try OutputFile.write(prior.text, to: output)
        checkpoint?.remove()
        messages.say([
            localized("\(output)：成分\(components.count)個を書き込みました。", "\(output): wrote \(components.count) components.")
        ])
    }

    private func tellRefused(in folder: HistoryFolder) throws {
        var refusals = SeriesRefusals(
            file: data, consequence: BilingualText(japanese: "は学習に使いません", english: "isn't learned from"))
        for one in folder.refused {
            refusals.add(.init(code: one.code, message: one.problem.message, hasPlace: true), of: one.id)
        }
        messages.say(refusals.lines)
        if strict, !refusals.isEmpty { throw Stop(.notAssessable) }
    }

    private var isToStandardOutput: Bool { output == OutputOptions.standardOutput }

    private var weights: [String: Double] {
        weight.reduce(into: [:]) { $0[$1.name] = $1.weight }
    }

    private func learning(from folder: HistoryFolder) throws -> PriorLearning {
        if let unknown = Set(weights.keys).subtracting(folder.sets.map(\.name)).min() {
            throw Stop(
                .invalidInput, [localized("--weight：「\(unknown)」というデータはありません。", "--weight: no data set “\(unknown)”.")])
        }
        let sets = folder.sets.map { LearningSet(name: $0.name, weight: weights[$0.name] ?? 1, series: $0.series) }
        let settings = PriorLearning.Settings(passes: passes, windowCount: windows, seed: seed)
        let learning = try PriorLearning(from: sets, settings: settings)
        guard learning.windowCount > 0 else {
            throw Stop(
                .invalidInput,
                [
                    localized(
                        "\(data)：学習できる系列がありません（5個以上の値が必要です）。",
                        "\(data): no series to learn from (five values at least).")
                ])
        }
        return learning
    }

    /// What the result depends on besides the grid.
    private func key(_ folder: HistoryFolder) -> String {
        "\(folder.digest) \(described(folder)) \(windows) \(seed)"
    }

    private func described(_ folder: HistoryFolder) -> String {
        folder.sets.map { "\($0.name) (\($0.series.count) series, weight \(weights[$0.name] ?? 1))" }.joined(
            separator: "; ")
    }

    private func origin(_ folder: HistoryFolder) -> PooledPrior.Origin {
        let options =
            weight.map { "--weight \($0.name)=\($0.weight)" } + join.map { "--join \($0)" }
            + skip.map { "--skip \($0)" }
        let command =
            ["mitoshi learn-prior --data DIR --output FILE"] + options
            + ["--passes \(passes)", "--windows \(windows)", "--seed \(seed)"]
        return PooledPrior.Origin(
            command: command.joined(separator: " "), data: described(folder), digest: "sha256:" + folder.digest,
            date: Date.now.formatted(.iso8601.year().month().day()))
    }
}

/// `m3_yearly=1.5`
struct WeightArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "「データ名=重み」（0より大きい数。例：m3_yearly=1.5）",
        english: "a data set and a weight above 0, as in m3_yearly=1.5")

    let name: String
    let weight: Double

    init?(argument: String) {
        let parts = argument.split(separator: "=")
        guard parts.count == 2, let weight = Double(parts[1]), weight > 0, weight.isFinite else { return nil }
        name = String(parts[0])
        self.weight = weight
    }
}

/// The state of an unfinished piece of learning, kept beside its output so that it can be taken up again.
struct LearningCheckpoint {
    let path: String
    /// What the state belongs to: another input or other options don't continue it.
    let key: String
    /// How many weights there must be.
    let size: Int

    /// The state that an earlier run left, or `nil` when there is none that belongs here.
    func read() -> PriorLearning.State? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n")
        guard lines.count == size + 2, lines[0] == key, let passes = Int(lines[1]) else { return nil }
        let weights = lines.dropFirst(2).compactMap { UInt32($0, radix: 16).map(Float.init(bitPattern:)) }
        guard weights.count == size, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
        return PriorLearning.State(passes: passes, weights: weights)
    }

    func write(_ state: PriorLearning.State) throws(OutputError) {
        let weights = state.weights.map { String($0.bitPattern, radix: 16) }
        try OutputFile.write(([key, String(state.passes)] + weights).joined(separator: "\n") + "\n", to: path)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

import ArgumentParser
import MitoshiDocuments
import MitoshiStatistics

/// Learns the program's prior again from the series of a table, to be kept.
struct AdaptPriorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adapt-prior",
        abstract: localized(
            "表の系列から事前分布を学習し直して保存する。", "Learns the prior again from a table's series, to be kept."),
        discussion: localized(
            """
            forecast --series は40系列以上の表なら自動で同じことをします（400系列を超える表からは400系列）。ファイルにしておけば（forecast --prior FILE）、答えがほかの行に左右されません。
            """,
            """
            forecast --series does the same by itself with a table of 40 series or more (from 400 of them, where there are more). \
            Kept in a file (forecast --prior FILE), it makes each answer depend on its own series alone.
            """))

    @Argument(
        help: help("系列の表のCSV（- は標準入力）", "CSV of a table of series; - is standard input.", value: "file"),
        completion: .file(extensions: ["csv"]))
    var file: String

    @OptionGroup var reading: SeriesTableOptions

    @Option(
        help: help(
            "出発点の事前分布（adapt-prior か learn-prior が書いたもの。なければ forecast と同じもの）",
            "The prior to begin with, as adapt-prior or learn-prior wrote it; the same as forecast's unless given.",
            value: "file"),
        completion: .file())
    var prior: String?

    @Option(help: help("各系列の最後のN個の値だけを使う", "Use the last N values of each series.", value: "N"))
    var last: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var messages: QuietOption
    @OptionGroup var language: LanguageOption

    /// Each takes some five kilobytes, and more say hardly more.
    private static let mostSeries = 10_000

    func validate() throws {
        if let last, last < 1 { throw ValidationError(localized("--last は1以上です。", "--last is 1 or more.")) }
    }

    func run() throws {
        let destination = try output.destination(sparing: InputFiles([file] + [prior].compactMap(\.self)))
        var stream = try reading.stream(of: file)
        var series: [AnnualSeries] = []
        while case let batch = try stream.next(256), !batch.isEmpty {
            series += batch.compactMap { $0.answeredSeries(last: last) }
        }
        let base = try prior.map { try SeriesPrior.read(file: $0) } ?? .ofIndicators
        guard let adapted = base.adapted(to: series, mostSeries: Self.mostSeries), let count = adapted.count else {
            throw Stop(
                .notAssessable,
                [
                    localized(
                        "\(file)：学習できる系列が\(SeriesPrior.leastSeries)に足りません。",
                        "\(file): fewer than \(SeriesPrior.leastSeries) series to learn from.")
                ])
        }
        try destination.write(adapted.text)
        messages.say([localized("\(count)系列から学習しました。", "Learned from \(count) series.")])
    }
}

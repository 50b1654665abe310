import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// Scores what was recorded, as far as results are known.
struct ScoreCommand: ParsableCommand {
    /// The forms the scores can be printed in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown = "md"
        case csv
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: localized(
            "記録した確率を、分かった実績値で採点する。", "Scores recorded probabilities against the results known by now."),
        discussion: localized(
            "台帳が後から変更されていれば、その行を示して終了コード3で終わります。",
            "When the ledger was changed after it was written, the line is named and the exit code is 3."))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @OptionGroup var ledger: LedgerOption

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: Format = .text

    @OptionGroup var messages: QuietOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
        let path = ledger.path(besides: package)
        let destination = try output.destination(sparing: InputFiles([path], package: package))
        let package = try messages.package(at: package)
        let ledger = try Ledger.read(file: path)
        messages.say([ledger.notice].compactMap { $0?[.ofProcess] })
        let scores = LedgerScores(ledger.records, in: package.plan)
        try destination.write(text(of: scores, head: ledger.head))
    }

    private func text(of scores: LedgerScores, head: String) -> String {
        let report = LedgerReport(scores, in: language.language).report
        return switch format {
        case .text: output.terminalWriter.text(of: report)
        case .markdown: MarkdownWriter.text(of: report)
        case .csv: CSVWriter.text(of: LedgerData.records(of: scores))
        case .json: LedgerData.document(of: scores, head: head).text
        }
    }
}

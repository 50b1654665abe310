import ArgumentParser
import Documents
import Planning
import Reporting

/// A declaration → a data package, with an account of everything read.
struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: localized(
            "目標宣言の文書を読み取り、データパッケージを作る。", "Reads a goal declaration into a data package."),
        discussion: localized(
            "読み取った値と推定した値を1つずつ、文書の行とセルとともに表示します。読めない行があれば何も書きません。",
            "Prints every value read and every value inferred, with its line and cell. Writes nothing when a line can't be read."
        ))

    @Argument(help: help("目標宣言の文書（テキスト）", "The declaration, a text file.", value: "document"), completion: .file())
    var document: String

    @Option(
        name: [.short, .long],
        help: help("データパッケージを書き出すフォルダ", "Folder to write the data package into.", value: "folder"),
        completion: .directory)
    var output: String?

    @Option(help: help("CSVの文字コード", "Characters of the CSV files.", value: "encoding"))
    var encoding: TextEncoding = .utf8WithBOM

    @Option(help: help("文書の文字コード（省略時は自動判別）", "Characters of the document; found out by default.", value: "encoding"))
    var inputEncoding: TextEncoding?

    @Flag(help: help("すでにあるデータパッケージに上書きする", "Overwrite a package that is there."))
    var force = false

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func run() throws {
        if let output { try ExistingPackage.refuse(in: output, unless: force) }
        let reading = try DeclarationReader.read(file: document, encoding: inputEncoding)
        if let output { try DataPackage.write(reading.plan, to: output, encoding: encoding) }
        if !messages.quiet {
            let report = ReadingReport(reading, in: language.language).report
            try StandardOutput.write(Terminal.writer.text(of: report))
        }
        if let output { messages.say([localized("書き出し：\(output)", "wrote \(output)")]) }
    }
}

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

    @Option(
        help: help(
            "CSVの文字コード（省略時は utf-8-bom、更新では今のもの）",
            "Characters of the CSV files; utf-8-bom by default, in an update those that are there.", value: "encoding"))
    var encoding: TextEncoding?

    @Option(help: help("文書の文字コード（省略時は自動判別）", "Characters of the document; found out by default.", value: "encoding"))
    var inputEncoding: TextEncoding?

    @Flag(help: help("すでにあるデータパッケージに上書きする", "Overwrite a package that is there."))
    var force = false

    @Flag(
        help: help(
            "すでにあるデータパッケージを読み直して更新し、人が加えたものは残す",
            "Update a package that is there, keeping what people added to it."))
    var update = false

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if force, update {
            throw ValidationError(
                localized("--force と --update は同時に指定できません。", "Give either --force or --update, not both."))
        }
    }

    func run() throws {
        if let output, !update { try ExistingPackage.refuse(in: output, unless: force) }
        let reading = try DeclarationReader.read(file: document, encoding: inputEncoding)
        if let output { try write(reading.plan, to: output) }
        if !messages.quiet {
            let report = ReadingReport(reading, in: language.language).report
            try StandardOutput.write(Terminal.writer.text(of: report))
        }
        if let output { messages.say([localized("書き出し：\(output)", "wrote \(output)")]) }
    }

    private func write(_ declared: Plan, to folder: String) throws {
        guard update, DataPackage.exists(in: folder) else {
            return try DataPackage.write(declared, to: folder, encoding: encoding ?? .utf8WithBOM)
        }
        let existing = try DataPackage.read(folder: folder)
        try DataPackage.write(
            existing.plan.updated(with: declared), to: folder, encoding: encoding ?? existing.encoding)
    }
}

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

    @Argument(
        help: help(
            "目標宣言の文書（テキスト、CSV、HTML、Excelブック）", "The declaration: text, CSV, HTML or an Excel workbook.",
            value: "document"), completion: .file())
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

    @OptionGroup var history: MeasurementOptions

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func validate() throws {
        try OutputFolder.validate(output)
        if force, update {
            throw ValidationError(
                localized("--force と --update は同時に指定できません。", "Give either --force or --update, not both."))
        }
    }

    func run() throws {
        if let output, !update { try ExistingPackage.refuse(in: output, unless: force) }
        let reading = try DeclarationReader.read(file: document, encoding: inputEncoding)
        let present = try existing
        let plan = present?.plan.updated(with: reading.plan) ?? reading.plan
        let measured = try history.read(for: plan)
        let whole = try measured.map { try plan.adding($0) } ?? plan
        if let output {
            // In an update the package itself is what is renewed.
            try InputFiles([document] + (history.measurements.map { [$0] } ?? [])).refuse(
                toReplaceWith: DataPackage.files(in: output, withLedger: true),
                proposal: output.hasSuffix("/") ? output + "package" : "\(output)/package")
            try DataPackage.write(whole, to: output, encoding: encoding ?? present?.encoding ?? .utf8WithBOM)
        }
        if !messages.quiet {
            let report = ReadingReport(reading, in: language.language).report
            try StandardOutput.write(Terminal.writer.text(of: report))
        }
        if let measured { try report(measured, added: whole.measurements.count - plan.measurements.count, to: plan) }
        if let output { messages.say([localized("書き出し：\(output)", "wrote \(output)")]) }
    }

    /// What was read from the history sheet, cell by cell.
    private func report(_ measured: MeasurementReading, added: Int, to plan: Plan) throws {
        guard !messages.quiet else { return }
        messages.say(measured.notices.map { $0[language.language] })
        let account = MeasurementReport(reading: measured, plan: plan, language: language.language)
        let report = Report(
            title: "", language: language.language,
            blocks: [.headline(account.summary(adding: added)), .table(account.table)])
        try StandardOutput.write("\n" + Terminal.writer.text(of: report))
    }

    /// The package that is to be updated, where there is one.
    private var existing: DataPackage? {
        get throws {
            guard update, let output, DataPackage.exists(in: output) else { return nil }
            return try DataPackage.read(folder: output)
        }
    }
}

import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// A declaration → a data package, with an account of everything read.
struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: localized(
            "目標宣言の文書を読み取り、データパッケージを作る。", "Reads a goal declaration into a data package."),
        discussion: localized(
            """
            読み取った値・推定した値・読まなかった行や列を、文書の行とセルとともに表示します。確かな値をデータパッケージに書き、確かでないものは\
            質問として questions.csv に、列の読み方は mapping.csv に書きます。mapping.csv を直して --map で渡すと、その読み方で読み直します。

            例：mitoshi ingest 計画.xlsx --output 計画
            """,
            """
            Prints every value read, inferred or left out, with its line and cell. What is sure goes into the data package; \
            what isn't becomes a question in questions.csv, and what each column was taken for goes into mapping.csv. \
            Correct mapping.csv and give it with --map to read by it.

            Example: mitoshi ingest plan.xlsx --output plan
            """))

    @Argument(
        help: help(
            "計画・目標宣言の文書（Excelブック、Word文書、CSV、HTML、Markdown、テキスト）、または各年度の文書のフォルダ",
            "The plan or declaration: a workbook, a Word document, CSV, HTML, Markdown or text; or a folder of those of several years.",
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

    @Option(
        help: help(
            "列・年・行・セルの読み方を書いたCSV（更新では今の mapping.csv）",
            "CSV that says how to read columns, years, rows and cells; in an update the package's mapping.csv.",
            value: "file"), completion: .file(extensions: ["csv"]))
    var map: String?

    @Flag(help: help("列の読み方を表示するだけで、何も書かない", "Only print what each column is taken for."))
    var explainLayout = false

    @Flag(help: help("質問が残れば終了コード4", "Exit with 4 when questions are left."))
    var strict = false

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
        if let output, !update, !explainLayout { try ExistingPackage.refuse(in: output, unless: force) }
        guard update, !explainLayout, let output else { return try ingest() }
        try DataPackage.changing(output, ingest)
    }

    private func ingest() throws {
        let present = try existing
        let years = try read()
        if explainLayout {
            for (_, reading) in years.readings {
                let report = ReadingReport(reading, in: language.language).layouts
                try StandardOutput.write(Terminal.writer.text(of: report))
            }
            return
        }
        let joined = present.map { $0.plan.joined(with: years.plan) }
        let plan = joined?.plan ?? years.plan
        let questions = years.questions + (joined?.questions ?? [])
        let measured = try history.read(for: plan)
        let whole = try measured.map { try plan.adding($0) } ?? plan
        if let output {
            // In an update the package itself is what is renewed.
            try InputFiles(years.readings.map(\.path) + (history.measurements.map { [$0] } ?? [])).refuse(
                toReplaceWith: DataPackage.files(in: output, withLedger: true), isPackage: true,
                proposal: output.hasSuffix("/") ? output + "package" : "\(output)/package")
            try ExistingPackage.refuse(filesIn: output, unless: force || update)
            try DataPackage.write(
                whole, to: output, encoding: encoding ?? present?.encoding ?? .utf8WithBOM,
                with: DeclarationReading.companions(
                    questions, years.readings.map(\.reading), in: language.language,
                    replacing: ExistingPackage.holds(ReadingQuestion.fileName, in: output)))
        }
        messages.say(years.notices.map { $0[language.language] })
        if !messages.quiet {
            for (_, reading) in years.readings {
                let report = ReadingReport(reading, in: language.language).report
                try StandardOutput.write(Terminal.writer.text(of: report))
            }
        }
        if let measured { try report(measured, added: whole.measurements.count - plan.measurements.count, to: plan) }
        if let output { messages.say([localized("書き出し：\(output)", "wrote \(output)")]) }
        try tell(questions.count)
    }

    /// The document, or those of a folder by their years.
    private func read() throws -> DeclarationYears {
        let mapping = try mapping
        return try DeclarationYears(
            files: DataPackage.documents(at: document).map { ($0, mapping) }, encoding: inputEncoding, today: .today)
    }

    /// What to read by: the mapping given, or in an update that of the package.
    private var mapping: ReadingMapping {
        get throws {
            if let map { return try ReadingMapping(file: map) }
            guard update, let output, ExistingPackage.holds(ReadingMapping.fileName, in: output) else {
                return ReadingMapping()
            }
            return try ReadingMapping(file: "\(output)/\(ReadingMapping.fileName)")
        }
    }

    /// The last line, where something is left to settle.
    private func tell(_ questions: Int) throws {
        guard questions > 0 else { return }
        let place = output.map { "\($0)/\(ReadingQuestion.fileName)" } ?? localized("上の表", "the table above")
        let line = localized(
            "確かめてほしいことが\(questions)件あります：\(place)（その値は読み込んでいません）",
            questions == 1
                ? "One question is left in \(place); what it is about wasn't read"
                : "\(questions) questions are left in \(place); what they are about wasn't read")
        if strict { throw Stop(.notAssessable, [line]) }
        messages.say([line])
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

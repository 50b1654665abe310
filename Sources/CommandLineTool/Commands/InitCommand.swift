import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// An empty data package, or an empty plan as a workbook.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: localized(
            "計画を記入するExcelブック、または説明付きの空のデータパッケージを作る。",
            "Writes a workbook to type a plan into, or an empty, documented data package."),
        discussion: localized(
            """
            例：mitoshi init 計画.xlsx    （1枚のシート。1行に1つの指標を書き、mitoshi report 計画.xlsx で読む）
            例：mitoshi init 計画         （CSVのデータパッケージのフォルダ）
            """,
            """
            Example: mitoshi init plan.xlsx    (one sheet, one row an indicator; mitoshi report plan.xlsx reads it)
            Example: mitoshi init plan         (a folder with a data package of CSV files)
            """))

    @Argument(
        help: help("作るブック（.xlsx）またはフォルダ", "Workbook (.xlsx) or folder to make.", value: "path"),
        completion: .directory)
    var path: String

    @Option(help: help("CSVの文字コード", "Characters of the CSV files.", value: "encoding"))
    var encoding: TextEncoding = .utf8WithBOM

    @Option(
        help: help(
            "ブックの最初の目標年度（省略時は今年度）", "First year with a target in the workbook; by default the present one.",
            value: "year"),
        transform: FiscalYearArgument.read)
    var firstTarget: FiscalYearArgument?

    @Flag(help: help("すでにあるファイルやデータパッケージに上書きする", "Overwrite a file or package that is there."))
    var force = false

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    private var isWorkbook: Bool { path.lowercased().hasSuffix(".xlsx") }

    func validate() throws {
        if isWorkbook { return }
        try OutputFolder.validate(path)
        if path.lowercased().contains(/\.(xls|xlsm|xlsb|ods|csv|numbers)$/) {
            throw ValidationError(
                localized("\(path)：作れるブックは .xlsx です", "\(path): a workbook that can be made ends in .xlsx"))
        }
    }

    func run() throws {
        guard isWorkbook else {
            try ExistingPackage.refuse(in: path, unless: force)
            try ExistingPackage.refuse(filesIn: path, withGuide: true, unless: force)
            try DataPackage.writeEmpty(to: path, encoding: encoding)
            messages.say([localized("作成：\(path)", "made \(path)")])
            return
        }
        try ExistingPackage.refuse(file: path, unless: force)
        let today = CalendarDate.today
        guard let year = firstTarget?.year ?? FiscalYear(containing: today) else {
            throw Stop(
                .usage,
                [
                    localized(
                        "今年度が分かりません。--first-target で指定してください",
                        "the present year isn't known; name one with --first-target")
                ])
        }
        let sheet = PlanSheet(
            firstTarget: year, language: language.language, mark: PlanSheetMarks.name,
            exampleRemark: PlanSheetMarks.exampleRemark)
        try OutputFile.write(sheet.bytes(on: today), to: path)
        messages.say([
            localized(
                "作成：\(path)\n指標と値を記入して保存し、mitoshi report \(path) --output 報告 を実行してください。",
                "made \(path)\nType the indicators and values in, save it, and run: mitoshi report \(path) --output report"
            )
        ])
    }
}

import ArgumentParser
import Foundation
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// The whole answer, into a folder.
struct ReportCommand: ParsableCommand {
    /// Several forms, as in `md,csv`.
    struct Forms: ExpressibleByArgument {
        let forms: [ReportForm]

        init(_ forms: [ReportForm]) { self.forms = forms }

        init?(argument: String) {
            let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
            forms = parts.compactMap { ReportForm(rawValue: String($0)) }
            if forms.isEmpty || forms.count < parts.count { return nil }
        }

        var defaultValueDescription: String { forms.map(\.rawValue).joined(separator: ",") }
    }

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: localized("判定・予測・指標の一式をフォルダに書き出す。", "Writes the whole answer into a folder."),
        discussion: localized(
            "CSVはExcelで開けるようBOM付きUTF-8で書きます。判定の表は画面にも表示します。",
            "CSV is written as UTF-8 with a byte order mark, which Excel needs. The table of verdicts is printed too."))

    @OptionGroup var options: AssessmentOptions
    @OptionGroup var conditions: ConditionOptions

    @Option(
        name: [.short, .long], help: help("書き出すフォルダ", "Folder to write into.", value: "folder"), completion: .directory)
    var output: String

    @Option(help: help("書き出す形式（カンマ区切り）", "Forms to write, separated by commas.", value: "forms"))
    var format = Forms(ReportForm.allCases)

    @Option(help: help("CSVの文字コード", "Characters of the CSV files.", value: "encoding"))
    var encoding: TextEncoding = .utf8WithBOM

    @Option(
        help: help(
            "施策の予算（円）。省くと全施策の費用の合計", "Budget for the package's interventions, in yen; by default what all cost.",
            value: "yen"))
    var budget: BudgetArgument?

    @Option(
        help: help(
            "ページの詳しさ：briefは要点のみ（分析担当者向けの欄は畳み、印刷しない）、fullはすべてを開き、印刷する",
            "How much of the page is unfolded and printed: the answer (brief), or everything (full).", value: "detail"))
    var detail = HTMLReport.Detail.brief

    @Option(
        help: help(
            "前回の記録の台帳（指定がなければ計画の台帳）。何が、なぜ動いたかを初めに示す",
            "Ledger of earlier answers: what moved since, and why, comes first; the plan's own ledger unless given.",
            value: "ledger"), completion: .file(extensions: ["csv"]))
    var since: String?

    @OptionGroup var language: LanguageOption

    func validate() throws { try OutputFolder.validate(output) }

    func run() throws {
        let package = try options.messages.package(at: options.package)
        if budget != nil, package.interventions.isEmpty { throw withoutInterventions }
        let assessment = try options.choices.assess(package.plan, in: options.package)
        var answers = try options.choices.answers(
            to: package, in: options.package, on: assessment, budget: budget?.yen)
        answers.moves = try moves(in: assessment)
        let forms = try format.forms.flatMap { form in
            try form.files(
                of: assessment, answers: answers, language: language.language, tables: encoding.standardName,
                detail: detail)
        }
        let files = try forms.map(written)
        try options.inputs.refuse(
            toReplaceWith: files.map(\.path), proposal: output.hasSuffix("/") ? output + "report" : "\(output)/report")
        try OutputFile.makeFolder(output)
        try OutputFile.write(files)
        options.messages.say(files.map { localized("書き出し：\($0.path)", "wrote \($0.path)") })
        // Last, so that it stands on the screen when the program ends; the sentences are in the files.
        try StandardOutput.write(Terminal.writer.text(of: AssessmentReport(assessment, in: language.language).verdicts))
        try conditions.check(assessment, isQuiet: options.messages.quiet)
    }

    /// What moved since the ledger's last answers; `nil` where none is named and the plan has none.
    private func moves(in assessment: PlanAssessment) throws -> RecordedMoves? {
        let own = DataPackage.ledger(besides: options.package)
        guard let path = since ?? (FileManager.default.fileExists(atPath: own) ? own : nil) else { return nil }
        let ledger = try Ledger.read(file: path)
        options.messages.say([ledger.notice].compactMap { $0?[.ofProcess] })
        return RecordedMoves(since: ledger.records, in: assessment, version: ProgramVersion.current)
    }

    private var withoutInterventions: Stop {
        Stop(
            .usage,
            [
                localized(
                    "\(options.package)：interventions.csv に施策がないため --budget は使えません",
                    "\(options.package): there is no intervention in interventions.csv for --budget to pay for")
            ])
    }

    private func written(_ file: ReportFile) throws -> (path: String, bytes: [UInt8]) {
        let path = "\(output)/\(file.name)"
        return switch file.contents {
        case .text(let text): (path, Array(text.utf8))
        case .table(let text): (path, try OutputFile.encoded(text, encoding, path))
        case .bytes(let bytes): (path, bytes)
        }
    }
}

extension HTMLReport.Detail: ExpressibleByArgument {}

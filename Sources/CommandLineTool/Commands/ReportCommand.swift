import ArgumentParser
import Foundation
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// The whole answer, into a folder.
struct ReportCommand: ParsableCommand {
    /// Several forms, as in `md,csv`.
    struct Forms: ExplainedArgument, CustomStringConvertible {
        static let expected = BilingualText(
            japanese: "互いに異なる形式（カンマ区切り）：\(ReportForm.allCases.map(\.rawValue).joined(separator: "、"))",
            english:
                "different forms, separated by commas, of \(ReportForm.allCases.map(\.rawValue).joined(separator: ", "))"
        )

        let forms: [ReportForm]

        init(_ forms: [ReportForm]) { self.forms = forms }

        init?(argument: String) {
            let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
            forms = parts.compactMap { ReportForm(rawValue: String($0)) }
            if forms.isEmpty || Set(forms).count < parts.count { return nil }
        }

        var description: String { forms.map(\.rawValue).joined(separator: ",") }
    }

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: localized("判定・予測・指標の一式をフォルダに書き出す。", "Writes the whole answer into a folder."),
        discussion: localized(
            """
            CSVはExcelで開けるようBOM付きUTF-8で書きます。判定の表は画面にも表示します。paperは、議会に出せる文書を
            Markdownとdocx（Word）で書きます。

            各部署の計画（パッケージのフォルダか init のブック）だけを置いたフォルダを指定すると、全体を部署ごとに見渡す1枚と
            （html、csv）、部署ごとのフォルダに各部署の報告を書きます。読めない計画があれば理由を載せて残りを続けます
            （--strict なら止めます）。
            """,
            """
            CSV is written as UTF-8 with a byte order mark, which Excel needs. The table of verdicts is printed too. The form \
            paper is a paper for the council, as Markdown and as .docx for Word.

            A folder of nothing but several plans (packages' folders, or workbooks made by init), a department each, gets one \
            page for all by department (forms html and csv), and each department's own report in a folder of its own. A plan that \
            can't be read is listed with its problem and doesn't stop the others, except with --strict.
            """))

    @OptionGroup var options: AssessmentOptions
    @OptionGroup var conditions: ConditionOptions

    @Option(
        name: [.short, .long], help: help("書き出すフォルダ", "Folder to write into.", value: "folder"), completion: .directory)
    var output: String

    @Option(
        help: help(
            "書き出す形式（カンマ区切り）", "Forms to write, separated by commas.", value: "forms",
            standard: Forms(ReportForm.allCases).description),
        transform: Forms.read)
    var format = Forms(ReportForm.allCases)

    @Option(help: help("CSVの文字コード", "Characters of the CSV files.", value: "encoding"))
    var encoding: TextEncoding = .utf8WithBOM

    @Option(
        help: help(
            "施策の予算（円）。省くと全施策の費用の合計", "Budget for the package's interventions, in yen; by default what all cost.",
            value: "yen"),
        transform: BudgetArgument.read)
    var budget: BudgetArgument?

    @Option(
        help: help(
            "ページの詳しさ：briefは要点のみ（分析担当者向けの欄は畳み、印刷しない）、fullはすべてを開き、印刷する",
            "How much of the page is unfolded and printed: the answer (brief), or everything (full).", value: "detail"))
    var detail = PageDetail.brief

    @Option(
        help: help(
            "前回の記録の台帳（指定がなければ計画の台帳）。何が、なぜ動いたかを初めに示す",
            "Ledger of earlier answers: what moved since, and why, comes first; the plan's own ledger unless given.",
            value: "ledger"), completion: .file(extensions: ["csv"]))
    var since: String?

    @OptionGroup var language: LanguageOption

    func validate() throws { try OutputFolder.validate(output) }

    func run() throws {
        if let plans = DataPackage.portfolio(at: options.package) { return try runPortfolio(of: plans) }
        let answer = try answer(on: options.package, into: output)
        try write(answer.files, sparing: [options.package])
        // Last, so that it stands on the screen when the program ends; the sentences are in the files.
        let report = AssessmentReport(answer.assessment, in: language.language)
        try StandardOutput.write(Terminal.writer.text(of: report.verdicts))
        try conditions.check(answer.assessment, isQuiet: options.messages.quiet)
    }

    /// What the plan at `path` comes to, with the files for `folder`.
    func answer(
        on path: String, into folder: String
    ) throws -> (assessment: PlanAssessment, files: [(path: String, bytes: [UInt8])]) {
        let package = try options.messages.package(at: path)
        if budget != nil, package.interventions.isEmpty { throw withoutInterventions }
        let assessment = try options.choices.assess(package.plan, in: path)
        var answers = try options.choices.answers(to: package, in: path, on: assessment, budget: budget?.yen)
        answers.moves = try moves(of: path, in: assessment)
        let files = try format.forms.flatMap { form in
            try form.files(
                of: assessment, answers: answers, language: language.language, tables: encoding.standardName,
                detail: detail)
        }
        return (assessment, try files.map { try $0.written(into: folder, in: encoding) })
    }

    /// Writes all files or none, and none that would replace one of `plans`.
    func write(_ files: [(path: String, bytes: [UInt8])], sparing plans: [String]) throws {
        let proposal = output.hasSuffix("/") ? output + "report" : "\(output)/report"
        for plan in plans {
            try InputFiles(since.map { [$0] } ?? [], package: plan).refuse(
                toReplaceWith: files.map(\.path), proposal: proposal)
        }
        try OutputFile.write(files, asOne: output)
        options.messages.say(files.map { localized("書き出し：\($0.path)", "wrote \($0.path)") })
    }

    /// What moved since the ledger's last answers; `nil` where none is named and the plan has none.
    private func moves(of path: String, in assessment: PlanAssessment) throws -> RecordedMoves? {
        let own = DataPackage.ledger(besides: path)
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
}

extension PageDetail: ExpressibleByArgument {}

public import ArgumentParser
public import MitoshiDocuments
public import MitoshiPlanning
import MitoshiReporting
public import MitoshiStatistics

/// The forms an answer for people and programs can be printed in.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown = "md"
    case csv
    case json
}

/// The language of everything that people read.
struct LanguageOption: ParsableArguments {
    @Option(name: .customLong("lang"), help: help("文の言語", "Language of texts.", value: "language"))
    var language: Language = .ofProcess
}

/// Whether messages are wanted.
struct QuietOption: ParsableArguments {
    @Flag(name: [.short, .long], help: help("メッセージを表示しない", "Leave messages out."))
    var quiet = false

    /// Writes messages, unless they aren't wanted.
    func say(_ lines: [String]) {
        if !quiet { StandardError.write(lines) }
    }

    /// Reads the plan in a package, a document or a folder of documents, and says what is left to settle of a document.
    func package(at path: String) throws(DocumentError) -> DataPackage {
        let (package, questions, notices) = try DataPackage.read(at: path)
        say(notices.map { $0[.ofProcess] })
        if !questions.isEmpty {
            say([
                localized(
                    "\(path)：確かめてほしいことが\(questions.count)件あり、その値は使っていません（mitoshi ingest \(path) で一覧）",
                    "\(path): \(questions.count == 1 ? "one question is" : "\(questions.count) questions are") left, and what they are about isn't used "
                        + "(mitoshi ingest \(path) lists them)")
            ])
        }
        return package
    }
}

/// Where results go and in which characters.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: help(
            "標準出力の代わりに書き込むファイル（- は標準出力）", "Write to this file instead of standard output, which is -.", value: "file"),
        completion: .file())
    var output: String?

    @Option(help: help("文字コード", "Characters of the output.", value: "encoding"))
    var encoding: TextEncoding = .utf8

    /// A writer for texts in columns: for the terminal, or for a file.
    var terminalWriter: TerminalWriter { file == nil ? Terminal.writer : Terminal.fileWriter }

    /// The file to write to; `nil` for standard output.
    var file: String? { output == Self.standardOutput ? nil : output }

    /// What stands for standard output in place of a file's name.
    static let standardOutput = "-"

    /// Where the results go, asked for before the work so that none is done in vain.
    ///
    /// - Throws: ``OutputError`` where one of `inputs`, the files that the results are made from, would be replaced.
    func destination(sparing inputs: InputFiles) throws(OutputError) -> OutputDestination {
        if let file { try inputs.refuse(toReplaceWith: [file]) }
        return OutputDestination(file: file, encoding: encoding)
    }
}

/// A file that is no input, or standard output.
struct OutputDestination {
    fileprivate let file: String?
    fileprivate let encoding: TextEncoding

    /// A byte order mark stands once, and CP932 is checked over the whole text; only plain UTF-8 can go piece by piece.
    var canStream: Bool { file == nil && encoding == .utf8 }

    /// Writes `text` whole, or nothing.
    func write(_ text: String) throws {
        if let file {
            try OutputFile.write(text, to: file, encoding: encoding)
        } else {
            try StandardOutput.write(text, encoding: encoding)
        }
    }
}

extension ReportFile {
    /// The file as it lies in a folder, its tables in the characters that are asked for.
    func written(into folder: String, in encoding: TextEncoding) throws(OutputError) -> (path: String, bytes: [UInt8]) {
        let path = folder.inFolder(name)
        switch contents {
        case .text(let text): return (path, Array(text.utf8))
        case .table(let text): return (path, try OutputFile.encoded(text, encoding, path))
        case .bytes(let bytes): return (path, bytes)
        }
    }
}

/// A folder that is written into.
enum OutputFolder {
    /// - Throws: A usage error for the mark of standard output, which holds no folder.
    static func validate(_ path: String?) throws(ValidationError) {
        guard path != "" else {
            throw ValidationError(localized("書き出すフォルダの名前が空です。", "The name of the folder to write into is empty."))
        }
        guard path == OutputOptions.standardOutput else { return }
        throw ValidationError(
            localized(
                "複数のファイルは標準出力に書けません。フォルダを指定してください（「-」という名前なら ./-）。",
                "Several files can't go to standard output; name a folder (./- if it is called “-”)."))
    }
}

/// What exit code the verdicts lead to.
struct ConditionOptions: ParsableArguments {
    /// The verdicts that `--fail-if` can ask for.
    enum FailingVerdict: String, CaseIterable, ExpressibleByArgument {
        case unlikely
        case atRisk = "at-risk"

        /// The verdicts that are as bad or worse.
        var verdicts: Set<Verdict> {
            switch self {
            case .unlikely: [.unlikely, .missed]
            case .atRisk: [.atRisk, .unlikely, .missed]
            }
        }
    }

    @Option(
        help: help(
            "判定がこれ以下の目標があれば終了コード1", "Exit with 1 when some target's verdict is this or worse.",
            value: "verdict"))
    var failIf: FailingVerdict?

    @Flag(help: help("判定不能の目標があれば終了コード4", "Exit with 4 when some target isn't assessable."))
    var strict = false

    /// Ends the command when a condition that was asked for holds, naming the targets.
    func check(_ assessment: PlanAssessment, isQuiet: Bool) throws(Stop) {
        try check([(nil, assessment)], isQuiet: isQuiet)
    }

    /// - Parameter assessments: Of several plans, with the name that each target's is told apart by.
    func check(_ assessments: [(name: String?, assessment: PlanAssessment)], isQuiet: Bool) throws(Stop) {
        func lines(where isMet: (Verdict) -> Bool) -> [String] {
            assessments.flatMap { name, assessment in
                assessment.indicators.flatMap(\.targets).filter { isMet($0.verdict) }.map {
                    (name.map { "\($0) " } ?? "") + line($0)
                }
            }
        }
        let failing = lines { failIf?.verdicts.contains($0) ?? false }
        if !failing.isEmpty { throw Stop(.conditionMet, isQuiet ? [] : failing) }
        let open = lines { strict && $0 == .notAssessable }
        if !open.isEmpty { throw Stop(.notAssessable, isQuiet ? [] : open) }
    }

    private func line(_ target: TargetAssessment) -> String {
        let (year, verdict) = (target.target.fiscalYear.label, target.verdict.label)
        let reason = target.reason.map(\.text)
        return localized(
            "\(target.target.indicatorID) \(year.japanese)：\(verdict.japanese)\(reason.map { "（\($0.japanese)）" } ?? "")",
            "\(target.target.indicatorID) \(year.english): \(verdict.english)\(reason.map { " (\($0.english))" } ?? "")"
        )
    }
}

/// The choices an assessment rests on.
struct AssessmentChoices: ParsableArguments {
    @Option(
        help: help(
            "評価時点。この日までに分かった実績値だけを使う（省略時は最新の実績値の期間の翌日）",
            "Use only what was known on this day; by default the day after the last results.", value: "date"),
        transform: DateArgument.read)
    var asOf: DateArgument?

    @Option(help: help("すべての系列に使うモデル", "Model for every series instead of the best.", value: "model"))
    var model: ModelFamily?

    @Option(help: help("乱数の種", "Seed of the random draws.", value: "number"))
    var seed: UInt = AssessmentSettings().seed

    @Option(
        help: help(
            "仮の実績値。例：40-104:FY2021=8（繰り返し可）", "Suppose a value, as in 40-104:FY2021=8; may be repeated.",
            value: "id:period=value"),
        transform: SuppositionArgument.read)
    var suppose: [SuppositionArgument] = []

    @Option(
        help: help(
            "特殊要因。例：37-101:FY2020-FY2021=one-off、*:FY2020=temporary:0.5（繰り返し可）",
            "Declare an event, as in 37-101:FY2020-FY2021=one-off or *:FY2020=temporary:0.5; may be repeated.",
            value: "id:years=effect"),
        transform: EventArgument.read)
    var event: [EventArgument] = []

    @OptionGroup var messages: QuietOption

    /// Reads the package in `folder` and assesses it.
    func assess(_ folder: String) throws -> PlanAssessment {
        try assess(messages.package(at: folder).plan, in: folder)
    }

    /// Assesses the plan that was read from `folder`.
    func assess(_ plan: Plan, in folder: String) throws -> PlanAssessment {
        let assessment = try stopping(on: plan, in: folder) { assessor throws(AssessmentError) in
            try assessor.assess(plan)
        }
        if asOf == nil { tellOfLaterValues(in: assessment, folder) }
        return assessment
    }

    /// Says which values the default date leaves out: results that were just entered must not be ignored unnoticed.
    private func tellOfLaterValues(in assessment: PlanAssessment, _ folder: String) {
        guard assessment.knowledge.unused > 0 else { return }
        let line = assessment.knowledge.line(in: .ofProcess)
        messages.say([
            localized(
                "\(folder)：\(line)。用いるには --as-of で後の日付を指定してください",
                "\(folder): \(line); a later date with --as-of uses them")
        ])
    }

    /// What `work` makes of the options for `plan`; an error of its ends the command, naming `folder`.
    func stopping<Answer>(
        on plan: Plan, in folder: String, _ work: (Assessor) throws(AssessmentError) -> Answer
    ) throws(Stop) -> Answer {
        let settings = AssessmentSettings(
            asOf: asOf?.date, today: .today, seed: seed, model: model,
            suppositions: suppose.map { $0.supposition(in: plan) },
            events: event.map { $0.event(in: plan) })
        do throws(AssessmentError) {
            return try work(Assessor(settings: settings))
        } catch {
            throw Stop(.invalidInput, [message(for: error, in: folder)])
        }
    }

    private func message(for error: AssessmentError, in folder: String) -> String {
        switch error {
        case .noTargets: localized("\(folder)：目標値がありません", "\(folder): the plan sets no target")
        case .suppositionOfAnotherSort(let id):
            localized(
                "\(folder)：\(id) の仮の実績値は、数値の指標なら数値（単位はその指標のもの）、段階目標なら段階の名前でなければなりません",
                "\(folder): what is supposed of \(id) has to be a number (in the indicator's own unit), or a stage for an indicator of stages"
            )
        case .supposedMonthsOfLevel(let id):
            localized(
                "\(folder)：\(id) はある時点の値で表す指標のため、仮の実績値に「4月～9月」のような月の範囲は使えません。日付（例：2021-09-30）で書いてください",
                "\(folder): \(id) is a level at a time, so months to date can't be supposed of it; name a date such as 2021-09-30"
            )
        case .supposedMonthsSuperseded(let id, let period, let other):
            localized(
                "\(folder)：\(id) には\(other.label.japanese)の値があるため、\(period.label.japanese)を仮定しても結果は変わりません。\(other.label.japanese)の値を仮定するか、評価時点（--as-of）をその値が分かる前にしてください",
                "\(folder): \(id) has a value of \(other.label.english), beside which supposing \(period.label.english) changes nothing; "
                    + "suppose \(other.label.english), or set --as-of to before that value was known"
            )
        case .supposedMonthsAfterTargets(let id, let period):
            localized(
                "\(folder)：\(id) の目標の年は\(period.label.japanese)より前に終わっているため、仮定しても結果は変わりません",
                "\(folder): the last target of \(id) lies before \(period.label.english), so supposing it changes nothing"
            )
        case .supposedYearOfAnotherSort(let id, let period, let like):
            localized(
                "\(folder)：\(id) の目標は\(like.label.japanese)のような\(like.isCalendarYear ? "暦年" : "年度")です。"
                    + "仮の実績値の期間（\(period.label.japanese)）も \(like.canonicalText) のように書いてください",
                "\(folder): the targets of \(id) are of \(like.word.english)s such as \(like.canonicalText); write the period of "
                    + "the supposed value (\(period.label.english)) in the same way"
            )
        case .unknownIndicator(let id):
            localized("\(folder)：事業番号「\(id)」はありません", "\(folder): there is no indicator “\(id)”")
        }
    }
}

/// The plan, and the choices its assessment rests on.
struct AssessmentOptions: ParsableArguments {
    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @OptionGroup var choices: AssessmentChoices

    var messages: QuietOption { choices.messages }

    /// The files that are read.
    var inputs: InputFiles { InputFiles(package: package) }

    /// Reads the package and assesses it.
    func assess() throws -> PlanAssessment { try choices.assess(package) }
}

extension Language: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension ModelFamily: ExpressibleByArgument {}
extension TargetFolds: ExpressibleByArgument {}
extension BudgetSettings.Objective: ExpressibleByArgument {}

import ArgumentParser
import MitoshiBasics
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// Every problem of a package at once, and what in it may be wrong.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: localized(
            "データパッケージを検査し、すべての問題と確認したい点を場所とともに示す。",
            "Checks a data package: names every problem and every doubt with its place."),
        discussion: localized(
            "誤りがあれば終了コード3です。確認したい点（桁の誤りらしい値、特殊要因のあった年度らしい落ち込みなど）だけなら0で、--strict を付けると4です。",
            """
            Exit code 3 where something is wrong. Doubts (a digit that may have slipped, a fall that may be one of a special year) \
            leave it 0, or make it 4 with --strict.
            """))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @Flag(help: help("確認したい点があれば終了コード4", "Exit with 4 when there is a doubt."))
    var strict = false

    @OptionGroup var history: MeasurementOptions

    @OptionGroup var messages: QuietOption

    @OptionGroup var language: LanguageOption

    func run() throws {
        guard let examination = DataPackage.examine(at: package) else {
            let (read, asked, notices) = try DataPackage.read(at: package)
            messages.say(notices.map { $0[language.language] })
            return try report(on: withHistory(read), nil, asking: asked)
        }
        messages.say(examination.notices.map { $0[language.language] })
        switch examination.result {
        case .success(let package): try report(on: withHistory(package), examination)
        case .failure(let error):
            // What a row that can't be read would have said isn't missed.
            let questions = examination.plan.questions().filter { !$0.isAboutMissingValue }
            if !messages.quiet { try tell(questions, of: examination.plan, examination, asking: []) }
            throw error
        }
    }

    /// The plan with the values of the history sheet, where one is named.
    private func withHistory(_ package: DataPackage) throws -> Plan {
        guard let measured = try history.read(for: package.plan) else { return package.plan }
        let plan = try package.plan.adding(measured)
        let account = MeasurementReport(reading: measured, plan: plan, language: language.language)
        let added = plan.measurements.count - package.plan.measurements.count
        messages.say(measured.notices.map { $0[language.language] } + [account.summary(wouldAdd: added)])
        return plan
    }

    /// - Parameter asked: What a document leaves open.
    private func report(
        on plan: Plan, _ examination: DataPackage.Examination?, asking asked: [ReadingQuestion] = []
    ) throws {
        if !plan.declaration.saysWhose {
            messages.say([
                localized(
                    "どの市町村の計画か書かれていません。declaration.csv に「city,1,名称」の行を加えると、報告の表題に入ります。",
                    "Nothing says whose plan this is: a row “city,1,NAME” in declaration.csv puts the name into the reports' titles."
                )
            ])
        }
        let questions = plan.questions()
        let left = examination == nil ? 0 : try ReadingQuestion.open(inPackage: package)
        let isAllWell = questions.isEmpty && asked.isEmpty && left == 0 && examination?.doubts.isEmpty ?? true
        if !messages.quiet {
            let (count, countEnglish) = (
                "事業指標\(plan.indicators.count)件、目標値\(plan.targets.count)個、実績値\(plan.measurements.count)個",
                [
                    NumberText.counted(plan.indicators.count, "indicators"),
                    NumberText.counted(plan.targets.count, "targets"),
                    NumberText.counted(plan.measurements.count, "measurements"),
                ].joined(separator: ", ")
            )
            try StandardOutput.write(
                isAllWell
                    ? localized("\(package)：問題なし（\(count)）\n", "\(package): all is well (\(countEnglish))\n")
                    : localized(
                        "\(package)：誤りはないが、確認したい点がある（\(count)）\n",
                        "\(package): nothing is wrong, but some things should be looked at (\(countEnglish))\n"))
            try tell(questions, of: plan, examination, asking: asked, left: left)
        }
        if strict, !isAllWell { throw Stop(.notAssessable) }
    }

    /// One line for each doubt, those about missing values together by year.
    private func tell(
        _ questions: [PlanQuestion], of plan: Plan, _ examination: DataPackage.Examination?,
        asking asked: [ReadingQuestion], left: Int = 0
    ) throws {
        let records = QuestionedRecords(of: plan)
        let lines =
            (left > 0 ? [Self.leftOver(left)] : [])
            + (examination?.doubts ?? []).map { $0[language.language] } + asked.map { $0.sentence[language.language] }
            + questions.filter { !$0.isAboutMissingValue }.map {
                line(for: $0, records[$0], in: plan, examination)
            }
            + PlanQuestion.missingValues(questions, in: plan).map {
                language.language.text(
                    "\($0.japanese)分かったら mitoshi add で加える。", "\($0.english) Add them with mitoshi add.")
            }
        guard !lines.isEmpty else { return }
        try StandardOutput.write(
            localized("確認したい点（\(lines.count)件）：\n", "To be looked at (\(lines.count)):\n")
                + lines.map { "- \($0)\n" }.joined())
    }

    private static func leftOver(_ count: Int) -> String {
        let file = ReadingQuestion.fileName
        return localized(
            "\(file) に、文書から読み取れなかった点が\(count)件残っている。値を表に書くか mapping.csv で答えて読み直し、済んだ行は消す。",
            "\(file) holds \(NumberText.counted(count, "questions")) that the document left open: write the values into the tables, or "
                + "answer in mapping.csv and read it again, and delete what is settled.")
    }

    private func line(
        for question: PlanQuestion, _ record: PlanProblem.Record?, in plan: Plan,
        _ examination: DataPackage.Examination?
    ) -> String {
        let place = record.flatMap { record in
            examination?.place(of: record) ?? plan.source(of: record).map(DocumentPlace.words)
        }
        let text = question.offer(inDocument: examination == nil)
        return language.language.text(
            "\(question.indicatorID) \(place.map { "\($0.japanese)：" } ?? "")\(text.japanese)",
            "\(question.indicatorID) \(place.map { "\($0.english): " } ?? "")\(text.english)")
    }
}

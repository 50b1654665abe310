import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting
import MitoshiStatistics

/// What if: named scenarios, and what a wanted chance would take.
struct ScenarioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: localized(
            "想定ケース（上乗せ、回復、開始の遅れなど）で目標達成確率がどう変わるかを示す。",
            "Says how the chances change under named what-ifs, and what a wanted chance would take."),
        discussion: localized(
            """
            想定ケースはパッケージの scenarios.csv と、次の指定から読みます。
            例：mitoshi scenario data/isehara --pace 17-101=+500 --pace 17-101=+500@2021-10-01 --goal 0.8
            """,
            """
            Scenarios come from the package's scenarios.csv and from these options.
            Example: mitoshi scenario data/isehara --pace 17-101=+500 --pace 17-101=+500@2021-10-01 --goal 0.8
            """))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @Option(
        help: help(
            "年あたりの上乗せ。例：17-101=+500、開始日は @2021-10-01（繰り返し可）",
            "An extra yearly pace, as in 17-101=+500, begun @2021-10-01; may be repeated.", value: "id=pace"),
        transform: ScenarioArgument.read)
    var pace: [ScenarioArgument] = []

    @Option(
        help: help("この値までの直線。例：40-104=15（繰り返し可）", "A straight line to a value, as in 40-104=15.", value: "id=value"),
        transform: ScenarioArgument.read)
    var path: [ScenarioArgument] = []

    @Option(
        help: help("現状比の増減(%)。例：38-103=-10", "A change in per cent, as in 38-103=-10.", value: "id=percent"),
        transform: ScenarioArgument.read)
    var percent: [ScenarioArgument] = []

    @Option(help: help("悪化を止める指標", "The indicator stops getting worse.", value: "id"))
    var halt: [String] = []

    @Option(
        help: help(
            "他自治体の上位2割の速さになる指標（繰り返し可）", "The indicator moves as fast as the best fifth of comparable ones.",
            value: "id"))
    var peerPace: [String] = []

    @Option(
        name: .customLong("return"),
        help: help(
            "特殊要因からの回復。例：37-101=rapid（rapid、delayed、never）",
            "Back to where it was heading before a declared event, as in 37-101=rapid (rapid, delayed, never).",
            value: "id=way"),
        transform: ReturnArgument.read)
    var comeback: [ReturnArgument] = []

    @Option(
        help: help(
            "この目標達成確率に必要な上乗せと、遅くともいつ始めればよいかを求める",
            "Seek the extra pace that this chance takes, and when it has to begin at the latest.", value: "probability"),
        transform: ChanceArgument.read)
    var goal: ChanceArgument?

    @OptionGroup var choices: AssessmentChoices

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: AnswerFormat = .text

    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
        let destination = try output.destination(sparing: InputFiles(package: package))
        let package = try choices.messages.package(at: package)
        let scenarios = try package.scenarios + asked(in: package.plan)
        guard !scenarios.isEmpty || goal != nil else {
            throw try Stop(.usage, noScenario(in: package))
        }
        let (answers, date) = try choices.stopping(on: package.plan, in: self.package) {
            assessor throws(AssessmentError) in
            (
                try assessor.answers(to: scenarios, in: package.plan, goal: goal?.chance),
                try assessor.knowledgeDate(for: package.plan)
            )
        }
        let seeks = try sought(in: package.plan)
        try destination.write(text(answers, seeks, package.plan, date))
        tellUnanswered(answers, seeks)
    }

    /// Where the form has no place for it, says why there is nothing on a scenario.
    private func tellUnanswered(_ answers: [ScenarioAnswer], _ seeks: [ScenarioReport.Sought]) {
        guard format == .csv || format == .json else { return }
        let refused = answers.compactMap { answer -> String? in
            guard case .refused(let refusal) = answer.outcome else { return nil }
            return localized(
                "\(answer.scenario.id)：答えられません（\(refusal.text.japanese)）",
                "\(answer.scenario.id): no answer: \(refusal.text.english)")
        }
        let isNothingSought = goal != nil && seeks.isEmpty
        choices.messages.say(
            refused
                + (isNothingSought
                    ? [
                        localized(
                            "\(package)：--goal で上乗せを求められる、結果の出ていない数値目標がありません",
                            "\(package): no target in figures is open, for which --goal could seek a pace")
                    ] : []))
    }

    /// What to write instead of nothing.
    private func noScenario(in package: DataPackage) throws -> [String] {
        let example = try QuestionExample(choices.assess(package.plan, in: self.package))
        let option = example?.option ?? "--goal 0.8"
        let columns = QuestionExample.scenarioColumns
        let line = example.map {
            localized("（例：\($0.scenario(in: .japanese))）", " (such as \($0.scenario(in: .english)))")
        }
        return [
            localized(
                "\(self.package)：想定ケースがありません。例えば、この計画の必要ペースで試すには次のように指定してください：",
                "\(self.package): there is no scenario. To try the pace that this plan requires, for instance, write:"),
            "  mitoshi scenario \(self.package) \(option)",
            localized(
                "ほかに --path、--percent、--halt、--peer-pace、--return、--goal があります。名前を付けて残すには scenarios.csv に"
                    + "見出し \(columns) と行を書いてください\(line ?? "")。",
                "There are --path, --percent, --halt, --peer-pace, --return and --goal as well. To keep one under a name, write it into "
                    + "scenarios.csv under the header \(columns)\(line ?? "")."),
        ]
    }

    private func asked(in plan: Plan) throws -> [Scenario] {
        try pace.map { try $0.scenario(in: plan) { .extraPace($0) } }
            + path.map { try $0.scenario(in: plan) { .fixedPath($0) } }
            + percent.map { try $0.scenario(in: plan, unit: "%") { .percentChange($0) } }
            + halt.map { Scenario(id: "halt \($0)", indicatorID: $0, kind: .haltFall) }
            + peerPace.map { Scenario(id: "peer-pace \($0)", indicatorID: $0, kind: .peerPace) }
            + comeback.map(\.scenario)
    }

    private func sought(in plan: Plan) throws -> [ScenarioReport.Sought] {
        guard let goal = goal?.chance else { return [] }
        let assessment = try choices.assess(plan, in: package)
        return assessment.indicators.compactMap { answer in
            guard let target = answer.targets.last, let whatIf = answer.whatIf(on: target, asOf: assessment.asOf),
                let seek = whatIf.seek(goal, from: assessment.asOf)
            else { return nil }
            return ScenarioReport.Sought(indicator: answer.indicator, whatIf: whatIf, seek: seek)
        }
    }

    private func text(
        _ answers: [ScenarioAnswer], _ seeks: [ScenarioReport.Sought], _ plan: Plan, _ date: KnowledgeDate
    ) -> String {
        let report = ScenarioReport(answers, seeks: seeks, of: plan, knowing: date, in: language.language).report
        switch format {
        case .text: return output.terminalWriter.text(of: report)
        case .markdown: return MarkdownWriter.text(of: report)
        case .csv:
            return CSVWriter.text(of: answers.isEmpty ? ScenarioData.table(of: seeks) : ScenarioData.table(of: answers))
        case .json: return ScenarioData.document(of: answers, seeks: seeks).text
        }
    }
}

/// `17-101=+500` or `17-101=+500@2021-10-01`.
struct ScenarioArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "「番号=数」（例：17-101=+500、開始日は 17-101=+500@2021-10-01）",
        english: "a number and an amount, as in 17-101=+500, or with the day it begins, 17-101=+500@2021-10-01")

    private let written: String
    private let id: String
    private let amount: EnteredNumber
    private let start: CalendarDate?

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex else { return nil }
        let parts = argument[argument.index(after: equals)...].split(separator: "@", omittingEmptySubsequences: false)
        guard let amount = parts.first.flatMap({ EnteredNumber(String($0)) }), parts.count <= 2 else { return nil }
        var start: CalendarDate?
        if parts.count == 2 {
            guard case .date(let day)? = try? PeriodParser.parse(String(parts[1])) else { return nil }
            start = day
        }
        written = argument
        id = String(argument[..<equals])
        self.amount = amount
        self.start = start
    }

    /// - Parameter unit: What may stand behind the amount; else that of the indicator.
    func scenario(
        in plan: Plan, unit: String? = nil, _ kind: (Double) -> Scenario.Kind
    ) throws(Stop) -> Scenario {
        let unit = unit ?? plan.indicators.first { $0.id == id }?.unit
        guard let value = amount.value(in: unit) else {
            throw Stop(
                .usage,
                [
                    localized(
                        "\(written)：単位は「\(unit ?? "")」か省略してください",
                        "\(written): the unit has to be “\(unit ?? "")” or none")
                ])
        }
        return Scenario(id: written, indicatorID: id, kind: kind(value), start: start)
    }
}

/// `37-101=rapid`.
struct ReturnArgument: ExplainedArgument {
    static let expected = BilingualText(
        japanese: "「番号=回復のしかた」（例：37-101=rapid。rapid、delayed、never のいずれか）",
        english: "a number and a way back, as in 37-101=rapid; ways are rapid, delayed, never")

    let scenario: Scenario

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex,
            let way = Scenario.Return(rawValue: String(argument[argument.index(after: equals)...]))
        else { return nil }
        scenario = Scenario(id: argument, indicatorID: String(argument[..<equals]), kind: .returnToPath(way))
    }
}

import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

@Suite("The page of a plan with questions")
struct QuestionPageTests {
    private static func page(_ language: Language) throws -> String {
        let assessment = try SampleAssessment.make()
        return try HTMLReport(assessment, answering: QuestionSample.answers(on: assessment), in: language).text
    }

    /// The parts that answer questions.
    private static func parts(of page: String) throws -> String {
        let start = try #require(page.firstRange(of: "<section class=\"question\""))
        let end = try #require(page.firstRange(of: "<section class=\"reading\""))
        return String(page[start.lowerBound..<end.lowerBound])
    }

    @Test("answers them as recorded", arguments: Language.allCases)
    func golden(language: Language) throws {
        let parts = try Self.parts(of: Self.page(language)).replacing("><", with: ">\n<")
        try expectGolden(parts + "\n", "questions-\(language.rawValue).html")
    }

    @Test("is the page without them where nothing is asked, byte by byte", arguments: Language.allCases)
    func nothing(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let plain = HTMLReport(assessment, in: language).text
        #expect(HTMLReport(assessment, answering: .none, in: language).text == plain)
        #expect(!plain.contains("question") && !plain.contains(HTMLAssets.questionStyle))
    }

    @Test("is the same every time, byte by byte")
    func deterministic() throws {
        #expect(try Self.page(.japanese) == Self.page(.japanese))
    }

    @Test("closes what it opens, skips no heading and has no id twice", arguments: Language.allCases)
    func form(language: Language) throws {
        let tags = try TagScanner(markup: Self.page(language)).tags()
        let empty: Set = ["meta", "br", "input", "path", "rect", "circle"]
        var open: [String] = []
        for tag in tags where !empty.contains(tag.name) {
            if tag.isClosing { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
        }
        #expect(open.isEmpty)
        let levels = tags.filter { !$0.isClosing }.compactMap { $0.name.wholeMatch(of: /h([1-6])/) }
            .compactMap { Int($0.output.1) }
        for (upper, lower) in zip(levels, levels.dropFirst()) { #expect(lower <= upper + 1) }
        let ids = tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for link in tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())))
        }
        #expect(ids.contains("scenarios") && ids.contains("budget"))
    }

    @Test("says plainly where all of it is made up", arguments: Language.allCases)
    func invented(language: Language) throws {
        let parts = try Self.parts(of: Self.page(language))
        #expect(parts.matches(of: /<p class="marked">[^<]*架空の例[^<]*<\/p>/).count == 2)
    }

    /// The first indicator alone, since all of them have the same number when a text stands everywhere.
    private static func first(of assessment: PlanAssessment) -> PlanAssessment {
        PlanAssessment(
            plan: assessment.plan, asOf: assessment.asOf, settings: assessment.settings,
            indicators: Array(assessment.indicators.prefix(1)), headline: assessment.headline)
    }

    @Test("has the same tags whatever a document's texts say", arguments: Language.allCases)
    func hostile(language: Language) throws {
        func tags(_ text: String) throws -> [Tag] {
            let assessment = try HostileAssessment.make(text)
            let answers = try QuestionSample.answers(on: Self.first(of: assessment), saying: text)
            return try TagScanner(
                markup: HTMLReport(assessment, answering: answers, in: language).text
            ).tags()
        }
        func shape(_ tags: [Tag]) -> [[String]] {
            tags.map { [$0.isClosing ? "/" : "", $0.name] + $0.attributes.keys.sorted() }
        }
        let harmless = shape(try tags("安全な名称"))
        for text in HostileAssessment.texts { #expect(shape(try tags(text)) == harmless, "\(text)") }
    }
}

@Suite("A chart of what would happen")
struct QuestionChartTests {
    private static func charts(_ language: Language) throws -> [(name: String, chart: Chart)] {
        let answers = try QuestionSample.answers(on: SampleAssessment.make())
        let budget = try #require(answers.budget)
        return [
            ("scenarios", try #require(ScenarioChart(answers.scenarios, in: language)).chart),
            ("frontier", try #require(FrontierChart(budget, in: language)).chart),
            ("tornado", try #require(TornadoChart(budget, in: language)).chart),
        ]
    }

    @Test("is drawn as recorded", arguments: Language.allCases)
    func golden(language: Language) throws {
        for (name, chart) in try Self.charts(language) {
            let drawing = SVGWriter(identifier: "chart").text(of: chart)
            try expectGolden(drawing.replacing("><", with: ">\n<") + "\n", "chart-\(name)-\(language.rawValue).svg")
        }
    }

    @Test("says in words what it shows", arguments: Language.allCases)
    func alternative(language: Language) throws {
        for (name, chart) in try Self.charts(language) {
            #expect(!chart.title.isEmpty && chart.alternative.count > 20, "\(name)")
        }
    }

    @Test(
        "rises in steps from the first set of the frontier to the last, with the choice on it",
        arguments: Language.allCases)
    func frontier(language: Language) throws {
        let answer = try QuestionSample.budget(on: SampleAssessment.make())
        let chart = try #require(FrontierChart(answer, in: language)).chart
        let lines = chart.layers.compactMap { if case .line(let line) = $0 { line } else { nil } }
        let steps = try #require(lines.first { $0.isStrong }).points
        #expect(steps.count == 2 * answer.frontier.points.count - 1)
        for (from, to) in zip(steps, steps.dropFirst()) {
            #expect(from.x <= to.x && from.y <= to.y && (from.x == to.x || from.y == to.y))
        }
        let marks = chart.layers.compactMap { if case .points(let points) = $0 { points } else { nil } }
        let choice = try #require(marks.last)
        #expect(choice.shape == .diamond && choice.points.count == 1 && steps.contains(choice.points[0]))
    }

    @Test("leaves out the budget's line where it is far beyond every cost, and falls where shortfall is counted")
    func elsewhere() throws {
        let assessment = try SampleAssessment.make()
        let rich = try #require(FrontierChart(QuestionSample.budget(on: assessment, 1e12), in: .english)).chart
        #expect(rich.horizontal.range.upperBound <= 10)
        let short = try QuestionSample.budget(on: assessment, objective: .leastShortfall)
        let chart = try #require(FrontierChart(short, in: .english)).chart
        let lines = chart.layers.compactMap { if case .line(let line) = $0 { line } else { nil } }
        let steps = try #require(lines.first { $0.isStrong }).points
        for (from, to) in zip(steps, steps.dropFirst()) { #expect(from.y >= to.y && to.y >= 0) }
    }

    @Test("has no frontier where no set can be chosen, and no bars where nothing is funded")
    func nothing() throws {
        let poor = try QuestionSample.budget(on: SampleAssessment.make(), 0)
        #expect(poor.choice == nil)
        #expect(TornadoChart(poor, in: .english) == nil)
        #expect(ScenarioChart([], in: .english) == nil)
    }

    @Test("cuts long names of rows so that the marks keep half of the drawing")
    func longNames() throws {
        let axis = Chart.Axis(rows: [String(repeating: "長", count: 400), "A"])
        #expect(axis.ticks.map(\.position) == [0, -1])
        #expect(axis.ticks[0].label.hasSuffix("…"))
        let chart = Chart(
            title: "t", alternative: "a", horizontal: .probabilities(in: .english), vertical: axis, layers: [])
        let frame = ChartFrame(of: chart, width: 540, legendRows: 0)
        #expect(frame.right - frame.left > frame.width / 2)
    }
}

@Suite("Why an intervention is funded")
struct FundingReasonTests {
    @Test("is what is lost without it, a floor, a rival, too little to gain, or too little money")
    func reasons() throws {
        let answer = try QuestionSample.budget(on: SampleAssessment.make())
        let problem = answer.analysis.problem
        let choice = try #require(answer.choice)
        for place in answer.analysis.interventions.indices {
            let reason = answer.reason(for: place)
            switch reason {
            case .adds(let gain):
                #expect(choice.contains(place) && gain >= BudgetAnswer.Noticeable.gain)
            case .floor(let section, let yen):
                #expect(choice.contains(place) && section == "戸籍住民課" && yen == 300_000)
            case .addsLittle: #expect(choice.contains(place))
            case .rival(let other):
                #expect(choice.contains(other) && problem.options[other].group == problem.options[place].group)
            case .wouldAddLittle, .movesNothing: #expect(!choice.contains(place))
            case .noRoom(let gain, let left):
                let wider = FundedSet(bits: choice.bits | problem.closure(of: place).bits)
                expectClose(gain, to: problem.worth(of: wider) - problem.worth(of: choice), within: 1e-12)
                #expect(problem.cost(of: wider) - problem.cost(of: choice) > left)
            case .noChoice: Issue.record("there is a choice")
            }
        }
        #expect(answer.reason(for: 4) == .floor(section: "戸籍住民課", yen: 300_000))
        #expect(answer.reason(for: 2) == .rival(1))
        #expect(answer.reason(for: 5) == .movesNothing)
    }

    @Test("is that nothing can be chosen, where floors take more than the budget")
    func noChoice() throws {
        let answer = try QuestionSample.budget(on: SampleAssessment.make(), 100)
        for place in answer.analysis.interventions.indices { #expect(answer.reason(for: place) == .noChoice) }
    }
}

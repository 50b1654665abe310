import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

@Suite("What is said of a budget")
struct QuestionWordsTests {
    private static func words(
        _ budget: Double?, objective: BudgetSettings.Objective = .targetsMet
    ) throws -> (answer: BudgetAnswer, words: BudgetWords) {
        let answer = try QuestionSample.budget(on: SampleAssessment.make(), budget, objective: objective)
        return (answer, BudgetWords(answer))
    }

    @Test("counts the choice, what is left, and the next better set as the answer has them")
    func money() throws {
        let (answer, words) = try Self.words(4_000_000)
        let choice = try #require(answer.choice)
        let cost = answer.analysis.problem.cost(of: choice)
        let said = words.money.map(\.english)
        #expect(said.first == "The choice costs \(yen(cost)) and leaves \(yen(4_000_000 - cost)).")
        let next = try #require(answer.frontier.points.first { $0.cost > 4_000_000 })
        #expect(said.contains { $0.contains("With \(yen(next.cost - 4_000_000)) more (\(yen(next.cost)) in all)") })
    }

    private func yen(_ amount: Double) -> String { BudgetSentence.yen(amount).english }

    @Test("names the cheapest set where none fits, and nothing that would rest on a choice")
    func tooLittle() throws {
        let (answer, words) = try Self.words(100)
        #expect(answer.choice == nil)
        #expect(words.money.map(\.japanese) == ["条件をすべて守る組み合わせのうち、最も安いものは30万円。"])
        #expect(words.comparisons.isEmpty && words.sensitivity(nil).isEmpty && words.distribution == nil)
    }

    @Test("hides a rule of thumb that breaks a floor, and says so", arguments: [4_000_000.0, 3_000_000])
    func brokenFloor(budget: Double) throws {
        let (answer, words) = try Self.words(budget)
        #expect(!answer.analysis.problem.allows(answer.greedy))
        #expect(words.comparisons.allSatisfy { $0.japanese.contains("最低額が守られない") })
        let chart = try #require(FrontierChart(answer, in: .japanese)).chart
        let shapes = chart.layers.compactMap { if case .points(let points) = $0 { points.shape } else { nil } }
        #expect(!shapes.contains(.ring) && !shapes.contains(.triangle))
    }

    @Test("speaks of shortfall where that is what is made least")
    func shortfall() throws {
        let (_, words) = try Self.words(4_000_000, objective: .leastShortfall)
        for text in words.comparisons + words.money { #expect(!text.japanese.contains("達成が平均")) }
        let worth = BudgetWorth(try Self.words(4_000_000, objective: .leastShortfall).answer)
        #expect(worth.gain(0.25).japanese == "不足見込み量が0.25減る")
        #expect(worth.difference(-0.25).japanese == "不足見込み量が0.25大きい")
        #expect(worth.shown(-0.5) == 0.5)
    }

    @Test("names everything that a search broken off leaves unproven, in every form", arguments: Language.allCases)
    func unproven(language: Language) throws {
        let effort = FundingEffort(sets: 1, decisions: 8, stepDecisions: 14)
        let assessment = try SampleAssessment.make()
        let answer = try QuestionSample.budget(on: assessment, goal: 0.99, effort: effort)
        #expect(answer.unproven == Set(BudgetAnswer.Part.allCases))
        let text = MarkdownWriter.text(of: BudgetReport(answer, in: language).report)
        let page = HTMLReport(
            assessment, answering: QuestionAnswers(scenarios: [], budget: answer), in: language
        ).text
        let chart = try #require(FrontierChart(answer, in: language)).chart
        let words: [(String, String)] = [
            ("最も良いと証明されたものではない：選んだ組み合わせ", "not proven to be the best there is: the choice,"),
            ("事前に分かっていることの価値は", "What it is worth to know the effects or a mid-year count beforehand"),
            ("実際の限界はこれより良いことがある", "the real one may be better"),
        ]
        for (japanese, english) in words {
            #expect(text.contains(language.text(japanese, english)))
            #expect(page.contains(language.text(japanese, english)))
        }
        #expect(text.contains(language.text("探索を打ち切るまでに見つからなかった", "before the search was broken off")))
        #expect(chart.alternative.contains(language.text("最良とは証明されていない", "not proven to be the best")))
        #expect(page.contains(chart.alternative))
        let document = BudgetData.document(of: answer).text
        for line in [
            "\"choice_proven\": false", "\"frontier_complete\": false",
            "\"effect_information_reason\": \"too-many-sets\"",
            "\"code\": \"too-many-sets\"", "\"proven\": false",
        ] { #expect(document.contains(line), "\(line)") }
        #expect(!document.contains("\"proven\": true"))
    }

    @Test("claims nothing impossible where a search was broken off before any set was found")
    func noneFound() throws {
        let effort = FundingEffort(sets: 0, decisions: 1, stepDecisions: 1)
        let answer = try QuestionSample.budget(on: SampleAssessment.make(), effort: effort)
        #expect(answer.choice == nil && answer.emptyReason == .noneFound)
        #expect(answer.emptyReason?.text.english.contains("There may be one") == true)
    }

    @Test("proves all of an ordinary budget, and says nothing of proof")
    func proven() throws {
        let (answer, words) = try Self.words(4_000_000)
        #expect(answer.unproven.isEmpty && words.frontier == nil)
        #expect(!words.remarks.contains { $0.english.contains("proven") })
        let document = BudgetData.document(of: answer).text
        #expect(document.contains("\"choice_proven\": true") && !document.contains("too-many-sets"))
    }

    @Test("names the cheapest set for a chance, that none is needed, or that none is enough")
    func goal() throws {
        let assessment = try SampleAssessment.make()
        func said(_ goal: Double, _ objective: BudgetSettings.Objective = .targetsMet) throws -> String {
            let answer = try QuestionSample.budget(on: assessment, objective: objective, goal: goal)
            return try #require(BudgetWords(answer).cheapestForGoal).english
        }
        #expect(try said(0.01).contains("The cheapest set costs ¥300,000: “証明書の案内”"))
        #expect(try said(0.9999).hasPrefix("No set of interventions takes every indicator"))
        #expect(try said(0.6) == said(0.6, .leastShortfall))
    }

    @Test("shows a small gain in the second decimal, and says where there is none to show")
    func smallGains() throws {
        let assessment = try SampleAssessment.make()
        func said(_ move: Double) throws -> String {
            let intervention = Intervention(
                id: "A", name: "a", section: "", cost: 1,
                effects: [
                    .init(
                        indicatorID: assessment.indicators[0].indicator.id, low: move, mode: move, high: move,
                        unit: .once)
                ])
            let analysis = try BudgetAnalysis([intervention], on: assessment)
            return BudgetSentence(BudgetAnswer(analysis, budget: nil, goal: nil)).text.english
        }
        #expect(try said(1_000).firstMatch(of: /go from \d\.\d to \d\.\d\./) != nil)
        // 0.5 + 0.278 + 0.004 before; 30 more people in a range of 3,000 add 0.01.
        #expect(try said(30).contains("go from 0.78 to 0.79."))
        #expect(try said(1).firstMatch(of: /on average stay at \d\.\d\./) != nil)
    }

    @Test("spreads as the numbers of targets met do")
    func distribution() throws {
        let (answer, words) = try Self.words(4_000_000)
        let choice = try #require(answer.choice)
        let after = try #require(answer.analysis.targetsMet(funding: choice))
        let text = try #require(words.distribution?.english)
        let range = after.central80
        #expect(
            text.contains(
                range.count == 1 ? "\(range.lowerBound) with" : "\(range.lowerBound)–\(range.upperBound) with"))
    }
}

@Suite("The table of scenarios")
struct ScenarioTableTests {
    @Test("has a row for each that was answered, and the chances of each year in it", arguments: Language.allCases)
    func rows(language: Language) throws {
        let answers = try QuestionSample.answers(on: SampleAssessment.make()).scenarios
        let table = ScenarioTable(answers, in: language).table
        #expect(answers.count == 3 && table.rows.count == 2)
        #expect(table.columns.map(\.key) == ["scenario", "2021", "2022", "all"])
        let texts = table.rows[0].map { $0.text(in: language) }
        #expect(texts[1].hasPrefix(language.text("40%から60%", "40% to 60%")))
        #expect(texts[2].contains("17,000人") && texts[2].contains("+250人"))
        #expect(texts[3] == language.text("40%から60%", "40% to 60%"))
    }
}

@Suite("What is too little to be told")
struct NoticeableTests {
    /// Three indicators like the first of the sample, where one more person moves the chance by a 3,000th. A, B and C compete for
    /// the money, and C comes close to B; D costs next to nothing and moves at most 2 people.
    private static func answer(_ assessment: PlanAssessment) throws -> BudgetAnswer {
        let ids = assessment.indicators.map(\.indicator.id)
        func make(_ id: String, cost: Double, _ amounts: (Double, Double, Double), on place: Int) -> Intervention {
            Intervention(
                id: id, name: id, section: "S", cost: cost,
                effects: [
                    .init(indicatorID: ids[place], low: amounts.0, mode: amounts.1, high: amounts.2, unit: .once)
                ])
        }
        let analysis = try BudgetAnalysis(
            [
                make("A", cost: 10, (200, 450, 800), on: 0), make("B", cost: 10, (150, 400, 780), on: 1),
                make("C", cost: 10, (330, 350, 370), on: 2), make("D", cost: 1, (0, 1, 2), on: 2),
            ], on: assessment)
        return BudgetAnswer(analysis, budget: 21, goal: nil)
    }

    private static func assessment() throws -> PlanAssessment {
        var assessment = try SampleAssessment.make()
        let first = assessment.indicators[0]
        assessment.indicators = ["17-101", "17-102", "17-103"].map { id in
            var copy = first
            copy.indicator.id = id
            return copy
        }
        return assessment
    }

    private static func tables(in blocks: [Report.Block]) -> [String: [String]] {
        let tables = blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        return Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table.name, table.rows.map { $0[table.name == "tornado" ? 1 : 0].text(in: .english) })
            })
    }

    /// The texts of a column below a heading's table, up to the first empty cell.
    private static func column(
        _ letter: String, below heading: String, in cells: [String: WorkbookParts.Cell]
    ) throws -> [String] {
        let found = try #require(cells.values.first { $0.value == heading })
        let row = try #require(Int(found.place.drop { $0.isLetter }))
        return (row + 2..<row + 10).map { cells["\(letter)\($0)"]?.value }.prefix { $0 != nil }.compactMap { $0 }
    }

    @Test("is left out of the tables that people read, alike in every form, and kept in those for programs")
    func everywhere() throws {
        let assessment = try Self.assessment()
        let answer = try Self.answer(assessment)
        let data = Dictionary(
            uniqueKeysWithValues: BudgetData.tables(of: answer).map { ($0.description.name, $0.table.rows) })
        let effects = try #require(data["tornado"]).map { $0[1].text(in: .english) }
        #expect(effects == ["A", "B", "D"])
        let counts = try #require(data["counts"])
        let values = answer.countsByIndicator.map { $0.value ?? 0 }
        let worthwhile = zip(counts, values).filter { $1 >= 0.005 }.map { $0.0[0].text(in: .english) }
        #expect(counts.count == 3 && worthwhile.count == 2 && values[2] > 0.000_5)

        let report = Self.tables(in: BudgetReport(answer, in: .english).report.blocks)
        let page = Self.tables(
            in: HTMLBudget(answer, detail: .full, in: .english).question.folds.flatMap { $0.beside + $0.below })
        for tables in [report, page] {
            #expect(tables["tornado"].map(Set.init) == ["A", "B"])
            #expect(tables["counts"] == worthwhile)
        }
        #expect(TornadoChart(answer, in: .english)?.rows.count == 2)
        let answers = QuestionAnswers(scenarios: [], budget: answer)
        let sheet = try #require(WorkbookSheets(of: assessment, answering: answers, in: .english).budget)
        let cells = try WorkbookParts(assessment, answering: answers, in: .english).cells(of: sheet.text)
        #expect(try Set(Self.column("C", below: "Uncertain effects", in: cells)) == ["A", "B"])
        #expect(try Self.column("B", below: "What a mid-year count is worth", in: cells) == worthwhile)
    }

    @Test("is said to be so in every form, where no effect is large enough for a row")
    func nothing() throws {
        let assessment = try Self.assessment()
        let analysis = try BudgetAnalysis(
            Self.answer(assessment).analysis.interventions.filter { $0.id == "D" }, on: assessment)
        let answer = BudgetAnswer(analysis, budget: 21, goal: nil)
        let sentence = try #require(BudgetWords(answer).steadiness?.english)
        #expect(MarkdownWriter.text(of: BudgetReport(answer, in: .english).report).contains(sentence))
        let grounds = HTMLBudget(answer, detail: .full, in: .english).question.folds.flatMap(\.beside)
        #expect(
            grounds.contains(
                .list([Report.Item(sentence)] + BudgetWords(answer).information.map { Report.Item($0.english) })))
        #expect(try BudgetWords(Self.answer(assessment)).steadiness == nil)
    }
}

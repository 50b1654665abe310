import Planning
import TestSupport
import Testing

@testable import Reporting

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
        #expect(texts[1].hasPrefix(language.text("50%から62%", "50% to 62%")))
        #expect(texts[2].contains("17,000人") && texts[2].contains("+250人"))
        #expect(texts[3] == language.text("41%から60%", "41% to 60%"))
    }
}

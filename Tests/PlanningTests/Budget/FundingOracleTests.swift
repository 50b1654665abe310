import Foundation
import TestSupport
import Testing

@testable import MitoshiPlanning

/// What an integer program says of the same problems; `scripts/oracles/budgets.py` made the file.
@Suite("The choice of interventions, beside that of an integer program,")
struct FundingOracleTests {
    private struct Budget {
        var amount = 0.0
        /// `nil` where no set keeps all rules.
        var worth: Double?
        var options: [FundingProblem.Option] = []
        var parts: [FundingProblem.Part] = []
        var floors: [String: Double] = [:]
    }

    private static func budgets() throws -> [Budget] {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/budgets", withExtension: "csv"))
        var budgets: [Budget] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            switch cells[1] {
            case "best": budgets.append(Budget(amount: try #require(Double(cells[2])), worth: Double(cells[3])))
            case "option":
                let option = FundingProblem.Option(
                    id: "\(budgets[budgets.count - 1].options.count)", cost: try #require(Double(cells[2])),
                    section: cells[3], group: cells[4].isEmpty ? nil : cells[4],
                    requirements: cells[5].isEmpty ? [] : [cells[5]])
                budgets[budgets.count - 1].options.append(option)
            case "floor": budgets[budgets.count - 1].floors[cells[2]] = Double(cells[3])
            default:
                let part = FundingProblem.Part(
                    members: cells[2].split(separator: " ").compactMap { Int($0) },
                    worths: cells[3].split(separator: " ").compactMap { Double($0) })
                budgets[budgets.count - 1].parts.append(part)
            }
        }
        return budgets
    }

    @Test("is worth as much, of four to sixty options, or says that it isn't proven to be")
    func choice() throws {
        let budgets = try Self.budgets()
        #expect(budgets.count == 100)
        var unproven = 0
        for (number, budget) in budgets.enumerated() {
            let problem = try FundingProblem(options: budget.options, parts: budget.parts, floors: budget.floors)
            let choice = problem.choice(within: budget.amount)
            guard let set = choice.set else {
                #expect(budget.worth == nil, "\(number)")
                continue
            }
            let best = try #require(budget.worth, "\(number)")
            #expect(problem.allows(set) && problem.cost(of: set) <= budget.amount, "\(number)")
            // The file has six decimals.
            let short = best - problem.worth(of: set)
            #expect(short > -1e-6, "\(number): worth more than the best, by \(-short)")
            #expect(!choice.isProven || short < 1e-6, "\(number): proven, and worth less by \(short)")
            unproven += choice.isProven ? 0 : 1
        }
        #expect(budgets.count { $0.worth == nil } > 5)
        #expect(unproven <= 5)
    }
}

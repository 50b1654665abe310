import TestSupport
import Testing

@testable import MitoshiPlanning

@Suite("The choice of interventions")
struct FundingProblemTests {
    @Test("is that of trying every set, on a thousand random problems")
    func enumeration() throws {
        var random = RandomFunding(seed: 1)
        var unsolvable = 0
        for number in 0..<1_000 {
            let problem = try random.problem(1...10)
            let budget = Double(random.generator.int(0...80))
            let expected = Enumeration(problem: problem).best(within: budget)
            unsolvable += expected == nil ? 1 : 0
            for choice in [problem.choice(within: budget), problem.searched(within: budget)] {
                #expect((choice.set == nil) == (expected == nil) && choice.isProven, "\(number)")
                guard let found = choice.set, let expected else { continue }
                #expect(problem.allows(found), "\(number)")
                #expect(abs(problem.worth(of: found) - expected.worth) < 1e-9, "\(number)")
                #expect(problem.cost(of: found) == expected.cost, "\(number)")
            }
        }
        #expect((1..<500).contains(unsolvable))
    }

    @Test("is that of trying all of 2 to the 18th sets")
    func large() throws {
        var random = RandomFunding(seed: 7)
        for _ in 0..<2 {
            let problem = try random.problem(18...18)
            let expected = Enumeration(problem: problem).best(within: 60)
            for choice in [problem.choice(within: 60), problem.searched(within: 60)] {
                #expect((choice.set == nil) == (expected == nil) && choice.isProven)
                guard let found = choice.set, let expected else { continue }
                #expect(abs(problem.worth(of: found) - expected.worth) < 1e-9)
            }
        }
    }

    @Test("costs the least that reaches what is wanted, as trying every set says")
    func inverse() throws {
        var random = RandomFunding(seed: 2)
        for number in 0..<500 {
            let problem = try random.problem(1...9)
            let demands = Dictionary(
                problem.parts.indices.map { ($0, Double.random(in: -0.2...0.7, using: &random.generator)) }
            ) { first, _ in first }
            let found = problem.cheapest(reaching: demands).set
            #expect(found.map(problem.cost) == Enumeration(problem: problem).cheapest(reaching: demands), "\(number)")
            guard let found else { continue }
            #expect(demands.allSatisfy { problem.parts[$0].worth(of: found) >= $1 }, "\(number)")
        }
    }

    @Test("is worth no less with more money, and the frontier says what every budget can do")
    func frontier() throws {
        var random = RandomFunding(seed: 3)
        for number in 0..<200 {
            let problem = try random.problem(1...8)
            let frontier = problem.frontier()
            #expect(frontier.isComplete)
            for (left, right) in zip(frontier.points, frontier.points.dropFirst()) {
                #expect(left.cost < right.cost && left.worth < right.worth, "\(number)")
            }
            for budget in stride(from: 0.0, through: 120, by: 7) {
                let expected = Enumeration(problem: problem).best(within: budget)
                let point = frontier.best(within: budget)
                #expect((point == nil) == (expected == nil), "\(number)")
                #expect(abs((point?.worth ?? 0) - (expected?.worth ?? 0)) < 1e-9, "\(number) \(budget)")
            }
        }
    }

    @Test("stands on the frontier in equal steps where there are too many points to show")
    func steps() throws {
        var random = RandomFunding(seed: 5)
        for number in 0..<100 {
            let problem = try random.problem(6...9)
            let (whole, steps) = (problem.frontier(), problem.frontier(most: 3))
            #expect(steps.points.count <= max(4, whole.points.count > 3 ? 4 : 3), "\(number)")
            #expect(steps.isComplete == (whole.points.count <= 3), "\(number)")
            #expect(steps.points.allSatisfy(whole.points.contains), "\(number)")
            #expect(steps.points.last == whole.points.last && steps.points.first == whole.points.first, "\(number)")
        }
    }

    @Test("is the same by branch and bound and by the sets that no other beats, also of forty options")
    func twoWays() throws {
        var random = RandomFunding(seed: 8)
        for number in 0..<200 {
            let problem = try random.problem(number < 190 ? 1...14 : 40...40)
            let budget = Double(random.generator.int(0...80))
            let (one, other) = (problem.searched(within: budget), try? problem.bestWorth(within: budget))
            #expect((one.set == nil) == (other == nil), "\(number)")
            guard let set = one.set, let other else { continue }
            if one.isProven || number < 190 { #expect(abs(problem.worth(of: set) - other) < 1e-9, "\(number)") }
            #expect(problem.worth(of: set) <= other + 1e-9, "\(number)")
        }
    }

    @Test("lies within the budget in nine draws of ten and is the best that does, as trying every set says")
    func sure() throws {
        var random = RandomFunding(seed: 6)
        var (refused, changed) = (0, 0)
        for number in 0..<500 {
            let problem = try random.problem(1...8)
            let budget = Double(random.generator.int(0...60))
            let draws = CostDraws(
                costs: problem.options.map { option in
                    (0..<50).map { _ in option.cost * Double.random(in: 0.7...1.6, using: &random.generator) }
                }, count: 50, certainty: 0.9)
            let sure = Enumeration(problem: problem).sets.filter { set in
                draws.totals(of: set).count { $0 <= budget } >= 45
            }
            let found = problem.choice(within: budget, surelyBy: draws).set
            #expect((found == nil) == sure.isEmpty, "\(number)")
            refused += found == nil ? 1 : 0
            guard let found, let worth = sure.map(problem.worth).max() else { continue }
            #expect(sure.contains(found), "\(number)")
            #expect(abs(problem.worth(of: found) - worth) < 1e-9, "\(number)")
            let cheapest = sure.filter { problem.worth(of: $0) >= worth - 1e-12 }.map(problem.cost).min()
            #expect(problem.cost(of: found) == cheapest, "\(number)")
            changed += problem.best(within: budget) == found ? 0 : 1
        }
        #expect(refused > 0 && changed > 100)
    }

    @Test("that is surely within the budget is worth no less with more money, and no more the surer it must be")
    func sureMonotone() throws {
        var random = RandomFunding(seed: 9)
        for number in 0..<50 {
            let problem = try random.problem(4...8)
            let costs = problem.options.map { option in
                (0..<20).map { _ in option.cost * Double.random(in: 0.7...1.6, using: &random.generator) }
            }
            func worth(_ budget: Double, _ certainty: Double) -> Double {
                let draws = CostDraws(costs: costs, count: 20, certainty: certainty)
                return problem.choice(within: budget, surelyBy: draws).set.map(problem.worth) ?? -.infinity
            }
            let byMoney = stride(from: 0.0, through: 120, by: 10).map { worth($0, 0.9) }
            #expect(zip(byMoney, byMoney.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(number)")
            let byCertainty = [0.5, 0.7, 0.9, 1].map { worth(40, $0) }
            #expect(zip(byCertainty, byCertainty.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 }, "\(number)")
        }
    }

    @Test("is never worse than a rule of thumb that keeps the same rules")
    func rulesOfThumb() throws {
        var random = RandomFunding(seed: 4)
        for number in 0..<300 {
            let problem = try random.problem(1...10)
            let budget = Double(random.generator.int(0...80))
            guard let best = problem.best(within: budget) else { continue }
            for set in [problem.greedySet(within: budget), problem.rankedSet(within: budget)] {
                #expect(problem.cost(of: set) <= budget)
                if problem.allows(set) {
                    #expect(problem.worth(of: set) <= problem.worth(of: best) + 1e-9, "\(number)")
                }
            }
        }
    }

    @Test("names an option that another of its group beats, and one that a mix of two beats")
    func dominance() throws {
        func option(_ id: String, _ cost: Double) -> FundingProblem.Option {
            FundingProblem.Option(id: id, cost: cost, group: "hall")
        }
        func part(_ member: Int, _ gain: Double) -> FundingProblem.Part {
            FundingProblem.Part(members: [member], worths: [0, gain])
        }
        let problem = try FundingProblem(
            options: [option("small", 1), option("dear", 3), option("middle", 2), option("large", 4)],
            parts: [part(0, 0.3), part(1, 0.2), part(2, 0.35), part(3, 0.9)])
        #expect(
            problem.dominance() == [.none, .dominated(by: 0), .extendedlyDominated(by: 0, and: 3), .none])
    }

    @Test("says that two which exclude each other are alike, unless neither is ever worth its money")
    func alike() throws {
        func dominance(_ gains: [Double], cost: Double) throws -> [Dominance] {
            let options = ["A", "B"].map { FundingProblem.Option(id: $0, cost: cost, group: "hall") }
            let other = FundingProblem.Option(id: "C", cost: 1)
            let parts = (gains + [0.5]).enumerated().map {
                FundingProblem.Part(members: [$0.offset], worths: [0, $0.element])
            }
            return try FundingProblem(options: options + [other], parts: parts).dominance()
        }
        #expect(try dominance([0.3, 0.3], cost: 2) == [.alike(1), .alike(0), .none])
        #expect(try dominance([0.3, 0.30001], cost: 2) == [.alike(1), .alike(0), .none])
        #expect(try dominance([0.3, 0.31], cost: 2) == [.dominated(by: 1), .none, .none])
        #expect(try dominance([0, 0], cost: 2) == [.inNoEfficientSet, .inNoEfficientSet, .none])
    }

    @Test("of too many efficient sets is searched for a few budgets, and said to be unproven where broken off")
    func searchedFrontier() throws {
        var random = RandomFunding(seed: 12)
        var (unproven, proven) = (0, 0)
        for number in 0..<60 {
            let usual = try random.problem(8...10)
            let whole = usual.frontier()
            let effort = FundingEffort(sets: 0, decisions: 100_000, stepDecisions: number < 30 ? 12 : 100_000)
            let problem = try FundingProblem(
                options: usual.options, parts: usual.parts, floors: usual.floors, effort: effort)
            let found = problem.frontier()
            #expect(!found.isComplete && whole.isComplete && whole.isProven)
            for point in found.points {
                #expect(problem.allows(point.set), "\(number)")
                #expect(point.worth <= (whole.best(within: point.cost)?.worth ?? -.infinity) + 1e-9, "\(number)")
                if found.isProven { #expect(whole.points.contains { $0.cost == point.cost }, "\(number)") }
            }
            if found.isProven { proven += 1 } else { unproven += 1 }
            #expect(throws: InformationGap.tooManySets) { try problem.bestWorth(within: 20) }
        }
        #expect(unproven > 20 && proven >= 30)
    }

    @Test("leaves out, whatever the budget, what no efficient set contains, as trying every set says")
    func inNoEfficientSet() throws {
        var random = RandomFunding(seed: 10)
        var count = 0
        for number in 0..<100 {
            let problem = try random.problem(2...8)
            let sets = Enumeration(problem: problem).sets.map { ($0, problem.cost(of: $0), problem.worth(of: $0)) }
            let efficient = sets.filter { set, cost, worth in
                !sets.contains { $1 <= cost && $2 >= worth - 1e-12 && ($1 < cost || $2 > worth + 1e-12) }
            }
            for (place, dominance) in problem.dominance().enumerated() where problem.options[place].cost > 0 {
                let isUsed = efficient.contains { $0.0.contains(place) }
                // Where no set keeps the rules, nothing is said of any option.
                if dominance == .inNoEfficientSet {
                    #expect(!isUsed && !efficient.isEmpty, "\(number) \(place)")
                }
                if dominance == .none { #expect(isUsed || efficient.isEmpty, "\(number) \(place)") }
                count += dominance == .inNoEfficientSet ? 1 : 0
            }
        }
        #expect(count > 20)
    }

    @Test("says when a search was broken off, and still keeps every rule")
    func brokenOff() throws {
        var random = RandomFunding(seed: 11)
        var unproven = 0
        for number in 0..<50 {
            let problem = try random.problem(12...14)
            let choice = problem.searched(within: 50, decisions: 10)
            unproven += choice.isProven ? 0 : 1
            guard let set = choice.set, let best = problem.best(within: 50) else { continue }
            #expect(problem.allows(set) && problem.cost(of: set) <= 50, "\(number)")
            #expect(problem.worth(of: set) <= problem.worth(of: best) + 1e-9, "\(number)")
        }
        #expect(unproven > 25)
    }

    @Test("refuses what can't be meant, by name")
    func refusals() throws {
        func option(_ id: String, _ cost: Double, _ requirements: [String] = []) -> FundingProblem.Option {
            FundingProblem.Option(id: id, cost: cost, requirements: requirements)
        }
        #expect(throws: FundingError.invalidCost(of: "A", found: -1)) {
            try FundingProblem(options: [option("A", -1)], parts: [])
        }
        #expect(throws: FundingError.cyclicRequirements(["A", "B", "C"])) {
            try FundingProblem(
                options: [option("A", 1, ["B"]), option("B", 1, ["C"]), option("C", 1, ["A"])], parts: [])
        }
        #expect(throws: FundingError.unknownRequirement(of: "A", requirement: "Z")) {
            try FundingProblem(options: [option("A", 1, ["Z"])], parts: [])
        }
        #expect(throws: FundingError.duplicate("A")) {
            try FundingProblem(options: [option("A", 1), option("A", 2)], parts: [])
        }
        #expect(throws: FundingError.invalidFloor(of: "S", found: -5)) {
            try FundingProblem(options: [option("A", 1)], parts: [], floors: ["S": -5])
        }
        #expect(throws: FundingError.incompleteWorths(members: 1, worths: 1)) {
            try FundingProblem(options: [option("A", 1)], parts: [.init(members: [0], worths: [1])])
        }
    }

    @Test("is empty where the budget pays for nothing, and none where a floor can't be kept")
    func nothing() throws {
        let options = [FundingProblem.Option(id: "A", cost: 5, section: "S")]
        let parts = [FundingProblem.Part(members: [0], worths: [0, 1])]
        #expect(try FundingProblem(options: options, parts: parts).best(within: 4) == FundedSet.none)
        #expect(try FundingProblem(options: options, parts: parts, floors: ["S": 6]).best(within: 100) == nil)
        #expect(try FundingProblem(options: options, parts: parts, floors: ["T": 1]).best(within: 100) == nil)
    }
}

import TestSupport
import Testing

@testable import MitoshiPlanning

/// Every set, one by one: what the search must agree with.
struct Enumeration {
    let problem: FundingProblem

    var sets: [FundedSet] {
        (0..<(UInt64(1) << problem.options.count)).map(FundedSet.init(bits:)).filter(problem.allows)
    }

    func best(within budget: Double) -> (worth: Double, cost: Double)? {
        let affordable = sets.filter { problem.cost(of: $0) <= budget }
        guard let worth = affordable.map(problem.worth).max() else { return nil }
        let cost = affordable.filter { problem.worth(of: $0) >= worth - 1e-12 }.map(problem.cost).min()
        return (worth, cost ?? .infinity)
    }

    func cheapest(reaching demands: [Int: Double]) -> Double? {
        sets.filter { set in demands.allSatisfy { problem.parts[$0].worth(of: set) >= $1 } }.map(problem.cost).min()
    }
}

/// Problems of all shapes: groups, requirements, floors, options that move several indicators, effects that cancel.
struct RandomFunding {
    var generator: SeededGenerator

    init(seed: Int) { generator = SeededGenerator(seed: seed) }

    mutating func problem(_ count: ClosedRange<Int>) throws -> FundingProblem {
        let count = generator.int(count)
        var options: [FundingProblem.Option] = []
        for place in 0..<count {
            let required = place > 0 && generator.chance(oneIn: 6) ? ["\(generator.int(0...(place - 1)))"] : []
            options.append(
                FundingProblem.Option(
                    id: "\(place)", cost: Double(generator.int(0...20)), section: "S\(generator.int(0...2))",
                    group: generator.chance(oneIn: 4) ? "G\(generator.int(0...1))" : nil, requirements: required))
        }
        let parts = try (0..<generator.int(1...5)).map { _ in try part(of: count) }
        let floors = generator.chance(oneIn: 4) ? ["S0": Double(generator.int(0...15))] : [:]
        return try FundingProblem(options: options, parts: parts, floors: floors)
    }

    private mutating func part(of count: Int) throws -> FundingProblem.Part {
        let members = generator.some(generator.int(0...min(count, 5)), of: Array(0..<count))
        let isWild = generator.chance(oneIn: 3)
        let gains = members.map { _ in Double.random(in: isWild ? -1...1 : 0...1, using: &generator) }
        let worths = (0..<(1 << members.count)).map { index in
            let sum = gains.indices.filter { index >> $0 & 1 == 1 }.reduce(0) { $0 + gains[$1] }
            let noise = isWild ? Double.random(in: -0.5...0.5, using: &generator) : 0
            return sum / (1 + abs(sum)) + noise
        }
        return FundingProblem.Part(members: members, worths: worths)
    }
}

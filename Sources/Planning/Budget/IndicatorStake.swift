import MitoshiStatistics

/// One indicator in a budget: its open target of the year, and how far each intervention moves it in every draw.
struct IndicatorStake {
    let indicator: Indicator
    let whatIf: WhatIf
    let table: DistributionTable
    /// Places of the interventions that move it.
    let members: [Int]
    /// For each member, its move in every draw, in the indicator's unit.
    let moves: [[Double]]
    /// The outcome without interventions in every draw.
    let outcomes: [Double]

    var draws: Int { outcomes.count }

    /// The planned change, by which shortfalls of unlike indicators compare; the level itself where nothing is to change.
    var plannedChange: Double {
        let level = whatIf.target.level ?? 0
        let change = abs(level - (whatIf.base ?? level))
        return change > 0 ? change : max(abs(level), 1)
    }

    /// P(target met) when every outcome is moved by `shift`.
    func chance(shift: Double) -> Double {
        table.probability(of: whatIf.declared, movedBy: shift, within: whatIf.reachable)
    }

    /// How far the outcome of `draw`, moved by `shift`, falls short of what meets the target, in planned changes.
    func shortfall(draw: Int, shift: Double) -> Double {
        let value = min(max(outcomes[draw] + shift, whatIf.reachable.lowerBound), whatIf.reachable.upperBound)
        return whatIf.declared.shortfall(of: value) / plannedChange
    }

    /// Calls `body` with every set of members, as bits, and the total move of each draw in `range` under it.
    func eachSet(_ range: Range<Int>, _ body: (_ set: Int, _ moves: [Double]) -> Void) {
        func fund(_ member: Int, _ set: Int, _ totals: [Double]) {
            guard member < members.count else { return body(set, totals) }
            fund(member + 1, set, totals)
            fund(member + 1, set | 1 << member, zip(totals, moves[member][range]).map { $0 + $1 })
        }
        fund(0, 0, [Double](repeating: 0, count: range.count))
    }

    /// A worth for every set of members, from the moves of each draw in `range`.
    func worths(_ range: Range<Int>, _ worth: ([Double]) -> Double) -> [Double] {
        var worths = [Double](repeating: 0, count: 1 << members.count)
        eachSet(range) { worths[$0] = worth($1) }
        return worths
    }

    /// The mean chance under every set of members.
    func chances(_ range: Range<Int>) -> [Double] {
        worths(range) { moves in moves.reduce(0) { $0 + chance(shift: $1) } / Double(moves.count) }
    }

    /// The mean shortfall under every set of members, in planned changes.
    func shortfalls(_ range: Range<Int>) -> [Double] {
        worths(range) { moves in
            zip(range, moves).reduce(0) { $0 + shortfall(draw: $1.0, shift: $1.1) } / Double(moves.count)
        }
    }
}

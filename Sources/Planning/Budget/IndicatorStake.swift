import MitoshiNumericalMethods
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

/// What a count in the middle of the year tells of its end.
extension IndicatorStake {
    /// The mean chance under every set of members once a count in the middle of the year has been seen: a table for each of
    /// `scores`, the normal scores that the count may have.
    ///
    /// The count and the outcome share the part ``midYearShare`` of their spread, on the scale of normal scores (a Gaussian
    /// copula). This share is an assumption: half of a year's movement is known at its middle.
    func chances(_ range: Range<Int>, seeing scores: [Double]) -> [[Double]] {
        let lanes = stride(from: 0, to: scores.count, by: 4).map { first in
            SIMD4((first..<(first + 4)).map { $0 < scores.count ? scores[$0] : 0 })
        }
        var tables = [[Double]](
            repeating: [Double](repeating: 0, count: 1 << members.count), count: scores.count)
        eachSet(range) { set, moves in
            var sums = [SIMD4<Double>](repeating: .zero, count: lanes.count)
            for shift in moves {
                let misses = table.misses(of: whatIf.declared, movedBy: shift, within: whatIf.reachable)
                let (below, atMost) = (SeenChance(misses.tooLow), SeenChance(1 - misses.tooHigh))
                for (place, lane) in lanes.enumerated() {
                    sums[place] += (atMost.given(lane) - below.given(lane)).clamped(
                        lowerBound: .zero, upperBound: .one)
                }
            }
            for place in scores.indices { tables[place][set] = sums[place / 4][place % 4] / Double(moves.count) }
        }
        return tables
    }

    static let midYearShare = 0.5
}

/// A chance before anything is counted, and what it becomes with the count's normal score.
private struct SeenChance {
    private let chance: Double
    /// Its normal score over the spread that is left; `nil` for what is certain, which stays so.
    private let place: Double?

    private static let spread = (1 - IndicatorStake.midYearShare).squareRoot()
    private static let weight = IndicatorStake.midYearShare.squareRoot() / spread

    init(_ chance: Double) {
        self.chance = chance
        place = chance > 0 && chance < 1 ? (try? Normal.standard.quantile(chance)).map { $0 / Self.spread } : nil
    }

    func given(_ scores: SIMD4<Double>) -> SIMD4<Double> {
        guard let place else { return SIMD4(repeating: chance) }
        let score = place - Self.weight * scores
        let isLow = score .< .zero
        let tail = standardNormalTail(beyond: score.replacing(with: -score, where: isLow)).tail
        return (1 - tail).replacing(with: tail, where: isLow)
    }
}

import MitoshiNumericalMethods
import MitoshiStatistics

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

import Foundation
import MitoshiNumericalMethods

/// A distribution on an effect's scale, written down at many levels: between them a smooth curve does for a sum over
/// thousands of components, with an error below what two printed digits show.
///
/// Φ⁻¹ of the distribution function is nearly straight in the position. It is followed by cubics whose slopes keep it rising
/// (Fritsch & Carlson 1980, SIAM Journal on Numerical Analysis 17, 238–246).
struct PositionTable: Sendable {
    /// −4, −3.875 … 4: as far as quantiles of a pooled trend are quick.
    static let scores = (-32...32).map { Double($0) / 8 }
    private static let levels = scores.map { 0.5 * erfc(-$0 / 2.0.squareRoot()) }

    /// The position at each of ``scores``; infinite where the distribution has mass at an end of its scale.
    let positions: [Double]
    private var knots: [Knot] = []

    private struct Knot {
        let position: Double
        let score: Double
        var slope: Double
    }

    init(_ distribution: any PredictiveDistribution, on scale: EffectScale) throws(StatisticsError) {
        positions = try distribution.quantiles(Self.levels).map(scale.position(of:))
        for (position, score) in zip(positions, Self.scores) where position.isFinite {
            if let last = knots.last, last.position >= position { knots.removeLast() }
            knots.append(Knot(position: position, score: score, slope: 0))
        }
        setSlopes()
    }

    /// The score at `position`; `nil` outside the table.
    func score(at position: Double) -> Double? {
        guard let first = knots.first, let last = knots.last, position >= first.position, position <= last.position
        else { return nil }
        var (low, high) = (0, knots.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if knots[middle].position <= position { low = middle } else { high = middle }
        }
        let (from, to) = (knots[low], knots[high])
        let width = to.position - from.position
        guard width > 0 else { return to.score }
        let t = (position - from.position) / width
        let (rise, start, end) = (to.score - from.score, from.slope * width, to.slope * width)
        return from.score + t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)))
    }

    /// The harmonic means of the slopes on both sides; at the ends that of the one side.
    private mutating func setSlopes() {
        let slopes = zip(knots, knots.dropFirst()).map { ($1.score - $0.score) / ($1.position - $0.position) }
        for place in knots.indices where !slopes.isEmpty {
            let (before, after) = (slopes[max(0, place - 1)], slopes[min(place, slopes.count - 1)])
            let left = place > 0 ? knots[place].position - knots[place - 1].position : 0
            let right = place + 1 < knots.count ? knots[place + 1].position - knots[place].position : 0
            let (first, second) = (2 * right + left, right + 2 * left)
            knots[place].slope = (first + second) / (first / before + second / after)
        }
    }
}

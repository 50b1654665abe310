import Foundation
import MitoshiStatistics

/// One side of a count's distribution from its exact tails at a few counts: a sum over a thousand components for each count
/// between them would take most of the time that a page takes.
///
/// Between two known counts the logarithm of the tail follows the cubic with the slopes of the parabolas through three neighbours;
/// the tail of a normal distribution, a parabola, is met exactly.
struct CountTail: Sendable {
    private let origin: Double
    private let sign: Double
    /// Distances from the origin, rising, with the logarithms of the tails there and their slopes.
    private let knots: [(distance: Double, logarithm: Double, slope: Double)]

    /// So many parts of the width lie between the known counts near the origin, and so many of these are there; farther out each
    /// known one lies this much farther than the one before.
    private static let partsOfWidth = 4.0
    private static let near = 3.0
    private static let step = 1.5
    /// Counts farther away than this lose their last digit.
    private static let farthest = 0x1p50

    /// - Parameters:
    ///   - origin: The count nearest to the middle, whole.
    ///   - isUpper: Whether the tail is P(Y ≥ count); else it is P(Y ≤ count).
    ///   - width: About how far counts lie from the middle on that side.
    ///   - least: Where the tail is less, the known counts end.
    init(
        of distribution: any PredictiveDistribution, from origin: Double, isUpper: Bool, width: Double,
        until least: Double
    ) {
        self.origin = origin
        sign = isUpper ? 1 : -1
        var known: [(distance: Double, logarithm: Double)] = []
        let part = max(1, (width / Self.partsOfWidth).rounded())
        var distance = 0.0
        while distance < Self.farthest {
            let count = origin + sign * distance
            let tail = isUpper ? distribution.probability(atLeast: count) : distribution.probability(atMost: count)
            guard tail > 0 else { break }
            known.append((distance, log(tail)))
            guard tail >= least else { break }
            distance = distance < Self.near * part ? distance + part : (distance * Self.step).rounded()
        }
        let slopes = Self.slopes(of: known)
        knots = zip(known, slopes).map { ($0.distance, $0.logarithm, $1) }
    }

    /// The derivatives, at each point, of the parabola through it and its neighbours; at the ends, of the nearest parabola.
    private static func slopes(of points: [(distance: Double, logarithm: Double)]) -> [Double] {
        let steps = zip(points, points.dropFirst()).map { left, right in
            let width = right.distance - left.distance
            return (width: width, slope: (right.logarithm - left.logarithm) / width)
        }
        guard steps.count > 1 else { return points.map { _ in steps.first?.slope ?? 0 } }
        func atEnd(_ end: (width: Double, slope: Double), _ next: (width: Double, slope: Double)) -> Double {
            end.slope + (end.slope - next.slope) * end.width / (end.width + next.width)
        }
        let inner = zip(steps, steps.dropFirst()).map { left, right in
            (left.slope * right.width + right.slope * left.width) / (left.width + right.width)
        }
        let last = steps.count - 1
        return [atEnd(steps[0], steps[1])] + inner + [atEnd(steps[last], steps[last - 1])]
    }

    /// The tail at `count`; `nil` where it lies on the other side of the origin or beyond what is known.
    func probability(of count: Double) -> Double? {
        let distance = sign * (count - origin)
        guard let last = knots.last, distance >= 0, distance <= last.distance else { return nil }
        var (low, high) = (0, knots.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if knots[middle].distance <= distance { low = middle } else { high = middle }
        }
        let (left, right) = (knots[low], knots[high])
        if distance == left.distance { return exp(left.logarithm) }
        let width = right.distance - left.distance
        let (place, rise) = ((distance - left.distance) / width, right.logarithm - left.logarithm)
        let (start, end) = (left.slope * width, right.slope * width)
        let bend = 3 * rise - 2 * start - end + place * (start + end - 2 * rise)
        return exp(left.logarithm + place * (start + place * bend))
    }
}

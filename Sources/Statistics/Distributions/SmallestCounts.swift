import MitoshiNumericalMethods

/// The quantiles of a distribution on whole numbers, in the order of `probabilities`.
///
/// From the least level up: each search starts where the last one ended, with growing steps, then narrows. A level that the
/// last quantile reaches too costs nothing.
///
/// - Parameters:
///   - upper: The greatest count; may be infinite.
///   - lowerTail: P(count ≤ value).
/// - Throws: ``StatisticsError/invalidProbability(_:)`` unless 0 < every probability < 1.
func smallestCounts(
    reaching probabilities: [Double], from lower: Double, through upper: Double, lowerTail: (Double) -> Double
) throws(StatisticsError) -> [Double] {
    try requireLevels(probabilities)
    let greatest = min(upper, 0x1p53)
    var counts = [Double](repeating: lower, count: probabilities.count)
    var (found, reached) = (lower, lowerTail(lower))
    // How far the last search went: the next one goes about as far.
    var stride = 1.0
    for index in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
        let sought = probabilities[index]
        if reached < sought, found < greatest {
            let start = found
            var (below, step) = ((count: found, tail: reached), stride)
            repeat {
                below = (found, reached)
                found = min(found + step, greatest)
                reached = lowerTail(found)
                step *= 4
            } while reached < sought && found < greatest
            // At the greatest count nothing is left to look for.
            if reached >= sought {
                var bracket = CountBracket(of: sought, after: below, through: (found, reached))
                bracket.close(lowerTail)
                (found, reached) = bracket.above
            }
            stride = max(1, found - start)
        }
        counts[index] = found
    }
    return counts
}

/// - Throws: ``StatisticsError/invalidProbability(_:)`` unless 0 < every probability < 1.
func requireLevels(_ probabilities: [Double]) throws(StatisticsError) {
    for probability in probabilities where !(probability > 0 && probability < 1) {
        throw .invalidProbability(probability)
    }
}

/// Two counts between which the first one lies whose tail is at least as large as sought, and their tails.
///
/// Narrows on the normal scores of the tails, which are nearly straight, by the parabola through both and the count that one of
/// them took the place of, where it rises between them, else by halving. Source: Chandrupatla (1997), “A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
/// function without using derivatives”, Advances in Engineering Software 28, 145–149.
struct CountBracket {
    typealias Place = (count: Double, tail: Double)

    let sought: Double
    /// Before the count that is sought.
    private(set) var below: Place
    /// That count or a later one.
    private(set) var above: Place
    /// The end that was last replaced.
    private var replaced: Place?
    /// How often in a row less than half was cut off.
    private var slow = 0

    init(of sought: Double, after below: Place, through above: Place) {
        self.sought = sought
        self.below = below
        self.above = above
    }

    /// Where to look next; `nil` once ``above`` is the count that is sought.
    var middle: Double? {
        let width = above.count - below.count
        guard width > 1 else { return nil }
        let share = slow < Self.patience ? share ?? 0.5 : 0.5
        let place = below.count + min(max((share * width).rounded(.down), 1), width - 1)
        if isBetween(place) { return place }
        // Beyond 2⁵³ neighbouring counts are one number: a step of one leads nowhere.
        let half = below.count + 0.5 * width
        return isBetween(half) ? half : nil
    }

    /// So often an end may come nearer by little before what lies between is halved.
    private static let patience = 2

    /// Where the way from below to above is to be cut: by a straight line before a third place is known; `nil` where the
    /// parabola through the three doesn't rise all the way.
    private var share: Double? {
        let level = Self.score(sought)
        let (low, high) = (Self.score(below.tail) - level, Self.score(above.tail) - level)
        guard high > low else { return nil }
        guard let replaced else { return -low / (high - low) }
        let third = Self.score(replaced.tail) - level
        let width = above.count - below.count
        // From the end that lies on the other side of the replaced one: 1 at the nearer end, 0 at the farther one.
        let isBelow = replaced.count < below.count
        let (near, far) = isBelow ? (low, high) : (high, low)
        let span = isBelow ? above.count - replaced.count : replaced.count - below.count
        let (place, rise) = (width / span, (near - far) / (third - far))
        guard third != near, rise * rise < place, (1 - rise) * (1 - rise) < 1 - place else { return nil }
        let fromNear =
            near / (far - near) * third / (far - third)
            + (span - width) / -width * near / (third - near) * far / (third - far)
        return isBelow ? fromNear : 1 - fromNear
    }

    /// Φ⁻¹, held to what a tail near 1 can tell.
    private static func score(_ tail: Double) -> Double {
        Normal.standardQuantile(min(max(tail, farthest), 1 - farthest))
    }

    private static let farthest = 1e-15

    private func isBetween(_ place: Double) -> Bool { place > below.count && place < above.count }

    /// - Parameter tail: That of ``middle``.
    mutating func narrow(to middle: Double, _ tail: Double) {
        let width = above.count - below.count
        if tail < sought {
            (replaced, below) = (below, (middle, tail))
        } else {
            (replaced, above) = (above, (middle, tail))
        }
        slow = above.count - below.count > 0.5 * width ? slow < Self.patience ? slow + 1 : 0 : 0
    }

    /// Looks until nothing is left between the ends.
    mutating func close(_ lowerTail: (Double) -> Double) {
        while let middle { narrow(to: middle, lowerTail(middle)) }
    }
}

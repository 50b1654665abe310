/// The quantiles of a distribution on whole numbers, in the order of `probabilities`.
///
/// From the least level up: each search starts where the last one ended, with growing steps, then narrows by false
/// position and halving. A level that the last quantile reaches too costs nothing.
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
struct CountBracket {
    typealias Place = (count: Double, tail: Double)

    let sought: Double
    /// Before the count that is sought.
    private(set) var below: Place
    /// That count or a later one.
    private(set) var above: Place
    private var iteration = 0

    init(of sought: Double, after below: Place, through above: Place) {
        self.sought = sought
        self.below = below
        self.above = above
    }

    /// Where to look next; `nil` once ``above`` is the count that is sought.
    var middle: Double? {
        let width = above.count - below.count
        guard width > 1 else { return nil }
        // Where a straight line would reach it; every third time halfway, for tails that are far from straight.
        let isStraight = iteration % 3 < 2 && above.tail > below.tail
        let share = isStraight ? (sought - below.tail) / (above.tail - below.tail) : 0.5
        let place = below.count + min(max((share * width).rounded(.down), 1), width - 1)
        if isBetween(place) { return place }
        // Beyond 2⁵³ neighbouring counts are one number: a step of one leads nowhere.
        let half = below.count + 0.5 * width
        return isBetween(half) ? half : nil
    }

    private func isBetween(_ place: Double) -> Bool { place > below.count && place < above.count }

    /// - Parameter tail: That of ``middle``.
    mutating func narrow(to middle: Double, _ tail: Double) {
        if tail < sought { below = (middle, tail) } else { above = (middle, tail) }
        iteration += 1
    }

    /// Looks until nothing is left between the ends.
    mutating func close(_ lowerTail: (Double) -> Double) {
        while let middle { narrow(to: middle, lowerTail(middle)) }
    }
}

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
    for probability in probabilities where !(probability > 0 && probability < 1) {
        throw .invalidProbability(probability)
    }
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
                (found, reached) = smallestCount(reaching: sought, from: below, through: (found, reached), lowerTail)
            }
            stride = max(1, found - start)
        }
        counts[index] = found
    }
    return counts
}

/// The first count whose tail is at least `sought`, with that tail: after `below`, whose tail is less, up to `above`.
private func smallestCount(
    reaching sought: Double, from below: (count: Double, tail: Double), through above: (count: Double, tail: Double),
    _ lowerTail: (Double) -> Double
) -> (count: Double, tail: Double) {
    var (below, above) = (below, above)
    var iteration = 0
    while above.count - below.count > 1 {
        let width = above.count - below.count
        // Where a straight line would reach it; every third time halfway, for tails that are far from straight.
        let share = iteration % 3 < 2 ? (sought - below.tail) / (above.tail - below.tail) : 0.5
        let middle = below.count + min(max((share * width).rounded(.down), 1), width - 1)
        let tail = lowerTail(middle)
        if tail < sought { below = (middle, tail) } else { above = (middle, tail) }
        iteration += 1
    }
    return above
}

/// The quantiles of a distribution on whole numbers, in the order of `probabilities`.
///
/// From the least level up: each search starts where the last one ended, with doubling steps, then halving, about 100
/// tails at most. A level that the last quantile reaches too costs nothing.
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
    for index in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
        let sought = probabilities[index]
        if reached < sought, found < greatest {
            var (low, step) = (found, 1.0)
            repeat {
                low = found
                found = min(found + step, greatest)
                reached = lowerTail(found)
                step *= 2
            } while reached < sought && found < greatest
            while found - low > 1 {
                let middle = ((low + found) / 2).rounded(.down)
                let tail = lowerTail(middle)
                if tail < sought { low = middle } else { (found, reached) = (middle, tail) }
            }
        }
        counts[index] = found
    }
    return counts
}

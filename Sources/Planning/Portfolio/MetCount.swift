import Foundation

/// How many things happen, as a distribution whose ends without a visible chance are cut off.
struct MetCount {
    /// The least number.
    private(set) var first = 0
    /// P(exactly ``first`` + index happen).
    private(set) var chances: [Double]

    /// Smaller chances at either end are left out.
    private static let least = 1e-30

    /// - Parameter chances: From 0 on.
    init(chances: [Double]) {
        self.chances = chances
        trim()
    }

    /// Of things that happen each on its own: the Poisson binomial distribution.
    init(of probabilities: [Double]) {
        var chances = [1.0] + [Double](repeating: 0, count: probabilities.count)
        for (known, probability) in probabilities.enumerated() {
            for count in stride(from: known + 1, to: 0, by: -1) {
                chances[count] += probability * (chances[count - 1] - chances[count])
            }
            chances[0] *= 1 - probability
        }
        self.init(chances: chances)
    }

    /// The number that happen of both sorts, which are independent.
    func adding(_ other: MetCount) -> MetCount {
        var sum = [Double](repeating: 0, count: chances.count + other.chances.count - 1)
        for (index, chance) in chances.enumerated() {
            for (more, otherChance) in other.chances.enumerated() { sum[index + more] += chance * otherChance }
        }
        var result = MetCount(chances: sum)
        result.first += first + other.first
        return result
    }

    /// Adds `weight` times each chance to the element of its number.
    func add(to sums: inout [Double], weight: Double) {
        for (index, chance) in chances.enumerated() { sums[first + index] += weight * chance }
    }

    /// P(exactly k happen), k = 0 … `count`.
    func all(upTo count: Int) -> [Double] {
        var all = [Double](repeating: 0, count: count + 1)
        add(to: &all, weight: 1)
        return all
    }

    private mutating func trim() {
        let isVisible = { (chance: Double) in chance > Self.least }
        guard let start = chances.firstIndex(where: isVisible), let end = chances.lastIndex(where: isVisible),
            end - start + 1 < chances.count
        else { return }
        chances = Array(chances[start...end])
        first += start
    }
}

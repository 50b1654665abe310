extension DiscreteDistribution {
    /// The smallest whole number with P(X ≤ x) ≥ `probability`, found by doubling steps away from `guess` and then by
    /// halving; at most about 100 tails are asked for.
    func smallestCount(reaching probability: Double, from guess: Double) -> Double {
        var low = -1.0
        var high = max(0, guess.rounded(.down))
        var step = 1.0
        while lowerTail(high) < probability {
            low = high
            high += step
            step *= 2
        }
        step = 1
        while high - step > low, lowerTail(high - step) >= probability {
            high -= step
            step *= 2
        }
        low = max(low, high - step)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            // Beyond 2⁵³ neighbouring numbers are more than 1 apart.
            guard middle > low, middle < high else { break }
            if lowerTail(middle) < probability { low = middle } else { high = middle }
        }
        return high
    }
}

import Foundation

/// The positive number at which a distribution's tails are as asked for.
///
/// Works on the logarithms of the number and of the smaller tail, where every distribution here is nearly straight in
/// its far tails: Newton's steps, halving the bracket where a step would leave it.
///
/// - Parameters:
///   - lower: P(X ≤ x), between 0 and 1, both excluded.
///   - upper: 1 − `lower`.
///   - guess: Where to begin.
///   - tails: Both tails at a positive number.
///   - slope: The density at a positive number, times the number.
/// - Returns: The number; 0 or +∞ where it is too small or too large for a `Double`.
func positiveQuantile(
    lower: Double, upper: Double, guess: Double, tails: (Double) -> Tails, slope: (Double) -> Double
) -> Double {
    let rising = lower <= upper
    let sought = min(lower, upper)
    var (low, high) = (0.0, Double.infinity)
    var x = min(max(guess, .leastNormalMagnitude), .greatestFiniteMagnitude)
    for _ in 0..<200 {
        let tails = tails(x)
        let found = rising ? tails.lower : tails.upper
        if found == sought { return x }
        if (found < sought) == rising { low = x } else { high = x }
        let logarithmicStep = log(sought / found) * found / slope(x) * (rising ? 1 : -1)
        let next = x * exp(logarithmicStep)
        if next > low, next < high {
            // Newton's method doubles the right digits with each step.
            if abs(logarithmicStep) < 1e-11 { return next }
            x = next
        } else if high == .infinity {
            guard low < .greatestFiniteMagnitude else { return high }
            x = .greatestFiniteMagnitude
        } else if low == 0 {
            guard high > .leastNonzeroMagnitude else { return low }
            x = .leastNonzeroMagnitude
        } else {
            let middle = exp2((log2(low) + log2(high)) / 2)
            guard middle > low, middle < high else { return x }
            x = middle
        }
    }
    return x
}

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

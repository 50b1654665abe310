import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics

/// Draws of the interventions' effects, the same for every set that is compared (common random numbers).
///
/// Each effect is triangular and drawn once in each of as many equal parts of its distribution as there are draws, in a
/// shuffled order, so that its mean is met closely (Latin hypercube sampling; McKay, Beckman & Conover 1979,
/// Technometrics 21).
struct EffectDraws: ~Copyable {
    let count: Int
    private var stream: RandomStream

    init(count: Int, seed: UInt) throws(NumericalError) {
        self.count = count
        stream = try RandomStream(seed: seed)
    }

    /// Draws between `low` and `high`, most often near `mode`.
    mutating func triangular(low: Double, mode: Double, high: Double) -> [Double] {
        levels().map { Self.quantile($0, low: low, mode: mode, high: high) }
    }

    /// One level in each of equal parts, shuffled (Fisher and Yates).
    mutating func levels() -> [Double] {
        var levels = (0..<count).map { (Double($0) + stream.uniform()) / Double(count) }
        for last in stride(from: count - 1, to: 0, by: -1) {
            levels.swapAt(last, min(last, Int(stream.uniform() * Double(last + 1))))
        }
        return levels
    }

    /// The quantile of the triangular distribution.
    static func quantile(_ level: Double, low: Double, mode: Double, high: Double) -> Double {
        let width = high - low
        guard width > 0 else { return mode }
        let turn = (mode - low) / width
        return level < turn
            ? low + (level * width * (mode - low)).squareRoot()
            : high - ((1 - level) * width * (high - mode)).squareRoot()
    }
}

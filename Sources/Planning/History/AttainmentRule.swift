public import MitoshiStatistics

/// The values that meet one numeric target, and on what grounds: the one answer that engine, page, workbook and ledger share.
///
/// A value meets the target as it is written, with the last digit that the indicator's values have: 98 % printed without
/// decimals stands for everything from 97.5 %. Nothing more is granted unless the plan states a tolerance for a level to keep.
public struct AttainmentRule: Hashable, Sendable {
    /// On which side of the level values meet the target.
    public let direction: Direction
    /// On what the direction rests.
    public let basis: ResolvedDirection.Basis
    /// The target value.
    public private(set) var level: Double
    /// This much on the wrong side of a level to keep still counts, as the plan states; 0 where a change is planned.
    public let tolerance: Double
    /// Whether the level itself doesn't meet the target: more than 20, less than 20.
    public private(set) var isOpen: Bool
    /// The last digit that values are written with, such as 1 or 0.1; 0 where they aren't rounded.
    public let digit: Double

    init(
        direction: Direction, basis: ResolvedDirection.Basis, level: Double, tolerance: Double = 0,
        isOpen: Bool = false, digit: Double = 0
    ) {
        self.direction = direction
        self.basis = basis
        self.level = level
        self.tolerance = direction.keepsLevel && tolerance.isFinite ? max(0, tolerance) : 0
        self.isOpen = isOpen
        self.digit = digit
    }

    /// The same at another level: a moved target keeps the plan's direction.
    ///
    /// - Parameter isOpen: Whether the level itself doesn't meet it; `nil` for as before.
    public func moved(to level: Double, isOpen: Bool? = nil) -> AttainmentRule {
        var rule = self
        rule.level = level
        if let isOpen { rule.isOpen = isOpen }
        return rule
    }

    /// The least value, as written, that meets the target; −∞ where less is better.
    public var leastWritten: Double {
        guard !direction.isAtMost else { return -.infinity }
        return isOpen ? next(to: level, above: true) : written(level - tolerance, .up)
    }

    /// The greatest value, as written, that meets the target; +∞ where more does no harm.
    public var mostWritten: Double {
        guard !direction.isAtLeast else { return .infinity }
        return isOpen ? next(to: level, above: false) : written(level + tolerance, .down)
    }

    /// The level to go to from `value`: the target's own, the next that can be written where that itself doesn't meet it, and
    /// the nearer end of a range.
    public func aim(from value: Double) -> Double {
        if isOpen { return direction.isAtMost ? mostWritten : leastWritten }
        return direction == .maintainWithin ? min(max(value, leastWritten), mostWritten) : level
    }

    /// The least value before rounding that meets the target, itself included.
    public var least: Double { leastWritten - halfDigit }

    /// The end of the values before rounding that meet the target; itself included only where nothing is rounded.
    public var most: Double { mostWritten + halfDigit }

    /// What lies no farther from a value that is written stands behind it.
    package var halfDigit: Double { digit / 2 }

    /// The nearest value that can be written.
    private func written(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
        guard digit > 0 else { return value }
        let count = value / digit
        let nearest = count.rounded()
        let whole = abs(count - nearest) < 1e-9 * max(1, abs(count)) ? nearest : count.rounded(rule)
        // From the number of digits to one, which is exact.
        return digit < 1 ? whole / (1 / digit).rounded() : whole * digit
    }

    /// The nearest value beyond `level` that can be written.
    private func next(to level: Double, above: Bool) -> Double {
        guard digit > 0 else { return above ? level.nextUp : level.nextDown }
        return written(written(level, above ? .down : .up) + (above ? digit : -digit), .toNearestOrAwayFromZero)
    }

    /// What can be written that meets the target.
    var written: ValueRange { .between(leastWritten, mostWritten) }

    /// Whether a measured value, as it is written, meets the target.
    public func isMet(by value: Double) -> Bool { value >= leastWritten && value <= mostWritten }

    /// Whether each of many values before rounding does.
    func isMet(byDrawn values: [Double]) -> [Bool] {
        let (least, most) = (least, most)
        return values.map { $0 >= least && $0 <= most }
    }

    /// How far `value` falls on the wrong side of what is acceptable, in the indicator's unit; 0 when it meets.
    func shortfall(of value: Double) -> Double {
        value >= least && value <= most ? 0 : max(0, leastWritten - value, value - mostWritten)
    }

    /// P(target met), from both tails of the predictive distribution.
    func probability(under distribution: any PredictiveDistribution) -> Double {
        if direction.isAtLeast { return distribution.probability(atLeast: least) }
        if direction.isAtMost { return distribution.probability(atMost: most) }
        return max(0, distribution.probability(atMost: most) + distribution.probability(atLeast: least) - 1)
    }

    /// P(target met) when every outcome is moved by `shift` within what it can reach.
    func probability(
        under distribution: any PredictiveDistribution, movedBy shift: Double, within reachable: ClosedRange<Double>
    ) -> Double {
        func atLeast(_ value: Double) -> Double {
            if value <= reachable.lowerBound { return 1 }
            return value > reachable.upperBound ? 0 : distribution.probability(atLeast: value - shift)
        }
        func atMost(_ value: Double) -> Double {
            if value >= reachable.upperBound { return 1 }
            return value < reachable.lowerBound ? 0 : distribution.probability(atMost: value - shift)
        }
        return max(0, atLeast(least) + atMost(most) - 1)
    }

    /// Whether every value that can occur meets the target.
    public func isMetByEvery(_ support: Support) -> Bool { least <= support.lower && most >= support.upper }

    /// Whether no value that can occur meets the target.
    func isMetByNone(of support: Support) -> Bool { least > support.upper || most < support.lower }
}

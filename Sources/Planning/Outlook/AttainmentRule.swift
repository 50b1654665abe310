import Statistics

/// What it takes to meet one numeric target.
struct AttainmentRule: Hashable, Sendable {
    let direction: Direction
    /// The target value.
    let level: Double
    /// This much on the wrong side of a level to keep still counts; 0 where a change is planned.
    let tolerance: Double

    /// The least value that meets the target; −∞ where less is better.
    var least: Double {
        switch direction {
        case .decrease: -.infinity
        case .increase, .maintain, .maintainWithin: level - tolerance
        }
    }

    /// The greatest value that meets the target; +∞ where more does no harm.
    var most: Double {
        switch direction {
        case .increase, .maintain: .infinity
        case .decrease, .maintainWithin: level + tolerance
        }
    }

    private var acceptable: ClosedRange<Double> { least...max(least, most) }

    func isMet(by value: Double) -> Bool { acceptable.contains(value) }

    /// The same of many values.
    func isMet(by values: [Double]) -> [Bool] { values.map(acceptable.contains) }

    /// How far `value` falls on the wrong side of what is acceptable, in the indicator's unit; 0 when it meets.
    func shortfall(of value: Double) -> Double { max(0, least - value, value - most) }

    /// Whether an observed value decides the target; `nil` for a bound that leaves it open.
    func isMet(by value: Observation.Value) -> Bool? {
        switch value {
        case .exact(let exact): isMet(by: exact)
        case .share(let numerator, let denominator):
            denominator > 0 ? isMet(by: 100 * Double(numerator) / Double(denominator)) : nil
        case .atLeast(let bound): isMet(from: bound, isOutside: bound > most)
        case .moreThan(let bound): isMet(from: bound, isOutside: bound >= most)
        case .atMost(let bound): isMet(upTo: bound, isOutside: bound < least)
        case .lessThan(let bound): isMet(upTo: bound, isOutside: bound <= least)
        }
    }

    private func isMet(from bound: Double, isOutside: Bool) -> Bool? {
        isOutside ? false : most == .infinity && bound >= least ? true : nil
    }

    private func isMet(upTo bound: Double, isOutside: Bool) -> Bool? {
        isOutside ? false : least == -.infinity && bound <= most ? true : nil
    }

    /// P(target met), from both tails of the predictive distribution.
    func probability(under distribution: any PredictiveDistribution) -> Double {
        let probability =
            switch direction {
            case .increase, .maintain: distribution.probability(atLeast: least)
            case .decrease: distribution.probability(atMost: most)
            case .maintainWithin:
                distribution.probability(atMost: most)
                    + distribution.probability(atLeast: least) - 1
            }
        return min(max(probability, 0), 1)
    }
}

extension AttainmentRule {
    /// The rule of a target of value `level`, or `nil` when the direction is unknown.
    ///
    /// - Parameter other: Read the target this way instead.
    init?(of indicator: Indicator, direction: ResolvedDirection, readAs other: Direction? = nil, level: Double) {
        guard let used = other ?? direction.direction else { return nil }
        let keepsLevel = other == .maintain || direction.tolerance != nil
        let tolerance = keepsLevel ? ResolvedDirection.tolerance(of: indicator, at: level) : 0
        self.init(direction: used, level: level, tolerance: tolerance.isFinite && tolerance > 0 ? tolerance : 0)
    }
}

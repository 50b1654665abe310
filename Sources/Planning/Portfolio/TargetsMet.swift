import Foundation
import MitoshiNumericalMethods

/// How many of a year's targets are met, as a distribution.
public struct TargetsMet: Hashable, Sendable {
    /// The year that the targets are for.
    public let fiscalYear: FiscalYear
    /// P(exactly k targets are met), for k = 0 … the number of targets with a probability.
    public let chances: [Double]
    /// The same if every target were met or missed on its own.
    public let independentChances: [Double]
    /// How many targets of the year have no probability; they are left out.
    public let withoutProbability: Int
    /// How many feel the year's common shock.
    public let sharingShock: Int
    /// How many compare with other plans' targets, and so rest on how this plan differs from those.
    public let sharingPlan: Int
    /// What the counted targets are supposed to share.
    public let shock: SharedShock

    /// How many targets are counted.
    public var total: Int { chances.count - 1 }

    /// The mean number met; dependence doesn't move it.
    public var expected: Double { chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }

    /// P(at least `count` are met).
    public func chance(atLeast count: Int) -> Double { min(1, chances.dropFirst(max(0, count)).reduce(0, +)) }

    /// The numbers met that lie between the chances of 10 % and 90 %: 8 times in 10.
    public var central80: ClosedRange<Int> { Self.central80(chances) }

    /// ``central80`` if every target were met or missed on its own.
    public var independentCentral80: ClosedRange<Int> { Self.central80(independentChances) }

    static func central80(_ chances: [Double]) -> ClosedRange<Int> {
        func first(reaching level: Double) -> Int {
            var sum = 0.0
            for (count, chance) in chances.enumerated() {
                sum += chance
                if sum >= level { return count }
            }
            return chances.count - 1
        }
        let least = first(reaching: 0.1)
        return least...max(least, first(reaching: 0.9))
    }
}

/// A shock that a year's visitors, events and participants have in common, such as closed halls: a one-factor Gaussian
/// copula.
///
/// Each chance p becomes that of a standard normal variable lying below Φ⁻¹(p), of which the part √ρ is common to all
/// indicators that feel the shock; whatever ρ, each keeps its own p.
///
/// Source: Vasicek (2002), Risk 15, “The Distribution of Loan Portfolio Value”.
public struct SharedShock: Hashable, Sendable {
    /// ρ, 0 … below 1: the correlation of two indicators that feel the shock. A factor's loading is its root.
    public let correlation: Double

    /// - Parameter correlation: Moved into 0 … 0.99. The default is an assumption, not an estimate: no series of several
    ///   indicators of one department is long enough to learn it from. 0.3 is between the independence that a normal
    ///   year suggests and the common fall of almost all visitor figures in fiscal 2020.
    public init(correlation: Double = 0.3) {
        self.correlation = min(max(correlation, 0), 0.99)
    }

    /// The values of the factor over which is averaged, with weights that add up to 1: the trapezoidal rule on −6 … 6,
    /// whose error for functions this smooth is far below any digit printed.
    static let factors: [(value: Double, weight: Double)] = {
        let values = (-24...24).map { Double($0) / 4 }
        let total = values.reduce(0) { $0 + exp(-$1 * $1 / 2) }
        return values.map { ($0, exp(-$0 * $0 / 2) / total) }
    }()

    /// The chance `probability` in years with each of ``factors``: better than it for a factor above 0 when more is better,
    /// worse when less is.
    func chances(_ probability: Double, direction: Direction?) -> [Double] {
        guard probability > 0, probability < 1, let position = try? Normal.standard.quantile(probability) else {
            return Self.factors.map { _ in probability }
        }
        let loading = (direction?.sign ?? 1) * correlation.squareRoot()
        let spread = (1 - correlation).squareRoot()
        return Self.factors.map { Normal.standard.lowerTail((position + loading * $0.value) / spread) }
    }
}

extension Indicator {
    /// Whether a year's common shock touches it: what people did over the year does, a level reached so far doesn't.
    var feelsSharedShock: Bool { isYearlyTotal }
}

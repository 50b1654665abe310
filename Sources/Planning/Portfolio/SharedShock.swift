import Foundation
import MitoshiNumericalMethods

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

/// What a model believes about one future year's value.
///
/// Every quantity is in the series' unit and respects its support at every quantile.
public protocol PredictiveDistribution: Sendable {
    /// True when only whole numbers have positive probability.
    var isDiscrete: Bool { get }
    /// The expected value, or the reason there is none.
    var mean: MeanValue { get }
    /// P(Y ≤ value).
    func probability(atMost value: Double) -> Double
    /// P(Y ≥ value).
    func probability(atLeast value: Double) -> Double
    /// P(Y ≤ value) of several values, in their order and within ``errorOfShared``; a distribution that can share work between
    /// them does.
    func probabilities(atMost values: [Double]) -> [Double]
    /// The smallest value with P(Y ≤ value) ≥ `probability`.
    ///
    /// - Throws: ``StatisticsError/invalidProbability(_:)`` unless 0 < `probability` < 1.
    func quantile(_ probability: Double) throws(StatisticsError) -> Double
    /// The quantiles at several levels, in the order of `probabilities`; a distribution that can share work between them
    /// does.
    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double]
}

/// The mean of a distribution, where it exists.
public enum MeanValue: Hashable, Sendable {
    case value(Double)
    case undefined(Reason)

    /// Why there is no mean to be told.
    public enum Reason: Hashable, Sendable {
        /// Student's t with one degree of freedom or fewer.
        case heavyTails(degreesOfFreedom: Double)
        /// The exponential of Student's t.
        case exponentialOfHeavyTails
        /// It exists, but the numerical work failed.
        case notComputed(StatisticsError)
    }

    /// The mean in the series' unit; `nil` where it is undefined.
    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
    }
}

extension PredictiveDistribution {
    /// How far probabilities that were worked out together may be from what each is by itself.
    public static var errorOfShared: Double { 1e-6 }

    /// One by one, each as exact as it is by itself.
    public func probabilities(atMost values: [Double]) -> [Double] { values.map(probability(atMost:)) }

    /// One by one; the first that can't be had throws.
    public func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        var quantiles: [Double] = []
        for probability in probabilities { quantiles.append(try quantile(probability)) }
        return quantiles
    }

    /// The quantile of ½: the least value that Y exceeds in no more than half of the cases.
    public func median() throws(StatisticsError) -> Double { try quantile(0.5) }

    /// The central prediction interval that holds the value with probability `coverage`.
    public func interval(coverage: Double) throws(StatisticsError) -> ClosedRange<Double> {
        let lower = try quantile((1 - coverage) / 2)
        return try lower...max(lower, quantile((1 + coverage) / 2))
    }
}

extension PredictiveDistribution {
    /// The mean as the integral of the quantile function, for distributions that have one but no formula for it.
    ///
    /// The midpoint rule after p = s³(10 − 15s + 6s²), which flattens both ends.
    ///
    /// - Parameters:
    ///   - nodes: How many quantiles; more for distributions with steps.
    ///   - lower: What lies below belongs to this end.
    ///   - upper: What lies above belongs to this end.
    package func meanOfQuantiles(
        nodes: Int = 256, from lower: Double = -.infinity, through upper: Double = .infinity
    ) -> MeanValue {
        let places = (0..<nodes).map { (Double($0) + 0.5) / Double(nodes) }
        do throws(StatisticsError) {
            let quantiles = try quantiles(places.map { s in s * s * s * (10 - 15 * s + 6 * s * s) })
            return .value(
                zip(places, quantiles).reduce(0) { sum, node in
                    let (s, quantile) = node
                    return sum + 30 * s * s * (1 - s) * (1 - s) * (min(max(quantile, lower), upper) / Double(nodes))
                })
        } catch {
            return .undefined(.notComputed(error))
        }
    }
}

/// A distribution that finds its mean without many quantiles when what lies beyond two ends belongs to them.
protocol HeldMean: PredictiveDistribution {
    func mean(from lower: Double, through upper: Double) -> MeanValue
}

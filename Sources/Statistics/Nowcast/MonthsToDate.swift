import Foundation
import MitoshiNumericalMethods

/// What a yearly total has come to after some of the year's months, as evidence on the whole year.
///
/// The part of the total that falls into those months is uncertain: beta-distributed round as many twelfths, as far off as an
/// unknown season takes it (``PartOfYear/even(months:)``), unless earlier years tell more of it
/// (``learned(from:isCount:)``). A count is then beta-binomial given the year's total, any other amount the total times a
/// beta. Source: Gelman et al. (2013), Bayesian Data Analysis, section 3.7 (beta-binomial).
public struct MonthsToDate: Hashable, Sendable {
    /// What has been counted so far; 0 or more.
    public let counted: Double
    /// How many of the twelve months that covers.
    public let months: Int
    /// How many earlier years the months' part is learned from.
    public let earlierYears: Int
    private let part: PartOfYear

    /// What the same months of an earlier year had come to, and the whole year.
    public struct EarlierYear: Hashable, Sendable {
        /// What the same months had come to, in the unit of the total.
        public let counted: Double
        /// What the whole year came to.
        public let total: Double

        /// - Returns: `nil` unless the part could be one: 0 … `total` of a count, inside that range of another amount.
        public init?(counted: Double, total: Double, isCount: Bool) {
            guard total.isFinite, isCount ? counted >= 0 && counted <= total : counted > 0 && counted < total else {
                return nil
            }
            self.counted = counted
            self.total = total
        }
    }

    /// - Returns: `nil` unless `counted` is a number of at least 0 and `months` lies in 1 … 11.
    public init?(counted: Double, months: Int) {
        guard counted >= 0, counted.isFinite, (1...11).contains(months) else { return nil }
        self.init(counted: counted, months: months, earlierYears: 0, part: .even(months: months))
    }

    private init(counted: Double, months: Int, earlierYears: Int, part: PartOfYear) {
        self.counted = counted
        self.months = months
        self.earlierYears = earlierYears
        self.part = part
    }

    /// The same with the months' part as these years had it, as far as they can be trusted to repeat.
    ///
    /// - Parameters:
    ///   - years: The same months of earlier years.
    ///   - isCount: Whether the totals are counts of single things.
    public func learned(from years: [EarlierYear], isCount: Bool) throws(StatisticsError) -> MonthsToDate {
        guard !years.isEmpty else { return self }
        return MonthsToDate(
            counted: counted, months: months, earlierYears: years.count,
            part: try PartOfYear(months: months, learnedFrom: years, isCount: isCount))
    }

    /// The part of the total that these months are expected to hold, and its standard deviation.
    public var share: (mean: Double, deviation: Double) { (part.mean, part.variance.squareRoot()) }

    /// The logarithm of how probable it is to have counted this much, up to a constant, when the year comes to `total`; −∞
    /// below what has been counted.
    ///
    /// - Parameter isCount: Whether the total is a count of single things.
    public func logLikelihood(of total: Double, isCount: Bool) throws(StatisticsError) -> Double {
        try part.logLikelihood(of: counted, in: total, isCount: isCount)
    }

    /// A total so great that having counted no more by now would be next to impossible.
    var farthestTotal: Double {
        get throws(StatisticsError) {
            try numerically { () throws(NumericalError) in
                counted / (try Beta(firstShape: part.past, secondShape: part.rest).quantile(1e-9))
            }
        }
    }
}

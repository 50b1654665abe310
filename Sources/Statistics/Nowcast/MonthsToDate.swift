import Foundation
import NumericalMethods

/// What a yearly total has come to after some of the year's months, as evidence on the whole year.
///
/// The part of the total that falls into those months is uncertain: beta-distributed, as if each month's part were gamma with
/// shape ``shapeOfMonth`` (a Dirichlet distribution over the twelve months). A count is then beta-binomial given the year's
/// total, any other amount the total times a beta. Source: Johnson, Kotz & Balakrishnan (2000), Continuous Multivariate
/// Distributions 1, chapter 49 (Dirichlet); Gelman et al. (2013), Bayesian Data Analysis, section 3.7 (beta-binomial).
public struct MonthsToDate: Hashable, Sendable {
    /// What has been counted so far; 0 or more.
    public let counted: Double
    /// How many of the twelve months that covers.
    public let months: Int

    /// How evenly the months share a year: with 3 the first half holds 50 % of the total with a standard deviation of 8 points.
    ///
    /// This is an assumption of ours. The first halves (April to September) of the eight monthly series of accidents, deaths and
    /// passengers that R carries hold 50 % with 7 points (root mean square); a city's figures are rougher than a nation's.
    public static let shapeOfMonth = 3.0

    /// - Returns: `nil` unless `counted` is a number of at least 0 and `months` lies in 1 … 11.
    public init?(counted: Double, months: Int) {
        guard counted >= 0, counted.isFinite, (1...11).contains(months) else { return nil }
        self.counted = counted
        self.months = months
    }

    /// The beta distribution's shapes: of the months that are over, and of the rest.
    private var shapes: (past: Double, rest: Double) {
        (Self.shapeOfMonth * Double(months), Self.shapeOfMonth * Double(12 - months))
    }

    /// The logarithm of how probable it is to have counted this much, up to a constant, when the year comes to `total`; −∞
    /// below what has been counted.
    ///
    /// - Parameter isCount: Whether the total is a count of single things.
    public func logLikelihood(of total: Double, isCount: Bool) throws(StatisticsError) -> Double {
        guard total >= counted, total.isFinite else { return -.infinity }
        let (past, rest) = shapes
        guard isCount else { return logLikelihood(ofAmount: total) }
        return try numerically { () throws(NumericalError) in
            try logGamma(total + 1) - logGamma(total - counted + 1) + logGamma(total - counted + rest)
                - logGamma(total + past + rest)
        }
    }

    /// An amount of which nothing has come yet says nothing that a share of the total could explain: −∞ for every total.
    private func logLikelihood(ofAmount total: Double) -> Double {
        guard counted > 0, total > counted else { return -.infinity }
        let (past, rest) = shapes
        let share = counted / total
        return (past - 1) * log(share) + (rest - 1) * log1p(-share) - log(total)
    }

    /// A total so great that having counted no more by now would be next to impossible.
    var farthestTotal: Double {
        get throws(StatisticsError) {
            let (past, rest) = shapes
            return try numerically { () throws(NumericalError) in
                counted / (try Beta(firstShape: past, secondShape: rest).quantile(1e-9))
            }
        }
    }
}

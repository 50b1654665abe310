import Foundation
import MitoshiNumericalMethods

/// The part of a year's total that falls into its first months: beta-distributed.
struct PartOfYear: Hashable, Sendable {
    /// The beta distribution's shapes: of the months that are over, and of the rest; above 0.
    let past: Double
    let rest: Double

    /// What is believed where no year tells of the season: as many twelfths, give or take a season of unknown phase and the
    /// months' own chance.
    ///
    /// A wave over the year with any phase moves the part of the first m months by a multiple of sin(πm/12), months on their
    /// own by one of √(m(12 − m)).
    static func even(months: Int) -> PartOfYear {
        let (twelfths, wave) = (Double(months) / 12, sin(.pi * Double(months) / 12))
        let binomial = twelfths * (1 - twelfths)
        let bySeason = deviationBySeason * deviationBySeason * wave * wave
        let variance = bySeason + 4 * deviationByMonth * deviationByMonth * binomial
        let steadiness = binomial / variance - 1
        return PartOfYear(past: steadiness * twelfths, rest: steadiness * (1 - twelfths))
    }

    /// How far a season takes half a year's part off 50 %, and how far the months' own chance does (standard deviations).
    ///
    /// They are those of 366 monthly totals of visitors, nights and the like in tourism (`scripts/learn/months-part.py`): from
    /// any month on, the first m months lie 4 (m = 1 and 11), 8 (3 and 9) and 10.4 points (6) off as many twelfths (root mean
    /// square over years), which the two numbers give to 0.3 points at every m. What people come to is the most seasonal of
    /// what a city counts: companies' monthly figures (M3, 474 series) lie 5.4 points off half a year. Of the two the wider is
    /// taken, as the months in hand can't tell which it is, and an even year loses little by it.
    private static let (deviationBySeason, deviationByMonth) = (0.085, 0.062)

    /// The sum of the shapes: the greater, the nearer the part stays to ``mean``.
    var steadiness: Double { past + rest }

    var mean: Double { past / steadiness }

    var variance: Double { mean * (1 - mean) / (steadiness + 1) }

    /// The logarithm of how probable it is to have counted `counted` of `total`, up to a constant; −∞ where it can't be.
    ///
    /// A count is beta-binomial given the year's total, any other amount the total times a beta. An amount of which nothing
    /// has come says nothing that a part of the total could explain: −∞ for every total.
    func logLikelihood(of counted: Double, in total: Double, isCount: Bool) throws(StatisticsError) -> Double {
        guard total >= counted, total.isFinite else { return -.infinity }
        guard isCount else { return logLikelihood(of: counted, inAmount: total) }
        return try numerically { () throws(NumericalError) in
            try logGamma(total + 1) - logGamma(total - counted + 1) + logGamma(total - counted + rest)
                - logGamma(total + past + rest)
        }
    }

    private func logLikelihood(of counted: Double, inAmount total: Double) -> Double {
        guard counted > 0, total > counted else { return -.infinity }
        let share = counted / total
        return (past - 1) * log(share) + (rest - 1) * log1p(-share) - log(total)
    }

    /// What the likelihood leaves out as a constant of the total, but not of the shapes.
    private func logConstant(of counted: Double, isCount: Bool) throws(StatisticsError) -> Double {
        try numerically { () throws(NumericalError) in
            try logGamma(past + rest) - logGamma(past) - logGamma(rest) + (isCount ? logGamma(counted + past) : 0)
        }
    }
}

/// What earlier years tell of the part that falls into a year's first months.
///
/// Each year's part is beta-distributed round a season of the indicator's own, with a steadiness of its own. Before any year
/// is known the season is beta-distributed round even months, so spread that the part itself has the moments of
/// ``PartOfYear/even(months:)``. The posterior is exact up to quadrature; the part of a coming year is the beta distribution
/// with its mean and variance. Source: Gelman et al. (2013), Bayesian Data Analysis, section 5.3 (hierarchical beta-binomial).
extension PartOfYear {
    /// How near a year's part may stay to its season, each as probable: half a year's part strays by 7 points to 1 point.
    ///
    /// An assumption of ours between two known ends: 1 point is what a nation's passengers and accidental deaths do from year
    /// to year (R's AirPassengers and USAccDeaths), and 7 points are all that first halves differ by, season included.
    static let steadinesses = [50.0, 100, 200, 400, 800, 1_600]
    private static let seasons = 200

    /// - Parameters:
    ///   - months: How many months are over, 1 … 11.
    ///   - years: What had been counted after those months in earlier years, and those years' totals.
    init(months: Int, learnedFrom years: [MonthsToDate.EarlierYear], isCount: Bool) throws(StatisticsError) {
        let even = Self.even(months: months)
        let season = Self.season(even)
        var (logarithms, parts) = ([Double](), [PartOfYear]())
        for place in 0..<Self.seasons {
            let mean = (Double(place) + 0.5) / Double(Self.seasons)
            let prior = (season.past - 1) * log(mean) + (season.rest - 1) * log1p(-mean)
            for steadiness in Self.steadinesses {
                let part = PartOfYear(past: steadiness * mean, rest: steadiness * (1 - mean))
                var sum = prior
                for year in years {
                    sum += try part.logLikelihood(of: year.counted, in: year.total, isCount: isCount)
                    sum += try part.logConstant(of: year.counted, isCount: isCount)
                }
                logarithms.append(sum)
                parts.append(part)
            }
        }
        self = Self.like(parts, logWeights: logarithms) ?? even
    }

    /// The season's prior: with a year's own chance on top its variance is that of `even`.
    private static func season(_ even: PartOfYear) -> PartOfYear {
        let chance = steadinesses.reduce(0) { $0 + 1 / ($1 + 1) } / Double(steadinesses.count)
        let inverse = (1 / (even.steadiness + 1) - chance) / (1 - chance)
        let steadiness = 1 / inverse - 1
        return PartOfYear(past: steadiness * even.mean, rest: steadiness * (1 - even.mean))
    }

    /// The beta distribution with the mixture's mean and variance; `nil` where no part has any weight.
    private static func like(_ parts: [PartOfYear], logWeights: [Double]) -> PartOfYear? {
        guard let most = logWeights.max(), most > -.infinity else { return nil }
        let weights = logWeights.map { exp($0 - most) }
        let total = weights.reduce(0, +)
        func average(_ value: (PartOfYear) -> Double) -> Double {
            zip(weights, parts).reduce(0) { $0 + $1.0 * value($1.1) } / total
        }
        let mean = average(\.mean)
        let variance = average { $0.variance + ($0.mean - mean) * ($0.mean - mean) }
        let steadiness = mean * (1 - mean) / variance - 1
        return PartOfYear(past: steadiness * mean, rest: steadiness * (1 - mean))
    }
}

/// What a yearly total has come to after some of the year's months, as evidence on the whole year.
///
/// The part of the total that falls into those months is uncertain: beta-distributed round as many twelfths, as far off as an
/// unknown season takes it (`PartOfYear.even(months:)`), unless earlier years tell more of it
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

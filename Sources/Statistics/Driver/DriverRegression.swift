import Foundation
import MitoshiNumericalMethods

/// A series that follows a driver: on its working scale, its change is the driver's change times a slope, plus chance.
///
/// With z the value on its scale (logit for a share, logarithm for a positive quantity) and x the driver's mean position
/// over the year that ends with the value, z(t) − z(t₀) = b · (x(t) − x(t₀)) + noise whose variance is σ² a year: where a
/// place stands beside its driver is its own, and drifts. b has a normal prior, σ² a scaled inverse χ² prior. The driver's own
/// future is uncertain too (`DriverTrend`). The distribution is exact up to quadrature over σ, b and the driver's s.
///
/// The prior of the slope is 1 ± 0.5, stated, not learned: it is 1 where those who have the card use it as often as before.
/// One other city gave two values (Kyoto, FY2020 and April–December 2021: 0.91 against the national card rate).
/// The prior of σ is how far shares in per cent move in a year, on the logit scale: 0.15, worth one observation, has the
/// greatest likelihood (129 indicators of one city's project evaluations: 0.14; 17 series of other cities: 0.17;
/// `scripts/learn/share-changes.py`). That of s, 0.39, is the one whose forecasts of dated card rates one and two years
/// ahead (Isehara, Kanagawa, the country; `scripts/learn/driver-scale.py`) have the greatest mean log density: the calm
/// years before a campaign say little of the years in it. Its 80 % intervals one year ahead then hold 73–83 % of the time
/// and its 95 % intervals always, where 0.27 had them hold 57–63 % and 83–97 %; the three series overlap and are worth
/// hardly more than one. It counts for three observations.
public struct DriverRegression: ForecastModel {
    /// The driver; `nil` where none is given, and then nothing can be fitted.
    public let driver: DriverSeries?
    /// The mean of the slope's prior.
    public let slope: Double
    /// The standard deviation of the slope's prior.
    public let slopeDeviation: Double
    /// What is believed of σ, the chance of one year.
    public let residual: ScalePrior
    /// What is believed of s, how much the driver's yearly change differs from the one before.
    public let surprise: ScalePrior

    /// Checks nothing: `slopeDeviation` must be above 0. The defaults are the priors that the type's comment explains.
    public init(
        driver: DriverSeries?, slope: Double = 1, slopeDeviation: Double = 0.5,
        residual: ScalePrior = ScalePrior(scale: 0.15, degreesOfFreedom: 1),
        surprise: ScalePrior = ScalePrior(scale: 0.39, degreesOfFreedom: 3)
    ) {
        self.driver = driver
        self.slope = slope
        self.slopeDeviation = slopeDeviation
        self.residual = residual
        self.surprise = surprise
    }

    /// Always ``ModelFamily/driverRegression``.
    public var family: ModelFamily { .driverRegression }
    /// One: with it alone the slope is what the prior says.
    public var minimumValues: Int { 1 }

    /// - Throws: ``StatisticsError/driver(_:)`` without a driver, or when its values don't reach back a year before the last
    ///   value of the series; ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a share of 0 or 100 %.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        try fitted(to: series)
    }

    /// The fit with all that can be told of it.
    public func fitted(to series: AnnualSeries) throws(StatisticsError) -> FittedDriverRegression {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        guard let driver else { throw .driver(.notGiven) }
        let support = series.support
        guard support.lower == 0, !support.neverFalls else {
            throw .driver(.unsuitableSupport(support))
        }
        let scale: WorkingScale = support.upper.isFinite ? .logit(ceiling: support.upper) : .logarithm
        let positions = try history.values(on: scale, for: family)
        let trend = try DriverTrend(driver, prior: surprise)
        let origin = Double(history.origin) + history.elapsed
        var points: [FittedDriverRegression.Point] = []
        for (time, position) in zip(history.times, positions) {
            guard let driver = trend.yearMean(endingAt: origin + time) else { continue }
            points.append(.init(time: time, position: position, driver: driver))
        }
        guard let last = points.last, last.time == 0 else {
            throw .driver(.startsTooLate(time: driver.values.first?.time ?? origin, needed: origin - 1))
        }
        return FittedDriverRegression(
            model: self, history: history, scale: scale, trend: trend, points: points, last: last, originTime: origin)
    }
}

/// How far a series' values speak for its driver.
public struct DriverEvidence: Hashable, Sendable {
    /// How many changes of the series the driver's values cover; with none there is no evidence at all.
    public let changes: Int
    /// The log of how much more probable the changes are when the series follows its driver than when it has a yearly change
    /// of its own; 0 without changes.
    public let logBayesFactor: Double

    /// The posterior probability that the series follows its driver, from even odds: somebody named it, nobody proved it.
    ///
    /// Source: Hoeting, Madigan, Raftery & Volinsky (1999), Statistical Science 14, 382–417, equation 2.
    public var share: Double { 1 / (1 + exp(-logBayesFactor)) }

    init(changes: Int, logBayesFactor: Double) {
        self.changes = changes
        self.logBayesFactor = logBayesFactor
    }

    /// Both answers explain the same changes on the same scale, with the same belief of their chance, so that what depends on
    /// neither cancels. The yearly change of its own is as large as the chance of a year.
    init(of model: DriverRegression, on points: [FittedDriverRegression.Point], following logEvidence: Double) {
        let changes = points.changes
        let drifting = ChangeRegression(
            changes: changes.map { .init(size: $0.size, regressor: $0.duration, duration: $0.duration) },
            prior: (0, model.residual.scale), residual: model.residual)
        self.init(
            changes: changes.count,
            logBayesFactor: changes.isEmpty ? 0 : logEvidence - drifting.deviations().logEvidence)
    }
}

extension DriverRegression {
    /// The regression of the series' changes on those of its driver.
    func regression(on points: [FittedDriverRegression.Point]) -> ChangeRegression {
        ChangeRegression(changes: points.changes, prior: (slope, slopeDeviation), residual: residual)
    }
}

extension [FittedDriverRegression.Point] {
    /// From each value to the next, beside the driver's change.
    fileprivate var changes: [ChangeRegression.Change] {
        zip(self, dropFirst()).map { earlier, later in
            .init(
                size: later.position - earlier.position,
                regressor: later.driver.constant - earlier.driver.constant, duration: later.time - earlier.time)
        }
    }
}

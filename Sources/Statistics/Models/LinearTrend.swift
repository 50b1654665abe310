import Foundation
import MitoshiNumericalMethods

/// A straight line through the years, fitted by least squares.
///
/// A coming value is Student t with n − 2 degrees of freedom and variance s²(1 + 1/n + (t − t̄)²/Sxx), exactly.
/// Checked against R's `predict.lm(interval = "prediction")`.
public struct LinearTrend: ForecastModel {
    /// Always ``ModelFamily/linearTrend``.
    public var family: ModelFamily { .linearTrend }
    /// Three: a line and one degree of freedom for the spread about it.
    public var minimumValues: Int { 3 }

    /// Has no settings: all values have one weight.
    public init() {}

    /// Fits the line to the values themselves, at their own times.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        try fitLine(series, on: .level)
    }
}

/// A straight line that recent years pull harder: a value τ years before the last has weight λ^τ.
///
/// The weights are taken as reciprocals of relative variances, that of a coming year as 1.
/// Checked against R's `predict.lm` with `weights`.
public struct WeightedLinearTrend: ForecastModel {
    /// Always ``ModelFamily/weightedLinearTrend``.
    public var family: ModelFamily { .weightedLinearTrend }
    /// Three: a line and one degree of freedom for the spread about it.
    public var minimumValues: Int { 3 }
    /// λ: what a year of age leaves of a value's weight; above 0 and at most 1.
    public let yearlyWeight: Double

    /// A tenth of a value's weight goes with each year unless told otherwise; ``fit(_:)`` checks the range.
    public init(yearlyWeight: Double = 0.9) {
        self.yearlyWeight = yearlyWeight
    }

    /// Fits the line to the values themselves with weights that fall with age, but never below 10⁻¹².
    ///
    /// - Throws: ``StatisticsError/numerical(_:)`` for a yearly weight that isn't above 0 and at most 1.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        guard yearlyWeight > 0, yearlyWeight <= 1 else {
            throw .numerical(
                .outsideDomain(
                    routine: family.rawValue, argument: "yearlyWeight", value: yearlyWeight,
                    rule: "a weight must be above 0 and at most 1"))
        }
        // Weights that underflow would be no observations at all: a century back counts as little as can be said.
        return try fitLine(series, on: .level) { max(pow(yearlyWeight, -$0), 1e-12) }
    }
}

/// Growth by a constant factor: a straight line through the logarithms.
///
/// A coming value is log-t with n − 2 degrees of freedom, which has a median but no mean.
public struct ExponentialTrend: ForecastModel {
    /// Always ``ModelFamily/exponentialTrend``.
    public var family: ModelFamily { .exponentialTrend }
    /// Three: a line and one degree of freedom for the spread about it.
    public var minimumValues: Int { 3 }

    /// Has no settings: all values have one weight.
    public init() {}

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that isn't above 0.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        try fitLine(series, on: .logarithm)
    }
}

extension ForecastModel {
    /// Fits a straight line through the values on `scale`, weighted by their times (0 for the last, below 0 before it).
    func fitLine(
        _ series: AnnualSeries, on scale: WorkingScale, weight: (Double) -> Double = { _ in 1 }
    ) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let values = try history.values(on: scale, for: family)
        let weights = history.times.map(weight)
        let line = try numerically { () throws(NumericalError) in
            try LineFit(times: history.times, values: values, weights: weights)
        }
        return try FittedLine(family: family, history: history, workingScale: scale, line: line, weights: weights)
            .checked()
    }
}

/// A straight line that outliers hardly move: regression with Tukey's bisquare.
///
/// A coming value is Student t with n − 2 degrees of freedom about that line, the robust scale in the place of the
/// residual standard deviation; it has no likelihood. Source: GSL manual, "Robust linear regression". The line is checked
/// against R's `MASS::rlm`, which takes its scale in another way.
public struct RobustLinearTrend: ForecastModel {
    /// Always ``ModelFamily/robustLinearTrend``.
    public var family: ModelFamily { .robustLinearTrend }
    /// Three: a line and one degree of freedom for the spread about it.
    public var minimumValues: Int { 3 }

    /// Has no settings: the constants of the bisquare are fixed.
    public init() {}

    /// - Throws: ``StatisticsError/notIdentified(model:parameter:reason:)`` when the values' weights don't settle, as where
    ///   most of them lie exactly on a line.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let fit: RobustFit
        do {
            fit = try robustLeastSquares(
                design: DesignMatrix(rows: history.times.map { [1, $0] }), response: history.values)
        } catch .noConvergence(_, _, let reason) {
            throw .notIdentified(model: family, parameter: .deviationAroundLine, reason: .unsettled(reason: reason))
        } catch {
            throw .numerical(error)
        }
        let line = LineFit(
            level: fit.coefficients[0], slope: fit.coefficients[1],
            sumOfSquares: fit.residuals.map { $0 * $0 }.reduce(0, +), times: history.times,
            weights: history.times.map { _ in 1 })
        let freedom = Double(history.count - 2)
        return try FittedLine(
            family: family, history: history,
            shape: try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) },
            workingScale: .level, line: line,
            variance: max(fit.scale * fit.scale, history.roundingError * history.roundingError), information: nil
        ).checked()
    }
}

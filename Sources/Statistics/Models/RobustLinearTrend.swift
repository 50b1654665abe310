import MitoshiNumericalMethods

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

/// How far a point forecast lies from what came.
public enum PointScore {
    /// The symmetric percentage error 200·|y − f| / (|y| + |f|), 0 … 200; 0 when both are 0.
    ///
    /// Source: Makridakis, Spiliotis & Assimakopoulos (2020), International Journal of Forecasting 36, “The M4 Competition”.
    public static func symmetricPercentageError(forecast: Double, actual: Double) -> Double {
        // Halves, so that the greatest numbers don't exceed what a number can be.
        let size = abs(forecast) / 2 + abs(actual) / 2
        return size > 0 ? 200 * (abs(actual / 2 - forecast / 2) / size) : 0
    }

    /// The unit of scaled errors: the mean absolute difference of neighbouring values, over the whole history and whatever
    /// part of it a forecast was shown.
    ///
    /// - Parameter history: In order of time.
    /// - Returns: `nil` for fewer than two values, for values that don't change, and where the mean isn't finite.
    ///
    /// Source: Hyndman & Koehler (2006), International Journal of Forecasting 22, “Another look at measures of forecast
    /// accuracy”, with season length 1.
    public static func scale(of history: [Double]) -> Double? {
        guard history.count > 1 else { return nil }
        let changes = zip(history.dropFirst(), history).map { abs($0 - $1) }
        let mean = changes.reduce(0, +) / Double(changes.count)
        return mean > 0 && mean.isFinite ? mean : nil
    }

    /// The overall weighted average: the mean of two errors' ratios to those of “no change” on the same forecasts.
    ///
    /// - Returns: `nil` where “no change” makes no error, so that there is nothing to divide by.
    ///
    /// Source: as ``symmetricPercentageError(forecast:actual:)``; for annual values Naïve 2 is “no change”.
    public static func overallWeightedAverage(
        percentage: Double, scaled: Double, naivePercentage: Double, naiveScaled: Double
    ) -> Double? {
        guard naivePercentage > 0, naiveScaled > 0 else { return nil }
        return (percentage / naivePercentage + scaled / naiveScaled) / 2
    }
}

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

/// How well a central prediction interval held.
public enum IntervalScore {
    /// The width of `interval`, plus 2/α times the distance by which `actual` lies outside, where the interval claims to
    /// hold with probability 1 − α.
    ///
    /// - Parameter coverage: 1 − α, above 0 and below 1.
    ///
    /// Source: Gneiting & Raftery (2007), Journal of the American Statistical Association 102, equation 43. Divided by
    /// ``PointScore/scale(of:)`` and averaged it is M4's mean scaled interval score.
    public static func score(of interval: ClosedRange<Double>, coverage: Double, actual: Double) -> Double {
        let width = interval.upperBound - interval.lowerBound
        let outside = max(interval.lowerBound - actual, actual - interval.upperBound, 0)
        return width + 2 / (1 - coverage) * outside
    }
}

/// How well quantiles told what came.
public enum QuantileScore {
    /// The pinball loss: `level`·(y − q) above the quantile, (1 − `level`)·(q − y) below.
    ///
    /// Source: Koenker & Bassett (1978), Econometrica 46, “Regression Quantiles”.
    public static func pinball(quantile: Double, level: Double, actual: Double) -> Double {
        actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual)
    }

    /// The levels over which the pinball loss is averaged to give the continuous ranked probability score: the middles
    /// of fifty equal parts. For a normal distribution, and for Student's t with three degrees of freedom, the result is
    /// within 0.2 % of the integral for values up to four scales from the centre.
    public static let rankedLevels = (0..<50).map { (Double($0) + 0.5) / 50 }

    /// The continuous ranked probability score, twice the integral of the pinball loss over all levels, by the midpoint
    /// rule on ``rankedLevels``.
    ///
    /// The grid keeps it finite for distributions without a mean, whose exact score is infinite.
    ///
    /// - Parameter quantiles: One for each of ``rankedLevels``.
    ///
    /// Source: Gneiting & Ranjan (2011), Journal of Business & Economic Statistics 29, equation 12.
    public static func continuousRankedProbability(quantiles: [Double], actual: Double) -> Double {
        let losses = zip(quantiles, rankedLevels).map { pinball(quantile: $0, level: $1, actual: actual) }
        return losses.isEmpty ? 0 : 2 * losses.reduce(0, +) / Double(losses.count)
    }
}

/// A mean, with its standard error, of numbers that come one at a time.
///
/// Source: Welford (1962), Technometrics 4.
public struct RunningMean: Hashable, Sendable {
    /// How many numbers came so far.
    public private(set) var count = 0
    private var mean = 0.0
    private var squares = 0.0

    /// A mean of no numbers yet.
    public init() {}

    /// Counts one more number; one that isn't finite spoils the mean for good.
    public mutating func add(_ number: Double) {
        count += 1
        let distance = number - mean
        mean += distance / Double(count)
        squares += distance * (number - mean)
    }

    /// `nil` without numbers.
    public var value: Double? { count > 0 ? mean : nil }

    /// The standard deviation of the mean, the numbers taken as independent; `nil` for fewer than two.
    public var standardError: Double? {
        count > 1 ? (max(0, squares) / Double(count - 1) / Double(count)).squareRoot() : nil
    }
}

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

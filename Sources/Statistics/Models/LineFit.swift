import MitoshiNumericalMethods

/// A straight line through weighted points, with what its coefficients don't know.
struct LineFit: Hashable, Sendable {
    /// The line at time 0, which is the last observation.
    let level: Double
    /// The change per year.
    let slope: Double
    /// Σ wᵢ eᵢ².
    let sumOfSquares: Double
    private let totalWeight: Double
    private let meanTime: Double
    /// Σ wᵢ (tᵢ − t̄)².
    private let timeSpread: Double

    /// Fits by weighted least squares; the weights are the reciprocals of relative variances.
    init(times: [Double], values: [Double], weights: [Double]) throws(NumericalError) {
        let design = try DesignMatrix(rows: times.map { [1, $0] })
        let fit = try weightedLeastSquares(design: design, response: values, weights: weights)
        self.init(
            level: fit.coefficients[0], slope: fit.coefficients[1], sumOfSquares: fit.residualSumOfSquares,
            times: times, weights: weights)
    }

    /// A line found in some other way, through points at these times.
    init(level: Double, slope: Double, sumOfSquares: Double, times: [Double], weights: [Double]) {
        self.level = level
        self.slope = slope
        self.sumOfSquares = sumOfSquares
        let total = weights.reduce(0, +)
        let mean = zip(times, weights).map { $0 * $1 }.reduce(0, +) / total
        totalWeight = total
        meanTime = mean
        timeSpread = zip(times, weights).map { $1 * ($0 - mean) * ($0 - mean) }.reduce(0, +)
    }

    func value(at time: Double) -> Double { level + slope * time }

    /// The covariance of the line's own values at two times, for errors of variance 1 at weight 1:
    /// 1/Σw + (t − t̄)(u − t̄)/Σw(tᵢ − t̄)².
    func covariance(_ time: Double, _ other: Double) -> Double {
        1 / totalWeight + (time - meanTime) * (other - meanTime) / timeSpread
    }

    /// The variance of the slope, for errors of variance 1 at weight 1.
    var slopeVariance: Double { 1 / timeSpread }
}

import MitoshiNumericalMethods

/// A fitted model whose coming years are jointly Student t on a working scale.
protocol StudentTForecasting: CopulaForecasting {
    var workingScale: WorkingScale { get }
    /// The centre of the `step`-th year after the origin, on the working scale.
    func location(_ step: Int) -> Double
}

extension StudentTForecasting {
    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let location = location(step)
        let scale = covariance(step, step).squareRoot()
        guard location.isFinite, scale.isFinite, scale > 0 else {
            throw .numerical(.notFinite(routine: family.rawValue, result: "the forecast \(step) years ahead"))
        }
        let (lower, upper) = history.bounds
        // A whole number stands for what rounds to it.
        let margin = series.support.isInteger ? 0.5 : 0
        let continuous = ScaledStudentT(
            location: location, scale: scale, shape: shape, workingScale: workingScale,
            lower: lower - margin, upper: upper + margin)
        return series.support.isInteger ? RoundedDistribution(base: continuous) : continuous
    }
}

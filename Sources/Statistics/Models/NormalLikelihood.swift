import Foundation

extension InformationCriterion {
    /// That of a model with normal errors at its own best variance.
    ///
    /// log L = −½[n (log 2π + 1 + log(S/n)) + Σ log vᵢ] + J, where S = Σ eᵢ²/vᵢ, vᵢ are the known relative variances and J
    /// the logarithm of the Jacobian of the working scale. S/n is kept above the square of what the digits of the values
    /// resolve; a perfect fit would else beat any other by infinity.
    ///
    /// - Parameters:
    ///   - logVariances: Σ log vᵢ.
    ///   - coefficients: Free parameters besides the variance.
    ///   - observations: How many values the model used, where that isn't all of them.
    static func normal(
        sumOfSquares: Double, logVariances: Double = 0, coefficients: Int, history: ExactHistory,
        scale: WorkingScale = .level, observations: Int? = nil
    ) -> InformationCriterion? {
        let count = observations ?? history.count
        let n = Double(count)
        let floor = history.roundingError(on: scale)
        let variance = max(sumOfSquares / n, floor * floor)
        let logLikelihood =
            -0.5 * (n * (log(2 * .pi * variance) + 1) + logVariances) + history.logJacobian(of: scale)
        guard logLikelihood.isFinite else { return nil }
        return InformationCriterion(
            logLikelihood: logLikelihood, parameters: coefficients + 1, observations: count)
    }
}

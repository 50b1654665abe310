import Foundation

/// Changes of a series that are a coefficient times a known quantity, plus chance in proportion to the time they took.
///
/// For a given σ the coefficient's posterior is normal and the evidence has a closed form; σ itself is left to quadrature.
struct ChangeRegression: Sendable {
    struct Change: Hashable, Sendable {
        /// Of the series, on its working scale.
        let size: Double
        /// What the coefficient multiplies.
        let regressor: Double
        /// In years; above 0.
        let duration: Double
    }

    let changes: [Change]
    /// The coefficient's prior mean and standard deviation.
    let prior: (mean: Double, deviation: Double)
    let residual: ScalePrior

    /// The posterior mean and variance of the coefficient for a given σ.
    func coefficient(given deviation: Double) -> (mean: Double, variance: Double) {
        let precision = 1 / (prior.deviation * prior.deviation)
        var (weight, sum) = (precision, precision * prior.mean)
        for change in changes {
            let variance = deviation * deviation * change.duration
            weight += change.regressor * change.regressor / variance
            sum += change.regressor * change.size / variance
        }
        return (sum / weight, 1 / weight)
    }

    /// The log density of the changes for a given σ, the coefficient integrated out.
    func logEvidence(given deviation: Double) -> Double {
        let (mean, variance) = coefficient(given: deviation)
        let priorVariance = prior.deviation * prior.deviation
        var sum = (log(variance / priorVariance) - prior.mean * prior.mean / priorVariance + mean * mean / variance) / 2
        for change in changes {
            let own = deviation * deviation * change.duration
            sum -= (log(2 * .pi * own) + change.size * change.size / own) / 2
        }
        return sum
    }

    /// The values of σ with their posterior weights, and the log evidence with σ integrated out too, up to a constant of
    /// σ's prior alone.
    func deviations() -> (nodes: [(deviation: Double, weight: Double)], logEvidence: Double) {
        let typical = changes.map { ($0.size - prior.mean * $0.regressor) / $0.duration.squareRoot() }
        return residual.nodes(logEvidence: logEvidence(given:), around: residual.updated(by: typical))
    }
}

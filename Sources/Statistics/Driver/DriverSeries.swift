import Foundation

/// Dated values of something that another series follows, such as the rate of cards issued.
public struct DriverSeries: Hashable, Sendable {
    /// One dated value.
    public struct Value: Hashable, Sendable {
        /// The position on the time axis, in years; a year's end lies at the year's own number.
        public let time: Double
        /// In the driver's unit; ``DriverSeries`` asks it to be above 0 and below ``DriverSeries/upper``.
        public let value: Double

        /// Checks nothing; ``DriverSeries/init(values:upper:)`` does.
        public init(time: Double, value: Double) {
            self.time = time
            self.value = value
        }
    }

    /// In order of time.
    public let values: [Value]
    /// The greatest possible value; +∞ where there is none.
    public let upper: Double

    /// - Parameter upper: 100 for a rate in per cent, whose working scale is the logit; +∞ for any other positive
    ///   quantity, whose working scale is the logarithm.
    /// - Throws: ``StatisticsError/driver(_:)`` for fewer than two values or two at one moment, or for a value outside
    ///   0 … `upper`.
    public init(values: [Value], upper: Double = .infinity) throws(StatisticsError) {
        let ordered = values.sorted { $0.time < $1.time }
        for value in ordered where !value.time.isFinite || !(value.value > 0 && value.value < upper) {
            throw .driver(.unsuitableValue(value.value, upper: upper))
        }
        for (earlier, later) in zip(ordered, ordered.dropFirst()) where earlier.time == later.time {
            throw .driver(.duplicate(time: earlier.time))
        }
        self.values = ordered
        self.upper = upper
    }

    /// The scale on which the driver is taken to move evenly.
    var workingScale: WorkingScale { upper.isFinite ? .logit(ceiling: upper) : .logarithm }

    /// The position on ``workingScale`` at `time`, between dated values on the line through them; `nil` outside the time
    /// they span.
    func position(at time: Double) -> Double? {
        guard let after = values.firstIndex(where: { $0.time >= time }) else { return nil }
        let later = values[after]
        let end = workingScale.transform(later.value)
        guard after > 0 else { return later.time == time ? end : nil }
        let earlier = values[after - 1]
        let start = workingScale.transform(earlier.value)
        return start + (end - start) * (time - earlier.time) / (later.time - earlier.time)
    }
}

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

import MitoshiNumericalMethods

/// Student's t moved, scaled and, where the model works on another scale, carried back; truncated to what the series can be.
///
/// On the working scale the value is location + scale · *t*, restricted to the interval that the bounds become there and
/// renormalised; tails, quantiles and draws are those of the restricted distribution.
struct ScaledStudentT: PredictiveDistribution, Hashable {
    /// Centre on the working scale, before truncation.
    let location: Double
    /// Spread on the working scale; above 0.
    let scale: Double
    let workingScale: WorkingScale
    /// The least and the greatest possible value, in the series' unit; infinite where there is none.
    let lower: Double
    let upper: Double
    private let standard: TruncatedStudentT

    init(
        location: Double, scale: Double, shape: StudentT, workingScale: WorkingScale = .level,
        lower: Double = -.infinity, upper: Double = .infinity
    ) {
        self.location = location
        self.scale = scale
        self.workingScale = workingScale
        self.lower = lower
        self.upper = upper
        let start = (workingScale.transform(lower) - location) / scale
        let end = (workingScale.transform(upper) - location) / scale
        standard = TruncatedStudentT(shape: shape, lower: start, upper: end)
    }

    var isDiscrete: Bool { false }

    var mean: MeanValue {
        switch workingScale {
        case .level:
            let freedom = standard.shape.degreesOfFreedom
            if freedom <= 1, !lower.isFinite || !upper.isFinite {
                return .undefined(.heavyTails(degreesOfFreedom: freedom))
            }
            if let mean = standard.mean { return .value(clamped(location + scale * mean)) }
        case .logarithm:
            if upper == .infinity { return .undefined(.exponentialOfHeavyTails) }
        case .logit, .gompertz: break
        }
        return meanOfQuantiles()
    }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        if value < lower { return 0 }
        return standard.lowerTail(position(of: value))
    }

    func probability(atLeast value: Double) -> Double {
        if value <= lower { return 1 }
        if value > upper { return 0 }
        return standard.upperTail(position(of: value))
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        do {
            return value(at: try standard.quantile(probability))
        } catch {
            throw .numerical(error)
        }
    }

    private func position(of value: Double) -> Double { (workingScale.transform(value) - location) / scale }

    private func value(at position: Double) -> Double { clamped(workingScale.inverse(location + scale * position)) }

    private func clamped(_ value: Double) -> Double { min(max(value, lower), upper) }
}

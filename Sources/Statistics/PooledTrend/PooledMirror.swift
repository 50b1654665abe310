import Foundation
import MitoshiNumericalMethods

/// A share read from its other end: "10 % don't" instead of "90 % do".
///
/// The prior was learned from quantities, whose moves go with their level and whose trends point up; of a share nobody knows
/// which of its two ends is the quantity. So both readings stand side by side, equally probable before the values are seen,
/// and the answer is the same whichever of them is written down.
final class PooledMirror: Sendable {
    /// The history of the other share; a reading of a reading has none, so that only a class can hold it.
    let fitted: FittedPooledTrend
    /// The posterior probability of the other reading.
    let weight: Double
    /// What the two shares sum to.
    let whole: Double

    /// - Parameters:
    ///   - own: The history as it is written, fitted.
    init(_ fitted: FittedPooledTrend, beside own: FittedPooledTrend, whole: Double) {
        self.fitted = fitted
        self.whole = whole
        weight = 1 / (1 + exp(own.ownLogEvidence - fitted.ownLogEvidence))
    }

    /// The parts of both readings, year by year.
    func joined(to own: [YearComponents], horizon: Int) throws(StatisticsError) -> [YearComponents] {
        let others = try fitted.components(horizon: horizon)
        return zip(own, others).map { [weight, whole] own, others in
            YearComponents {
                own.parts.compactMap { ($0 as? NormalSum)?.weighed(by: 1 - weight) }
                    + others.parts.compactMap { ($0 as? NormalSum)?.weighed(by: weight).mirrored(in: whole) }
            } curveParts: {
                own.curveParts.compactMap { ($0 as? NormalCells)?.weighed(by: 1 - weight) }
                    + others.curveParts.compactMap { ($0 as? NormalCells)?.weighed(by: weight).mirrored(in: whole) }
            }
        }
    }
}

extension NormalSum {
    /// The same normals with weights that much smaller.
    func weighed(by share: Double) -> NormalSum {
        NormalSum(scale: scale, weights: weights.map { $0 * share }, means: means, variances: variances)
    }

    /// The distribution of `whole` less the value.
    fileprivate func mirrored(in whole: Double) -> NormalSum {
        let turned = scale.mirrored(in: whole)
        return NormalSum(
            scale: turned.scale, weights: weights, means: means.map { turned.origin - $0 }, variances: variances)
    }
}

extension NormalCells {
    /// The distribution of `whole` less the value.
    fileprivate func mirrored(in whole: Double) -> NormalCells {
        let turned = scale.mirrored(in: whole)
        return mirrored(on: turned.scale, origin: turned.origin)
    }
}

extension ScaleOfHistory {
    /// The scale on which `whole` less a value has the position `origin` less that of the value here.
    fileprivate func mirrored(in whole: Double) -> (scale: ScaleOfHistory, origin: Double) {
        switch shape {
        case .level: (self, whole / unit)
        case .squareRoot: (ScaleOfHistory(shape: .squareRootFromEnd(whole), unit: unit, offset: offset), 0)
        case .squareRootFromEnd: (ScaleOfHistory(shape: .squareRoot, unit: unit, offset: offset), 0)
        case .logarithm, .logit: (self, 0)
        }
    }
}

/// A share whose other share a model was fitted to.
struct FittedMirror: FittedModel {
    /// Of what is left to the whole.
    private let base: any FittedModel
    let series: AnnualSeries
    private let whole: Double

    /// - Parameter series: That of which `base` was fitted to the mirrored one.
    init(of base: any FittedModel, series: AnnualSeries) {
        self.base = base
        self.series = series
        whole = series.support.lower + series.support.upper
    }

    var family: ModelFamily { base.family }
    var parameters: [Parameter] { base.parameters }
    var information: InformationCriterion? { base.information }
    var fittedValues: [Double?] { base.fittedValues.map { $0.map { whole - $0 } } }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let forecast = try base.forecast(horizon: horizon)
        return Forecast(
            model: family, origin: forecast.origin,
            distributions: forecast.distributions.map { MirroredDistribution(base: $0, whole: whole) })
    }

    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let paths = try base.paths(count: count, horizon: horizon, from: &stream)
        return JointPaths(years: paths.years.map { year in year.map { whole - $0 } })
    }
}

/// The distribution of what is left to the whole.
private struct MirroredDistribution: PredictiveDistribution {
    let base: any PredictiveDistribution
    let whole: Double

    var isDiscrete: Bool { false }

    var mean: MeanValue {
        if case .value(let mean) = base.mean { .value(whole - mean) } else { base.mean }
    }

    func probability(atMost value: Double) -> Double { base.probability(atLeast: mirrored(value)) }

    func probability(atLeast value: Double) -> Double { base.probability(atMost: mirrored(value)) }

    func probabilities(atMost values: [Double]) -> [Double] {
        base.probabilities(atMost: values.map { mirrored($0).nextDown }).map { 1 - $0 }
    }

    /// What is left to the whole; on the side of an end on which `value` is, however near to it.
    private func mirrored(_ value: Double) -> Double {
        let rest = whole - value
        return whole - rest > value ? rest.nextUp : whole - rest < value ? rest.nextDown : rest
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try base.quantiles(probabilities.map { 1 - $0 }).map { whole - $0 }
    }
}

extension AnnualSeries {
    /// Whether the values lie between two ends, as a share's do.
    var hasTwoEnds: Bool { support.lower.isFinite && support.upper.isFinite && !support.isInteger }

    /// The series of what is left to the whole, for values between two ends.
    func mirrored() throws(StatisticsError) -> AnnualSeries {
        let whole = support.lower + support.upper
        // Without the digits that the difference leaves behind.
        func rest(_ value: Double) -> Double { ((whole - value) * 1e10).rounded() / 1e10 }
        return try AnnualSeries(
            observations: observations.changing { $0.value = $0.value.mirrored(rest) }, unit: unit, support: support)
    }
}

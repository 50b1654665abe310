import MitoshiNumericalMethods

/// The components of a mixture that live on one scale.
protocol MixturePart: Sendable {
    var scale: ScaleOfHistory { get }
    /// The sum of all weights.
    var weight: Double { get }
    /// Σ w P(X ≤ value) and Σ w P(X > value), each to full relative precision, with `value` in the series' unit.
    func tails(_ value: Double) -> (lower: Double, upper: Double)
    /// Σ w P(lower < X ≤ upper), from the smaller tails.
    func mass(from lower: Double, through upper: Double) -> Double
    /// Σ w times the density at `value`, per unit of the value.
    func density(_ value: Double) -> Double
    /// The least and the greatest of the components' points `score` standard deviations above their means, in the series'
    /// unit.
    func range(ofScore score: Double) -> ClosedRange<Double>
}

/// What may be in a coming year: component by component, and in cells of them, each made when it is first needed.
struct YearComponents: Sendable {
    private let exact: OnDemand<[any MixturePart]>
    private let merged: OnDemand<[any CurvePart]>

    init(
        parts: @escaping @Sendable () -> [any MixturePart], curveParts: @escaping @Sendable () -> [any CurvePart]
    ) {
        exact = OnDemand(parts)
        merged = OnDemand(curveParts)
    }

    /// Scale by scale, every component.
    var parts: [any MixturePart] { exact.value }
    /// The same as functions that are quick to work out at many positions.
    var curveParts: [any CurvePart] { merged.value }
}

/// A distribution function on one scale, times a weight.
protocol CurvePart: Sendable {
    var scale: ScaleOfHistory { get }
    var weight: Double { get }
    /// Mean and standard deviation on the scale, about.
    var moments: (center: Double, width: Double) { get }
    /// A level so near 0, or a distance from 1, that ``value(at:)`` can't tell it from its own error.
    var leastTail: Double { get }
    func value(at position: Double) -> CurvePoint
}

/// A distribution function at one point, with its first two derivatives there.
struct CurvePoint {
    var probability = 0.0
    var slope = 0.0
    var curvature = 0.0
}

extension CurvePart {
    /// The distribution function at `value`, in the series' unit.
    func value(atValue value: Double) -> Double {
        let position = scale.position(of: value)
        return position.isFinite ? self.value(at: position).probability : position < 0 ? 0 : weight
    }
}

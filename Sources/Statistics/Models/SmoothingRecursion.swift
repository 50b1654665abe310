import Foundation

/// Exponential smoothing with fixed weights, in its innovations state-space form, on a grid that may have gaps.
///
///     eₜ = yₜ − (ℓₜ₋₁ + φ bₜ₋₁),   ℓₜ = ℓₜ₋₁ + φ bₜ₋₁ + α eₜ,   bₜ = φ bₜ₋₁ + β eₜ
///
/// φ = 0 has no trend (simple smoothing), φ = 1 Holt's, between them a damped one. The innovations are linear in the start
/// state (ℓ₀, b₀), which is therefore found by least squares. Over a missing year the state moves on and its variance P
/// (in units of σ²) grows by the unseen shock, as in the Kalman filter of the same model.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, sections 2.5 and 12.1.
struct SmoothingRecursion: Sendable {
    /// α, β and φ.
    struct Weights: Hashable, Sendable {
        var level: Double
        var trend: Double
        var damping: Double
    }

    let weights: Weights
    /// What was subtracted from the values before the recursion, so that large levels lose no digits.
    let offset: Double
    /// (ℓ₀, b₀), the level less ``offset``.
    let start: Vector
    private let steps: [Filter.Step?]
    /// (ℓ, b) after the last observed year, at the best start state.
    let state: Vector
    /// Covariance of ``state`` through unseen shocks, in units of σ².
    let unseen: Matrix
    /// How ``state`` moves with the start state, and the covariance of the latter in units of σ².
    private let sensitivity: (level: Vector, trend: Vector)
    private let startCovariance: Matrix
    /// Σ eₜ²/Fₜ.
    private(set) var sumOfSquares: Double
    /// Σ log Fₜ.
    private(set) var logVariances: Double

    struct Vector: Hashable, Sendable {
        var level: Double
        var trend: Double

        static func + (left: Self, right: Self) -> Self {
            Self(level: left.level + right.level, trend: left.trend + right.trend)
        }

        static func * (factor: Double, vector: Self) -> Self {
            Self(level: factor * vector.level, trend: factor * vector.trend)
        }
    }

    /// A symmetric 2 × 2 matrix.
    struct Matrix: Hashable, Sendable {
        var levelLevel = 0.0
        var levelTrend = 0.0
        var trendTrend = 0.0

        func product(_ left: Vector, _ right: Vector) -> Double {
            left.level * (levelLevel * right.level + levelTrend * right.trend)
                + left.trend * (levelTrend * right.level + trendTrend * right.trend)
        }
    }

    /// Runs over `values`, of which the first is observed.
    ///
    /// - Parameter given: The start state, relative to the first value; `nil` for the best one.
    init(_ values: [Double?], weights: Weights, start given: Vector? = nil) {
        self.weights = weights
        offset = values.first.flatMap { $0 } ?? 0
        var filter = Filter(weights)
        var steps: [Filter.Step?] = []
        steps.reserveCapacity(values.count)
        for value in values { steps.append(filter.advance(value.map { [offset] in $0 - offset })) }
        let found = StartState(steps)
        start = given ?? found.best
        (sumOfSquares, logVariances) = (0, 0)
        for case let step? in steps {
            let error = step.error(start)
            sumOfSquares += error * error / step.variance
            logVariances += log(step.variance)
        }
        self.steps = steps
        sensitivity = (filter.unitLevel, filter.unitTrend)
        startCovariance = found.covariance
        unseen = filter.covariance
        state = filter.data + start.level * filter.unitLevel + start.trend * filter.unitTrend
    }

    /// Innovations of the observed years and their relative variances, `nil` for missing years.
    var innovations: [(error: Double, variance: Double)?] {
        steps.map { step in step.map { ($0.error(start), $0.variance) } }
    }

    /// The value expected `step` ≥ 0 whole years after the last observed year.
    func mean(_ step: Int) -> Double { offset + state.level + dampedSum(step) * state.trend }

    /// The covariance of the values `step` and `other` ≥ 0 whole years after the last observed year, in units of σ²; the
    /// present, step 0, is taken as known.
    func covariance(_ step: Int, _ other: Int) -> Double {
        guard min(step, other) > 0 else { return 0 }
        let (left, right) = (Vector(level: 1, trend: dampedSum(step)), Vector(level: 1, trend: dampedSum(other)))
        return shocks(step, other) + unseen.product(left, right)
            + startCovariance.product(gradient(left), gradient(right))
    }

    /// The part of ``covariance(_:_:)`` that comes from the shocks of the years ahead: 1 + Σ cⱼ² for one year.
    func shocks(_ step: Int, _ other: Int) -> Double {
        let (near, far) = (min(step, other), max(step, other))
        var sum = near == far ? 1 : response(far - near)
        for lag in stride(from: 1, to: near, by: 1) { sum += response(lag) * response(lag + far - near) }
        return sum
    }

    /// φ + φ² + … + φ^steps.
    private func dampedSum(_ steps: Int) -> Double {
        switch weights.damping {
        case 0: 0
        case 1: Double(steps)
        case let damping: damping * (1 - pow(damping, Double(steps))) / (1 - damping)
        }
    }

    /// What a shock of 1 does to the value `lag` years later.
    private func response(_ lag: Int) -> Double { weights.level + weights.trend * dampedSum(lag) }

    /// How a forecast with these state weights moves with the start state.
    private func gradient(_ forecast: Vector) -> Vector {
        Vector(
            level: forecast.level * sensitivity.level.level + forecast.trend * sensitivity.level.trend,
            trend: forecast.level * sensitivity.trend.level + forecast.trend * sensitivity.trend.trend)
    }
}

import Foundation

extension SmoothingRecursion {
    /// Three runs of the recursion at once: on the values from a start state of 0, and on zeros from a unit level and from
    /// a unit trend. They share their gains, which don't depend on the values.
    struct Filter {
        let weights: Weights
        private(set) var data = Vector(level: 0, trend: 0)
        private(set) var unitLevel = Vector(level: 1, trend: 0)
        private(set) var unitTrend = Vector(level: 0, trend: 1)
        /// P, in units of σ².
        private(set) var covariance = Matrix()

        /// One observed year: e = `data` − `level` ℓ₀ − `trend` b₀, with relative variance F.
        struct Step {
            let data: Double
            let level: Double
            let trend: Double
            let variance: Double

            func error(_ start: Vector) -> Double { data - level * start.level - trend * start.trend }
        }

        init(_ weights: Weights) {
            self.weights = weights
        }

        /// Moves one year on; `nil` for a missing value.
        mutating func advance(_ value: Double?) -> Step? {
            let damping = weights.damping
            let moved = Matrix(
                levelLevel: covariance.levelLevel + 2 * damping * covariance.levelTrend
                    + damping * damping * covariance.trendTrend,
                levelTrend: damping * covariance.levelTrend + damping * damping * covariance.trendTrend,
                trendTrend: damping * damping * covariance.trendTrend)
            let variance = 1 + moved.levelLevel
            let gain =
                value == nil
                ? Vector(level: 0, trend: 0)
                : Vector(
                    level: (moved.levelLevel + weights.level) / variance,
                    trend: (moved.levelTrend + weights.trend) / variance)
            let predicted = data.level + damping * data.trend
            let step = value.map {
                Step(
                    data: $0 - predicted, level: unitLevel.level + damping * unitLevel.trend,
                    trend: unitTrend.level + damping * unitTrend.trend, variance: variance)
            }
            data.move(damping, gain, error: (value ?? predicted) - predicted)
            unitLevel.move(damping, gain, error: -unitLevel.level - damping * unitLevel.trend)
            unitTrend.move(damping, gain, error: -unitTrend.level - damping * unitTrend.trend)
            covariance = Matrix(
                levelLevel: moved.levelLevel + weights.level * weights.level - variance * gain.level * gain.level,
                levelTrend: moved.levelTrend + weights.level * weights.trend - variance * gain.level * gain.trend,
                trendTrend: moved.trendTrend + weights.trend * weights.trend - variance * gain.trend * gain.trend)
            return step
        }
    }

    /// The start state with the least sum of squared innovations.
    struct StartState {
        let best: Vector
        /// In units of σ²; 0 in a direction that the values say nothing about, and that no forecast depends on.
        let covariance: Matrix

        init(_ steps: [Filter.Step?]) {
            var (levelLevel, levelTrend, trendTrend, dataLevel, dataTrend) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for case let step? in steps {
                levelLevel += step.level * step.level / step.variance
                levelTrend += step.level * step.trend / step.variance
                trendTrend += step.trend * step.trend / step.variance
                dataLevel += step.data * step.level / step.variance
                dataTrend += step.data * step.trend / step.variance
            }
            let determinant = levelLevel * trendTrend - levelTrend * levelTrend
            guard determinant > 1e-10 * levelLevel * trendTrend else {
                best = Vector(level: dataLevel / levelLevel, trend: 0)
                covariance = Matrix(levelLevel: 1 / levelLevel)
                return
            }
            best = Vector(
                level: (dataLevel * trendTrend - dataTrend * levelTrend) / determinant,
                trend: (dataTrend * levelLevel - dataLevel * levelTrend) / determinant)
            covariance = Matrix(
                levelLevel: trendTrend / determinant, levelTrend: -levelTrend / determinant,
                trendTrend: levelLevel / determinant)
        }
    }
}

extension SmoothingRecursion.Vector {
    fileprivate mutating func move(_ damping: Double, _ gain: Self, error: Double) {
        level += damping * trend + gain.level * error
        trend = damping * trend + gain.trend * error
    }
}

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

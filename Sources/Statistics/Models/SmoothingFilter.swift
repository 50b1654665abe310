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

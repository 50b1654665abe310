import Foundation
import MitoshiNumericalMethods

extension PooledMixture {
    /// The mean in closed form, of the cells where they have it; on the logit scale, which has none, and of conditioned normals
    /// that of the curve.
    var mean: MeanValue {
        guard lower < upper else { return .value(lower) }
        var sum = 0.0
        let ofCells = isTruncated ? [] : curve.parts.compactMap { ($0 as? NormalCells)?.firstMoment }
        if ofCells.count == curve.parts.count {
            sum = ofCells.reduce(0, +)
        } else {
            for part in parts {
                guard let normals = part as? NormalSum, normals.scale.hasClosedMean else {
                    return mean(from: lower, through: upper)
                }
                sum += isTruncated ? normals.firstMoment(from: lower, through: upper) : normals.firstMoment
            }
        }
        let value = sum / inside
        guard value.isFinite else {
            return .undefined(
                .notComputed(
                    .numerical(.notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "the mean, \(value)"))))
        }
        return .value(min(max(value, lower), upper))
    }

    func mean(from lower: Double, through upper: Double) -> MeanValue {
        guard self.lower < self.upper else { return .value(min(max(self.lower, lower), upper)) }
        do throws(StatisticsError) {
            if let mean = try MixtureQuantiles(self).mean(from: lower, through: upper) { return .value(mean) }
            return meanOfQuantiles(nodes: 64, from: lower, through: upper)
        } catch {
            return .undefined(.notComputed(error))
        }
    }
}

extension ScaleOfHistory {
    fileprivate var hasClosedMean: Bool {
        switch shape {
        case .level, .squareRoot, .logarithm: true
        case .squareRootFromEnd, .logit: false
        }
    }
}

extension NormalSum {
    /// Σ w E[Y], in the series' unit.
    fileprivate var firstMoment: Double {
        var sum = Lanes(), total = Lanes()
        forEachFour { weight, mean, variance in
            total += weight
            switch scale.shape {
            case .level: sum += weight * mean
            case .logarithm, .logit, .squareRootFromEnd: sum += weight * PartialNormal.exponential(mean, variance)
            case .squareRoot:
                // E[X |X|], with s the score of 0: (m² + v)(1 − 2 Φ(s)) + 2 m d φ(s).
                let deviation = variance.squareRoot()
                let score = mean / deviation
                let isBelow = score .< Lanes()
                let distance = score.replacing(with: -score, where: isBelow)
                // So far from 0 the other side has nothing that counts.
                guard any(distance .< Lanes(repeating: 9)) else {
                    let square = mean * mean + variance
                    sum += weight * square.replacing(with: -square, where: isBelow)
                    return
                }
                let (tail, density) = standardNormalTail(beyond: distance)
                let sign = Lanes(repeating: 1).replacing(with: -1, where: isBelow)
                let ofSquare: Lanes = sign * (mean * mean + variance) * (1 - 2 * tail)
                let ofEdge: Lanes = 2 * mean * deviation * density
                sum += weight * (ofSquare + ofEdge)
            }
        }
        return sum.sum() * scale.unit - total.sum() * scale.offset
    }

    /// Σ w E[Y; lower < Y ≤ upper], in the series' unit.
    fileprivate func firstMoment(from lower: Double, through upper: Double) -> Double {
        let start = Lanes(repeating: scale.position(of: lower)), end = Lanes(repeating: scale.position(of: upper))
        var sum = Lanes()
        forEachFour { weight, mean, variance in
            let normal = PartialNormal(mean: mean, variance: variance)
            let moment =
                switch scale.shape {
                case .level: normal.first(start, end)
                case .logarithm, .logit, .squareRootFromEnd: normal.exponential(start, end)
                case .squareRoot:
                    normal.second(pointwiseMax(Lanes(), start), pointwiseMax(Lanes(), end))
                        - normal.second(pointwiseMin(Lanes(), start), pointwiseMin(Lanes(), end))
                }
            sum += weight * moment
        }
        let ofOffset = scale.offset == 0 ? 0 : scale.offset * mass(from: lower, through: upper)
        return sum.sum() * scale.unit - ofOffset
    }
}

/// Moments of four normals over intervals.
private struct PartialNormal {
    typealias Lanes = SIMD4<Double>

    let mean: Lanes
    let variance: Lanes
    private let deviation: Lanes

    init(mean: Lanes, variance: Lanes) {
        self.mean = mean
        self.variance = variance
        deviation = variance.squareRoot()
    }

    /// E[X; start < X ≤ end].
    func first(_ start: Lanes, _ end: Lanes) -> Lanes {
        mean * mass(start, end, shift: Lanes()) - deviation * (density(end) - density(start))
    }

    /// E[X²; start < X ≤ end].
    func second(_ start: Lanes, _ end: Lanes) -> Lanes {
        func edge(_ point: Lanes) -> Lanes {
            // The density is 0 long before the product could overflow.
            let held = point.clamped(lowerBound: Lanes(repeating: -1e150), upperBound: Lanes(repeating: 1e150))
            return (mean + held) * density(point)
        }
        return (mean * mean + variance) * mass(start, end, shift: Lanes()) - deviation * (edge(end) - edge(start))
    }

    /// E[exp X; start < X ≤ end].
    func exponential(_ start: Lanes, _ end: Lanes) -> Lanes {
        Self.exponential(mean, variance) * mass(start, end, shift: deviation)
    }

    /// E[exp X].
    static func exponential(_ mean: Lanes, _ variance: Lanes) -> Lanes {
        let whole = mean + 0.5 * variance
        return MitoshiNumericalMethods.exponential(whole).replacing(
            with: .infinity, where: whole .> Lanes(repeating: 709))
    }

    /// P(start < X + deviation · shift ≤ end).
    private func mass(_ start: Lanes, _ end: Lanes, shift: Lanes) -> Lanes {
        standardNormalMass(from: (start - mean) / deviation - shift, through: (end - mean) / deviation - shift)
    }

    /// The standard normal density at the score of `point`.
    private func density(_ point: Lanes) -> Lanes {
        let z = (point - mean) / deviation
        return MitoshiNumericalMethods.exponential(z * z * -0.5) / (2 * .pi).squareRoot()
    }
}

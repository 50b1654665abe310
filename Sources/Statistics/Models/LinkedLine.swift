import Foundation
import MitoshiNumericalMethods

/// A generalised linear model with one line: iteratively reweighted least squares on the link's scale.
///
/// The default score is Firth's, which takes off the first-order bias: the estimates stay finite where those of greatest
/// likelihood run away, as for counts that are all 0. Source: Firth (1993), Biometrika 80; Kosmidis & Firth (2009), ibid.
/// 96, eq. 9. McCullagh & Nelder (1989), Generalized Linear Models, section 2.5, for the iteration.
struct LinkedLine {
    /// How a value's mean and variance follow from its place on the line.
    enum Response: Hashable, Sendable {
        /// Mean exp η; variance μ + μ²/size, or μ with an infinite size.
        case count(size: Double)
        /// Mean m / (1 + exp −η) for m trials, in successes.
        case successes(trials: [Double])
    }

    let line: LineFit
    /// The expected values.
    let means: [Double]
    /// The weights of the last iteration: how much each value says about η.
    let weights: [Double]

    private static let iterations = 500

    /// - Returns: `nil` when the iteration doesn't settle, as where no finite line is the best.
    init?(
        times: [Double], counts: [Double], response: Response, isBiasReduced: Bool
    ) throws(NumericalError) {
        var places = counts.indices.map { Self.start(counts[$0], $0, response) }
        var leverages = counts.map { _ in isBiasReduced ? 2 / Double(counts.count) : 0 }
        for _ in 0..<Self.iterations {
            let local = places.indices.map { Self.local(places[$0], $0, response) }
            let targets = places.indices.map { index in
                let adjusted = counts[index] + leverages[index] * local[index].curvature / (2 * local[index].weight)
                return places[index] + (adjusted - local[index].mean) / local[index].slope
            }
            let weights = local.map(\.weight)
            guard targets.allSatisfy(\.isFinite), weights.allSatisfy({ $0 > 1e-12 && $0.isFinite }) else { return nil }
            let line = try LineFit(times: times, values: targets, weights: weights)
            let moved = times.map { line.value(at: $0) }
            let change = zip(moved, places).map { abs($0 - $1) }.max() ?? 0
            if change < 1e-10 {
                self.line = line
                self.weights = weights
                means = local.map(\.mean)
                return
            }
            // A step that leaps many powers of e overshoots where the weights change as fast.
            let factor = min(1, 5 / change)
            places = zip(places, moved).map { $0 + factor * ($1 - $0) }
            if isBiasReduced { leverages = zip(weights, times).map { $0 * line.covariance($1, $1) } }
        }
        return nil
    }

    /// What the response looks like at one place on the line: μ, μ′, μ″ and the weight μ′²/variance.
    private struct Local {
        let mean: Double
        let slope: Double
        let curvature: Double
        let weight: Double
    }

    private static func local(_ place: Double, _ index: Int, _ response: Response) -> Local {
        switch response {
        case .count(let size):
            let mean = exp(place)
            return Local(mean: mean, slope: mean, curvature: mean, weight: mean / (1 + mean / size))
        case .successes(let trials):
            let share = 1 / (1 + exp(-place))
            let slope = trials[index] * share * (1 - share)
            return Local(
                mean: trials[index] * share, slope: slope, curvature: slope * (1 - 2 * share), weight: slope)
        }
    }

    private static func start(_ count: Double, _ index: Int, _ response: Response) -> Double {
        switch response {
        case .count: log(count + 0.5)
        case .successes(let trials): log((count + 0.5) / (trials[index] - count + 0.5))
        }
    }
}

import Foundation
import MitoshiNumericalMethods

/// A line on a working scale, with Student t around it: s²(1 + 1/n + (t − t̄)²/Sxx).
struct FittedLine: StudentTForecasting {
    let family: ModelFamily
    let history: ExactHistory
    let shape: StudentT
    let workingScale: WorkingScale
    let line: LineFit
    /// The variance of a value around the line, on the working scale.
    let variance: Double
    let information: InformationCriterion?

    /// A line fitted by least squares, whose residuals have `count − 2` degrees of freedom.
    init(
        family: ModelFamily, history: ExactHistory, workingScale: WorkingScale, line: LineFit, weights: [Double]
    ) throws(StatisticsError) {
        let freedom = Double(history.count - 2)
        let floor = history.roundingError(on: workingScale)
        self.init(
            family: family, history: history,
            shape: try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) },
            workingScale: workingScale, line: line, variance: max(line.sumOfSquares / freedom, floor * floor),
            information: .normal(
                sumOfSquares: line.sumOfSquares, logVariances: -weights.map { log($0) }.reduce(0, +), coefficients: 2,
                history: history, scale: workingScale))
    }

    init(
        family: ModelFamily, history: ExactHistory, shape: StudentT, workingScale: WorkingScale, line: LineFit,
        variance: Double, information: InformationCriterion?
    ) {
        self.family = family
        self.history = history
        self.shape = shape
        self.workingScale = workingScale
        self.line = line
        self.variance = variance
        self.information = information
    }

    var parameters: [Parameter] {
        let deviation = variance.squareRoot()
        let names: (level: Parameter.Name, change: Parameter.Name, deviation: Parameter.Name) =
            switch workingScale {
            case .level: (.levelAtLastValue, .changePerYear, .deviationAroundLine)
            case .logarithm: (.logarithmAtLastValue, .logarithmChangePerYear, .logarithmDeviationAroundLine)
            case .logit, .gompertz: (.placeOnCurve, .growthRate, .deviationOnCurveScale)
            }
        return [
            Parameter(
                name: names.level, value: line.level, standardError: deviation * line.covariance(0, 0).squareRoot()),
            Parameter(
                name: names.change, value: line.slope, standardError: deviation * line.slopeVariance.squareRoot()),
            Parameter(name: names.deviation, value: deviation),
        ]
    }

    var fittedValues: [Double?] { history.times.map { workingScale.inverse(line.value(at: $0)) } }

    func location(_ step: Int) -> Double { line.value(at: history.time(ofStep: step)) }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let ofLine = line.covariance(history.time(ofStep: step), history.time(ofStep: other))
        return variance * (ofLine + (step == other ? 1 : 0))
    }
}

/// A straight line through weighted points, with what its coefficients don't know.
struct LineFit: Hashable, Sendable {
    /// The line at time 0, which is the last observation.
    let level: Double
    /// The change per year.
    let slope: Double
    /// Σ wᵢ eᵢ².
    let sumOfSquares: Double
    private let totalWeight: Double
    private let meanTime: Double
    /// Σ wᵢ (tᵢ − t̄)².
    private let timeSpread: Double

    /// Fits by weighted least squares; the weights are the reciprocals of relative variances.
    init(times: [Double], values: [Double], weights: [Double]) throws(NumericalError) {
        let design = try DesignMatrix(rows: times.map { [1, $0] })
        let fit = try weightedLeastSquares(design: design, response: values, weights: weights)
        self.init(
            level: fit.coefficients[0], slope: fit.coefficients[1], sumOfSquares: fit.residualSumOfSquares,
            times: times, weights: weights)
    }

    /// A line found in some other way, through points at these times.
    init(level: Double, slope: Double, sumOfSquares: Double, times: [Double], weights: [Double]) {
        self.level = level
        self.slope = slope
        self.sumOfSquares = sumOfSquares
        let total = weights.reduce(0, +)
        let mean = zip(times, weights).map { $0 * $1 }.reduce(0, +) / total
        totalWeight = total
        meanTime = mean
        timeSpread = zip(times, weights).map { $1 * ($0 - mean) * ($0 - mean) }.reduce(0, +)
    }

    func value(at time: Double) -> Double { level + slope * time }

    /// The covariance of the line's own values at two times, for errors of variance 1 at weight 1:
    /// 1/Σw + (t − t̄)(u − t̄)/Σw(tᵢ − t̄)².
    func covariance(_ time: Double, _ other: Double) -> Double {
        1 / totalWeight + (time - meanTime) * (other - meanTime) / timeSpread
    }

    /// The variance of the slope, for errors of variance 1 at weight 1.
    var slopeVariance: Double { 1 / timeSpread }
}

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

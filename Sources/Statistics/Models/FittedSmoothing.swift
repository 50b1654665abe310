import MitoshiNumericalMethods

/// A smoothing recursion at its best weights, perhaps about a line that was taken off first.
struct FittedSmoothing: StudentTForecasting {
    let family: ModelFamily
    let history: ExactHistory
    let shape: StudentT
    let recursion: SmoothingRecursion
    /// The yearly change that was taken off the values before the recursion.
    let drift: Drift
    /// A constant yearly change beside the smoothing.
    struct Drift: Hashable, Sendable {
        let perYear: Double
        /// In units of σ².
        let variance: Double

        static let none = Drift(perYear: 0, variance: 0)
    }

    /// σ².
    let variance: Double
    let fittedValues: [Double?]
    let information: InformationCriterion?

    /// - Parameter coefficients: How many degrees of freedom the weights, start states and the drift took.
    init(
        family: ModelFamily, history: ExactHistory, grid: AnnualGrid, recursion: SmoothingRecursion, coefficients: Int,
        drift: Drift = .none
    ) throws(StatisticsError) {
        let freedom = Double(grid.count - coefficients)
        self.family = family
        self.history = history
        self.recursion = recursion
        self.drift = drift
        shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) }
        variance = max(recursion.sumOfSquares / freedom, history.roundingError * history.roundingError)
        fittedValues = zip(grid.positions, history.values).map { position, value in
            position.flatMap { recursion.innovations[$0] }.map { value - $0.error }
        }
        information = .normal(
            sumOfSquares: recursion.sumOfSquares, logVariances: recursion.logVariances, coefficients: coefficients,
            history: history, observations: grid.count)
    }

    var workingScale: WorkingScale { .level }

    var parameters: [Parameter] {
        let weights = recursion.weights
        var parameters = [Parameter(name: .levelWeight, value: weights.level)]
        if weights.damping > 0 { parameters.append(Parameter(name: .trendWeight, value: weights.trend)) }
        if weights.damping > 0, weights.damping < 1 {
            parameters.append(Parameter(name: .damping, value: weights.damping))
        }
        parameters.append(Parameter(name: .level, value: recursion.mean(0)))
        if weights.damping > 0 { parameters.append(Parameter(name: .trend, value: recursion.state.trend)) }
        if drift != .none {
            let error = (variance * drift.variance).squareRoot()
            parameters.append(Parameter(name: .changePerYear, value: drift.perYear, standardError: error))
        }
        parameters.append(Parameter(name: .deviationOfError, value: variance.squareRoot()))
        return parameters
    }

    /// From a value dated inside a year the first year's end is less than a year away: between whole years the means and
    /// covariances are interpolated, exact for a random walk.
    func location(_ step: Int) -> Double {
        let ahead = history.elapsed * recursion.mean(step - 1) + (1 - history.elapsed) * recursion.mean(step)
        return ahead + drift.perYear * history.time(ofStep: step)
    }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let ofDrift = drift.variance * history.time(ofStep: step) * history.time(ofStep: other)
        let ofState =
            history.elapsed * recursion.covariance(step - 1, other - 1)
            + (1 - history.elapsed) * recursion.covariance(step, other)
        return variance * (ofState + ofDrift)
    }
}

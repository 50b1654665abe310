import Foundation
import MitoshiNumericalMethods

/// No change but chance: next year's value is this year's plus noise.
///
/// The noise of a stretch of time has a variance in proportion to its length, so gaps and dates inside a year need no
/// filling. With δᵢ the times between neighbouring values dᵢ apart, σ² = Σ dᵢ²/δᵢ / (n − 1), and a value τ years ahead is
/// yₙ + σ√τ · *t* with n − 1 degrees of freedom, exactly.
///
/// Checked against R's `forecast::rwf` (whose σ is the same and whose limits are normal).
public struct RandomWalk: ForecastModel {
    /// The family with or without drift, as ``hasDrift`` says.
    public var family: ModelFamily { hasDrift ? .randomWalkWithDrift : .randomWalk }
    /// Two, or three with drift: one degree of freedom is left for the noise.
    public var minimumValues: Int { hasDrift ? 3 : 2 }
    /// True to estimate a constant yearly change, μ = (yₙ − y₁)/(tₙ − t₁).
    ///
    /// It costs one degree of freedom, and its own uncertainty adds σ²τ²/(tₙ − t₁) to the variance.
    public let hasDrift: Bool

    /// Without drift unless it is asked for.
    public init(hasDrift: Bool = false) {
        self.hasDrift = hasDrift
    }

    /// Estimates the noise of a year, and the drift where there is one.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let freedom = Double(history.count - minimumValues + 1)
        let shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) }
        let span = -history.times[0]
        let drift = hasDrift ? (history.latest - history.values[0]) / span : 0
        let squares = zip(Self.steps(history.times), Self.steps(history.values)).map { time, change in
            (change - drift * time) * (change - drift * time) / time
        }
        let variance = max(squares.reduce(0, +) / freedom, history.roundingError * history.roundingError)
        return try FittedRandomWalk(
            family: family, history: history, shape: shape, drift: drift, variance: variance,
            driftVariance: hasDrift ? variance / span : 0, sumOfSquares: squares.reduce(0, +)
        ).checked()
    }

    /// The differences between neighbours.
    static func steps(_ values: [Double]) -> [Double] { zip(values.dropFirst(), values).map { $0 - $1 } }
}

struct FittedRandomWalk: StudentTForecasting {
    let family: ModelFamily
    let history: ExactHistory
    let shape: StudentT
    let drift: Double
    /// Of the noise of one year.
    let variance: Double
    let driftVariance: Double
    let sumOfSquares: Double

    var workingScale: WorkingScale { .level }

    var parameters: [Parameter] {
        let noise = Parameter(name: .deviationOfChange, value: variance.squareRoot())
        guard family == .randomWalkWithDrift else { return [noise] }
        return [Parameter(name: .changePerYear, value: drift, standardError: driftVariance.squareRoot()), noise]
    }

    var fittedValues: [Double?] {
        [nil] + zip(history.values, RandomWalk.steps(history.times)).map { $0 + drift * $1 }
    }

    /// The first value is fitted exactly by the start level, a parameter of its own, so that all values count.
    var information: InformationCriterion? {
        let spread = RandomWalk.steps(history.times).map { log($0) }.reduce(0, +)
        return .normal(
            sumOfSquares: sumOfSquares, logVariances: spread, coefficients: family == .randomWalk ? 1 : 2,
            history: history)
    }

    func location(_ step: Int) -> Double { history.latest + drift * history.time(ofStep: step) }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let (time, otherTime) = (history.time(ofStep: step), history.time(ofStep: other))
        return variance * min(time, otherTime) + driftVariance * time * otherTime
    }
}

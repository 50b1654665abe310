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

import Foundation
import MitoshiNumericalMethods

/// Growth that slows towards a ceiling, logistic or Gompertz, with y = U·g(a + b·t).
///
/// With a given ceiling the curve is a straight line on a scale that it bounds (logit, or −log −log of y/U), and a coming
/// value Student t there, so that it never leaves 0 … U. An estimated ceiling is fitted by nonlinear least squares, and a
/// coming value is Student t with n − 3 degrees of freedom about the curve, its variance that of the noise and, by the
/// delta method, of the three parameters. Checked against R's `nls` with the formulas of `SSlogis` and `SSgompertz`.
public struct GrowthCurve: ForecastModel {
    /// The curve g.
    public enum Shape: Hashable, Sendable {
        /// g(x) = 1/(1 + e^−x): fastest at half the ceiling.
        case logistic
        /// g(x) = exp(−e^−x): fastest at 37 % of the ceiling.
        case gompertz
    }

    /// Where U comes from.
    public enum Ceiling: Hashable, Sendable {
        /// U, in the series' unit; above 0 and above every value.
        case given(Double)
        case estimated
    }

    /// Which of the two curves it is.
    public let shape: Shape
    /// The value that growth approaches, given or estimated.
    public let ceiling: Ceiling

    /// The ceiling is estimated unless it is given; ``fit(_:)`` checks a given one against the values.
    public init(shape: Shape, ceiling: Ceiling = .estimated) {
        self.shape = shape
        self.ceiling = ceiling
    }

    /// Logistic or Gompertz growth, as ``shape`` says, whether the ceiling is given or not.
    public var family: ModelFamily { shape == .logistic ? .logisticGrowth : .gompertzGrowth }
    /// Three with a given ceiling, five where it is estimated too.
    public var minimumValues: Int { ceiling == .estimated ? 5 : 3 }

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that isn't above 0 and below a
    ///   given ceiling, ``StatisticsError/notIdentified(model:parameter:reason:)`` when the values don't tell where an
    ///   estimated ceiling is.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        switch ceiling {
        case .given(let value): try fitLine(series, on: scale(value))
        case .estimated: try fitCeiling(series)
        }
    }

    private func scale(_ ceiling: Double) -> WorkingScale {
        shape == .logistic ? .logit(ceiling: ceiling) : .gompertz(ceiling: ceiling)
    }

    private func fitCeiling(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        _ = try history.values(on: .logarithm, for: family)
        let fit: NonlinearFit
        do {
            fit = try nonlinearLeastSquares(
                response: history.values, starts: starts(history), maximumIterations: 200
            ) { parameters in
                history.times.map { value(parameters, at: $0) }
            }
        } catch .noConvergence {
            throw .notIdentified(
                model: family, parameter: .ceiling, reason: .unbounded)
        } catch {
            throw .numerical(error)
        }
        try requireIdentified(fit, history)
        return try FittedGrowthCurve(curve: self, history: history, fit: fit).checked()
    }

    /// One start for each of several ceilings above the greatest value: the line on the scale that it bounds.
    private func starts(_ history: ExactHistory) throws(NumericalError) -> [[Double]] {
        let greatest = history.values.max() ?? 0
        var starts: [[Double]] = []
        for factor in [1.02, 1.2, 1.6, 3] {
            let ceiling = factor * greatest
            let places = history.values.map(scale(ceiling).transform)
            let line = try LineFit(times: history.times, values: places, weights: places.map { _ in 1 })
            starts.append([ceiling, line.level, line.slope])
        }
        return starts
    }

    /// A ceiling that the values don't show is refused: one far above them, or one uncertain by half its height.
    private func requireIdentified(_ fit: NonlinearFit, _ history: ExactHistory) throws(StatisticsError) {
        let (ceiling, error) = (fit.parameters[0], fit.standardErrors[0])
        let greatest = history.values.max() ?? 0
        guard ceiling > 0, ceiling < 5 * greatest else {
            throw .notIdentified(
                model: family, parameter: .ceiling, reason: .remote(best: ceiling, greatestValue: greatest))
        }
        guard error < ceiling / 2 else {
            throw .notIdentified(
                model: family, parameter: .ceiling, reason: .uncertain(best: ceiling, standardError: error))
        }
    }

    /// U·g(a + b·t) for `parameters` U, a and b.
    func value(_ parameters: [Double], at time: Double) -> Double {
        scale(parameters[0]).curve(at: parameters[1] + parameters[2] * time)
    }

    /// The derivatives of ``value(_:at:)`` by U, a and b.
    func gradient(_ parameters: [Double], at time: Double) -> [Double] {
        let ceiling = parameters[0]
        let place = parameters[1] + parameters[2] * time
        let share = scale(1).curve(at: place)
        let slope = shape == .logistic ? share * (1 - share) : share * exp(-place)
        let bounded = share == 0 ? 0 : ceiling * slope
        return [share, bounded, bounded * time]
    }
}

struct FittedGrowthCurve: StudentTForecasting {
    let curve: GrowthCurve
    let history: ExactHistory
    let fit: NonlinearFit
    let shape: StudentT
    let variance: Double

    init(curve: GrowthCurve, history: ExactHistory, fit: NonlinearFit) throws(StatisticsError) {
        self.curve = curve
        self.history = history
        self.fit = fit
        let freedom = Double(fit.residualDegreesOfFreedom)
        shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) }
        variance = max(fit.residualSumOfSquares / freedom, history.roundingError * history.roundingError)
    }

    var family: ModelFamily { curve.family }
    var workingScale: WorkingScale { .level }

    var information: InformationCriterion? {
        .normal(sumOfSquares: fit.residualSumOfSquares, coefficients: 3, history: history)
    }

    var parameters: [Parameter] {
        let names: [Parameter.Name] = [.ceiling, .placeOnCurve, .growthRate]
        return zip(names, zip(fit.parameters, fit.standardErrors)).map {
            Parameter(name: $0, value: $1.0, standardError: $1.1)
        } + [Parameter(name: .deviationAroundCurve, value: variance.squareRoot())]
    }

    var fittedValues: [Double?] { history.times.map { curve.value(fit.parameters, at: $0) } }

    func location(_ step: Int) -> Double { curve.value(fit.parameters, at: history.time(ofStep: step)) }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let left = curve.gradient(fit.parameters, at: history.time(ofStep: step))
        let right = curve.gradient(fit.parameters, at: history.time(ofStep: other))
        var ofCurve = 0.0
        for row in 0..<3 {
            for column in 0..<3 { ofCurve += left[row] * fit.covariance[row][column] * right[column] }
        }
        return ofCurve + (step == other ? variance : 0)
    }
}

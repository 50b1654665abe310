import Foundation
import MitoshiNumericalMethods

/// A share known as a count out of a count, with a straight line on the logit scale.
///
/// Shares vary from year to year by more than the count of people explains; the excess over binomial variance, Pearson's
/// X²/(n − 2) and at least 1, multiplies every variance (quasi-likelihood). A coming share is logit-t with n − 2 degrees
/// of freedom, its own year's denominator taken to be the last one. The line is Firth's, finite for counts of 0.
///
/// Source: McCullagh & Nelder (1989), Generalized Linear Models, section 4.5. Checked against R's `glm(family =
/// quasibinomial)`.
public struct BinomialTrend: ForecastModel {
    /// Whether the line is Firth's or that of greatest likelihood.
    public let estimate: CountTrend.Estimate

    /// Firth's line unless the other is asked for.
    public init(estimate: CountTrend.Estimate = .biasReduced) {
        self.estimate = estimate
    }

    /// Always ``ModelFamily/binomialTrend``.
    public var family: ModelFamily { .binomialTrend }
    /// Three: a line and one degree of freedom for the excess over binomial variance.
    public var minimumValues: Int { 3 }

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value without its counts,
    ///   ``StatisticsError/notIdentified(model:parameter:reason:)`` when no finite line has the greatest likelihood.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        var (successes, trials): ([Double], [Double]) = ([], [])
        for (observation, value) in zip(history.observations, history.values) {
            guard let counts = observation.value.counts else {
                throw .unsuitableValue(
                    model: family, year: observation.year, value: value,
                    rule: .shareOfCounts)
            }
            successes.append(Double(counts.numerator))
            trials.append(Double(counts.denominator))
        }
        let fit = try numerically { () throws(NumericalError) in
            try LinkedLine(
                times: history.times, counts: successes, response: .successes(trials: trials),
                isBiasReduced: estimate == .biasReduced)
        }
        guard let fit else {
            throw .notIdentified(
                model: family, parameter: .logitChangePerYear, reason: .unbounded)
        }
        let freedom = Double(history.count - 2)
        let pearson = zip(zip(successes, fit.means), fit.weights).map { ($0.0 - $0.1) * ($0.0 - $0.1) / $1 }
        return try FittedBinomialTrend(
            history: history,
            shape: try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: freedom) },
            line: fit.line, dispersion: max(1, pearson.reduce(0, +) / freedom), trials: trials, means: fit.means
        ).checked()
    }
}

struct FittedBinomialTrend: StudentTForecasting {
    let history: ExactHistory
    let shape: StudentT
    let line: LineFit
    /// How many times the binomial variance the shares have.
    let dispersion: Double
    let trials: [Double]
    let means: [Double]

    var family: ModelFamily { .binomialTrend }
    var workingScale: WorkingScale { .logit(ceiling: 100) }
    /// A quasi-likelihood is none.
    var information: InformationCriterion? { nil }

    var parameters: [Parameter] {
        [
            Parameter(
                name: .logitAtLastValue, value: line.level,
                standardError: (dispersion * line.covariance(0, 0)).squareRoot()),
            Parameter(
                name: .logitChangePerYear, value: line.slope,
                standardError: (dispersion * line.slopeVariance).squareRoot()),
            Parameter(name: .dispersion, value: dispersion),
        ]
    }

    var fittedValues: [Double?] { zip(means, trials).map { 100 * $0 / $1 } }

    func location(_ step: Int) -> Double { line.value(at: history.time(ofStep: step)) }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let (time, otherTime) = (history.time(ofStep: step), history.time(ofStep: other))
        let own = step == other ? ownVariance(at: line.value(at: time)) : 0
        return dispersion * (line.covariance(time, otherTime) + own)
    }

    /// The variance of the empirical logit of a share that is `place` on the line, with half a success and half a failure
    /// added (Cox & Snell 1989, Analysis of Binary Data, section 2.1.6): without them a share near 0 would have none.
    private func ownVariance(at place: Double) -> Double {
        let count = trials[trials.count - 1]
        let share = 1 / (1 + exp(-place))
        return 1 / (count * share + 0.5) + 1 / (count * (1 - share) + 0.5)
    }
}

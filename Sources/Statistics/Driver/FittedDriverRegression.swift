public import MitoshiNumericalMethods

/// A series together with its driver, and what the regression learned of them.
public struct FittedDriverRegression: FittedModel {
    /// A value of the series beside the mean position of the driver over the year that ends with it.
    struct Point: Hashable, Sendable {
        /// Relative to the last value, in years.
        let time: Double
        let position: Double
        let driver: DriverTrend.Form
    }

    let model: DriverRegression
    let history: ExactHistory
    let scale: WorkingScale
    let trend: DriverTrend
    let points: [Point]
    let last: Point
    /// The last value's place on the time axis, in years.
    let originTime: Double
    /// The noise of the coming years and the slope, with posterior weights.
    private let beliefs: [Belief]
    private let surprises: [(deviation: Double, weight: Double)]
    /// How much better the values fit a series that follows the driver than one that doesn't.
    public let evidence: DriverEvidence

    /// A value of σ and of the slope.
    private struct Belief: Hashable, Sendable {
        let weight: Double
        let deviation: Double
        let slope: Double
    }

    init(
        model: DriverRegression, history: ExactHistory, scale: WorkingScale, trend: DriverTrend, points: [Point],
        last: Point, originTime: Double
    ) {
        self.model = model
        self.history = history
        self.scale = scale
        self.trend = trend
        self.points = points
        self.last = last
        self.originTime = originTime
        let regression = model.regression(on: points)
        let (deviations, logEvidence) = regression.deviations()
        beliefs = deviations.flatMap { node in
            let slope = regression.coefficient(given: node.deviation)
            return StandardNormalNodes.nodes.map { place, weight in
                Belief(
                    weight: node.weight * weight, deviation: node.deviation,
                    slope: slope.mean + slope.variance.squareRoot() * place)
            }
        }.filter { $0.weight > 1e-7 }
        surprises = ScalePrior(scale: trend.scale, degreesOfFreedom: trend.freedom).nodes().nodes
        evidence = DriverEvidence(of: model, on: points, following: logEvidence)
    }

    /// The average of this and `own`, a model of the series' own values, each as probable as the evidence makes it.
    public func averaged(with own: any FittedModel) throws(StatisticsError) -> any FittedModel {
        let share = evidence.share
        return try FittedAverage(
            family: share > 0.5 ? family : own.family, series: series,
            members: [.init(weight: share, fitted: self), .init(weight: 1 - share, fitted: own)])
    }

    /// Always ``ModelFamily/driverRegression``.
    public var family: ModelFamily { .driverRegression }
    /// The series that follows the driver.
    public var series: AnnualSeries { history.series }
    /// Always `nil`: slope and chance have priors, so that no number of parameters counts them.
    public var information: InformationCriterion? { nil }

    /// The slope: by how much the series' position moves when the driver's moves by one.
    public var slope: (mean: Double, deviation: Double) {
        let total = beliefs.reduce(0) { $0 + $1.weight }
        let mean = beliefs.reduce(0) { $0 + $1.weight * $1.slope } / total
        let square = beliefs.reduce(0) { $0 + $1.weight * ($1.slope - mean) * ($1.slope - mean) } / total
        return (mean, square.squareRoot())
    }

    /// What was believed of the slope before any change of the series was seen.
    public var priorSlope: (mean: Double, deviation: Double) { (model.slope, model.slopeDeviation) }

    /// The slope alone, with its posterior mean and standard deviation.
    public var parameters: [Parameter] {
        let slope = slope
        return [Parameter(name: .driverSlope, value: slope.mean, standardError: slope.deviation)]
    }

    /// The value before, moved by the slope's mean times the driver's change.
    public var fittedValues: [Double?] {
        let slope = slope.mean
        let known = zip(points, points.dropFirst()).map { earlier, later in
            let change = later.driver.constant - earlier.driver.constant
            return Optional(scale.inverse(earlier.position + slope * change))
        }
        return [Double?](repeating: nil, count: history.count - known.count) + known
    }

    /// Mixtures of normals on the working scale over slope, σ and s; rounded where the series is of whole numbers.
    ///
    /// - Throws: ``StatisticsError/invalidHorizon(_:)`` unless 1 ≤ `horizon` ≤ ``Forecast/longestHorizon``.
    public func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var distributions: [any PredictiveDistribution] = []
        for step in 1...horizon { distributions.append(try distribution(step)) }
        return Forecast(model: family, origin: history.origin, distributions: distributions)
    }

    /// The driver's own forecast for the end of the `step`-th year after the series' origin, in the driver's unit.
    public func driverDistribution(step: Int) -> any PredictiveDistribution {
        let form = trend.position(at: Double(history.origin + step))
        return NormalMixture(
            components: surprises.map { node in
                .init(
                    weight: node.weight, mean: form.constant,
                    deviation: max(node.deviation * form.variance.squareRoot(), 1e-9))
            }, workingScale: trend.series.workingScale)
    }

    /// How far the driver's yearly mean moves from the last value's year to the `step`-th year ahead.
    private func driverChange(_ step: Int) throws(StatisticsError) -> DriverTrend.Form {
        guard let ahead = trend.yearMean(endingAt: Double(history.origin + step)) else {
            throw .driver(.startsTooLate(time: trend.lastTime, needed: Double(history.origin + step)))
        }
        return ahead - last.driver
    }

    private func distribution(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let change = try driverChange(step)
        let (ahead, rounding) = (history.time(ofStep: step), roundingVariance)
        var components: [NormalMixture.Component] = []
        for belief in beliefs {
            for surprise in surprises {
                let moved = belief.slope * surprise.deviation
                let variance = moved * moved * change.variance + belief.deviation * belief.deviation * ahead + rounding
                components.append(
                    .init(
                        weight: belief.weight * surprise.weight, mean: last.position + belief.slope * change.constant,
                        deviation: variance.squareRoot()))
            }
        }
        let total = components.reduce(0) { $0 + $1.weight }
        let continuous = NormalMixture(
            components: components.map { .init(weight: $0.weight / total, mean: $0.mean, deviation: $0.deviation) },
            workingScale: scale)
        return series.support.isInteger ? RoundedDistribution(base: continuous) : continuous
    }

    /// What the last value's rounding leaves open, on the working scale.
    private var roundingVariance: Double {
        let error = history.roundingError * scale.slope(at: history.latest)
        return error * error
    }

    /// Draws in each of which one slope, one σ and one s hold for all years.
    ///
    /// - Throws: ``StatisticsError/invalidHorizon(_:)`` unless 1 ≤ `horizon` ≤ ``Forecast/longestHorizon``.
    public func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var changes: [DriverTrend.Form] = []
        for step in 1...horizon { changes.append(try driverChange(step)) }
        let (beliefSums, surpriseSums) = (beliefs.map(\.weight).runningSums, surprises.map(\.weight).runningSums)
        let rounding = roundingVariance.squareRoot()
        var years = [[Double]](repeating: [], count: horizon)
        // Each belief gets its share of the paths as nearly as whole numbers allow (systematic sampling).
        let offset = stream.uniform()
        for place in stream.order(of: count) {
            let belief = beliefs[beliefSums.place(of: (Double(place) + offset) / Double(count))]
            let surprise = surprises[surpriseSums.place(of: stream.uniform())].deviation
            let noise = (0..<(changes.last?.weights.count ?? 0)).map { _ in Normal.standard.draw(from: &stream) }
            var (walk, time) = (rounding * Normal.standard.draw(from: &stream), 0.0)
            for (index, change) in changes.enumerated() {
                let ahead = history.time(ofStep: index + 1)
                walk += belief.deviation * (ahead - time).squareRoot() * Normal.standard.draw(from: &stream)
                time = ahead
                let driven = noise.indices.reduce(change.constant) { $0 + surprise * noise[$1] * change.weight($1) }
                let value = scale.inverse(last.position + belief.slope * driven + walk)
                years[index].append(series.support.isInteger ? value.rounded() : value)
            }
        }
        return JointPaths(years: years)
    }
}

extension [Double] {
    /// The sums of the first one, two, … elements.
    fileprivate var runningSums: [Double] {
        var sum = 0.0
        return map { element in
            sum += element
            return sum
        }
    }

    /// The first place at which these running sums exceed `share` of the last.
    fileprivate func place(of share: Double) -> Int {
        let sought = share * (last ?? 0)
        return Swift.min(firstIndex { $0 > sought } ?? 0, count - 1)
    }
}

import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics

/// A chosen model's distributions and joint paths for the years that the targets ask about.
struct NumericOutlook: Sendable {
    let selection: SelectedModel
    let forecast: Forecast
    /// Joint draws from the year after the forecast's origin on, or why the model gave none.
    let paths: Result<JointPaths, StatisticsError>

    /// How far beyond their origin the paths reach at least, to see when a target is reached that isn't in time.
    static let leastHorizon = 10

    /// - Parameters:
    ///   - finalYear: The last year that is asked about.
    ///   - draws: How many joint paths and from which seed; `nil` for none.
    ///   - leastHorizon: How far the paths reach at least.
    init(
        for series: AnnualSeries, until finalYear: Int,
        choosing choose: (AnnualSeries) throws(StatisticsError) -> SelectedModel, draws: (count: Int, seed: UInt)?,
        leastHorizon: Int = Self.leastHorizon
    ) throws(StatisticsError) {
        let selection = try choose(series)
        let origin = series.origin ?? finalYear
        let horizon = max(finalYear - origin, 1)
        self.selection = selection
        forecast = try selection.fitted.forecast(horizon: horizon)
        guard let draws, draws.count > 0 else {
            paths = .success(.none)
            return
        }
        do throws(StatisticsError) {
            paths = .success(
                try Self.paths(
                    of: selection.fitted, count: draws.count, horizon: max(horizon, leastHorizon),
                    seed: draws.seed))
        } catch {
            paths = .failure(error)
        }
    }

    init(selection: SelectedModel, forecast: Forecast, paths: Result<JointPaths, StatisticsError>) {
        self.selection = selection
        self.forecast = forecast
        self.paths = paths
    }

    /// The value of each path in `year`; `nil` when the paths don't reach it.
    func drawn(in year: Int) -> [Double]? {
        let step = year - forecast.origin - 1
        guard case .success(let paths) = paths, paths.years.indices.contains(step) else { return nil }
        return paths.years[step]
    }

    private static func paths(
        of fitted: any FittedModel, count: Int, horizon: Int, seed: UInt
    ) throws(StatisticsError) -> JointPaths {
        var stream = try stream(seed: seed)
        return try fitted.paths(count: count, horizon: horizon, from: &stream)
    }

    private static func stream(seed: UInt) throws(StatisticsError) -> RandomStream {
        do throws(NumericalError) {
            return try RandomStream(seed: seed)
        } catch {
            throw .numerical(error)
        }
    }
}

/// Year-end values from months to date (年度末見込み).
extension NumericOutlook {
    /// The outlook once it is known what `year` has come to: the year itself by Bayes' rule, later years as far as they hang
    /// together with it in the joint paths, the paths themselves drawn again by how well they fit.
    ///
    /// - Returns: The outlook as it is where the year isn't forecast, or nothing follows from the count.
    func revised(by evidence: MonthsToDate, in year: Int) throws(StatisticsError) -> NumericOutlook {
        let place = year - forecast.origin - 1
        guard forecast.distributions.indices.contains(place),
            let nowcast = try NowcastDistribution(evidence, after: forecast.distributions[place])
        else { return self }
        let drawn = drawn(in: year) ?? []
        var distributions = forecast.distributions
        for later in distributions.indices.dropFirst(place + 1) {
            guard case .success(let paths) = paths, !drawn.isEmpty else { break }
            distributions[later] = try RevisedDistribution(
                distributions[later], earlier: forecast.distributions[place], now: nowcast,
                correlation: Self.correlation(drawn, paths.years[later]))
        }
        let isCount = distributions[place].isDiscrete
        distributions[place] = nowcast
        return NumericOutlook(
            selection: selection,
            forecast: Forecast(model: forecast.model, origin: forecast.origin, distributions: distributions),
            paths: try paths(fitting: evidence, drawn: drawn, isCount: isCount))
    }

    /// As many paths, each as often as it fits (systematic resampling); those that don't fit at all are gone.
    ///
    /// Source: Smith & Gelfand (1992), The American Statistician 46 (sampling–resampling).
    private func paths(
        fitting evidence: MonthsToDate, drawn: [Double], isCount: Bool
    ) throws(StatisticsError) -> Result<JointPaths, StatisticsError> {
        guard case .success(let paths) = paths, !drawn.isEmpty else { return paths }
        var logarithms: [Double] = []
        for value in drawn { logarithms.append(try evidence.logLikelihood(of: value, isCount: isCount)) }
        guard let most = logarithms.max(), most > -.infinity else { return .success(.none) }
        let weights = logarithms.map { exp($0 - most) }
        let total = weights.reduce(0, +)
        var chosen: [Int] = []
        var reached = 0.0
        for (path, weight) in weights.enumerated() {
            reached += weight / total * Double(paths.count)
            while Double(chosen.count) + 0.5 < reached, chosen.count < paths.count { chosen.append(path) }
        }
        return .success(JointPaths(years: paths.years.map { year in chosen.map { year[$0] } }))
    }

    /// The correlation of the normal scores of two years' draws; 0 where one of them doesn't vary.
    private static func correlation(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> Double {
        let (left, right) = (try scores(of: first), try scores(of: second))
        let products = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        let squares = left.reduce(0) { $0 + $1 * $1 } * right.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? products / squares.squareRoot() : 0
    }

    /// Normal scores of the ranks, equal values sharing the mean of theirs.
    private static func scores(of values: [Double]) throws(StatisticsError) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var scores = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            let level = (Double(start + end) / 2 + 0.5) / Double(order.count)
            let score = try normalScore(of: level)
            for place in start...end { scores[order[place]] = score }
            start = end + 1
        }
        return scores
    }

    private static func normalScore(of level: Double) throws(StatisticsError) -> Double {
        do throws(NumericalError) {
            return try Normal.standard.quantile(level)
        } catch {
            throw .numerical(error)
        }
    }
}

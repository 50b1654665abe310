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
    ///   - finalYear: The year of the last target.
    ///   - draws: How many joint paths and from which seed; `nil` for none.
    ///   - leastHorizon: How far the paths reach at least.
    init(
        for series: AnnualSeries, until finalYear: FiscalYear,
        choosing choose: (AnnualSeries) throws(StatisticsError) -> SelectedModel, draws: (count: Int, seed: UInt)?,
        leastHorizon: Int = Self.leastHorizon
    ) throws(StatisticsError) {
        let selection = try choose(series)
        let origin = series.origin ?? finalYear.year
        let horizon = max(finalYear.year - origin, 1)
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
    func drawn(in year: FiscalYear) -> [Double]? {
        let step = year.year - forecast.origin - 1
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

import MitoshiNumericalMethods

/// The Theta method: simple exponential smoothing, carried on with half the slope of the straight line.
///
/// The slope is taken at half, which makes this the steadiest of the simple trends on short series. It is what is expected
/// of a drift that was as uncertain beforehand as the slope is; half the slope's variance is then left, and counted with
/// the square of the time ahead. The weight and the
/// start level are those of simple smoothing of the values; the errors that give σ are those of the values about their
/// half-slope line, and the degrees of freedom those of simple smoothing, n − 2.
///
/// Source: Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16; in the form of Hyndman & Billah
/// (2003), ibid. 19. The medians are checked against R's `forecast::thetaf`.
public struct Theta: ForecastModel {
    /// Always ``ModelFamily/theta``.
    public var family: ModelFamily { .theta }
    /// Three: weight, start level and one degree of freedom.
    public var minimumValues: Int { 3 }

    /// Has no settings: half of the slope is the method.
    public init() {}

    /// Fits simple smoothing to the years and the straight line to the values.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(model:needed:found:)`` also when too few years have a value,
    ///   ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a history that spans too many years.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let grid = try AnnualGrid(history, for: family, atLeast: minimumValues)
        let search = SmoothingSearch(trend: .none, grid: grid, roundingError: history.roundingError)
        let (smoothing, line) = try numerically { () throws(NumericalError) in
            let ones = history.times.map { _ in 1.0 }
            return (try search.best(), try LineFit(times: history.times, values: history.values, weights: ones))
        }
        let drift = line.slope / 2
        // On the grid the last year is 0, as on the time axis.
        let last = grid.values.count - 1
        let detrended = grid.values.enumerated().map { year, value in value.map { $0 - drift * Double(year - last) } }
        let recursion = SmoothingRecursion(detrended, weights: smoothing.weights, start: smoothing.start)
        return try FittedSmoothing(
            family: family, history: history, grid: grid, recursion: recursion, coefficients: 2,
            drift: .init(perYear: drift, variance: slopeVariance(grid, smoothing.weights.level) / 2)
        ).checked()
    }

    /// The variance of the least-squares slope in units of σ² when the values follow simple smoothing with weight α: the
    /// shock of a year moves its own value by 1 and every later one by α.
    private func slopeVariance(_ grid: AnnualGrid, _ level: Double) -> Double {
        let observed = grid.values.indices.filter { grid.values[$0] != nil }.map(Double.init)
        let mean = observed.reduce(0, +) / Double(observed.count)
        let spread = observed.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        var (later, sum) = (0.0, 0.0)
        for year in grid.values.indices.reversed() {
            let weight = grid.values[year] == nil ? 0 : (Double(year) - mean) / spread
            sum += (weight + level * later) * (weight + level * later)
            later += weight
        }
        return sum
    }
}

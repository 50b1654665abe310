package import MitoshiStatistics

/// How a model is chosen for a series: by the data, or the named family where one is asked for.
///
/// - Parameters:
///   - orientation: Which way its trend is expected to point.
package typealias ModelChooser =
    @Sendable (_ series: AnnualSeries, _ named: ModelFamily?, _ orientation: TrendOrientation) throws(StatisticsError)
    -> SelectedModel

/// The choice among the package's own models.
let choosingAmongAllModels: ModelChooser = { series, named, orientation throws(StatisticsError) in
    try ModelSelection(candidates: named.map { [$0] }, orientation: orientation).select(series)
}

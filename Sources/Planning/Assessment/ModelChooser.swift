import Statistics

/// How a model is chosen for a series: by the data, or the named family where one is asked for.
typealias ModelChooser =
    @Sendable (_ series: AnnualSeries, _ named: ModelFamily?) throws(StatisticsError) -> SelectedModel

/// The choice among the package's own models.
let choosingAmongAllModels: ModelChooser = { series, named throws(StatisticsError) in
    try ModelSelection(candidates: named.map { [$0] }).select(series)
}

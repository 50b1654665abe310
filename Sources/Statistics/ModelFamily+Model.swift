extension ModelFamily {
    /// The model with its default settings.
    public var model: any ForecastModel { model(for: .real) }

    /// The model with the settings that suit values on `support`: growth curves take its upper end as their ceiling.
    public func model(for support: Support) -> any ForecastModel {
        switch self {
        case .randomWalk: RandomWalk()
        case .randomWalkWithDrift: RandomWalk(hasDrift: true)
        case .linearTrend: LinearTrend()
        case .weightedLinearTrend: WeightedLinearTrend()
        case .exponentialTrend: ExponentialTrend()
        default: ComingModel(family: self)
        }
    }
}

/// Stands for a family that is still being written.
private struct ComingModel: ForecastModel {
    let family: ModelFamily
    var minimumValues: Int { 3 }

    func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        throw .notIdentified(model: family, parameter: "all", reason: "this model is still being written")
    }
}

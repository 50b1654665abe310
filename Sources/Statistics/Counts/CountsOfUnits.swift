import MitoshiNumericalMethods

/// Counts that are written in thousands, or in tenths of a thousand, counted in that unit.
///
/// 12,000 people and 12 thousand are one statement; so a series of whole multiples of a unit is that of the multiples.
struct FittedCountsOfUnits: FittedModel {
    let series: AnnualSeries
    /// Of the multiples.
    let fitted: any FittedModel
    let unit: Double

    var family: ModelFamily { fitted.family }
    var parameters: [Parameter] { fitted.parameters }
    var information: InformationCriterion? { fitted.information }
    var fittedValues: [Double?] { fitted.fittedValues.map { $0.map { $0 * unit } } }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let forecast = try fitted.forecast(horizon: horizon)
        return Forecast(
            model: family, origin: forecast.origin,
            distributions: forecast.distributions.map { CountOfUnits(base: $0, unit: unit) })
    }

    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let paths = try fitted.paths(count: count, horizon: horizon, from: &stream)
        return JointPaths(years: paths.years.map { year in year.map { $0 * unit } })
    }
}

/// A count of units, in what the unit consists of.
private struct CountOfUnits: PredictiveDistribution {
    let base: any PredictiveDistribution
    let unit: Double

    var isDiscrete: Bool { false }

    var mean: MeanValue {
        if case .value(let mean) = base.mean { .value(mean * unit) } else { base.mean }
    }

    func probability(atMost value: Double) -> Double { base.probability(atMost: units(value)) }

    func probability(atLeast value: Double) -> Double { base.probability(atLeast: units(value)) }

    func probabilities(atMost values: [Double]) -> [Double] { base.probabilities(atMost: values.map(units)) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try base.quantile(probability) * unit }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try base.quantiles(probabilities).map { $0 * unit }
    }

    /// Without the noise of a division.
    private func units(_ value: Double) -> Double {
        let units = value / unit
        let halves = (2 * units).rounded() / 2
        return abs(units - halves) < 1e-9 * max(1, abs(units)) ? halves : units
    }
}

extension AnnualSeries {
    /// The series of multiples, for counts that are written in another unit than one; else `nil`.
    func inUnits() throws(StatisticsError) -> AnnualSeries? {
        let unit = support.spacing
        guard unit > 0 else { return nil }
        func units(_ value: Double) -> Double {
            let units = value / unit
            return abs(units - units.rounded()) < 1e-6 ? units.rounded() : units
        }
        return try AnnualSeries(
            observations: observations.changing { $0.value = $0.value.mapped(units) }, unit: self.unit,
            support: Support(
                lower: units(support.lower), upper: units(support.upper), isInteger: true,
                neverFalls: support.neverFalls))
    }
}

/// The choice of a model for one series, with the reasons kept.
///
/// By default the kind of the series decides (``AnnualSeries/standardFamily``): on one to ten values a comparison is a
/// lottery, and what thousands of other series taught is worth more. The other models are fitted to be shown beside it,
/// with their scores where there are enough values. Models that are named are compared by how well each would have
/// forecast the series' own past; where that scores fewer than two of them, by the likelihood corrected for its size;
/// where that doesn't either, the first of a fixed order is taken.
public struct ModelSelection: Sendable {
    /// The models to compare. `nil` takes the standard one, or the pooled trend where that refuses, and fits
    /// ``AnnualSeries/suitableFamilies`` when somebody asks what else there is.
    public let candidates: [ModelFamily]?
    /// Which way the series' trend is expected to point.
    public let orientation: TrendOrientation
    /// What is believed before the values are seen; other models that are named have no use for it, and
    /// ``SeriesPrior/shipped``.
    public let prior: SeriesPrior

    /// Without arguments the kind of the series decides; `candidates` that are given must not be empty.
    public init(
        candidates: [ModelFamily]? = nil, orientation: TrendOrientation = .rising, prior: SeriesPrior = .shipped
    ) {
        self.candidates = candidates
        self.orientation = orientation
        self.prior = candidates == nil || candidates == [.pooledTrend] ? prior : .shipped
    }

    /// From how many exact values on the past is forecast, and how many years ahead.
    private static let leastForRollingOrigin = 5
    private static let steps = 2

    /// Chooses among the candidates; a single one is compared with nothing.
    ///
    /// - Throws: Why the least demanding candidate was refused, when all were.
    public func select(_ series: AnnualSeries) throws(StatisticsError) -> SelectedModel {
        guard let units = try series.inUnits() else {
            // Whatever counts repeats itself has to see them.
            let areMovesAlone = prior.isAdapted && series.standardFamily == .pooledTrend && series.repeats(prior)
            let moves = areMovesAlone ? series.withoutRepeats() : series
            return try selectPlain(moves).mapFitted { fitted in
                (try? FittedRepeats(fitted, of: series, prior: prior)) ?? fitted
            }
        }
        let unit = series.support.spacing
        return try selectPlain(units).mapFitted { FittedCountsOfUnits(series: series, fitted: $0, unit: unit) }
    }

    private func selectPlain(_ series: AnnualSeries) throws(StatisticsError) -> SelectedModel {
        if candidates == nil, let selected = standard(series) { return selected }
        let families = candidates ?? series.suitableFamilies
        let fits = ModelFamily.allCases.filter(families.contains).map { family in fit(family, series) }
        if families.count == 1 { return try Self.firstFitted(fits, series, .named) }
        if let comparison = comparison(of: fits, series, candidates: candidates),
            let selected = Self.best(fits, comparison)
        {
            return selected
        }
        return try Self.firstFitted(fits, series, .fixedOrder)
    }

    private struct Comparison {
        let scores: [ModelFamily: Double]
        let criterion: SelectionCriterion
    }

    /// How the models compare, by the first criterion that scores two of them; `nil` where none does.
    private func comparison(
        of fits: [Fit], _ series: AnnualSeries, candidates: [ModelFamily]?
    ) -> Comparison? {
        let compared = candidates.map(Set.init) ?? series.contenders
        let contenders = fits.filter { compared.contains($0.family) }
        if let rolling = Self.rollingOrigin(series) {
            let scores = Self.scores(of: contenders) {
                try rolling.score($0.family.model(for: series.support, orientation: orientation, prior: prior))
            }
            let criterion = SelectionCriterion.rollingOrigin(origins: rolling.origins.count, steps: Self.steps)
            if scores.count > 1 { return Comparison(scores: scores, criterion: criterion) }
        }
        let scores = Self.scores(of: contenders) { $0.information?.corrected }
        return scores.count > 1 ? Comparison(scores: scores, criterion: .correctedAkaike) : nil
    }

    /// The model that the kind of the series asks for, unless it refuses.
    private func standard(_ series: AnnualSeries) -> SelectedModel? {
        for family in [series.standardFamily, .pooledTrend] {
            guard case .success(let fitted) = fit(family, series).result else { continue }
            return SelectedModel(fitted: fitted) { comparison(beside: fitted, of: series) }
        }
        return nil
    }

    /// How the other models compare with one that was taken without asking them.
    private func comparison(beside standard: any FittedModel, of series: AnnualSeries)
        -> SelectedModel.Comparison
    {
        let families = series.suitableFamilies
        let fits = ModelFamily.allCases.filter(families.contains).map { family -> Fit in
            family == standard.family ? (family, .success(standard)) : fit(family, series)
        }
        var scores: [ModelFamily: Double] = [:]
        var origins = 0
        if let comparison = comparison(of: fits, series, candidates: nil),
            case .rollingOrigin(let count, _) = comparison.criterion
        {
            scores = comparison.scores
            origins = count
        }
        return SelectedModel.Comparison(
            candidates: Self.candidates(fits, scores), criterion: .standard(origins: origins, steps: Self.steps))
    }

    private typealias Fit = (family: ModelFamily, result: Result<any FittedModel, StatisticsError>)

    private func fit(_ family: ModelFamily, _ series: AnnualSeries) -> Fit {
        do throws(StatisticsError) {
            let fitted = try family.model(for: series.support, orientation: orientation, prior: prior).fit(series)
            // What can't say anything about next year is no candidate.
            _ = try fitted.forecast(horizon: 1)
            return (family, .success(fitted))
        } catch {
            return (family, .failure(error))
        }
    }

    /// Forecasts from up to ten earlier ends, the first of which knew half of the values, at least three and at most five;
    /// `nil` for a series that is too short.
    private static func rollingOrigin(_ series: AnnualSeries) -> RollingOrigin? {
        let count = series.exactValues.count
        guard count >= leastForRollingOrigin else { return nil }
        let first = max(3, min(5, count / 2), count - 10)
        return RollingOrigin(series, origins: Array(first..<count), steps: steps)
    }

    /// The scores of the models that have one; a model that can't be fitted at some earlier end has none.
    private static func scores(
        of fits: [Fit], _ score: (any FittedModel) throws -> Double?
    ) -> [ModelFamily: Double] {
        var scores: [ModelFamily: Double] = [:]
        for fit in fits {
            guard case .success(let fitted) = fit.result, let found = try? score(fitted), found.isFinite else {
                continue
            }
            scores[fit.family] = found
        }
        return scores
    }

    /// The model with the least score, the one named first in ``order`` among equals.
    private static func best(_ fits: [Fit], _ comparison: Comparison) -> SelectedModel? {
        let scores = comparison.scores
        guard let least = scores.values.min(), let chosen = order.first(where: { scores[$0] == least }),
            case .success(let fitted)? = fits.first(where: { $0.family == chosen })?.result
        else { return nil }
        return SelectedModel(
            fitted: fitted, candidates: candidates(fits, scores), criterion: comparison.criterion)
    }

    private static func firstFitted(
        _ fits: [Fit], _ series: AnnualSeries, _ criterion: SelectionCriterion
    ) throws(StatisticsError) -> SelectedModel {
        let inOrder = order.compactMap { family in fits.first { $0.family == family } }
        for fit in inOrder {
            guard case .success(let fitted) = fit.result else { continue }
            return SelectedModel(fitted: fitted, candidates: candidates(fits, [:]), criterion: criterion)
        }
        let least = inOrder.min { $0.family.model.minimumValues < $1.family.model.minimumValues }
        guard case .failure(let error)? = least?.result else {
            throw .tooFewValues(model: .randomWalk, needed: 2, found: series.exactValues.count)
        }
        throw error
    }

    private static func candidates(_ fits: [Fit], _ scores: [ModelFamily: Double]) -> [SelectedModel.Candidate] {
        fits.map { fit in
            switch (fit.result, scores[fit.family]) {
            case (.failure(let error), _): .init(family: fit.family, outcome: .refused(error))
            case (.success(let fitted), let score?):
                .init(family: fit.family, outcome: .scored(fitted: fitted, score: score))
            case (.success(let fitted), nil): .init(family: fit.family, outcome: .unscored(fitted: fitted))
            }
        }
    }

    /// The fixed order: what forecasts short series best comes first.
    private static let order: [ModelFamily] =
        [.pooledTrend, .randomWalk, .theta, .simpleExponentialSmoothing, .randomWalkWithDrift, .dampedTrend]
        + ModelFamily.allCases.filter {
            ![.pooledTrend, .randomWalk, .theta, .simpleExponentialSmoothing, .randomWalkWithDrift, .dampedTrend]
                .contains($0)
        }
}

/// How well models would have forecast a series' own past: forecasts from several earlier ends, against what came.
struct RollingOrigin {
    let series: AnnualSeries
    /// How many exact values each earlier end knew, in rising order.
    let origins: [Int]
    /// The greatest number of years ahead that is scored.
    let steps: Int
    /// Mean absolute change per year: the unit of the errors.
    private let scale: Double

    init(_ series: AnnualSeries, origins: [Int], steps: Int) {
        self.series = series
        self.origins = origins
        self.steps = steps
        scale = max(series.meanAbsoluteChange, series.roundingError)
    }

    /// The mean absolute scaled error of `model`'s medians (Hyndman & Koehler 2006, International Journal of Forecasting
    /// 22), first over the years ahead, then over the origins.
    ///
    /// - Returns: `nil` when nothing after an origin can be scored.
    func score(_ model: any ForecastModel) throws(StatisticsError) -> Double? {
        let observations = series.exactObservations
        var errors: [Double] = []
        for origin in origins {
            let known = try AnnualSeries(
                observations: Array(observations.prefix(origin)), unit: series.unit, support: series.support)
            let forecast = try model.forecast(known, horizon: steps)
            var found: [Double] = []
            for observation in observations.dropFirst(origin) where observation.elapsedFraction == 1 {
                guard let value = observation.exactValue, let distribution = forecast[year: observation.year] else {
                    continue
                }
                found.append(try abs(value - distribution.median()) / scale)
            }
            if !found.isEmpty { errors.append(found.reduce(0, +) / Double(found.count)) }
        }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    }
}

extension AnnualSeries {
    /// The mean absolute change between neighbouring exact values, per year; 0 with fewer than two.
    var meanAbsoluteChange: Double {
        let changes = zip(exactValues.dropFirst(), exactValues).map { abs($0 - $1) }
        let times = exactObservations.map(\.time)
        guard let first = times.first, let last = times.last, last > first else { return 0 }
        return changes.reduce(0, +) / (last - first)
    }
}

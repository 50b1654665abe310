import NumericalMethods

/// The choice of a model for one series, with the reasons kept.
///
/// Models are compared by how well each would have forecast the series' own past; where that scores fewer than two of
/// them, by the likelihood corrected for its size; where that doesn't either, no change is believed unless the drift is
/// larger than chance makes it: a comparison on a handful of values is a lottery.
public struct ModelSelection: Sendable {
    /// The models to compare. `nil` fits ``AnnualSeries/suitableFamilies`` and compares those among them that prove
    /// themselves on as many values as there are.
    public let candidates: [ModelFamily]?

    public init(candidates: [ModelFamily]? = nil) {
        self.candidates = candidates
    }

    /// From how many exact values on the past is forecast, and how many years ahead.
    private static let leastForRollingOrigin = 5
    private static let steps = 2

    /// How sure the drift must be, where only its own size can speak for it.
    private static let driftConfidence = 0.95

    /// Chooses among the candidates; a single one is compared with nothing.
    ///
    /// - Throws: Why the least demanding candidate was refused, when all were.
    public func select(_ series: AnnualSeries) throws(StatisticsError) -> SelectedModel {
        let families = candidates ?? series.suitableFamilies
        let fits = ModelFamily.allCases.filter(families.contains).map { family in Self.fit(family, series) }
        if families.count == 1 { return try Self.firstFitted(fits, series, .named) }
        if candidates == nil, let selected = Self.smallCounts(fits, series) { return selected }
        let compared = candidates.map(Set.init) ?? series.contenders
        let contenders = fits.filter { compared.contains($0.family) }
        if let rolling = Self.rollingOrigin(series) {
            let scores = Self.scores(of: contenders) { try rolling.score($0.family.model(for: series.support)) }
            let criterion = SelectionCriterion.rollingOrigin(origins: rolling.origins.count, steps: Self.steps)
            if let selected = Self.best(fits, scores, criterion) { return selected }
        }
        let scores = Self.scores(of: contenders) { $0.information?.corrected }
        if let selected = Self.best(fits, scores, .correctedAkaike) { return selected }
        if let selected = try Self.driftTest(fits, series) { return selected }
        return try Self.firstFitted(fits, series, .fixedOrder)
    }

    /// On few values, small counts are what their kind says: a comparison would pick continuous models by luck.
    private static func smallCounts(_ fits: [Fit], _ series: AnnualSeries) -> SelectedModel? {
        guard series.support.isInteger, series.hasSmallCounts, series.exactValues.count < leastForCountComparison,
            case .success(let fitted)? = fits.first(where: { $0.family == .gammaPoisson })?.result
        else { return nil }
        return SelectedModel(fitted: fitted, candidates: candidates(fits, [:]), criterion: .smallCounts)
    }

    /// From how many values on models of counts are compared with others.
    private static let leastForCountComparison = 8

    private typealias Fit = (family: ModelFamily, result: Result<any FittedModel, StatisticsError>)

    private static func fit(_ family: ModelFamily, _ series: AnnualSeries) -> Fit {
        do throws(StatisticsError) {
            let fitted = try family.model(for: series.support).fit(series)
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

    /// The model with the least score, the one named first in ``order`` among equals; `nil` with fewer than two scores.
    private static func best(
        _ fits: [Fit], _ scores: [ModelFamily: Double], _ criterion: SelectionCriterion
    ) -> SelectedModel? {
        guard scores.count > 1, let least = scores.values.min(),
            let chosen = order.first(where: { scores[$0] == least }),
            case .success(let fitted)? = fits.first(where: { $0.family == chosen })?.result
        else { return nil }
        return SelectedModel(fitted: fitted, candidates: candidates(fits, scores), criterion: criterion)
    }

    /// Between no change and change: Theta where the drift is farther from 0 than chance takes it, no change elsewhere;
    /// `nil` unless all of them can be fitted.
    ///
    /// A drift that passes is on average too large and its scatter too small, since that is how chance lets it pass.
    /// Theta's half slope and wider limits make up for both: on the last 3 and 4 values of M3 its 95 % limits hold 95.5 %
    /// and 93.8 % of the time, those of the drift itself 91.2 % and 88.4 %, at no larger an error.
    private static func driftTest(_ fits: [Fit], _ series: AnnualSeries) throws(StatisticsError) -> SelectedModel? {
        guard case .success(let still)? = fits.first(where: { $0.family == .randomWalk })?.result,
            case .success(let drifting)? = fits.first(where: { $0.family == .randomWalkWithDrift })?.result,
            case .success(let theta)? = fits.first(where: { $0.family == .theta })?.result,
            let drift = drifting.parameters.first, let error = drift.standardError, error > 0
        else { return nil }
        let freedom = Double(series.exactValues.count - RandomWalk(hasDrift: true).minimumValues + 1)
        let limit = try numerically { () throws(NumericalError) in
            try StudentT(degreesOfFreedom: freedom).quantile((1 + driftConfidence) / 2)
        }
        let ratio = drift.value / error
        return SelectedModel(
            fitted: abs(ratio) > limit ? theta : still, candidates: candidates(fits, [:]),
            criterion: .driftTest(ratio: ratio, limit: limit))
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
        [.randomWalk, .theta, .simpleExponentialSmoothing, .randomWalkWithDrift, .dampedTrend]
        + ModelFamily.allCases.filter {
            ![.randomWalk, .theta, .simpleExponentialSmoothing, .randomWalkWithDrift, .dampedTrend].contains($0)
        }
}

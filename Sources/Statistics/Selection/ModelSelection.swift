/// The choice of a model for one series, with the reasons kept.
///
/// Long series are judged by how well each model would have forecast their own past, middling ones by the likelihood
/// corrected for its size, short ones by a fixed order, because any comparison on a handful of values is a lottery.
public struct ModelSelection: Sendable {
    /// The models to try; `nil` for ``AnnualSeries/suitableFamilies``.
    public let candidates: [ModelFamily]?

    public init(candidates: [ModelFamily]? = nil) {
        self.candidates = candidates
    }

    /// From how many exact values on models are compared by rolling origins.
    private static let leastForRollingOrigin = 10
    /// From how many exact values on models are compared by likelihood.
    private static let leastForLikelihood = 6
    /// How many years ahead the earlier forecasts are scored.
    private static let steps = 4

    /// Chooses among the candidates: the least score, or where the criterion scores none the first of the fixed order that
    /// can be fitted. A single candidate is compared with nothing.
    ///
    /// - Throws: Why the simplest candidate was refused, when all were.
    public func select(_ series: AnnualSeries) throws(StatisticsError) -> SelectedModel {
        let families = candidates ?? series.suitableFamilies
        let count = series.exactValues.count
        if families.count == 1 { return try choose(among: families, series, .named) { _ in nil } }
        if count >= Self.leastForRollingOrigin {
            let first = max(Self.leastForLikelihood, count / 2)
            let rolling = RollingOrigin(series, origins: Array(first..<count), steps: Self.steps)
            let criterion = SelectionCriterion.rollingOrigin(origins: rolling.origins.count, steps: Self.steps)
            return try choose(among: families, series, criterion) { fitted in
                try rolling.score(fitted.family.model(for: series.support))
            }
        }
        if count >= Self.leastForLikelihood {
            return try choose(among: families, series, .correctedAkaike) { $0.information?.corrected }
        }
        return try choose(among: families, series, .fixedOrder) { _ in nil }
    }

    private func choose(
        among families: [ModelFamily], _ series: AnnualSeries, _ criterion: SelectionCriterion,
        score: (any FittedModel) throws -> Double?
    ) throws(StatisticsError) -> SelectedModel {
        let candidates = ModelFamily.allCases.filter(families.contains).map { family in
            SelectedModel.Candidate(family: family, outcome: Self.outcome(of: family, series, score: score))
        }
        let inOrder = candidates.sorted { $0.family.preference < $1.family.preference }
        let scored = inOrder.compactMap { candidate in candidate.outcome.score.map { (candidate, $0) } }
        if let least = scored.min(by: { $0.1 < $1.1 }), let fitted = least.0.outcome.fitted {
            return SelectedModel(fitted: fitted, candidates: candidates, criterion: criterion)
        }
        if let fitted = inOrder.lazy.compactMap(\.outcome.fitted).first {
            let fallback: SelectionCriterion = criterion == .named ? .named : .fixedOrder
            return SelectedModel(fitted: fitted, candidates: candidates, criterion: fallback)
        }
        throw inOrder.min { $0.family.model.minimumValues < $1.family.model.minimumValues }?.outcome.refusal
            ?? .tooFewValues(model: .randomWalk, needed: 2, found: series.exactValues.count)
    }

    private static func outcome(
        of family: ModelFamily, _ series: AnnualSeries, score: (any FittedModel) throws -> Double?
    ) -> SelectedModel.Candidate.Outcome {
        do throws(StatisticsError) {
            let fitted = try family.model(for: series.support).fit(series)
            // What can't say anything about next year is no candidate.
            _ = try fitted.forecast(horizon: 1)
            guard let score = try? score(fitted), score.isFinite else { return .unscored(fitted: fitted) }
            return .scored(fitted: fitted, score: score)
        } catch {
            return .refused(error)
        }
    }
}

extension SelectedModel.Candidate.Outcome {
    public var fitted: (any FittedModel)? {
        switch self {
        case .scored(let fitted, _), .unscored(let fitted): fitted
        case .refused: nil
        }
    }

    public var score: Double? {
        if case .scored(_, let score) = self { score } else { nil }
    }

    public var refusal: StatisticsError? {
        if case .refused(let error) = self { error } else { nil }
    }
}

extension ModelFamily {
    /// The place in the fixed order: what does best on the shortest series first.
    fileprivate var preference: Int {
        let order: [ModelFamily] = [.theta, .randomWalkWithDrift, .randomWalk, .linearTrend]
        return order.firstIndex(of: self) ?? order.count + (Self.allCases.firstIndex(of: self) ?? 0)
    }
}

/// The model chosen for a series, with everything that was considered.
public struct SelectedModel: Sendable {
    /// The chosen model, with what it learned from the whole series.
    public let fitted: any FittedModel
    private let comparison: OnDemand<Comparison>

    /// The models beside the chosen one, and how they were compared.
    struct Comparison: Sendable {
        let candidates: [Candidate]
        let criterion: SelectionCriterion
    }

    /// A choice whose comparison is known already.
    public init(fitted: any FittedModel, candidates: [Candidate], criterion: SelectionCriterion) {
        self.init(fitted: fitted) { Comparison(candidates: candidates, criterion: criterion) }
    }

    /// - Parameter compare: Called when the comparison is first asked for: where it doesn't decide, few readers want it, and
    ///   it costs more than the forecast.
    init(fitted: any FittedModel, comparing compare: @escaping @Sendable () -> Comparison) {
        self.fitted = fitted
        comparison = OnDemand(compare)
    }

    /// Every candidate in the order of ``ModelFamily``, the refused ones with their reason. Where the comparison didn't decide,
    /// the first one to ask for it, or for ``criterion``, waits until the models are fitted.
    public var candidates: [Candidate] { comparison.value.candidates }
    /// How the choice was made.
    public var criterion: SelectionCriterion { comparison.value.criterion }

    /// The average of this model and the regression on the series' driver, which joins the candidates.
    public func averaged(with driver: FittedDriverRegression) throws(StatisticsError) -> SelectedModel {
        SelectedModel(fitted: try driver.averaged(with: fitted)) {
            Comparison(
                candidates: candidates + [Candidate(family: driver.family, outcome: .unscored(fitted: driver))],
                criterion: .driverShare(driver.evidence.share))
        }
    }

    /// The same choice with every fitted model turned into another.
    func mapFitted(_ turn: @escaping @Sendable (any FittedModel) -> any FittedModel) -> SelectedModel {
        SelectedModel(fitted: turn(fitted)) {
            Comparison(
                candidates: candidates.map { candidate in
                    switch candidate.outcome {
                    case .scored(let fitted, let score):
                        Candidate(family: candidate.family, outcome: .scored(fitted: turn(fitted), score: score))
                    case .unscored(let fitted):
                        Candidate(family: candidate.family, outcome: .unscored(fitted: turn(fitted)))
                    case .refused: candidate
                    }
                }, criterion: criterion)
        }
    }

    /// The family of the chosen model.
    public var family: ModelFamily { fitted.family }

    /// One model that was considered.
    public struct Candidate: Sendable {
        /// The family that was tried.
        public let family: ModelFamily
        /// What came of it.
        public let outcome: Outcome

        /// Checks nothing: a model in `outcome` must be one of `family`.
        public init(family: ModelFamily, outcome: Outcome) {
            self.family = family
            self.outcome = outcome
        }

        /// What came of trying to fit a model and to score it.
        public enum Outcome: Sendable {
            /// Lower is better; what the score is, ``SelectionCriterion`` says.
            case scored(fitted: any FittedModel, score: Double)
            /// Fitted, but the criterion doesn't apply to it.
            case unscored(fitted: any FittedModel)
            case refused(StatisticsError)
        }
    }
}

/// How the choice between models was made.
public enum SelectionCriterion: Hashable, Sendable {
    /// Mean absolute scaled error of forecasts from `origins` earlier forecast origins, `steps` years ahead.
    case rollingOrigin(origins: Int, steps: Int)
    /// Akaike's criterion with the small-sample correction.
    case correctedAkaike
    /// The model that the kind of the series asks for; the scores beside it are those of ``rollingOrigin(origins:steps:)``,
    /// where `origins` isn't 0.
    case standard(origins: Int, steps: Int)
    /// Too few values to compare models: the first of a fixed order that can be fitted.
    case fixedOrder
    /// The series' own model and the regression on its driver are averaged; this is the driver's share.
    case driverShare(Double)
    /// Declared events disturb the series, and the pooled trend is the model that knows their effects.
    case declaredEvents
    /// The caller named the model.
    case named
}

extension SelectedModel.Candidate.Outcome {
    /// The fitted model, unless it was refused.
    public var fitted: (any FittedModel)? {
        switch self {
        case .scored(let fitted, _), .unscored(let fitted): fitted
        case .refused: nil
        }
    }

    /// The score, where it has one.
    public var score: Double? {
        if case .scored(_, let score) = self { score } else { nil }
    }

    /// Why the model was refused, if it was.
    public var refusal: StatisticsError? {
        if case .refused(let error) = self { error } else { nil }
    }
}

import MitoshiNumericalMethods

/// A quantity that only accumulates: each year adds 0 or more, at an unknown rate with an unknown spread.
///
/// The amount of a year is gamma distributed with the rate λ for its mean and a shape κ, so that a stretch of δ years adds one
/// with mean λδ and shape κδ, and gaps and dates inside a year need no filling. Where whole things are counted
/// (``Support/isInteger``) the increment is either a Poisson number about the amount, that is negative binomial (mean λδ,
/// variance λδ + λ²δ/κ), or the amount rounded, for what comes as was decided: so many a year, sometimes one more or less. All
/// of them agree where the increments are large. Of what is measured, such as kilometres, a year adds either nothing, with a
/// chance of its own (`RepeatChance`), or an amount; only what was added speaks of λ and κ, so that neither the unit nor the
/// digits make a difference. log λ has a normal prior about a share of the latest value (``IncrementPrior``); rate, shape and way of counting are integrated over a grid, weighed by how well they explain what was
/// seen. At a ceiling the quantity stays.
///
/// A fall is taken for a correction or a removal: what is left counts, and the fall tells nothing of what a year adds.
public struct YearlyIncrements: ForecastModel {
    /// What is believed of a year's increment before any is seen.
    public let prior: IncrementPrior
    /// Declared events: what the years that they disturb added tells nothing of what a year adds. Of a level shift those are
    /// its own years, of a fading effect also those in which more than a twentieth of it is left.
    public let effects: [ShockEffect]

    /// The learned prior and no events unless they are given.
    public init(prior: IncrementPrior = IncrementPrior(), effects: [ShockEffect] = []) {
        self.prior = prior
        self.effects = effects
    }

    /// Always ``ModelFamily/yearlyIncrements``.
    public var family: ModelFamily { .yearlyIncrements }
    /// One: the prior expects a share of it to be added each year.
    public var minimumValues: Int { 1 }

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a stock beyond what numbers can tell.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let scale = IncrementScale(history)
        let level = scale.level(of: history)
        let ceiling = Self.greatest * (scale.isWhole ? scale.unit : 1)
        guard abs(history.latest) < ceiling else {
            throw .unsuitableValue(
                model: family, year: history.observations[history.count - 1].year, value: history.latest,
                rule: .below(ceiling: ceiling))
        }
        let changes = changes(history, in: scale)
        guard !scale.isWhole || level >= Self.greatestCount else {
            let beliefs = try IncrementGrid(changes, level: level, prior: prior).beliefs(isCount: true)
            return FittedIncrements(history: history, scale: scale, beliefs: beliefs, repeats: nil)
        }
        let grown = changes.filter { $0.size > 0 }
        return FittedIncrements(
            history: history, scale: scale,
            beliefs: try IncrementGrid(grown, level: level, prior: prior).beliefs(isCount: false),
            repeats: RepeatChance(repeats: changes.count - grown.count, steps: changes.count))
    }

    /// Whether an event disturbs what a year of `series` added.
    public func leavesOutChanges(of series: AnnualSeries) -> Bool {
        let observations = series.exactObservations
        return zip(observations, observations.dropFirst()).contains { disturbs(from: $0, to: $1) }
    }

    /// Whether an event disturbs what was added between two neighbours.
    private func disturbs(from earlier: Observation, to later: Observation) -> Bool {
        let years = (earlier.elapsedFraction < 1 ? earlier.year : earlier.year + 1)...later.year
        return effects.contains { effect in years.contains { effect.disturbsGrowth(in: $0) } }
    }

    /// What the years between neighbouring values added, but for the disturbed ones and for falls.
    private func changes(_ history: ExactHistory, in scale: IncrementScale) -> [StockChange] {
        let neighbours = zip(history.observations, history.observations.dropFirst())
        let steps = zip(RandomWalk.steps(history.values), RandomWalk.steps(history.times))
        return zip(neighbours, steps).compactMap { pair, step in
            guard step.0 >= 0, !disturbs(from: pair.0, to: pair.1) else { return nil }
            let size = step.0 / scale.unit
            return StockChange(size: scale.isWhole ? size.rounded() : size, time: step.1)
        }
    }

    /// The greatest stock whose increments are counted one by one; beyond, chance adds nothing to them.
    private static let greatestCount = 1e8
    /// The greatest stock, of whole things in units, far below where the squares of its increments would be infinite.
    private static let greatest = 1e140
}

extension ShockEffect {
    /// Whether what is added in `year` isn't what a year usually adds: in the years of the event, and while it fades.
    fileprivate func disturbsGrowth(in year: Int) -> Bool {
        fading == .levelShift ? years.contains(year) : share(in: year) > 0.05
    }
}

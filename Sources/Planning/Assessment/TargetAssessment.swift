public import MitoshiStatistics

/// The verdict on one target.
public struct TargetAssessment: Sendable {
    /// As the plan sets it.
    public internal(set) var target: Target
    /// Which side of it is better, and how that is known.
    public let direction: ResolvedDirection
    /// What meets the target; `nil` for a stage, and where nobody knows which side is better.
    public let rule: AttainmentRule?
    /// The answer in one word; what was observed goes before what is forecast.
    public let verdict: Verdict
    /// P(target met): 1 or 0 once observed, `nil` where nothing can be said, or where it depends on the reading.
    public internal(set) var probability: Double?
    /// Why there is no probability; set exactly when the verdict is ``Verdict/notAssessable``.
    public let reason: NotAssessableReason?
    /// The observed value that decided it, when the verdict is met or missed.
    public internal(set) var observed: IndicatorMeasurement.Value?
    /// The answer for each way to read the target; two exactly when its direction is ambiguous, else none.
    public let readings: [Reading]
    /// The answer with the declared events and as if they had never been; `nil` where no event matters.
    public let shock: ShockComparison?
    /// True when rounding of the base or target alone changes the verdict.
    public let isFragile: Bool
    /// The predictive distribution of the target year, for median and prediction intervals.
    public let distribution: (any PredictiveDistribution)?
    /// What the chance of the target at any level comes from; `nil` where only the declared level has one.
    public let chances: (any PredictiveDistribution)?
    /// What the chance is made of; `nil` where nothing but the forecast, or an observed value, gave it.
    public internal(set) var grounds: AttainmentGrounds?

    /// - Parameter chances: By default `distribution`.
    init(
        target: Target, direction: ResolvedDirection = .notApplicable, rule: AttainmentRule? = nil, verdict: Verdict,
        probability: Double? = nil, reason: NotAssessableReason? = nil,
        observed: IndicatorMeasurement.Value? = nil, readings: [Reading] = [],
        shock: ShockComparison? = nil, isFragile: Bool = false,
        distribution: (any PredictiveDistribution)? = nil, chances: (any PredictiveDistribution)? = nil,
        grounds: AttainmentGrounds? = nil
    ) {
        self.target = target
        self.direction = direction
        self.rule = rule
        self.verdict = verdict
        self.probability = probability
        self.reason = reason
        self.observed = observed
        self.readings = readings
        self.shock = shock
        self.isFragile = isFragile
        self.distribution = distribution
        self.chances = chances ?? distribution
        self.grounds = grounds
    }

    /// Whether comparable targets alone answer, for want of a history.
    package var restsOnComparableTargets: Bool { observed == nil && grounds != nil && grounds?.historyAlone == nil }

    /// By how much the chance's logit differs from what the history alone says of it.
    var shiftOfChance: Double {
        guard observed == nil, let alone = grounds?.historyAlone, let probability, probability > 0, probability < 1,
            alone > 0, alone < 1
        else { return 0 }
        return AttainmentFormula.logit(probability) - AttainmentFormula.logit(alone)
    }

    /// Whether the answer depends on which side of the target is better, and nobody knows it.
    public var isAmbiguous: Bool { !readings.isEmpty && probability == nil }

    /// What the pooled trend says with the declared events (特殊要因) and without them.
    public struct ShockComparison: Hashable, Sendable {
        /// With the events' effects, of unknown size.
        public let with: Reading
        /// As if the disturbed years were years like any other.
        public let without: Reading
        /// The answer with the events if the fifth of recoveries comes true that is slowest; `nil` where how the effect
        /// fades is known.
        public let slow: Reading?
        /// The same for the fastest fifth.
        public let fast: Reading?
        /// How many measured values no event has touched. With 0 the level without the event is unknown, and so is how far
        /// the indicator will recover.
        public let undisturbedValues: Int

        /// `slow` and `fast` are to be given together, or neither.
        init(
            with: Reading, without: Reading, slow: Reading? = nil, fast: Reading? = nil, undisturbedValues: Int
        ) {
            self.with = with
            self.without = without
            self.slow = slow
            self.fast = fast
            self.undisturbedValues = undisturbedValues
        }

        /// How much of the chance rests on the events: with them less without them.
        public var difference: Double { (with.probability ?? 0) - (without.probability ?? 0) }
    }

    /// The answer under one assumption.
    public struct Reading: Hashable, Sendable {
        /// The direction that the target is read with.
        public let direction: Direction
        /// What the assumption makes of the target.
        public let verdict: Verdict
        /// P(target met) under the assumption: 1 or 0 once observed, `nil` where nothing can be said.
        public let probability: Double?
    }
}

extension TargetAssessment {
    /// How far on the wrong side still counts, by a tolerance that the plan states; `nil` for none, and for a range, whose ends
    /// the target names.
    package var allowance: Double? {
        guard target.range?.hasTwoEnds != true else { return nil }
        return rule.flatMap { $0.tolerance > 0 ? $0.tolerance : nil }
    }
}

extension JointAttainment {
    /// The chances where observation has decided all targets but one: that one's own probability, whatever the model.
    ///
    /// - Parameter assessed: By year, each with a probability.
    /// - Returns: `nil` for fewer than two targets, and where more than one is open: then it takes joint paths.
    init?(decided assessed: [TargetAssessment]) {
        let probabilities = assessed.compactMap(\.probability)
        guard assessed.count > 1, assessed.count(where: { $0.observed == nil }) <= 1, let first = probabilities.first,
            let last = probabilities.last
        else { return nil }
        self.init(allMet: probabilities.reduce(1, *), missThenMeet: (1 - first) * last)
    }
}

/// One of the attainment indices of the published practice, for one target.
public struct AttainmentIndex: Hashable, Sendable {
    /// What the index measures; numbered as in the documentation.
    public enum Measure: String, CaseIterable, Sendable, Codable {
        /// 1: 100·y/T; for a decrease 100·(2 − y/T).
        case levelRatio = "level-ratio"
        /// 1, inverse form for a decrease: 100·T/y.
        case inverseLevelRatio = "inverse-level-ratio"
        /// 2: 100·(y − b)/(T − b).
        case changeRatio = "change-ratio"
        /// 3: the change ratio divided by the elapsed share of the time.
        case elapsedTimeRatio = "elapsed-time-ratio"
        /// 4: observed over required compound annual growth (Eurostat, Open SDG).
        case growthRatio = "growth-ratio"
        /// 5: progress at the target year if the observed growth goes on (UN progress chart).
        case progressChart = "progress-chart"
        /// 6: the gap left at the target year by a weighted line (ESCAP).
        case anticipatedGap = "anticipated-gap"
        /// 7: the target against the limits of a control chart (NHS "Making Data Count").
        case controlChart = "control-chart"
        /// 8: observed pace over required pace.
        case paceRatio = "pace-ratio"
        /// 9: months ahead of (+) or behind (−) the plan's path.
        case earnedSchedule = "earned-schedule"
        /// 10: probability of attainment.
        case probability
        /// 10: how far below the target the forecast falls on average, in the unit.
        case expectedShortfall = "expected-shortfall"
        /// 10: the year in which the target is reached in half of the paths.
        case expectedYear = "expected-year"
        /// 11: the percentile of the target in the forecast made from data up to the base year.
        case targetValidity = "target-validity"
        /// 12: a letter from ordered cut-offs on another measure; the value is that measure's.
        case letterGrade = "letter-grade"
    }

    /// Which index it is.
    public let measure: Measure
    /// The target's year.
    public let fiscalYear: FiscalYear
    /// The value in the measure's own quantity, or why there is none.
    public let outcome: Outcome
    /// What the published practice calls the value.
    public let rating: Rating?
    /// The scale that ``rating`` is taken from; set exactly for ``Measure/letterGrade``.
    public let scale: AttainmentScale?
    /// True when the value moves too much with the noise of single years to be relied on.
    public let isUnstable: Bool

    /// A scale is to be given for ``Measure/letterGrade`` and for no other measure.
    init(
        measure: Measure, fiscalYear: FiscalYear, outcome: Outcome, rating: Rating? = nil,
        scale: AttainmentScale? = nil, isUnstable: Bool = false
    ) {
        self.measure = measure
        self.fiscalYear = fiscalYear
        self.outcome = outcome
        self.rating = rating
        self.scale = scale
        self.isUnstable = isUnstable
    }

    /// A value, or the named reason why there is none.
    public enum Outcome: Hashable, Sendable {
        case value(Double)
        case undefined(Refusal)
    }

    /// Why an index has no value.
    public enum Refusal: Hashable, Sendable {
        /// No value is known.
        case noValue
        /// No base value is declared, or it is only a bound.
        case noBase
        /// The latest value is the base itself.
        case noLaterValueThanBase
        case baseEqualsTarget
        /// The target's year isn't after the base.
        case targetNotAfterBase
        /// The latest value is no earlier than the target's year, so no time is left to pace.
        case noTimeLeft
        /// The latest value meets the target already.
        case alreadyMet
        case baseIsZero
        case targetIsZero
        case valueIsZero
        case signsDiffer
        case tooFewValues(needed: Int, found: Int)
        /// The values don't vary, so that limits around them have no width.
        case noVariation
        /// The forecast's tail is too heavy for an average to exist.
        case noMean
        /// The result is too large to be a number.
        case outOfRange
        /// The indicator or its target is a stage.
        case notNumeric
        case directionUnknown
        case notApplicableToDirection(Direction)
        case noProbability(NotAssessableReason)
        case neverReached(withinYears: Int)
    }
}

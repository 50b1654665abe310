public import Statistics

/// The whole answer for a plan at one date.
public struct PlanAssessment: Sendable {
    public let plan: Plan
    public let asOf: CalendarDate
    public let settings: AssessmentSettings
    /// In the plan's order.
    public let indicators: [IndicatorAssessment]
    public let headline: Headline

    public init(
        plan: Plan, asOf: CalendarDate, settings: AssessmentSettings, indicators: [IndicatorAssessment],
        headline: Headline
    ) {
        self.plan = plan
        self.asOf = asOf
        self.settings = settings
        self.indicators = indicators
        self.headline = headline
    }
}

/// How the verdicts of the headline year are distributed.
public struct Headline: Hashable, Sendable {
    public let fiscalYear: FiscalYear
    /// How many indicators have a target in that year.
    public let total: Int
    /// How many have each verdict; those in ``ambiguous`` are left out.
    public let counts: [Verdict: Int]
    /// Indicators whose verdict depends on which direction was meant.
    public let ambiguous: [String]
    /// Indicators with no probability because there is only one value.
    public let oneValue: [String]

    public init(
        fiscalYear: FiscalYear, total: Int, counts: [Verdict: Int], ambiguous: [String], oneValue: [String]
    ) {
        self.fiscalYear = fiscalYear
        self.total = total
        self.counts = counts
        self.ambiguous = ambiguous
        self.oneValue = oneValue
    }
}

/// Everything said of one indicator.
public struct IndicatorAssessment: Sendable {
    public let indicator: Indicator
    /// The numeric history visible at the as-of date; `nil` for a milestone or when nothing was measured.
    public let series: AnnualSeries?
    /// The declared base value and its period.
    public let base: BaseValue?
    public let direction: ResolvedDirection
    /// The forecast and how its model was chosen, or why there is none.
    public let outlook: Outlook
    /// One per target, by year.
    public let targets: [TargetAssessment]
    /// P(all targets met) and P(first missed, last met), where joint paths exist.
    public let joint: JointAttainment?
    /// When the final target is reached for the first time, where joint paths exist.
    public let reaching: ReachingTime?
    public let indices: [AttainmentIndex]
    public let pace: RequiredPace?
    public let evidence: EvidenceGrade
    /// The sentence for the council.
    public let sentence: BilingualText
    /// What a reader must know besides, for instance that a dated value stands for its year.
    public let notes: [BilingualText]

    public init(
        indicator: Indicator, series: AnnualSeries?, base: BaseValue?, direction: ResolvedDirection, outlook: Outlook,
        targets: [TargetAssessment], joint: JointAttainment?, reaching: ReachingTime? = nil,
        indices: [AttainmentIndex], pace: RequiredPace?, evidence: EvidenceGrade, sentence: BilingualText,
        notes: [BilingualText]
    ) {
        self.indicator = indicator
        self.series = series
        self.base = base
        self.direction = direction
        self.outlook = outlook
        self.targets = targets
        self.joint = joint
        self.reaching = reaching
        self.indices = indices
        self.pace = pace
        self.evidence = evidence
        self.sentence = sentence
        self.notes = notes
    }
}

/// What the future may bring, or why that can't be said.
public enum Outlook: Sendable {
    case forecast(Forecast, selection: SelectedModel)
    case stages(StageOutlook)
    case none(NotAssessableReason)
}

/// The declared base value (現状値).
public struct BaseValue: Hashable, Sendable {
    public let period: Period
    public let fiscalYear: FiscalYear
    public let value: Target.Goal

    public init(period: Period, fiscalYear: FiscalYear, value: Target.Goal) {
        self.period = period
        self.fiscalYear = fiscalYear
        self.value = value
    }
}

/// The verdict on one target.
public struct TargetAssessment: Sendable {
    public let target: Target
    public let verdict: Verdict
    /// P(target met) under the direction at face value: 1 or 0 once observed, `nil` where nothing can be said.
    public let probability: Double?
    /// Why there is no probability; set exactly when the verdict is ``Verdict/notAssessable``.
    public let reason: NotAssessableReason?
    /// The observed value that decided it, when the verdict is met or missed.
    public let observed: IndicatorMeasurement.Value?
    /// The verdict if a small fall was meant as "keep the level"; set exactly when the direction is ambiguous.
    public let otherReading: Reading?
    /// True when rounding of the base or target alone changes the verdict.
    public let isFragile: Bool
    /// The predictive distribution of the target year, for median and prediction intervals.
    public let distribution: (any PredictiveDistribution)?

    public init(
        target: Target, verdict: Verdict, probability: Double? = nil, reason: NotAssessableReason? = nil,
        observed: IndicatorMeasurement.Value? = nil, otherReading: Reading? = nil, isFragile: Bool = false,
        distribution: (any PredictiveDistribution)? = nil
    ) {
        self.target = target
        self.verdict = verdict
        self.probability = probability
        self.reason = reason
        self.observed = observed
        self.otherReading = otherReading
        self.isFragile = isFragile
        self.distribution = distribution
    }

    /// The answer if the direction was meant the other way.
    public struct Reading: Hashable, Sendable {
        public let direction: Direction
        public let verdict: Verdict
        public let probability: Double?

        public init(direction: Direction, verdict: Verdict, probability: Double?) {
            self.direction = direction
            self.verdict = verdict
            self.probability = probability
        }
    }
}

/// Chances over both target years together.
public struct JointAttainment: Hashable, Sendable {
    /// P(every target met).
    public let allMet: Double
    /// P(first target missed, last one met).
    public let missThenMeet: Double

    public init(allMet: Double, missThenMeet: Double) {
        self.allMet = allMet
        self.missThenMeet = missThenMeet
    }
}

/// How much evidence stands behind an answer, 5 (thick) to 1 (none).
public struct EvidenceGrade: Hashable, Sendable {
    /// 1 … 5.
    public let grade: Int
    /// How many exact, measured values there are.
    public let values: Int
    /// Why the grade is lower than the number of values alone would give.
    public let deductions: [Deduction]

    public init(grade: Int, values: Int, deductions: [Deduction]) {
        self.grade = grade
        self.values = values
        self.deductions = deductions
    }

    /// A circumstance that lowers the grade by one step.
    public enum Deduction: Hashable, Sendable {
        case longGap(years: Int)
        case derivedValueAmongLastTwo
        case shockYearAsBase(FiscalYear)
    }
}

/// The direction used, and on what grounds.
public struct ResolvedDirection: Hashable, Sendable {
    /// On what the direction rests.
    public enum Basis: String, Sendable, Codable {
        case stated
        case inferred
        case ambiguous
        /// No numeric base or target to read it from (milestones).
        case notApplicable = "not-applicable"
    }

    /// `nil` exactly when the basis is ``Basis/notApplicable``.
    public let direction: Direction?
    public let basis: Basis
    /// How far below the level to maintain still counts, in the indicator's unit.
    public let tolerance: Double?

    public init(direction: Direction?, basis: Basis, tolerance: Double? = nil) {
        self.direction = direction
        self.basis = basis
        self.tolerance = tolerance
    }
}

public import MitoshiStatistics

/// What a reader must know of an indicator besides its verdicts: the fact, for which Reporting has the words.
public enum Note: Sendable {
    /// Values are supposed, so that this is no assessment of results.
    case supposedValues
    /// The years aren't fiscal years from April; one of them as the example.
    case unusualYears(FiscalYear)
    /// The base is its latest revision.
    case revisedBase
    /// Some values are known only as bounds.
    case boundsNotCounted
    /// Some values are dated inside a year.
    case datedInsideYear
    /// The periods of values that are used although they are of another sort of year than the targets.
    case otherYears([Period])
    /// The periods of totals of another sort of year that nothing could take.
    case otherYearsLeftOut([Period])
    /// The periods inside a year whose values are no yearly totals.
    case partsOfYearLeftOut([Period])
    /// What the months to date make of their year, with the median of its total.
    case nowcast(TotalToDate, median: Double)
    /// Nobody says which side of the year's target is better; both readings.
    case ambiguousDirection(FiscalYear, [TargetAssessment.Reading])
    /// The plan states how far on the wrong side of the year's target still counts, in the indicator's unit.
    case tolerance(FiscalYear, Double)
    /// Every value that can occur meets the year's target.
    case metByEverything(FiscalYear)
    /// The plan says that what the targets of these years take is decided.
    case decided([FiscalYear])
    /// On what the chance to advance by a stage in a year rests: its mean before anything was seen, and how many years were.
    case stageModel(priorMean: Double, years: Int)
    /// Rounding of the printed figures can change the verdicts of these years.
    case fragile([FiscalYear])
    /// A declared event.
    case event(ShockEvent)
    /// Both chances of each target, by the model that takes account of events, and whether the verdicts depend on the choice.
    case eventChances([YearShock], by: ModelFamily, decidesVerdict: Bool)
    /// The chances at a slow and at a fast recovery.
    case speedOfRecovery([YearRecovery])
    /// No value is free of the event, so that nobody knows how far the indicator recovers.
    case recoveryUnknown
    /// The only value is of a year of an event, and the level before it isn't known.
    case levelBeforeUnknown
    /// Something that should be asked about.
    case question(PlanQuestion)
    /// The forecast turns against the last two moves.
    case turn(ForecastTurn)
    /// What the driver says.
    case driver(DriverOutlook)

    /// The chances of one year's target with the declared events and without them.
    public struct YearShock: Hashable, Sendable {
        /// The target's year.
        public let fiscalYear: FiscalYear
        /// Both answers.
        public let comparison: TargetAssessment.ShockComparison
    }

    /// The chances of one year's target at the slowest and at the fastest fifth of recoveries.
    public struct YearRecovery: Hashable, Sendable {
        /// The target's year.
        public let fiscalYear: FiscalYear
        /// The answer at a slow recovery.
        public let slow: TargetAssessment.Reading
        /// The answer at a fast one.
        public let fast: TargetAssessment.Reading
    }
}

extension Note {
    /// The sort of note for programs; it never follows the language.
    public var kind: String {
        switch self {
        case .supposedValues: "supposed-values"
        case .unusualYears: "unusual-years"
        case .revisedBase: "revised-base"
        case .boundsNotCounted: "bounds-not-counted"
        case .datedInsideYear: "dated-inside-year"
        case .otherYears: "other-years"
        case .otherYearsLeftOut: "other-years-left-out"
        case .partsOfYearLeftOut: "parts-of-year-left-out"
        case .nowcast: "nowcast"
        case .ambiguousDirection: "ambiguous-direction"
        case .tolerance: "tolerance"
        case .metByEverything: "met-by-everything"
        case .decided: "decided"
        case .stageModel: "stage-model"
        case .fragile: "fragile"
        case .event: "event"
        case .eventChances: "event-chances"
        case .speedOfRecovery: "speed-of-recovery"
        case .recoveryUnknown: "recovery-unknown"
        case .levelBeforeUnknown: "level-before-unknown"
        case .question(let question): question.kind
        case .turn: "turn"
        case .driver: "driver"
        }
    }
}

/// A forecast of next year on the other side of the latest value than the last two moves went.
public struct ForecastTurn: Hashable, Sendable {
    /// Whether the last two moves went up.
    public let isRising: Bool
    /// The latest value.
    public let latest: Double
    /// The median of next year.
    public let next: Double
    /// Why the model expects it.
    public let reason: Reason

    /// Why a forecast turns.
    public enum Reason: Hashable, Sendable {
        /// A fall such as that of the year may come again; values are expected towards the mean so far.
        case fallMayComeAgain(FiscalYear, mean: Double)
        /// The last moves are taken for the usual ups and downs.
        case usualVariation
        /// The years before lay on that side; values are expected part of the way to the mean so far.
        case returnToMean(Double)
    }
}

import MitoshiPlanning
import MitoshiStatistics

/// Words of a program for reasons that people read as sentences; they never follow the language.
extension NotAssessableReason {
    var code: String {
        switch self {
        case .noValue: "no-value"
        case .oneValue: "one-value"
        case .noProgressKnown: "no-progress-known"
        case .decisionDriven: "decision-driven"
        case .unknownStage: "unknown-stage"
        case .goalOfAnotherSort: "goal-of-another-sort"
        case .directionUnknown: "direction-unknown"
        case .invalidSeries: "invalid-series"
        case .noModel: "no-model"
        }
    }
}

extension AttainmentIndex.Refusal {
    var code: String {
        switch self {
        case .noValue: "no-value"
        case .noBase: "no-base"
        case .noLaterValueThanBase: "no-later-value-than-base"
        case .baseEqualsTarget: "base-equals-target"
        case .targetNotAfterBase: "target-not-after-base"
        case .noTimeLeft: "no-time-left"
        case .alreadyMet: "already-met"
        case .baseIsZero: "base-is-zero"
        case .targetIsZero: "target-is-zero"
        case .valueIsZero: "value-is-zero"
        case .signsDiffer: "signs-differ"
        case .tooFewValues: "too-few-values"
        case .noVariation: "no-variation"
        case .noMean: "no-mean"
        case .outOfRange: "out-of-range"
        case .notNumeric: "not-numeric"
        case .directionUnknown: "direction-unknown"
        case .notApplicableToDirection: "not-applicable-to-direction"
        case .noProbability: "no-probability"
        case .neverReached: "never-reached"
        }
    }
}

extension StatisticsError {
    var code: String {
        switch self {
        case .invalidSeries: "invalid-series"
        case .tooFewValues: "too-few-values"
        case .unsuitableValue: "unsuitable-value"
        case .notIdentified: "not-identified"
        case .invalidHorizon: "invalid-horizon"
        case .invalidProbability: "invalid-probability"
        case .driver(let trouble): trouble.code
        case .numerical: "numerical"
        }
    }
}

extension StatisticsError.DriverTrouble {
    fileprivate var code: String {
        switch self {
        case .notGiven: "driver-not-given"
        case .unsuitableValue: "driver-unsuitable-value"
        case .duplicate: "driver-duplicate"
        case .tooShort: "driver-too-short"
        case .startsTooLate: "driver-starts-too-late"
        case .unsuitableSupport: "driver-unsuitable-support"
        }
    }
}

extension EvidenceGrade.Deduction {
    var code: String {
        switch self {
        case .longGap: "long-gap"
        case .derivedValueAmongLastTwo: "derived-value-among-last-two"
        case .shockYearAsBase: "shock-year-as-base"
        case .fewComparableTargets: "few-comparable-targets"
        }
    }
}

extension EvidenceGrade.Addition {
    var code: String {
        switch self {
        case .earlierTargets: "earlier-targets"
        case .otherPlaces: "other-places"
        }
    }
}

extension MeanValue.Reason {
    var code: String {
        switch self {
        case .heavyTails: "heavy-tails"
        case .exponentialOfHeavyTails: "exponential-of-heavy-tails"
        case .notComputed: "not-computed"
        }
    }
}

extension SelectionCriterion {
    var code: String {
        switch self {
        case .rollingOrigin: "rolling-origin"
        case .correctedAkaike: "corrected-akaike"
        case .standard: "standard"
        case .fixedOrder: "fixed-order"
        case .driverShare: "driver-share"
        case .declaredEvents: "declared-events"
        case .named: "named"
        }
    }
}

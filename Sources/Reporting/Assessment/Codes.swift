import MitoshiPlanning
import MitoshiStatistics

/// What every table says of the indicator that a row is about.
enum IndicatorFields {
    static let id = Field<Indicator>(
        "indicator_id", .string, "事業番号", "計画にある指標の番号", "number of the indicator, as the package has it"
    ) { .text($0.id) }
    static let programme = Field<Indicator>("programme", .string, "主な事業", "指標が属する事業", "programme it belongs to") {
        .text($0.programme)
    }
    static let name = Field<Indicator>("indicator", .string, "事業指標", "指標の名前", "name of the indicator") {
        .text($0.name)
    }
    static let section = Field<Indicator>("section", .string, "所管課", "「;」区切り", "section in charge, separated by `;`") {
        .text($0.sections.joined(separator: ";"))
    }
    static let unit = Field<Indicator>("unit", .string, "単位", "値の単位", "unit of the values, where they have one") {
        .optional($0.unit)
    }
    static let kind = Field<Indicator>(
        "kind", .string, "指標の種類", codes(of: IndicatorKind.self, "、"),
        "kind of quantity: \(codes(of: IndicatorKind.self))"
    ) { .text($0.kind.rawValue) }
}

/// What tables say of the year that a row is about.
enum YearFields {
    static let target = Field<FiscalYear>(
        "fiscal_year", .integer, "目標年度（西暦）", "年度が始まる西暦年。年度か暦年かは `period` にある",
        "target year, by the western year it begins in; `period` says whether it is a fiscal or a calendar year"
    ) { .fiscalYear($0) }
    static let targetEra = Field<FiscalYear>("era_year", .string, "目標年度（和暦）", "例：令和3年度", "the same by the era") {
        .text($0.shortLabel.japanese)
    }
    static let era = Field<FiscalYear>("era_year", .string, "年度（和暦）", "例：令和3年度", "the same by the era") {
        .text($0.shortLabel.japanese)
    }
    static let period = Field<FiscalYear>(
        "period", .string, "期間", "年度は FY2025、暦年は CY2025", "the year as `FY2025`, or `CY2025` for a calendar year"
    ) { .text($0.canonicalText) }
}

/// Every code of a column: `met`, `missed`.
func codes<Code: CaseIterable & RawRepresentable>(of _: Code.Type, _ separator: String = ", ") -> String
where Code.RawValue == String {
    Code.allCases.map { "`\($0.rawValue)`" }.joined(separator: separator)
}

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

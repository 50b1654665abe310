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
    /// Of a target. Sheets, which people sort and draw charts from, have the number and the era too.
    static let target = [western("目標年度（西暦）"), era("目標年度（和暦）"), period]
    /// Of anything else.
    static let other = [western("年度（西暦）"), era("年度（和暦）"), period]

    static let period = Field<FiscalYear>(
        "period", .string, "期間", "年度は FY2025、暦年は CY2025", "the year as `FY2025`, or `CY2025` for a calendar year"
    ) { .text($0.canonicalText) }

    static func western(_ heading: String) -> Field<FiscalYear> {
        Field("fiscal_year", .integer, heading, "年度が始まる西暦年", "the western year it begins in") { .fiscalYear($0) }
            .inSheetsOnly
    }

    static func era(_ heading: String) -> Field<FiscalYear> {
        Field("era_year", .string, heading, "例：令和3年度", "the same by the era") { .text($0.shortLabel.japanese) }
            .inSheetsOnly
    }
}

/// Columns under the names that they had up to version 0.3, beside those of now.
enum EarlierFields {
    static let year = Field<FiscalYear>(
        "fiscal_year", .integer, "年度（西暦）", "0.3版までの列。`period` と同じ年度が始まる西暦年",
        "as up to version 0.3: the western year in which that of `period` begins"
    ) { .fiscalYear($0) }
    static let probability = Field<TargetAssessment>(
        "probability", .number, "目標達成確率", "0.3版までの列。`p_meet` と同じ", "as up to version 0.3: the same as `p_meet`"
    ) { .optional($0.probability) }
}

/// A number or a stage in a column of its own each, so that a table of both can be calculated with.
enum GoalFields {
    static let target = number(
        "target", "目標値", "範囲（40～60%）は中央", "what is to be reached; of a range (40～60%) the middle")
    static let targetStage = stage("target_stage", "目標の段階")

    static func number(
        _ name: String, _ heading: String, _ japanese: String, _ english: String
    ) -> Field<Target.Goal> {
        Field(name, .number, heading, japanese + "。段階にはない", english + "; none for a stage") {
            if case .value(let value) = $0 { .quantity(value, unit: nil) } else { .empty }
        }
    }

    static func stage(_ name: String, _ heading: String) -> Field<Target.Goal> {
        Field(name, .string, heading, "段階目標のみ", "the same of a milestone") {
            if case .stage(let stage) = $0 { .text(stage) } else { .empty }
        }
    }
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

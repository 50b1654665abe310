public import MitoshiStatistics

/// One thing in a plan that contradicts itself or can't be meant: which record, which field, and what is wrong.
public struct PlanProblem: Error, Hashable, Sendable {
    /// The record of the plan, by its place in the plan's own lists, from 0.
    public enum Record: Hashable, Sendable {
        case indicator(Int)
        case target(Int)
        case stages(indicatorID: String)
        case measurement(Int)
        case driver(Int)
        case driverValue(driver: Int, value: Int)
        case event(Int)
        case earlierTarget(Int)
        case comparable(Int)
    }

    /// The field of a record, named as the column of the data package is.
    public enum Field: String, Hashable, Sendable {
        case indicatorID = "indicator_id"
        case driverID = "driver_id"
        case driver
        case fiscalYear = "fiscal_year"
        case basePeriod = "base_period"
        case period
        case value
        case stage
        case decimals
        case knownOn = "known_on"
        case supportLower = "support_lower"
        case tolerance
        case weight
        case from
        case decay
        case target
        case actual
    }

    /// What is wrong, with the offending figures.
    public enum Fault: Hashable, Sendable {
        case emptyID
        case duplicateID(String)
        case unknownIndicator(String)
        case unknownDriver(String)
        case duplicateTarget(FiscalYear)
        case targetNotAfterBase(target: FiscalYear, base: FiscalYear)
        /// A calendar year among an indicator's fiscal years, or the other way round; `like` is of their sort.
        case yearOfAnotherSort(FiscalYear, like: FiscalYear)
        case stagesMissing
        case stagesOfNumber(IndicatorKind)
        case duplicateStage(String)
        case unknownStage(String)
        case numberForMilestone(String)
        case stageForNumber(String)
        /// A share given as counts, for an indicator that is no share.
        case countsForOtherKind(IndicatorKind)
        case notFinite
        case outsideSupport(Double, Support)
        /// A target beyond the end of what can be.
        case metByNothing(ValueRange, Support)
        /// What the plan says beside a target's number asks for the side that its indicator's direction doesn't.
        case boundAgainstDirection(ValueRange, Direction)
        case emptySupport(lower: Double, upper: Double)
        case impossibleShare(numerator: Int, denominator: Int)
        case tolerance(Double, largestTarget: Double?)
        case weight(Double)
        case decimals(Int)
        case baseNotMeasured(Period)
        case duplicatePeriod(Period)
        case implausiblePeriod(Period)
        case partialYear(Period)
        /// Months to date of something that isn't a yearly total.
        case monthsOfLevel(Period, IndicatorKind)
        case knownBeforePeriod(CalendarDate, Period)
        case yearsReversed(from: FiscalYear, to: FiscalYear)
        case decay(Double, ShockEvent.Effect)
    }

    /// Where it was found.
    public let record: Record
    /// The column that is to be corrected.
    public let field: Field
    /// What is wrong there.
    public let fault: Fault

    /// The field has to be one that the record has.
    init(_ record: Record, _ field: Field, _ fault: Fault) {
        self.record = record
        self.field = field
        self.fault = fault
    }
}

extension Plan {
    /// Everything in the plan that contradicts itself, in the order of its records. An assessment of a plan with problems
    /// still answers, with a reason for each indicator that it concerns.
    public var problems: [PlanProblem] {
        indicatorProblems + targetProblems + stageProblems + measurementProblems + driverProblems + eventProblems
            + earlierTargetProblems + comparableProblems
    }

    /// The first indicator with each number.
    var indicatorsByID: [String: Indicator] {
        Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

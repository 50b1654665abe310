import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("The problems of a plan")
struct PlanProblemTests {
    @Test("are none in the declaration of fiscal 2021")
    func none() throws {
        #expect(try Declaration2021.plan().problems.isEmpty)
    }

    private static func measurement(
        _ period: Period, _ value: IndicatorMeasurement.Value, id: String = PlanOfOne.id, knownOn: CalendarDate? = nil,
        decimals: Int? = nil
    ) -> IndicatorMeasurement {
        IndicatorMeasurement(indicatorID: id, period: period, value: value, knownOn: knownOn, decimals: decimals)
    }

    @Test("of measurements name their row and field")
    func measurements() throws {
        let year = Period.fiscalYear(try PlanOfOne.year(2021))
        var plan = PlanOfOne(kind: .share, values: [(2020, 3)], targets: [(2022, 15)])
        plan.others = [
            Self.measurement(year, .numeric(.exact(120))),
            Self.measurement(year, .numeric(.exact(.nan))),
            Self.measurement(.month(year: 2021, month: 13), .numeric(.exact(5))),
            Self.measurement(.fiscalYear(try PlanOfOne.year(2019)), .numeric(.share(numerator: 5, denominator: 0))),
            Self.measurement(.fiscalYear(try PlanOfOne.year(2018)), .stage("現状把握")),
            Self.measurement(.fiscalYear(try PlanOfOne.year(2017)), .numeric(.exact(1)), id: "9-9"),
            Self.measurement(
                .fiscalYear(try PlanOfOne.year(2016)), .numeric(.exact(1)),
                knownOn: CalendarDate(nearestTo: 2016, month: 3, day: 31), decimals: 99),
        ]
        let problems = try plan.plan().problems
        #expect(
            problems == [
                PlanProblem(.measurement(1), .value, .outsideSupport(120, .percentage)),
                PlanProblem(.measurement(2), .period, .duplicatePeriod(year)),
                PlanProblem(.measurement(2), .value, .notFinite),
                PlanProblem(.measurement(3), .period, .implausiblePeriod(.month(year: 2021, month: 13))),
                PlanProblem(.measurement(4), .value, .impossibleShare(numerator: 5, denominator: 0)),
                PlanProblem(.measurement(5), .stage, .stageForNumber("現状把握")),
                PlanProblem(.measurement(6), .indicatorID, .unknownIndicator("9-9")),
                PlanProblem(
                    .measurement(7), .knownOn,
                    .knownBeforePeriod(
                        try #require(CalendarDate(year: 2016, month: 3, day: 31)),
                        .fiscalYear(try PlanOfOne.year(2016)))),
                PlanProblem(.measurement(7), .decimals, .decimals(99)),
            ])
    }

    @Test("know a revision from a duplicate")
    func revision() throws {
        let year = Period.fiscalYear(try PlanOfOne.year(2020))
        let day = try #require(CalendarDate(year: 2021, month: 9, day: 1))
        var plan = PlanOfOne(values: [(2020, 3)])
        plan.others = [Self.measurement(year, .numeric(.exact(4)), knownOn: day)]
        #expect(try plan.plan().problems.isEmpty)
        plan.others.append(Self.measurement(year, .numeric(.exact(5)), knownOn: day))
        #expect(try plan.plan().problems == [PlanProblem(.measurement(2), .period, .duplicatePeriod(year))])
    }

    @Test("find yearly totals of part of a year")
    func kinds() throws {
        let october = Period.month(year: 2020, month: 10)
        var flow = PlanOfOne(kind: .flow, values: [(2020, 3)])
        flow.others = [Self.measurement(october, .numeric(.exact(4)))]
        #expect(try flow.plan().problems == [PlanProblem(.measurement(1), .period, .partialYear(october))])
        let months = Period.monthsToDate(try PlanOfOne.year(2021), count: 6)
        flow.others = [Self.measurement(months, .numeric(.exact(4)))]
        #expect(try flow.plan().problems.isEmpty)
        var stock = PlanOfOne(kind: .stock, values: [(2020, 3)])
        stock.others = flow.others
        #expect(
            try stock.plan().problems == [PlanProblem(.measurement(1), .period, .monthsOfLevel(months, .stock))])
    }

    @Test("of targets name their row and field")
    func targets() throws {
        var plan = PlanOfOne(kind: .share, values: [(2020, 3)])
        plan.targets = [(2020, 10), (2022, 10), (2022, 101), (2023, .infinity)]
        plan.otherTargets = [
            Target(indicatorID: "9-9", fiscalYear: try PlanOfOne.year(2022), goal: .value(1)),
            Target(indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year(2024), goal: .stage("決定")),
        ]
        let (base, year) = (try PlanOfOne.year(2020), try PlanOfOne.year(2022))
        #expect(
            try plan.plan().problems == [
                PlanProblem(.target(0), .fiscalYear, .targetNotAfterBase(target: base, base: base)),
                PlanProblem(.target(2), .fiscalYear, .duplicateTarget(year)),
                PlanProblem(.target(2), .value, .outsideSupport(101, .percentage)),
                PlanProblem(.target(3), .value, .notFinite),
                PlanProblem(.target(4), .indicatorID, .unknownIndicator("9-9")),
                PlanProblem(.target(5), .stage, .stageForNumber("決定")),
            ])
    }

    @Test("of indicators, stages, drivers and events are found")
    func others() throws {
        let (early, late) = (try PlanOfOne.year(2020), try PlanOfOne.year(2021))
        let indicator = Indicator(
            id: "a", programme: "", name: "甲", unit: "件", kind: .flow, basePeriod: .fiscalYear(early), supportLower: 5,
            supportUpper: 1, tolerance: 7, weight: -1, driverID: "x")
        let milestone = Indicator(id: "a", programme: "", name: "乙", unit: nil, kind: .milestone)
        let plan = Plan(
            declaration: Declaration(title: "", fiscalYear: nil), indicators: [indicator, milestone],
            targets: [Target(indicatorID: "a", fiscalYear: late, goal: .value(3))],
            stages: ["a": ["一", "一"], "z": ["一"]],
            drivers: [
                Driver(
                    id: "", name: "", unit: "",
                    values: [DriverValue(period: .month(year: 2020, month: 0), value: .infinity)])
            ],
            events: [
                ShockEvent(indicatorID: "z", from: late, to: early, effect: .oneOff, decay: 0.5, reason: ""),
                ShockEvent(indicatorID: nil, from: early, to: late, effect: .temporary, decay: 1.5, reason: ""),
                ShockEvent(indicatorID: nil, from: early, to: late, effect: .temporary, decay: 0.5, reason: ""),
                // A decay may be left to the default.
                ShockEvent(indicatorID: nil, from: early, to: late, effect: .temporary, reason: ""),
            ])
        #expect(
            plan.problems == [
                PlanProblem(.indicator(0), .supportLower, .emptySupport(lower: 5, upper: 1)),
                PlanProblem(.indicator(0), .weight, .weight(-1)),
                PlanProblem(.indicator(0), .tolerance, .tolerance(7, largestTarget: 3)),
                PlanProblem(.indicator(0), .driver, .unknownDriver("x")),
                PlanProblem(.indicator(0), .basePeriod, .baseNotMeasured(.fiscalYear(early))),
                PlanProblem(.indicator(1), .indicatorID, .duplicateID("a")),
                PlanProblem(.target(0), .value, .outsideSupport(3, Support(lower: 5, upper: 1))),
                PlanProblem(.stages(indicatorID: "a"), .indicatorID, .stagesOfNumber(.flow)),
                PlanProblem(.stages(indicatorID: "a"), .stage, .duplicateStage("一")),
                PlanProblem(.stages(indicatorID: "z"), .indicatorID, .unknownIndicator("z")),
                PlanProblem(.driver(0), .driverID, .emptyID),
                PlanProblem(
                    .driverValue(driver: 0, value: 0), .period, .implausiblePeriod(.month(year: 2020, month: 0))),
                PlanProblem(.driverValue(driver: 0, value: 0), .value, .notFinite),
                PlanProblem(.event(0), .indicatorID, .unknownIndicator("z")),
                PlanProblem(.event(0), .from, .yearsReversed(from: late, to: early)),
                PlanProblem(.event(0), .decay, .decay(0.5, .oneOff)),
                PlanProblem(.event(1), .decay, .decay(1.5, .temporary)),
            ])
        for problem in plan.problems {
            #expect(!problem.text.japanese.isEmpty && !problem.text.english.isEmpty)
        }
    }
}

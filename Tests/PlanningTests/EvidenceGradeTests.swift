import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("The evidence grade")
struct EvidenceGradeTests {
    /// 0 → 1, 1 → 2, 2–3 → 3, 4–7 → 4, 8 and more → 5.
    @Test(
        "goes by the number of measured values",
        arguments: [(0, 1), (1, 2), (2, 3), (3, 3), (4, 4), (7, 4), (8, 5), (30, 5)])
    func byCount(_ count: Int, _ grade: Int) throws {
        var plan = PlanOfOne(kind: .decisionDriven, direction: .stated(.increase))
        plan.values = (0..<count).map { (year: 2020 - $0, value: Double(100 - $0)) }
        let evidence = try plan.assessed().evidence
        #expect(evidence == EvidenceGrade(grade: grade, values: count, deductions: []))
    }

    @Test("falls one step for each thing that makes the values worth less")
    func deductions() throws {
        var plan = PlanOfOne(kind: .decisionDriven)
        plan.values = [(2012, 1), (2013, 2), (2014, 3), (2020, 4)]
        #expect(try plan.assessed().evidence == EvidenceGrade(grade: 3, values: 4, deductions: [.longGap(years: 6)]))
        plan.others = [
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2019)), value: .numeric(.exact(3.5)),
                isDerived: true)
        ]
        #expect(
            try plan.assessed().evidence
                == EvidenceGrade(grade: 2, values: 4, deductions: [.longGap(years: 5), .derivedValueAmongLastTwo]))
        let base = try PlanOfOne.year(2020)
        plan.events = [ShockEvent(indicatorID: nil, from: base, to: base, effect: .oneOff, reason: "休館")]
        #expect(
            try plan.assessed().evidence
                == EvidenceGrade(
                    grade: 1, values: 4,
                    deductions: [.longGap(years: 5), .derivedValueAmongLastTwo, .shockYearAsBase(base)]))
        plan.values = [(2013, 2), (2020, 4)]
        #expect(try plan.assessed().evidence.grade == 1)  // 3 − 3, but never under 1
    }

    @Test(
        "rests on all that the chance rests on: earlier targets, other places, and how many comparable targets there are"
    )
    func grounds() throws {
        func grade(
            _ cell: Int, values: Int, earlier: EarlierTargets? = nil, isYearly: Bool = true
        ) throws -> EvidenceGrade {
            let plan = try PlanOfOne(values: (0..<values).map { (2020 - $0, 10) }).plan()
            let indicator = try #require(plan.indicators.first)
            let history = IndicatorHistory(
                of: indicator, in: plan, on: try #require(CalendarDate(year: 2021, month: 4, day: 1)))
            let grounds = AttainmentGrounds(
                targetClass: TargetClass(mover: .own, aim: .keep, isYearly: isYearly), historyAlone: nil,
                comparable: [
                    AttainmentConstants.Cell(
                        cell: .ownKeep, targets: cell, met: 0, indicators: 1, publishers: 1, rate: 0.5, standardError: 0
                    )
                ], earlier: earlier, comparison: nil, countsComparison: false, range: 0...1, isForecastAlone: false)
            return EvidenceGrade(of: history, events: [], grounds: [grounds])
        }
        #expect(try grade(100, values: 1) == EvidenceGrade(grade: 2, values: 1, deductions: []))
        #expect(
            try grade(99, values: 1) == EvidenceGrade(grade: 1, values: 1, deductions: [.fewComparableTargets(99)]))
        #expect(try grade(99, values: 2).grade == 3)
        let three = EarlierTargets(due: 3, met: 0)
        #expect(
            try grade(100, values: 1, earlier: three)
                == EvidenceGrade(grade: 3, values: 1, deductions: [], additions: [.earlierTargets(3)]))
        #expect(try grade(100, values: 1, earlier: EarlierTargets(due: 2, met: 2)).grade == 2)
        #expect(try grade(100, values: 1, earlier: three, isYearly: false).grade == 2)
        #expect(try grade(100, values: 9, earlier: three).grade == 5)
    }

    /// From the end of one year to the end of the third after it; two values have grade 3.
    @Test("falls for a gap of three years")
    func threeYears() throws {
        let plan = PlanOfOne(kind: .decisionDriven, values: [(2017, 2), (2020, 4)])
        #expect(try plan.assessed().evidence == EvidenceGrade(grade: 2, values: 2, deductions: [.longGap(years: 3)]))
    }

    @Test("isn't lowered by a gap of just two years, a shock elsewhere or an early derived value")
    func noDeductions() throws {
        var plan = PlanOfOne(kind: .decisionDriven)
        plan.values = [(2018, 2), (2020, 4)]
        plan.others = [
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2017)), value: .numeric(.exact(3.5)),
                isDerived: true)
        ]
        let year = try PlanOfOne.year(2019)
        plan.events = [
            ShockEvent(indicatorID: nil, from: year, to: year, effect: .oneOff, reason: "休館"),
            ShockEvent(
                indicatorID: "9-9", from: year, to: try PlanOfOne.year(2021), effect: .oneOff, reason: "休館"),
        ]
        #expect(try plan.assessed().evidence.deductions.isEmpty)
    }
}

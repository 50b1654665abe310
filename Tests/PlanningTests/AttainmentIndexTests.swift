import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("An attainment index")
struct AttainmentIndexTests {
    typealias Measure = AttainmentIndex.Measure
    typealias Outcome = AttainmentIndex.Outcome

    /// The contrast published in Japanese evaluation practice: 100 → target 110, actual 105.
    @Test("differs by definition on the same data")
    func publishedContrast() throws {
        var plan = PlanOfOne(values: [(2020, 100), (2021, 105)], targets: [(2022, 110)])
        plan.asOf = (2022, 4, 1)
        let answer = try plan.assessed()
        expectClose(try #require(answer.outcome(.levelRatio, 2022).value), to: 95.454_545, within: 1e-8)
        expectClose(try #require(answer.outcome(.changeRatio, 2022).value), to: 50, within: 1e-12)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var kind = IndicatorKind.stock
        let values: [(year: Int, value: Double)]
        var targets: [(year: Int, value: Double)] = [(2022, 20)]
        var direction = DirectionSetting.unstated
        let expected: [Measure: Outcome]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "a decrease, 605 → 600, now 620", values: [(2020, 605), (2021, 620)], targets: [(2022, 600)],
            direction: .stated(.decrease),
            expected: [
                .levelRatio: .value(100 * (2 - 620.0 / 600)),  // 96.67 %
                .inverseLevelRatio: .value(100 * 600.0 / 620),  // 96.77 %
                .changeRatio: .value(-300),  // (620 − 605)/(600 − 605)
                .elapsedTimeRatio: .value(-600),  // at half of the time
                .anticipatedGap: .value(700),  // the line gives 635: 35 of 5
                .growthRatio: .value(-(620.0 / 605 - 1) / (1 - (600.0 / 605).squareRoot())),
                .paceRatio: .value(15.0 / -20),
                .earnedSchedule: .value(-12),  // behind the base: the base's own time, a year ago
            ]),
        Case(
            name: "keeping 145, now 150", kind: .flow, values: [(2020, 145), (2021, 150)], targets: [(2022, 145)],
            direction: .stated(.maintainAtLeast),
            expected: [
                .levelRatio: .value(100 * 150.0 / 145),
                .inverseLevelRatio: .undefined(.notApplicableToDirection(.maintainAtLeast)),
                .changeRatio: .undefined(.baseEqualsTarget), .elapsedTimeRatio: .undefined(.baseEqualsTarget),
                .growthRatio: .undefined(.baseEqualsTarget), .progressChart: .undefined(.baseEqualsTarget),
                .anticipatedGap: .undefined(.baseEqualsTarget), .paceRatio: .undefined(.alreadyMet),
                .earnedSchedule: .undefined(.baseEqualsTarget),
                .controlChart: .undefined(.tooFewValues(needed: 3, found: 2)),
            ]),
        Case(
            name: "a base of zero", kind: .smallCount, values: [(2020, 0), (2021, 1)], targets: [(2021, 2), (2022, 2)],
            expected: [
                .levelRatio: .value(50), .changeRatio: .value(50), .elapsedTimeRatio: .value(100),
                .growthRatio: .undefined(.baseIsZero), .progressChart: .undefined(.baseIsZero),
                .anticipatedGap: .value(0),  // the line reaches 2
                .earnedSchedule: .value(-6),  // the plan was to have 1 after half a year
            ]),
        Case(
            name: "a target of zero", values: [(2020, 10), (2021, 4)], targets: [(2022, 0)],
            expected: [
                .levelRatio: .undefined(.targetIsZero), .inverseLevelRatio: .value(0), .changeRatio: .value(60),
                .growthRatio: .undefined(.targetIsZero), .progressChart: .value((10 - 4 * 0.4) / 10),
            ]),
        Case(
            name: "values of different sign", kind: .decisionDriven, values: [(2020, -5), (2021, 5)],
            targets: [(2022, 10)],
            expected: [
                .levelRatio: .value(50), .changeRatio: .value(1_000.0 / 15), .growthRatio: .undefined(.signsDiffer),
                .progressChart: .undefined(.signsDiffer),
            ]),
        Case(
            name: "a negative target, more is better", kind: .decisionDriven, values: [(2020, -20), (2021, -12)],
            targets: [(2022, -10)],
            expected: [
                .levelRatio: .value(80),  // 100 + 100·(−12 + 10)/10
                .changeRatio: .value(80),
            ]),
        Case(
            name: "only the base is known", values: [(2020, 10)],
            expected: [
                .levelRatio: .value(50), .changeRatio: .value(0), .elapsedTimeRatio: .undefined(.noLaterValueThanBase),
                .growthRatio: .undefined(.noLaterValueThanBase), .progressChart: .undefined(.noLaterValueThanBase),
                .anticipatedGap: .undefined(.noLaterValueThanBase), .earnedSchedule: .undefined(.noLaterValueThanBase),
                .controlChart: .undefined(.tooFewValues(needed: 4, found: 1)),
                .paceRatio: .undefined(.tooFewValues(needed: 2, found: 1)),
                .expectedShortfall: .undefined(.noProbability(.oneValue)),
                .expectedYear: .undefined(.noProbability(.oneValue)),
                .targetValidity: .undefined(.noProbability(.oneValue)),
            ]),
        Case(
            name: "nothing is known", values: [], direction: .stated(.increase),
            expected: Dictionary(
                uniqueKeysWithValues: [
                    Measure.levelRatio, .changeRatio, .elapsedTimeRatio, .growthRatio, .progressChart, .anticipatedGap,
                    .paceRatio, .earnedSchedule,
                ].map { ($0, Outcome.undefined(.noValue)) })),
        Case(
            name: "the due value is known", values: [(2020, 10), (2021, 14), (2022, 18)],
            expected: [
                .changeRatio: .value(80), .elapsedTimeRatio: .value(80),
                .anticipatedGap: .value(20),  // 2 of 10, observed
                .paceRatio: .undefined(.noTimeLeft), .probability: .value(0), .expectedShortfall: .value(2),
            ]),
        Case(
            name: "a flat start of the plan", kind: .cumulativeStock, values: [(2020, 15), (2021, 15)],
            targets: [(2021, 15), (2022, 18)],
            expected: [
                .changeRatio: .value(0),
                .earnedSchedule: .value(0),  // 15 was due until FY2021: on schedule
            ]),
        Case(
            name: "a flat end of the plan reached early", kind: .smallCount, values: [(2020, 0), (2021, 2)],
            targets: [(2021, 2), (2022, 2)],
            expected: [.earnedSchedule: .value(12), .expectedYear: .value(2021), .paceRatio: .undefined(.alreadyMet)]),
    ]

    @Test("is a value or a named reason", arguments: cases)
    func table(_ example: Case) throws {
        let plan = PlanOfOne(
            kind: example.kind, direction: example.direction, values: example.values, targets: example.targets,
            asOf: (2023, 4, 1))
        let answer = try plan.assessed()
        for (measure, expected) in example.expected {
            let found = try answer.outcome(measure, 2022)
            if let value = expected.value {
                expectClose(try #require(found.value, "\(measure)"), to: value, within: 1e-9, "\(measure)")
            } else {
                #expect(found == expected, "\(measure)")
            }
        }
    }

    /// Six values around 10: moving ranges 2, 2, 2, 2, 2 and mean 10, so the limits are 10 ± 5.32.
    @Test(
        "compares a level to keep with control limits",
        arguments: [
            (4.0, 6 / 5.32, AttainmentIndex.Rating.Step.consistentlyMet), (11.0, -1 / 5.32, .hitAndMiss),
            (16.0, -6 / 5.32, .consistentlyMissed),
        ])
    func controlChart(_ target: Double, _ expected: Double, _ step: AttainmentIndex.Rating.Step) throws {
        let values = [(2015, 9.0), (2016, 11), (2017, 9), (2018, 11), (2019, 9), (2020, 11)]
        var plan = PlanOfOne(direction: .stated(.increase), baseYear: nil, targets: [(2014, target), (2022, target)])
        // No value before the first target is a base.
        plan.values = values.map { (year: $0.0, value: $0.1) }
        let index = try plan.assessed().index(.controlChart, 2022)
        expectClose(try #require(index.outcome.value), to: expected, within: 1e-12)
        guard case .chart(step, let limits, isTrial: true)? = index.rating else {
            Issue.record("found \(String(describing: index.rating))")
            return
        }
        expectClose(limits.lowerBound, to: 10 - 5.32, within: 1e-12)
        expectClose(limits.upperBound, to: 10 + 5.32, within: 1e-12)
    }

    /// Changes of 4, 0, 4, 0 have mean 2 and standard deviation √(16/3) = 2.31: a planned change of 4 is under twice that.
    @Test("is marked when the planned change is within the noise", arguments: [(24.0, true), (25.0, false)])
    func unstable(_ target: Double, _ expected: Bool) throws {
        let values = [(2016, 12.0), (2017, 16), (2018, 16), (2019, 20), (2020, 20)].map { (year: $0.0, value: $0.1) }
        let answer = try PlanOfOne(values: values, targets: [(2022, target)]).assessed()
        #expect(try answer.index(.changeRatio, 2022).isUnstable == expected)
        #expect(try !answer.index(.levelRatio, 2022).isUnstable)
    }

    @Test(
        "turns into the letters of its scale, the cut-off belonging to the better one",
        arguments: [(110.0, "A"), (109.9, "B"), (80, "B"), (79.9, "C"), (50, "C"), (49.9, "D"), (-10, "D")])
    func letters(_ value: Double, _ letter: String) {
        #expect(AttainmentScale.yearlyTarget.grade(for: value).code == letter)
    }

    @Test("can be graded on a city's own scale")
    func ownScale() throws {
        let scale = try AttainmentScale(
            name: BilingualText(verbatim: "港"), measure: .changeRatio,
            grades: [.init(atLeast: 80, label: BilingualText(verbatim: "順調"))], lowest: BilingualText(verbatim: "遅れ"))
        let settings = AssessmentSettings(asOf: CalendarDate(year: 2022, month: 4, day: 1), scales: [scale])
        let plan = try PlanOfOne(values: [(2020, 10), (2021, 17)]).plan()
        let answer = try #require(try Assessor(settings: settings).assess(plan).indicators.first)
        let letters = answer.indices.filter { $0.measure == .letterGrade }
        #expect(letters.map(\.rating) == [.grade(.own(BilingualText(verbatim: "遅れ")))])  // (17 − 10)/(20 − 10) = 70 %
        #expect(letters.first?.outcome == .value(70))
    }

    @Test("refuses a scale whose cut-offs don't descend")
    func badScale() {
        let name = BilingualText(verbatim: "x")
        func scale(_ cutOffs: [Double]) throws(AttainmentScale.Problem) -> AttainmentScale {
            try AttainmentScale(
                name: name, measure: .levelRatio, grades: cutOffs.map { .init(atLeast: $0, label: name) }, lowest: name)
        }
        #expect(throws: AttainmentScale.Problem.noGrades) { try scale([]) }
        #expect(throws: AttainmentScale.Problem.notDescending(60)) { try scale([60, 60]) }
        #expect(throws: AttainmentScale.Problem.notFinite(.infinity)) { try scale([.infinity]) }
    }
}

/// Which index is defined for which of the thirteen indicators once FY2021 is known, as the study of the declaration found
/// it: level wherever there is a number; change, gap, pace and schedule wherever base and target differ; growth where
/// besides the base isn't zero.
@Suite("With a value for FY2021, an index")
struct DefinednessTests {
    private static let answer = Result {
        let plan = try Declaration2021.plan()
        let year = Period.fiscalYear(try Declaration2021.year(2021))
        // One unit short of the target of FY2021, but the 15 cameras that can't become fewer.
        let suppositions = plan.targets.filter { $0.fiscalYear.year == 2021 }.compactMap { target in
            target.level.map { level in
                let value =
                    target.indicatorID == "17-102" ? level : target.indicatorID == "38-103" ? level + 1 : level - 1
                return Supposition(indicatorID: target.indicatorID, period: year, value: .numeric(.exact(value)))
            }
        }
        return try Assessor(settings: AssessmentSettings(pathCount: 10, suppositions: suppositions)).assess(plan)
    }

    private static let kept: Set = ["19-101", "22-102"]
    private static let zeroBase: Set = ["20-102"]
    /// Stages, and the consultations of which nobody says whether more or fewer are better.
    private static let open: Set = ["35-106", "38-103"]

    @Test(
        "is defined exactly where it has a meaning",
        arguments: [
            (AttainmentIndex.Measure.levelRatio, open), (.changeRatio, open.union(kept)),
            (.elapsedTimeRatio, open.union(kept)), (.growthRatio, open.union(kept).union(zeroBase)),
            (.progressChart, open.union(kept).union(zeroBase)), (.anticipatedGap, open.union(kept)),
            (.earnedSchedule, open.union(kept)),
        ])
    func defined(_ measure: AttainmentIndex.Measure, _ undefined: Set<String>) throws {
        let answers = try Self.answer.get().indicators
        #expect(answers.count == 13)
        for answer in answers {
            let value = try answer.outcome(measure, 2022).value
            #expect((value == nil) == undefined.contains(answer.indicator.id), "\(answer.indicator.id)")
        }
    }
}

@Suite("The published contrast between indices")
struct SixFiguresTests {
    private static let figures: [(AttainmentIndex.Measure, Double)] = [
        (.levelRatio, 53.333_333),  // 100 · 8/15
        (.changeRatio, 41.666_667),  // 100 · (8 − 3)/(15 − 3)
        (.elapsedTimeRatio, 83.333_333),  // the same over half of the time
        (.growthRatio, 1.348_362),  // (8/3 − 1)/(√5 − 1) = 1.666 667/1.236 068
        (.progressChart, 1.527_778),  // (8 · 8/3 − 3)/12 = 18.333 333/12
        (.anticipatedGap, 16.666_667),  // the line through 3 and 8 gives 13: 2 of 12 are missing
    ]

    /// 40-104 with 8 % supposed for FY2021: base 3 % (FY2020), targets 10 % (FY2021) and 15 % (FY2022).
    @Test("shows six figures for one value", arguments: figures)
    func sixFigures(_ measure: AttainmentIndex.Measure, _ expected: Double) throws {
        let supposition = Supposition(
            indicatorID: "40-104", period: .fiscalYear(try Declaration2021.year(2021)), value: .numeric(.exact(8)))
        let assessor = Assessor(settings: AssessmentSettings(suppositions: [supposition]))
        let answer = try assessor.assess(Declaration2021.plan())
        let indicator = try #require(answer.indicators.first { $0.indicator.id == "40-104" })
        let index = try #require(indicator.indices.first { $0.measure == measure && $0.fiscalYear.year == 2022 })
        let value = try #require(index.outcome.value)
        expectClose(value, to: expected, within: 1e-6)
    }
}

import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("Months to date")
struct NowcastAssessmentTests {
    private static let values = [(2016, 3_900.0), (2017, 4_200.0), (2018, 4_000.0), (2019, 4_100.0), (2020, 4_300.0)]

    private static func measured(
        _ counted: Double, months: Int, year: Int = 2021, known: (Int, Int, Int)? = nil
    ) throws -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: PlanOfOne.id, period: .monthsToDate(try PlanOfOne.year(year), count: months),
            value: .numeric(.exact(counted)),
            knownOn: try known.map { try #require(CalendarDate(year: $0.0, month: $0.1, day: $0.2)) })
    }

    private static func plan(
        _ others: [IndicatorMeasurement], kind: IndicatorKind = .flow, values: [(Int, Double)] = values,
        targets: [(Int, Double)] = [(2021, 4_500), (2022, 4_700)], asOf: (Int, Int, Int) = (2021, 10, 1)
    ) -> PlanOfOne {
        PlanOfOne(
            kind: kind, unit: "人", direction: .stated(.increase), values: values.map { ($0.0, $0.1) },
            targets: targets.map { ($0.0, $0.1) }, others: others,
            asOf: asOf)
    }

    @Test("make the year's forecast what Bayes' rule makes of it, and the verdict's chance with it")
    func bayes() throws {
        let toDate = try #require(MonthsToDate(counted: 2_600, months: 6))
        let plain = try Self.plan([]).assessed()
        let now = try Self.plan([Self.measured(2_600, months: 6)]).assessed()
        let before = try #require(plain.targets[0].distribution)
        let expected = try #require(try NowcastDistribution(toDate, after: before))
        let answer = now.targets[0]
        #expect(answer.distribution is NowcastDistribution)
        expectClose(try #require(answer.probability), to: expected.probability(atLeast: 4_500), within: 1e-9)
        expectClose(
            try #require(answer.distribution).median(), to: try expected.median(), within: 1e-6)
        guard case .nowcast(_, let median)? = now.notes(of: "nowcast").first else {
            Issue.record("found \(now.notes)")
            return
        }
        expectClose(median, to: try expected.median(), within: 1e-6)
        #expect(now.evidence == plain.evidence)
    }

    @Test("are named where only later years have targets, also beside a single value")
    func onlyLaterTargets() throws {
        for values in [Self.values, [(2020, 4_300.0)]] {
            let targets = [(2022, 4_700.0)]
            let plain = try Self.plan([], values: values, targets: targets).assessed()
            let now = try Self.plan([Self.measured(2_600, months: 6)], values: values, targets: targets).assessed()
            #expect(now.notes(of: "nowcast").count == 1 && plain.notes(of: "nowcast").isEmpty)
        }
    }

    @Test("move the later years the same way")
    func later() throws {
        let plain = try Self.plan([]).assessed()
        let many = try Self.plan([Self.measured(3_000, months: 6)]).assessed()
        let few = try Self.plan([Self.measured(1_500, months: 6)]).assessed()
        func median(_ answer: IndicatorAssessment, _ place: Int) throws -> Double {
            try #require(answer.targets[place].distribution).median()
        }
        for place in 0...1 {
            #expect(try median(few, place) < median(plain, place))
            #expect(try median(plain, place) < median(many, place))
        }
        let joint = try #require(many.joint)
        #expect(joint.allMet <= many.targets.compactMap(\.probability).min() ?? 0)
    }

    @Test("raise the chance of a rising target with every one counted, in both years")
    func monotone() throws {
        let answers = try stride(from: 1_000.0, through: 4_400, by: 425).map {
            try Self.plan([Self.measured($0, months: 8)], asOf: (2021, 12, 1)).assessed().targets.compactMap(
                \.probability)
        }
        for (less, more) in zip(answers, answers.dropFirst()) {
            #expect(zip(less, more).allSatisfy { $0 <= $1 + 1e-9 })
        }
        #expect(answers[0][0] < 0.1 && answers[answers.count - 1][0] > 0.9)
    }

    @Test("decide what no further month can undo")
    func certain() throws {
        let reached = try Self.plan([Self.measured(4_600, months: 8)], asOf: (2021, 12, 1)).assessed()
        #expect(reached.targets[0].probability == 1)
        var over = try Self.plan(
            [Self.measured(4_600, months: 8)], targets: [(2021, 4_000), (2022, 3_900)], asOf: (2021, 12, 1))
        over.direction = .stated(.decrease)
        #expect(try over.assessed().targets[0].probability == 0)
    }

    @Test("count only once they are known, and give way to the year's total")
    func visible() throws {
        let plain = try Self.plan([], asOf: (2021, 9, 15)).assessed()
        let early = try Self.plan([Self.measured(3_000, months: 6)], asOf: (2021, 9, 15)).assessed()
        #expect(early.targets.map(\.probability) == plain.targets.map(\.probability))
        let total = Self.values + [(2021, 4_400)]
        let whole = try Self.plan([], values: total, asOf: (2022, 4, 1)).assessed()
        let both = try Self.plan([Self.measured(3_000, months: 6)], values: total, asOf: (2022, 4, 1)).assessed()
        #expect(both.targets[0].verdict == .missed)
        #expect(both.targets.map(\.probability) == whole.targets.map(\.probability))
    }

    @Test("of most months count, in the version known last")
    func latest() throws {
        func chance(_ others: [IndicatorMeasurement]) throws -> Double? {
            try Self.plan(others, asOf: (2022, 2, 1)).assessed().targets[0].probability
        }
        let nine = try Self.measured(3_200, months: 9)
        #expect(try chance([Self.measured(1_000, months: 3), nine]) == chance([nine]))
        let revised = try Self.measured(3_400, months: 9, known: (2022, 1, 20))
        #expect(try chance([revised, nine]) == chance([revised]))
        #expect(try chance([nine, revised]) == chance([revised]))
    }

    @Test("answer beside a single value, where comparable targets would otherwise; for later years these still do")
    func oneValue() throws {
        let one = [(2020, 4_300.0)]
        func assessed(_ measured: [IndicatorMeasurement]) throws -> IndicatorAssessment {
            var plan = try Self.plan(measured, values: one)
            plan.comparesTargets = true
            return try plan.assessed()
        }
        let plain = try assessed([])
        let now = try assessed([Self.measured(2_600, months: 6)])
        #expect(plain.targets.allSatisfy { $0.grounds != nil })
        #expect(now.targets[0].grounds == nil && now.targets[0].distribution is NowcastDistribution)
        #expect(now.targets[1].grounds != nil)
        #expect(now.targets[1].probability == plain.targets[1].probability)
        let reached = try Self.plan([Self.measured(4_600, months: 6)], values: one).assessed()
        #expect(reached.targets[0].probability == 1)
    }

    @Test("of small counts are counts, also of none so far")
    func counts() throws {
        let values = [(2017, 6.0), (2018, 4.0), (2019, 5.0), (2020, 7.0)]
        let targets = [(2021, 6.0), (2022, 7.0)]
        func chance(_ counted: Double?) throws -> Double {
            let others = try counted.map { [try Self.measured($0, months: 6)] } ?? []
            let answer = try Self.plan(others, kind: .smallCount, values: values, targets: targets).assessed()
            return try #require(answer.targets[0].probability)
        }
        let chances = try [0.0, 1, 2, 3, 4, 5, 6].map { try chance($0) }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 < $1 })
        #expect(try chances[0] < chance(nil) && chances[6] == 1)
    }

    @Test("that can't be used are named")
    func unused() throws {
        let nothing = try Self.plan([Self.measured(0, months: 3)]).assessed()
        #expect(nothing.targets.map(\.probability) == (try Self.plan([]).assessed().targets.map(\.probability)))
        #expect(nothing.notes.map(\.kind) == ["parts-of-year-left-out"])
    }

    /// 65 % of each earlier year fell into its first half, so that 2,600 now mean some 4,000 and not 5,200.
    @Test("learn their part of the year from the same months of earlier years")
    func season() throws {
        let now = try Self.measured(2_600, months: 6)
        let halves = try Self.values.dropFirst(2).map { try Self.measured(0.65 * $0.1, months: 6, year: $0.0) }
        let plain = try Self.plan([now]).assessed()
        let learned = try Self.plan([now] + halves).assessed()
        let (before, after) = (
            try #require(plain.targets[0].distribution), try #require(learned.targets[0].distribution)
        )
        #expect(try after.median() < before.median() - 200)
        #expect(abs(try after.median() - 4_050) < 100)
        #expect(try #require(learned.targets[0].probability) < 0.1)
        for (answer, years) in [(learned, 3), (plain, 0)] {
            guard case .nowcast(let toDate, _)? = answer.notes(of: "nowcast").first else {
                Issue.record("found \(answer.notes)")
                return
            }
            #expect(toDate.evidence.earlierYears == years)
        }
        #expect(learned.notes(of: "parts-of-year-left-out").isEmpty)
    }

    @Test("of other months than the ones in question are left out, and that is said")
    func otherMonths() throws {
        let now = try Self.measured(2_600, months: 6)
        let quarter = try Self.measured(1_900, months: 3, year: 2019)
        let plain = try Self.plan([now]).assessed()
        let answer = try Self.plan([now, quarter]).assessed()
        #expect(answer.targets.map(\.probability) == plain.targets.map(\.probability))
        guard case .partsOfYearLeftOut([quarter.period])? = answer.notes(of: "parts-of-year-left-out").first else {
            Issue.record("found \(answer.notes)")
            return
        }
        // Beside the months in question they are one series of a year, and nothing to speak of.
        let half = try Self.measured(2_700, months: 6, year: 2019)
        #expect(
            try Self.plan([now, quarter, half]).assessed().notes(of: "parts-of-year-left-out").isEmpty)
        // A later year tells nothing of an earlier one's season before it is known.
        let unknown = try Self.measured(2_700, months: 6, year: 2019, known: (2021, 11, 1))
        #expect(
            try Self.plan([now, unknown]).assessed().targets.map(\.probability) == plain.targets.map(\.probability))
    }

    @Test("that are supposed are refused where a visible value says more, by its name")
    func superseded() throws {
        func error(
            _ months: Int, of year: Int = 2021, beside others: [IndicatorMeasurement] = [],
            values: [(Int, Double)] = Self.values, asOf: (Int, Int, Int) = (2022, 5, 1)
        ) throws -> AssessmentError? {
            var plan = Self.plan(others, values: values, asOf: asOf)
            plan.suppositions = [
                Supposition(
                    indicatorID: PlanOfOne.id, period: .monthsToDate(try PlanOfOne.year(year), count: months),
                    value: .numeric(.exact(1_000)))
            ]
            let (assessor, whole) = (Assessor(settings: try plan.settings()), try plan.plan())
            do {
                _ = try assessor.assess(whole)
                return nil
            } catch {
                return error
            }
        }
        let nine = try Self.measured(3_200, months: 9)
        let three: Period = .monthsToDate(try PlanOfOne.year(2021), count: 3)
        #expect(
            try error(3, beside: [nine])
                == .supposedMonthsSuperseded(PlanOfOne.id, period: three, by: nine.period))
        #expect(try error(3, beside: [nine], asOf: (2021, 12, 1)) == nil)
        #expect(try error(9, beside: [nine]) == nil && error(10, beside: [nine]) == nil)
        let total = Self.values + [(2021, 4_400)]
        #expect(
            try error(3, values: total)
                == .supposedMonthsSuperseded(
                    PlanOfOne.id, period: three, by: .fiscalYear(try PlanOfOne.year(2021))))
        #expect(try error(3, values: Self.values + [(2022, 4_400)]) == nil)
        #expect(try error(3, values: Self.values + [(2022, 4_400)], asOf: (2023, 5, 1)) != nil)
        let late: Period = .monthsToDate(try PlanOfOne.year(2023), count: 3)
        #expect(
            try error(3, of: 2023) == .supposedMonthsAfterTargets(PlanOfOne.id, period: late))
    }

    @Test("are a floor to every scenario")
    func scenario() throws {
        let answer = try Self.plan([Self.measured(2_600, months: 6)]).assessed()
        let date = try #require(CalendarDate(year: 2021, month: 10, day: 1))
        let whatIf = try #require(answer.whatIf(on: answer.targets[0], asOf: date))
        #expect(whatIf.probability(at: 2_600, extraPace: -1e6) == 1)
        #expect(whatIf.probability(at: 2_601, extraPace: -1e6) == 0)
    }
}

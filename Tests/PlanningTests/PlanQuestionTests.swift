import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// Visitors in thousands who fell by 61 % in FY2020, and accidents whose fall came in one year.
@Suite("A history that needs a word")
struct PlanQuestionTests {
    private static let visitors = [
        (year: 2019, value: 1_240.0), (2020, 480), (2021, 610), (2022, 880), (2023, 1_050), (2024, 1_130),
    ]

    private static func plan(_ values: [(year: Int, value: Double)], _ targets: [(year: Int, value: Double)])
        -> PlanOfOne
    {
        PlanOfOne(
            kind: .flow, unit: "千人", direction: .stated(.increase), baseYear: 2024, values: values, targets: targets,
            asOf: (2025, 4, 1), pathCount: 400)
    }

    @Test("asks whether a year far below the one before was special")
    func specialYear() throws {
        let plan = try Self.plan(Self.visitors, [(2025, 1_200), (2026, 1_300)]).plan()
        let question = try #require(plan.questions().first)
        #expect(plan.questions().count == 1 && plan.problems.isEmpty)
        #expect(question.indicatorID == PlanOfOne.id && question.fiscalYear?.year == 2020)
        #expect(question.kind == "special-year")
    }

    @Test("asks no more once the year is declared, and never of kinds that fall by chance")
    func answered() throws {
        var plan = Self.plan(Self.visitors, [(2026, 1_300)])
        plan.events = [
            ShockEvent(
                indicatorID: nil, from: try PlanOfOne.year(2020), to: try PlanOfOne.year(2021), effect: .temporary,
                reason: "休館")
        ]
        #expect(try plan.plan().questions().isEmpty)
        var counts = PlanOfOne(kind: .smallCount, values: [(2019, 6), (2020, 2)])
        #expect(try counts.plan().questions().isEmpty)
        counts.kind = .flow
        #expect(try counts.plan().questions().count == 1)
        let before = try #require(CalendarDate(year: 2020, month: 4, day: 1))
        #expect(try counts.plan().questions(on: before).isEmpty)
    }

    @Test("puts question and reason into the notes where the forecast turns")
    func turn() throws {
        let answer = try Self.plan(Self.visitors, [(2025, 1_200), (2026, 1_300)]).assessed(
            means: [1_020, 1_003], spread: 90)
        #expect(answer.notes.map(\.kind) == ["special-year", "turn"])
        let closed = try PlanOfOne.year(2020)
        guard case .turn(let turn)? = answer.notes.last, case .fallMayComeAgain(closed, let mean) = turn.reason else {
            Issue.record("found \(answer.notes)")
            return
        }
        #expect(turn.isRising && turn.latest == 1_130)
        expectClose(turn.next, to: 1_020, within: 1e-9)
        expectClose(mean, to: (1_240 + 480 + 610 + 880 + 1_050 + 1_130) / 6.0, within: 1e-9)
        let onward = try Self.plan(Self.visitors, [(2025, 1_200)]).assessed(means: [1_131], spread: 90)
        #expect(onward.notes(of: "turn").isEmpty)
        // Mirrored: two falls, and a median above.
        let falling = try Self.plan([(2021, 90), (2022, 92), (2023, 85), (2024, 80)], [(2025, 85)])
            .assessed(means: [82], spread: 5)
        // (90 + 92 + 85 + 80)/4
        let up = ForecastTurn(isRising: false, latest: 80, next: 82, reason: .returnToMean(86.75))
        guard case .turn(up)? = falling.notes(of: "turn").first else {
            Issue.record("found \(falling.notes)")
            return
        }
    }

    @Test("sets the pace of the last three years beside that of all")
    func recentPace() throws {
        let pace = try #require(
            try Self.plan(Self.visitors, [(2026, 1_300)]).assessed(means: [1_000, 1_000], spread: 90).pace)
        expectClose(try #require(pace.recentPerYear), to: 520.0 / 3, within: 1e-12)
        // Σ (t − t̄)(y − ȳ)/Σ (t − t̄)² = 715/17.5
        expectClose(try #require(pace.observedPerYear), to: 40.857, within: 1e-4)
        let short = Self.plan(Array(Self.visitors.suffix(3)), [(2026, 1_300)])
        #expect(try short.assessed(means: [1_000, 1_000], spread: 90).pace?.recentPerYear == nil)
    }

    @Test("says why a pace that would do may not")
    func reason() throws {
        var plan = PlanOfOne(
            kind: .flow, unit: "件", direction: .stated(.decrease), baseYear: 2024,
            values: [(2019, 520), (2020, 431), (2021, 440), (2022, 428), (2023, 421), (2024, 409)],
            targets: [(2026, 380)], asOf: (2025, 4, 1), pathCount: 0)
        let doubt = RequiredPace.Doubt.madeInOneYear(try PlanOfOne.year(2020))
        #expect(try plan.assessed(means: [405, 401], spread: 50).pace?.doubt == doubt)
        // An even way with a pace that would do.
        plan.values = [(2021, 500), (2022, 470), (2023, 440), (2024, 410)]
        #expect(try plan.assessed(means: [410, 410], spread: 30).pace?.doubt == .variation)
        // Slower of late: 20 a year and then 5, of which 10 would do.
        plan.values = [(2018, 500), (2019, 480), (2020, 460), (2021, 440), (2022, 435), (2023, 430), (2024, 425)]
        plan.targets = [(2026, 405)]
        #expect(try plan.assessed(means: [410, 410], spread: 30).pace?.doubt == .slowerOfLate)
        // What asks for more than was seen needs no doubt.
        plan.targets = [(2026, 300)]
        #expect(try plan.assessed(means: [410, 410], spread: 30).pace?.doubt == nil)
    }

    /// Σ (t − t̄) y/Σ (t − t̄)² = 280/28 = 10 a year over all, 20 over the last three, in equal steps; 15 are asked for.
    @Test("says so too where only the last three years would do")
    func reasonOfLate() throws {
        let plan = PlanOfOne(
            kind: .flow, unit: "件", direction: .stated(.increase), baseYear: 2024,
            values: [(2018, 100), (2019, 100), (2020, 100), (2021, 100), (2022, 120), (2023, 140), (2024, 160)],
            targets: [(2026, 190)], asOf: (2025, 4, 1), pathCount: 0)
        let pace = try #require(try plan.assessed(means: [150, 150], spread: 30).pace)
        expectClose(pace.perYear, to: 15, within: 1e-12)
        expectClose(try #require(pace.observedPerYear), to: 10, within: 1e-9)
        expectClose(try #require(pace.latelyPerYear), to: 20, within: 1e-12)
        #expect(pace.doubt == .variation)
    }

    @Test("expects a target that isn't met to be reached in a year that isn't over")
    func expectedYear() throws {
        var plan = Self.plan(Self.visitors, [(2025, 1_200), (2026, 1_300)])
        plan.baseYear = nil
        // 1,240 met the target in FY2019 and does no more.
        let answer = try plan.assessed(means: [1_150, 1_190, 1_230, 1_290, 1_310], spread: 20)
        #expect(try answer.outcome(.expectedYear, 2025) == .value(2027))
        #expect(try answer.outcome(.expectedYear, 2026) == .value(2029))
        // Good enough since FY2023, which is before the latest value, the base.
        plan.targets = [(2025, 1_000)]
        #expect(try plan.assessed(means: [1_150], spread: 20).outcome(.expectedYear, 2025) == .value(2024))
        // Two years without a value: what is expected of a year that is over isn't known to have come.
        plan.targets = [(2028, 1_140)]
        plan.asOf = (2027, 4, 1)
        #expect(
            try plan.assessed(means: [1_200, 1_210, 1_220], spread: 20).outcome(.expectedYear, 2028) == .value(2027))
    }
}

@Suite("A fall that other places have in common")
struct CommonFallTests {
    private static func values(_ place: String, _ series: String, _ list: [Double]) throws -> [ComparableValue] {
        try list.enumerated().map { offset, value in
            ComparableValue(
                seriesID: series, place: place, indicatorID: "1", unit: "人",
                fiscalYear: try PlanOfOne.year(2018 + offset), value: value)
        }
    }

    /// Three places fall to a half: the median of .5, .5 and (.4 + .6)/2.
    @Test("is told in each series by itself, and each place counts once")
    func seriesBySeries() throws {
        let year = try PlanOfOne.year(2020)
        let two = try Self.values("丙", "c", [100, 90, 40]) + Self.values("丙", "d", [10, 10, 6])
        let others = try Self.values("甲", "a", [50, 60, 30]) + Self.values("乙", "b", [8, 6, 4])
        let fall = try #require(CommonFall(others + two, in: year))
        #expect(fall.places == 3)
        expectClose(fall.ratio, to: 0.5, within: 1e-12)
        // Large and small series side by side are no fall.
        let mixed = try (0..<3).flatMap { place in
            try Self.values("\(place)", "\(place)-a", [1000, 1010, 1020])
                + Self.values("\(place)", "\(place)-b", [5, 5, 5])
        }
        #expect(CommonFall(mixed, in: year) == nil)
    }
}

import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning

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

    @Test("asks whether a year far below the one before was special, with the line to paste")
    func specialYear() throws {
        let plan = try Self.plan(Self.visitors, [(2025, 1_200), (2026, 1_300)]).plan()
        let question = try #require(plan.questions().first)
        #expect(plan.questions().count == 1 && plan.problems.isEmpty)
        #expect(question.indicatorID == PlanOfOne.id && question.fiscalYear?.year == 2020)
        #expect(
            question.text.english
                == "FY2020 (480) lies 61% below FY2019 (1,240): was it a special year?")
        #expect(question.text.japanese == "令和2年度の値（480）は令和元年度（1,240）を61%下回る。特殊要因のあった年度か。")
        #expect(question.table == "events.csv")
        #expect(question.line?.english == "1-1,FY2020,FY2020,temporary,,(reason)")
        #expect(question.line?.japanese == "1-1,FY2020,FY2020,temporary,,（理由）")
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
        #expect(answer.notes.contains { $0.english.contains("1-1,FY2020,FY2020,temporary,,(reason)") })
        let note = try #require(answer.notes.first { $0.english.contains("The last two moves went up") })
        // (1,240 + 480 + 610 + 880 + 1,050 + 1,130)/6 = 898.3
        #expect(note.english.contains("the fall of FY2020") && note.english.contains("898千人"))
        #expect(note.japanese.contains("令和2年度の落ち込み"))
        let onward = try Self.plan(Self.visitors, [(2025, 1_200)]).assessed(means: [1_131], spread: 90)
        #expect(!onward.notes.contains { $0.english.contains("The last two moves") })
        // Mirrored: two falls, and a median above.
        let falling = try Self.plan([(2021, 90), (2022, 92), (2023, 85), (2024, 80)], [(2025, 85)])
            .assessed(means: [82], spread: 5)
        #expect(falling.notes.contains { $0.english.contains("went down") && $0.english.contains("were higher") })
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

    @Test("says in the same sentence why a pace that would do may not")
    func reason() throws {
        var plan = PlanOfOne(
            kind: .flow, unit: "件", direction: .stated(.decrease), baseYear: 2024,
            values: [(2019, 520), (2020, 431), (2021, 440), (2022, 428), (2023, 421), (2024, 409)],
            targets: [(2026, 380)], asOf: (2025, 4, 1), pathCount: 0)
        let sentence = try plan.assessed(means: [405, 401], spread: 50).sentence
        #expect(sentence.japanese.contains("直近3年は年あたり10.3件の減少。変化の多くは令和2年度の1年で生じた"))
        #expect(
            sentence.english.contains(
                "(-17.1件 a year so far, -10.3件 a year over the last three years; most of it came in one year, FY2020)"
            ))
        // With a good chance nothing has to be explained.
        let good = try plan.assessed(means: [380, 350], spread: 20).sentence
        #expect(!good.english.contains("most of it"))
        // An even way with a pace that would do.
        plan.values = [(2021, 500), (2022, 470), (2023, 440), (2024, 410)]
        let even = try plan.assessed(means: [410, 410], spread: 30).sentence
        #expect(even.english.contains("single years vary too much"))
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

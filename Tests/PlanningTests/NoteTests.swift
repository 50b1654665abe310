import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("Notes on an indicator")
struct NoteTests {
    /// Two values and a forecast far from the target, so that rounding decides nothing.
    private static let plain = PlanOfOne(
        direction: .stated(.increase), values: [(2019, 14), (2020, 15)], targets: [(2022, 20)], pathCount: 10)

    private static func kinds(_ plan: PlanOfOne) throws -> [String] {
        // Above all values, so that no forecast turns against them.
        try plan.assessed(means: [30, 30], spread: 1).notes.map(\.kind)
    }

    private static func measured(
        _ year: Int, _ value: ValueRange, known: (Int, Int, Int)? = nil
    ) throws -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(year)), value: .numeric(value),
            knownOn: try known.map { try #require(CalendarDate(year: $0.0, month: $0.1, day: $0.2)) })
    }

    @Test("are none where nothing has to be known besides")
    func none() throws { #expect(try Self.kinds(Self.plain).isEmpty) }

    @Test("tell how the values are taken")
    func values() throws {
        var plan = Self.plain
        plan.suppositions = [
            Supposition(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2021)), value: .numeric(.exact(16)))
        ]
        #expect(try Self.kinds(plan) == ["supposed-values"])

        plan = Self.plain
        plan.values = [(2019, 14)]
        plan.others = try [
            Self.measured(2020, .exact(15), known: (2021, 4, 10)),
            Self.measured(2020, .exact(16), known: (2021, 5, 10)),
        ]
        plan.asOf = (2021, 6, 1)
        #expect(try Self.kinds(plan) == ["revised-base"])
        plan.asOf = (2021, 5, 1)
        #expect(try Self.kinds(plan).isEmpty)

        plan = Self.plain
        plan.others = [try Self.measured(2018, .atLeast(10))]
        #expect(try Self.kinds(plan) == ["bounds-not-counted"])

        plan = Self.plain
        let june = try #require(CalendarDate(year: 2018, month: 6, day: 30))
        plan.others = [
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(june), value: .numeric(.exact(13)))
        ]
        #expect(try Self.kinds(plan) == ["dated-inside-year"])
    }

    @Test("name years that begin in another month than April", arguments: [1, 4, 7])
    func years(firstMonth: Int) throws {
        let years = try [2019, 2020, 2022].map { try #require(FiscalYear($0, firstMonth: firstMonth)) }
        var plan = PlanOfOne(direction: .stated(.increase), baseYear: nil, targets: [], pathCount: 10)
        plan.others = zip(years, [14.0, 15]).map { year, value in
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(year), value: .numeric(.exact(value)), decimals: 0)
        }
        plan.otherTargets = [Target(indicatorID: PlanOfOne.id, fiscalYear: years[2], goal: .value(20))]
        plan.asOf = (2021, 8, 1)
        let notes = try plan.assessed(means: [10, 10, 10], spread: 1).notes
        #expect(notes.map(\.kind) == (firstMonth == 4 ? [] : ["unusual-years"]))
        if case .unusualYears(let year)? = notes.first { #expect(year == years[2]) }
    }

    /// 605 → 600 may mean to reduce or to keep.
    @Test("tell how the targets are read")
    func targets() throws {
        var plan = PlanOfOne(kind: .flow, values: [(2019, 610), (2020, 605)], targets: [(2022, 600)], pathCount: 10)
        guard case .ambiguousDirection(let year, let readings)? = try plan.assessed(means: [605], spread: 5).notes.first
        else {
            Issue.record("nothing is said of the direction")
            return
        }
        #expect(try year == PlanOfOne.year(2022) && readings.map(\.direction) == [.maintainAtLeast, .decrease])

        plan = Self.plain
        plan.direction = .stated(.maintainAtLeast)
        plan.targets = [(2022, 15)]
        plan.tolerance = 2
        guard case .tolerance(year, 2)? = try plan.assessed(means: [10], spread: 1).notes.first else {
            Issue.record("nothing is said of the tolerance")
            return
        }

        plan = Self.plain
        plan.targets = []
        plan.otherTargets = [
            Target(indicatorID: PlanOfOne.id, fiscalYear: year, goal: .value(20), isDecided: true)
        ]
        guard case .decided([year])? = try plan.assessed(means: [10], spread: 1).notes.first else {
            Issue.record("nothing is said of the decision")
            return
        }

        // No tonnage lies below 0.
        plan = Self.plain
        plan.targets = [(2022, 0)]
        #expect(try Self.kinds(plan).contains("met-by-everything"))

        // 15 % may be 15.5 %: N(15.2, 1) reaches that less often than not.
        plan = PlanOfOne(kind: .share, unit: "%", values: [(2019, 2), (2020, 3)], targets: [(2022, 15)], pathCount: 10)
        #expect(try plan.assessed(means: [15.2], spread: 1).notes.map(\.kind) == ["fragile"])
    }

    /// Beta(0.9, 0.53) before anything was seen, and a year that was.
    @Test("tell on what stages rest")
    func stages() throws {
        var plan = PlanOfOne(kind: .milestone, unit: nil, baseYear: nil, targets: [], asOf: (2021, 4, 1), pathCount: 10)
        plan.stages = ["構想", "設計", "工事"]
        plan.others = try [2019, 2020].map {
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year($0)), value: .stage("構想"))
        }
        plan.otherTargets = [
            Target(indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year(2021), goal: .stage("設計"))
        ]
        let notes = try plan.assessed().notes
        guard case .stageModel(let prior, years: 1)? = notes.first, notes.count == 1 else {
            Issue.record("found \(notes)")
            return
        }
        #expect(abs(prior - 0.9 / 1.43) < 1e-12)
    }

    @Test("tell that no value is free of an event")
    func recovery() throws {
        var plan = PlanOfOne(
            kind: .flow, direction: .stated(.increase), values: [(2019, 500), (2020, 400)], targets: [(2022, 900)],
            pathCount: 0)
        plan.events = [
            ShockEvent(
                indicatorID: nil, from: try PlanOfOne.year(2019), to: try PlanOfOne.year(2022), effect: .oneOff,
                reason: "休館")
        ]
        let kinds = try plan.assessed().notes.map(\.kind)
        #expect(
            kinds.contains("event") && kinds.contains("recovery-unknown") && !kinds.contains("level-before-unknown"))
    }

    private static let asked: [(String, [(Int, Double)], Double)] = [
        ("special-year", [(2018, 1_000), (2019, 1_010), (2020, 300)], 1_000),
        ("slipped-point", [(2018, 1_000), (2019, 1_010), (2020, 10.2)], 1_100),
        ("value-ahead", [(2018, 1_000), (2019, 1_010), (2020, 1_020), (2022, 1_030)], 1_100),
        ("far-beyond", [(2018, 1_000), (2019, 1_010), (2020, 1_020)], 20_000),
        ("wrong-side", [(2018, 1_000), (2019, 1_010), (2020, 1_020)], 900),
    ]

    @Test("repeat what should be asked of values and targets", arguments: asked)
    func questions(_ kind: String, _ values: [(Int, Double)], _ target: Double) throws {
        let plan = PlanOfOne(
            kind: .flow, direction: .stated(.increase), values: values.map { (year: $0.0, value: $0.1) },
            targets: [(2022, target)], asOf: (2023, 5, 1), pathCount: 10)
        let kinds = try plan.assessed(means: [1_000], spread: 1).notes.map(\.kind)
        #expect(kinds.contains(kind), "\(kinds)")
    }

    @Test("repeat that a share looks like a fraction, and that others have a newer value")
    func otherQuestions() throws {
        let share = PlanOfOne(
            kind: .share, unit: "%", direction: .stated(.increase), values: [(2018, 50), (2019, 52), (2020, 0.53)],
            targets: [(2022, 60)], pathCount: 10)
        #expect(try share.assessed(means: [50], spread: 1).notes.map(\.kind).contains("fractions"))

        var plan = try Self.plain.plan()
        plan.indicators += ["a", "b"].map {
            Indicator(id: $0, programme: "", name: $0, unit: "人", kind: .flow, direction: .stated(.increase))
        }
        plan.measurements += try ["a", "b"].map {
            IndicatorMeasurement(
                indicatorID: $0, period: .fiscalYear(try PlanOfOne.year(2021)), value: .numeric(.exact(1)))
        }
        let settings = AssessmentSettings(
            asOf: CalendarDate(year: 2022, month: 5, day: 1), pathCount: 10, comparesTargets: false)
        let answer = try #require(try Assessor(settings: settings).assess(plan).indicators.first)
        #expect(answer.notes(of: "missing-value").count == 1)
    }
}

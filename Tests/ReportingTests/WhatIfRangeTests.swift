@testable import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiReporting

@Suite("What can be asked of another target or pace")
struct WhatIfRangeTests {
    /// The first indicator of the sample with another target and another forecast.
    private static func range(
        target level: Double, forecast: ClosedRange<Double>, kind: IndicatorKind = .stock, base: Double = 100,
        direction: DirectionSetting = .unstated, digit: Double = 0
    ) throws -> WhatIfRange {
        let year = try SampleAssessment.year(2022)
        let target = Target(indicatorID: "1", fiscalYear: year, goal: .value(level))
        let way: Direction = level > base ? .increase : level < base ? .decrease : .maintainAtLeast
        let answer = TargetAssessment(
            target: target, direction: ResolvedDirection(way, .target),
            rule: AttainmentRule(direction: way, basis: .target, level: level, digit: digit), verdict: .leaning,
            probability: 0.5,
            distribution: UniformDistribution(range: forecast))
        let before = try SampleAssessment.year(2020)
        let indicator = Indicator(id: "1", programme: "", name: "n", unit: "人", kind: kind, direction: direction)
        let assessment = IndicatorAssessment(
            indicator: indicator, series: try AnnualSeries(firstYear: 2020, values: [base]),
            base: BaseValue(
                period: .fiscalYear(before), position: .init(fiscalYear: before, elapsedFraction: 1),
                value: .value(base)),
            direction: ResolvedDirection(way, .target),
            outlook: .none(.noValue), targets: [answer], joint: nil, indices: [], pace: nil,
            evidence: EvidenceGrade(grade: 2, values: 1, deductions: []),
            notes: [])
        let whatIf = try #require(assessment.whatIf(on: answer, asOf: SampleAssessment.day(2021, 4, 1)))
        return try #require(WhatIfRange(whatIf, unit: "人"))
    }

    static let cases: [(Double, ClosedRange<Double>, IndicatorKind, Double)] = [
        (17_000, 14_000...19_000, .stock, 14_989), (12_345, 9_000...15_000, .flow, 10_000), (5, 0...9, .flow, 2),
        (40, 20...60, .share, 25), (99.5, 90...100, .share, 95), (600, 550...650, .flow, 605),
        (145, 100...190, .flow, 145),
        (18, 15...22, .cumulativeStock, 15), (0.35, 0.1...0.9, .stock, 0.2), (1e7, 0...3e7, .stock, 2e6),
    ]

    @Test("are equal steps around the plan's target that keep its sense", arguments: cases)
    func levels(target: Double, forecast: ClosedRange<Double>, kind: IndicatorKind, base: Double) throws {
        let range = try Self.range(target: target, forecast: forecast, kind: kind, base: base)
        #expect(range.levels.contains(target))
        #expect((10...420).contains(range.levels.count), "\(range.levels.count)")
        let step = (range.levels[range.levels.count - 1] - range.levels[0]) / Double(range.levels.count - 1)
        for (index, level) in range.levels.enumerated() {
            #expect(abs(level - range.levels[0] - Double(index) * step) < 1e-9 * max(1, abs(target)))
            #expect(range.whatIf.reachable.contains(level) || level == target)
        }
        #expect(Set(range.rules.map(\.direction)).count == 1)
        #expect(range.rules.map(\.level) == range.levels)
    }

    @Test("are round where the plan's target is", arguments: [(17_000.0, 14_000.0...19_000.0), (40, 20...60)])
    func round(target: Double, forecast: ClosedRange<Double>) throws {
        let levels = try Self.range(target: target, forecast: forecast, base: forecast.lowerBound).levels
        let step = levels[1] - levels[0]
        for level in levels { #expect(abs((level / step).rounded() - level / step) < 1e-6) }
    }

    @Test("are whole numbers where the plan counts in them")
    func whole() throws {
        let range = try Self.range(target: 145, forecast: 120...165, kind: .flow, base: 140, digit: 1)
        // From 140 to 145 are five steps of 1, and as many beyond; twice the 2.5 that it takes a year are five steps as well.
        #expect(range.levels == (140...150).map(Double.init))
        #expect(range.paces == (-5...5).map(Double.init))
    }

    @Test("hold no pace at all, and as many above as below")
    func paces() throws {
        let paces = try Self.range(target: 120, forecast: 90...130).paces
        #expect(paces.contains(0) && paces.count == 41)
        #expect(zip(paces, paces.reversed()).allSatisfy { abs($0 + $1) < 1e-9 })
    }

    @Test("have the chance that the forecast gives, to a tenth of a point", arguments: cases)
    func chances(target: Double, forecast: ClosedRange<Double>, kind: IndicatorKind, base: Double) throws {
        let range = try Self.range(target: target, forecast: forecast, kind: kind, base: base)
        for (place, level) in range.levels.enumerated() {
            for pace in range.paces {
                let expected = range.whatIf.probability(at: level, extraPace: pace)
                #expect(abs(range.probability(atLevel: place, pace: pace) - expected) <= 0.001, "\(level) \(pace)")
            }
        }
    }

    @Test("take for certain only what the possible values decide, not what lies beyond a table's end")
    func certain() throws {
        let range = try Self.range(target: 120, forecast: 90...130)
        let beyond = range.probability(atLevel: range.levels.count - 1, pace: 0)
        #expect(beyond > 0 && beyond < 0.0005)
        let reached = range.probability(atLevel: 0, pace: try #require(range.paces.last))
        #expect(reached < 1 && reached > 0.9995)
    }

    @Test("give a table without script with the plan's own target in it")
    func table() throws {
        let range = try Self.range(target: 120, forecast: 90...130)
        let table = WhatIfTable(range, unit: "人", VerdictLimits(), in: .english).table
        #expect(table.columns.count == 5)
        let plan = try #require(table.rows.first { $0[0] == .text("120人 (plan)") })
        // Uniform on 90 … 130: 0.2525 lie at 120 or above, and 0.375 with 5 more.
        #expect(plan[1] == .text("30%"))
        let order = ["under 10%"] + (1...9).map { "\($0)0%" } + ["over 90%"]
        for row in table.rows {
            let places = row.dropFirst().compactMap { order.firstIndex(of: $0.text(in: .english)) }
            #expect(places.count == 4 && places == places.sorted())
        }
    }
}

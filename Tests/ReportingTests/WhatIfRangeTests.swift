import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
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
            notes: [], verdictLimits: VerdictLimits())
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

/// Cases for the page's script, which no test here can run: what the engine says of made-up targets of every sort, recorded for
/// scripts/check/report.py, which moves the sliders accordingly.
@Suite("The cases for the sliders")
struct WhatIfCasesTests {
    private struct MadeUp {
        let name: String
        let direction: Direction
        let level: Double
        var tolerance = 0.0
        var isOpen = false
        var digit = 1.0
        var distribution: any PredictiveDistribution = UniformDistribution(range: 90...130)
        var reachable = 0...Double.infinity
        var latest: Double?
        var years = 2.0

        var whatIf: WhatIf {
            get throws {
                WhatIf(
                    target: Target(indicatorID: "1", fiscalYear: try SampleAssessment.year(2022), goal: .value(level)),
                    distribution: distribution, forecast: distribution, reachable: reachable, latest: latest,
                    yearsOfExtraPace: years, base: nil,
                    declared: AttainmentRule(
                        direction: direction, basis: .stated, level: level, tolerance: tolerance, isOpen: isOpen,
                        digit: digit))
            }
        }
    }

    private static let madeUp: [MadeUp] = [
        MadeUp(name: "at least, whole", direction: .increase, level: 120),
        MadeUp(name: "at most, tenths", direction: .decrease, level: 100.5, digit: 0.1, years: 1.5),
        MadeUp(name: "more than", direction: .increase, level: 120, isOpen: true),
        MadeUp(name: "less than", direction: .decrease, level: 100, isOpen: true, years: 0.75),
        MadeUp(name: "kept from below", direction: .maintainAtLeast, level: 110, tolerance: 3),
        MadeUp(name: "kept from above", direction: .maintainAtMost, level: 110, tolerance: 3, digit: 0),
        MadeUp(name: "kept within", direction: .maintainWithin, level: 110, tolerance: 5, years: 1),
        MadeUp(
            name: "without bounds", direction: .maintainWithin, level: 1, tolerance: 2, digit: 0.1,
            distribution: UniformDistribution(range: -3...4), reachable: -.infinity ... .infinity),
        MadeUp(
            name: "a share", direction: .increase, level: 97, distribution: UniformDistribution(range: 88...100),
            reachable: 0...100),
        MadeUp(
            name: "a share to fall", direction: .decrease, level: 2, digit: 0.1,
            distribution: UniformDistribution(range: 0...6), reachable: 0...100, years: 3),
        MadeUp(name: "never falls", direction: .increase, level: 105, reachable: 90...Double.infinity, latest: 90),
        MadeUp(
            name: "a count", direction: .increase, level: 6, distribution: UniformCount(greatest: 9), years: 1),
        MadeUp(
            name: "fewer than a count", direction: .decrease, level: 3, isOpen: true,
            distribution: UniformCount(greatest: 9)),
        MadeUp(
            name: "the last value again", direction: .increase, level: 100, digit: 0,
            distribution: RepeatOrUniform(value: 100, range: 80...120), latest: 100, years: 1),
    ]

    @Test("are what the engine says, as recorded")
    func cases() throws {
        var generator = SeededGenerator(seed: 17)
        let sample = try SampleAssessment.make().indicators[0]
        var lines: [String] = []
        for made in Self.madeUp {
            let whatIf = try made.whatIf
            let range = try #require(WhatIfRange(whatIf, unit: nil), "\(made.name)")
            let panel = HTMLWhatIf(
                indicator: sample, answer: sample.targets[0], range: range, key: "", language: .english)
            var places = [(0, 0), (0, range.paces.count - 1), (range.levels.count - 1, 0)]
            places += (0..<22).map { index in
                (
                    generator.int(0...range.levels.count - 1),
                    index % 3 == 0 ? range.paces.count / 2 : generator.int(0...range.paces.count - 1)
                )
            }
            let cases = places.map { level, pace -> JSONValue in
                let chance = whatIf.probability(at: range.levels[level], extraPace: range.paces[pace])
                // A reader of the table is certain only of what the possible values decide.
                let isCertain = [0, 1].contains(range.probability(atLevel: level, pace: range.paces[pace]))
                let shown = isCertain ? chance : min(max((chance * 1e6).rounded() / 1e6, 1e-6), 1 - 1e-6)
                return [.integer(level), .integer(pace), JSONValue(shown)]
            }
            let name = JSONValue.string(made.name).line
            lines.append("{\"name\":\(name),\"panel\":\(panel.data.text),\"cases\":\(JSONValue.array(cases).line)}")
        }
        try expectGolden("[\n\(lines.joined(separator: ",\n"))\n]\n", "what-if-cases.json")
    }
}

/// Every count up to the greatest is as likely as another.
private struct UniformCount: PredictiveDistribution {
    let greatest: Double
    var mean: MeanValue { .undefined(.heavyTails(degreesOfFreedom: 1)) }
    var isDiscrete: Bool { true }

    func probability(atMost value: Double) -> Double {
        min(1, max(0, (value.rounded(.down) + 1) / (greatest + 1)))
    }

    func probability(atLeast value: Double) -> Double { 1 - probability(atMost: value.rounded(.up) - 1) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        max(0, (probability * (greatest + 1)).rounded(.up) - 1)
    }
}

/// One value with three chances in ten, else any of a range.
private struct RepeatOrUniform: PredictiveDistribution {
    let value: Double
    let range: ClosedRange<Double>
    var mean: MeanValue { .undefined(.heavyTails(degreesOfFreedom: 1)) }
    var isDiscrete: Bool { false }

    private func share(upTo value: Double) -> Double {
        min(1, max(0, (value - range.lowerBound) / (range.upperBound - range.lowerBound)))
    }

    func probability(atMost value: Double) -> Double { 0.7 * share(upTo: value) + (value >= self.value ? 0.3 : 0) }

    func probability(atLeast value: Double) -> Double {
        0.7 * (1 - share(upTo: value)) + (value <= self.value ? 0.3 : 0)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        let below = 0.7 * share(upTo: value)
        let rest = probability <= below ? probability : max(below, probability - 0.3)
        if probability > below, probability < below + 0.3 { return value }
        return range.lowerBound + rest / 0.7 * (range.upperBound - range.lowerBound)
    }
}

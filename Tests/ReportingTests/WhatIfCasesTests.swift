import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

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

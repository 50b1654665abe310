import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// Reference numbers are NumPy's: `scripts/oracles/peer-pace.py`.
@Suite("The pace of the best fifth of comparable indicators")
struct PeerPaceTests {
    @Test("is that which NumPy finds in the targets that came due")
    func shipped() throws {
        let amounts = try #require(PeerPace(of: .shipped, isShare: false))
        #expect(amounts.indicators == 40 && amounts.municipalities == 15)
        expectClose(amounts.rate, to: 0.172_694_153_018_154_8, within: 1e-12)
        let shares = try #require(PeerPace(of: .shipped, isShare: true))
        #expect(shares.indicators == 11 && shares.municipalities == 5)
        expectClose(shares.rate, to: 0.023_405_802_122_395_604, within: 1e-12)
        expectClose(try #require(amounts.level(after: 1, from: 100, sign: 1)), to: 118.850_254_957, within: 1e-6)
        expectClose(try #require(shares.level(after: 1, from: 40, sign: 1)), to: 40.563_031_367, within: 1e-6)
    }

    private static func past(
        _ indicator: String, _ base: Double?, _ actual: Double, years: Int? = 1, measuredAfter: Int? = nil,
        less: Bool = false, unit: String = "件"
    ) -> PastTarget {
        PastTarget(
            "甲市", indicator, unit: unit, base: base, years: years, target: 1, actual: actual,
            measuredAfter: measuredAfter, lessIsBetter: less)
    }

    private static func pace(_ targets: [PastTarget]) -> PeerPace? {
        PeerPace(of: ReferenceEvidence(pastTargets: targets, wholePlans: []), isShare: false)
    }

    @Test("counts an indicator once, a fall that is wanted as progress, and the years until it was measured")
    func comparable() throws {
        let targets = [
            Self.past("a", 100, 100 * exp(0.1)), Self.past("b", 100, 100 * exp(-0.2), less: true),
            Self.past("c", 100, 100 * exp(0.6), measuredAfter: 2),
            Self.past("d", 100, 100 * exp(0.3)), Self.past("d", 100, 100 * exp(0.5)),
            Self.past("e", 100, 100 * exp(0.5)),
        ]
        let pace = try #require(Self.pace(targets))
        #expect(pace.indicators == 5)
        // 0.1, 0.2, 0.3, 0.4, 0.5: a fifth of the way from the fourth to the fifth.
        expectClose(pace.rate, to: 0.42, within: 1e-12)
    }

    @Test("needs five indicators with a pace: base and years known, nothing from or to nought")
    func tooFew() {
        let four = (1...4).map { Self.past("\($0)", 100, 110) }
        #expect(Self.pace(four) == nil)
        let useless = [
            Self.past("nought", 0, 5), Self.past("to nought", 5, 0), Self.past("no base", nil, 5),
            Self.past("no years", 5, 6, years: nil), Self.past("no time", 5, 6, years: 0),
            Self.past("share", 5, 6, unit: "％"),
        ]
        #expect(Self.pace(four + useless) == nil)
        #expect(Self.pace(four + [Self.past("5", 100, 110)])?.indicators == 5)
    }

    @Test("leads down where less is better, and nowhere from nought or from everybody")
    func levels() throws {
        let amounts = try #require(PeerPace(of: .shipped, isShare: false))
        let shares = try #require(PeerPace(of: .shipped, isShare: true))
        expectClose(
            try #require(amounts.level(after: 2, from: 50, sign: -1)), to: 50 * exp(-2 * amounts.rate), within: 1e-9)
        #expect(amounts.level(after: 1, from: 0, sign: 1) == nil)
        #expect(shares.level(after: 1, from: 100, sign: 1) == nil)
        #expect(try #require(shares.level(after: 1_000, from: 99, sign: 1)) <= 100)
    }

    private static func answer(_ plan: PlanOfOne) throws -> ScenarioAnswer.Outcome {
        let scenario = Scenario(id: "peers", indicatorID: PlanOfOne.id, kind: .peerPace)
        return try #require(try Assessor(settings: plan.settings()).answers(to: [scenario], in: plan.plan()).first)
            .outcome
    }

    @Test("moves the middle from the latest value onto it")
    func scenario() throws {
        let pace = try #require(PeerPace(of: .shipped, isShare: false))
        for (values, targets) in [
            ([(2018, 98), (2019, 101), (2020, 100)], [(2021, 110), (2022, 130)]),
            ([(2018, 98), (2019, 101), (2020, 100)], [(2021, 90), (2022, 70)]),
        ] {
            let plan = PlanOfOne(
                values: values.map { ($0.0, Double($0.1)) }, targets: targets.map { ($0.0, Double($0.1)) })
            let assessed = try plan.assessed()
            guard case .answered(let answer) = try Self.answer(plan) else { throw Unexpected() }
            let sign: Double = targets[1].1 > 100 ? 1 : -1
            let peers = try #require(answer.peers)
            #expect(peers.pace == pace)
            expectClose(peers.firstYear, to: 100 * exp(sign * pace.rate) - 100, within: 1e-9)
            for (place, year) in answer.years.enumerated() {
                let median = try #require(assessed.targets[place].distribution).median()
                expectClose(
                    year.shift, to: 100 * exp(sign * pace.rate * Double(place + 1)) - median, within: 1e-9)
                #expect(year.after > year.before)
            }
        }
    }

    @Test("leaves alone a forecast that is better already")
    func better() throws {
        let plan = PlanOfOne(values: [(2019, 90), (2020, 100)], targets: [(2021, 110), (2022, 130)])
        let assessor = Assessor(settings: try plan.settings()) { series, _, _ throws(StatisticsError) in
            SelectedModel(
                fitted: ToyModel(series: series, means: [140, 130], spread: 10), candidates: [], criterion: .named)
        }
        let scenario = Scenario(id: "peers", indicatorID: PlanOfOne.id, kind: .peerPace)
        guard case .answered(let answer)? = try assessor.answers(to: [scenario], in: plan.plan()).first?.outcome else {
            throw Unexpected()
        }
        #expect(answer.years[0].shift == 0 && answer.years[0].after == answer.years[0].before)
        #expect(answer.years[1].shift > 0)
    }

    struct Unexpected: Error {}

    @Test("is refused by name where it leads nowhere")
    func refusals() throws {
        let both = PlanOfOne(
            direction: .stated(.maintainWithin), values: [(2019, 10), (2020, 11)], targets: [(2021, 10), (2022, 10)])
        guard case .refused(.noWantedDirection) = try Self.answer(both) else { throw Unexpected() }
        let nought = PlanOfOne(kind: .flow, values: [(2019, 4), (2020, 0)], targets: [(2021, 5), (2022, 10)])
        guard case .refused(.noRelativeChange(from: 0)) = try Self.answer(nought) else { throw Unexpected() }
    }
}

import Foundation
import TestSupport
import Testing

@testable import MitoshiStatistics

/// One component's evidence and forecast by brute force; `make_values.py` says how.
struct PooledCase: ReferenceComponent, Decodable {
    let scale: String
    let family: String
    let parameters: [Double]
    let discount: Double
    let observed: [Int]
    let values: [Double]
    let deviation: Double
    let trendMean: Double
    let trendDeviation: Double
    let evidence: Double
    let means: [Double]
    let variances: [Double]

    static func all() throws -> [PooledCase] {
        let file = try #require(
            Bundle.module.url(forResource: "values", withExtension: "json", subdirectory: "Fixtures/pooled"))
        return try #require(JSONDecoder().decode([String: [PooledCase]].self, from: Data(contentsOf: file))["cases"])
    }

    func history() throws -> PooledHistory {
        let series = try AnnualSeries(
            observations: zip(observed, values).map { Observation(year: 2000 + $0, value: .exact($1)) })
        return PooledHistory(try ExactHistory(series, for: .pooledTrend, atLeast: 1))
    }
}

extension PooledPrior {
    init(_ components: [Component], halvesDrift: Bool = false) {
        self.init(
            components: components, origin: .init(command: "", data: "", digest: "", date: ""), halvesDrift: halvesDrift
        )
    }
}

@Suite("A component of a pooled trend")
struct PooledTrendReferenceTests {
    @Test("has the evidence and the forecast of the dense normal distribution, gaps or none")
    func bruteForce() throws {
        let cases = try PooledCase.all()
        #expect(cases.count == 234)
        for example in cases {
            let prior = try example.prior()
            let posterior = try PooledPosterior(example.history(), prior: prior)
            let evidence = PooledPosterior.logEvidence(posterior.bank, posterior.tables, posterior.scales)
            expectClose(evidence[0], to: example.evidence, within: 1e-9)
            let moments = PooledMoments(posterior, horizon: 3, elapsed: 0)
            for step in 1...3 {
                let part = moments.normals(step: step)[0]
                expectClose(part.means[0], to: example.means[step - 1], within: 1e-10)
                let factor = SpreadWidening(count: example.observed.count).factor(ahead: Double(step))
                expectRelativelyClose(
                    part.variances[0], to: example.variances[step - 1] * factor * factor, within: 1e-9)
            }
        }
    }

    @Test("widens with the reach and with the length of the history, by the factor that benchmarks ask for")
    func widening() {
        #expect(SpreadWidening(count: 12).factor(ahead: 1) == 1)
        #expect(SpreadWidening(count: 12).factor(ahead: 0.3) == 1)
        expectClose(SpreadWidening(count: 12).factor(ahead: 4), to: 1.045, within: 1e-15)
        #expect(SpreadWidening(count: 3).factor(ahead: 4) < SpreadWidening(count: 30).factor(ahead: 4))
    }

    @Test("counts the shocks of years without a value: 0 → 1 over eight years has log evidence −1.57")
    func gap() throws {
        let walk = PooledPrior.Component(
            scale: .level, dynamics: .dampedTrend(.init(levelWeight: 1, trendWeight: 0, damping: 0)), deviation: 0.25,
            weight: 1)
        // Values whose mean size is 1, one apart.
        let series = try AnnualSeries(
            observations: [Observation(year: 2000, value: .exact(0.5)), Observation(year: 2008, value: .exact(1.5))])
        let history = PooledHistory(try ExactHistory(series, for: .pooledTrend, atLeast: 1))
        let posterior = try PooledPosterior(history, prior: PooledPrior([walk]))
        let evidence = PooledPosterior.logEvidence(posterior.bank, posterior.tables, posterior.scales)
        let variance = 8 * 0.25 * 0.25
        expectClose(evidence[0], to: -0.5 * (1 / variance + log(2 * .pi * variance)), within: 1e-12)
        expectClose(evidence[0], to: -1.57, within: 5e-3)
    }
}

/// One component of a prior as the reference values describe it.
protocol ReferenceComponent {
    var scale: String { get }
    var family: String { get }
    /// Level weight, trend weight and damping; of a return to a mean its persistence.
    var parameters: [Double] { get }
    var discount: Double { get }
    var deviation: Double { get }
    var trendMean: Double { get }
    var trendDeviation: Double { get }
}

extension ReferenceComponent {
    /// The prior that holds this component alone.
    func prior() throws -> PooledPrior {
        PooledPrior([
            PooledPrior.Component(
                scale: try #require(PooledScale(rawValue: scale)), dynamics: try dynamics(), varianceDiscount: discount,
                deviation: deviation, trendMean: trendMean, trendDeviation: trendDeviation, weight: 1)
        ])
    }

    private func dynamics() throws -> PooledDynamics {
        switch family {
        case "damped-trend":
            .dampedTrend(.init(levelWeight: parameters[0], trendWeight: parameters[1], damping: parameters[2]))
        case "reverting-growth":
            .revertingGrowth(.init(levelWeight: parameters[0], trendWeight: parameters[1], damping: parameters[2]))
        case "mean-reversion": .meanReversion(.init(persistence: parameters[0]))
        default: try #require(nil, "\(family)")
        }
    }
}

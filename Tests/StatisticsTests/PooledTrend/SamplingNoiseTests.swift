import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Shares counted out of few cases, by brute force; `make_sampling.py` says how.
private struct SamplingCase: ReferenceComponent, Decodable {
    let scale: String
    let family: String
    let parameters: [Double]
    let discount: Double
    let observed: [Int]
    let numerators: [Int]
    let denominators: [Int]
    let deviation: Double
    let trendMean: Double
    let trendDeviation: Double
    let evidence: Double
    let means: [Double]
    let variances: [Double]
    let counting: Double

    static func all() throws -> [SamplingCase] {
        let file = try #require(
            Bundle.module.url(forResource: "sampling", withExtension: "json", subdirectory: "Fixtures/pooled"))
        return try #require(JSONDecoder().decode([String: [SamplingCase]].self, from: Data(contentsOf: file))["cases"])
    }

    func history() throws -> PooledHistory {
        let observations = observed.indices.map { index in
            Observation(
                year: 2000 + observed[index],
                value: .share(numerator: numerators[index], denominator: denominators[index]))
        }
        let series = try AnnualSeries(observations: observations, support: .percentage)
        return PooledHistory(try ExactHistory(series, for: .pooledTrend, atLeast: 1))
    }
}

@Suite("A share counted out of few cases")
struct SamplingNoiseTests {
    @Test("has the evidence and the forecast of the dense normal distribution with the binomial's variance")
    func bruteForce() throws {
        let cases = try SamplingCase.all()
        #expect(cases.count == 63)
        for example in cases {
            let posterior = try PooledPosterior(example.history(), prior: example.prior())
            let evidence = PooledPosterior.logEvidence(posterior.bank, posterior.tables, posterior.scales)
            expectClose(evidence[0], to: example.evidence, within: 1e-9)
            let moments = PooledMoments(posterior, horizon: 3, elapsed: 0)
            for step in 1...3 {
                let part = moments.normals(step: step)[0]
                expectClose(part.means[0], to: example.means[step - 1], within: 1e-9)
                let factor = SpreadWidening(count: example.observed.count).factor(ahead: Double(step))
                expectRelativelyClose(
                    part.variances[0], to: example.variances[step - 1] * factor * factor + example.counting,
                    within: 1e-9)
            }
        }
    }

    /// A true share whose logit walks at random, counted out of 40 a year.
    private static func counted(_ stream: inout RandomStream, years: Int) throws -> [(numerator: Int, share: Double)] {
        var logit = -0.8 + 0.5 * Normal.standard.draw(from: &stream)
        var counts: [(numerator: Int, share: Double)] = []
        for _ in 0..<years {
            logit += 0.1 * Normal.standard.draw(from: &stream)
            let share = 1 / (1 + exp(-logit))
            counts.append(((0..<40).count { _ in stream.uniform() < share }, share))
        }
        return counts
    }

    @Test("is forecast with intervals that hold in simulation, as they don't without the denominators")
    func simulation() throws {
        let walk = PooledPrior.Component(
            scale: .logarithm, dynamics: .dampedTrend(.init(levelWeight: 1, trendWeight: 0, damping: 0)),
            deviation: 0.1, weight: 1)
        let trend = PooledTrend(prior: PooledPrior([walk]))
        var stream = try RandomStream(seed: 40)
        var (held, heldWithout) = (0, 0)
        let runs = 1500
        for _ in 0..<runs {
            let counts = try Self.counted(&stream, years: 7)
            let next = 100 * Double(counts[6].numerator) / 40
            let known = counts.prefix(6).enumerated()
            let shares = known.map {
                Observation(year: $0.offset, value: .share(numerator: $0.element.numerator, denominator: 40))
            }
            let plain = shares.map { Observation(year: $0.year, value: .exact($0.exactValue ?? 0)) }
            for (observations, isShare) in [(shares, true), (plain, false)] {
                let series = try AnnualSeries(observations: observations, support: .percentage)
                let interval = try trend.forecast(series, horizon: 1).distributions[0].interval(coverage: 0.8)
                // A count stands for what rounds to it.
                let holds = interval.contains(next) ? 1 : 0
                if isShare { held += holds } else { heldWithout += holds }
            }
        }
        let (share, without) = (Double(held) / Double(runs), Double(heldWithout) / Double(runs))
        #expect(share > 0.76 && share < 0.86, "\(share)")
        #expect(without < 0.5, "\(without)")
    }

    @Test("out of very many cases is forecast like a plain value")
    func manyCases() throws {
        // With so many digits that neither a digit nor a case reaches beyond the ends of the scales.
        let values = [21.000_000_001, 23.5, 22, 26]
        let plain = try AnnualSeries(firstYear: 2016, values: values, support: .percentage)
        let shares = try AnnualSeries(
            observations: values.enumerated().map {
                Observation(
                    year: 2016 + $0.offset,
                    value: .share(numerator: Int(($0.element * 1e9).rounded()), denominator: 100_000_000_000))
            }, support: .percentage)
        let found = try quantiles(PooledTrend().forecast(shares, horizon: 3))
        for (found, expected) in zip(found, try quantiles(PooledTrend().forecast(plain, horizon: 3))) {
            for (found, expected) in zip(found, expected) { expectClose(found, to: expected, within: 1e-5) }
        }
    }

    @Test("gives numbers at 0 % and 100 % and out of one case, and paths that follow the forecast")
    func ends() throws {
        for counts in [[(0, 30), (1, 30), (0, 25)], [(30, 30), (29, 30), (12, 12)], [(1, 2), (2, 2), (1, 1)]] {
            let series = try AnnualSeries(
                observations: counts.enumerated().map {
                    Observation(
                        year: $0.offset, value: .share(numerator: $0.element.0, denominator: $0.element.1))
                }, support: .percentage)
            let model = try PooledTrend().fit(series)
            let distribution = try model.forecast(horizon: 2).distributions[1]
            var stream = try RandomStream(seed: 11)
            let drawn = try model.paths(count: 3000, horizon: 2, from: &stream).map { $0[1] }
            for level in [0.1, 0.5, 0.9] {
                let value = try distribution.quantile(level)
                #expect((0...100).contains(value))
                // An end has a probability of its own, which a level may lie inside.
                let reached = distribution.probability(atMost: value)
                #expect(reached > level - 1e-3 && (reached < level + 1e-3 || value == 0 || value == 100))
                expectClose(Double(drawn.count { $0 <= value }) / 3000, to: reached, within: 0.045)
            }
        }
    }
}

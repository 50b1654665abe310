import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A pooled trend's mixture")
struct PooledMixtureTests {
    /// A fixed set of pseudo-random normals on three scales.
    static func parts(count: Int = 300, unit: Double = 10) throws -> [NormalSum] {
        var stream = try RandomStream(seed: 11)
        let scales: [ScaleOfHistory.Shape] = [.level, .squareRoot, .logarithm]
        return scales.enumerated().map { index, shape in
            var (weights, means, variances) = ([Double](), [Double](), [Double]())
            for _ in 0..<count {
                weights.append(stream.uniform() * stream.uniform())
                let center = [1.0, 1.0, 0.0][index]
                means.append(center + 0.2 * (stream.uniform() - 0.5))
                variances.append(exp(-7 + 5 * stream.uniform()))
            }
            let total = 3 * weights.reduce(0, +)
            return NormalSum(
                scale: ScaleOfHistory(shape: shape, unit: unit, offset: 0), weights: weights.map { $0 / total },
                means: means, variances: variances)
        }
    }

    private static func components(count: Int = 300) throws -> YearComponents {
        let parts = try parts(count: count)
        return YearComponents {
            parts
        } curveParts: {
            parts.map { NormalCells($0.cumulants) }
        }
    }

    static let levels = [1e-12, 1e-7, 1e-4] + ModelExample.levels + [1 - 1e-4, 1 - 1e-7, 1 - 1e-12]

    static let supports = [
        Support.real, .nonNegative, Support(lower: 9), Support(upper: 8), Support(lower: 9.9, upper: 10.1),
        Support(lower: 25),
    ]

    @Test("reaches every level at its quantile, whatever the support cuts off", arguments: supports)
    func roundTrip(_ support: Support) throws {
        let mixture = try PooledMixture(Self.components(), lower: support.lower, upper: support.upper)
        let quantiles = try mixture.quantiles(Self.levels)
        #expect(quantiles == quantiles.sorted())
        for (level, quantile) in zip(Self.levels, quantiles) {
            #expect(support.contains(quantile))
            // The smaller tail, relative to its size far out.
            let found = level < 0.5 ? mixture.probability(atMost: quantile) : mixture.probability(atLeast: quantile)
            let sought = min(level, 1 - level)
            #expect(
                abs(found - sought) <= (sought < 1e-4 ? max(1e-3 * sought, 1e-13) : 1e-3), "level \(level): \(found)")
            expectClose(
                mixture.probability(atMost: quantile) + mixture.probability(atLeast: quantile), to: 1, within: 1e-12)
        }
    }

    @Test("finds the same quantiles one by one as together, in any order")
    func together() throws {
        let mixture = try PooledMixture(Self.components(), lower: 0, upper: .infinity)
        let together = try mixture.quantiles(Self.levels.reversed())
        for (level, quantile) in zip(Self.levels.reversed(), together) {
            expectClose(try mixture.quantile(level), to: quantile, within: 1e-4)
        }
    }

    @Test("has the sum's distribution function in its cells, to 5 · 10⁻⁴")
    func cells() throws {
        for part in try Self.parts(count: 2_000) {
            let cells = NormalCells(part.cumulants)
            for step in 0...400 {
                let position = -1 + Double(step) * 0.0075
                let value = part.scale.value(at: position)
                let point = cells.value(at: position)
                #expect(abs(point.probability - part.tails(value).lower) < 5e-4)
                let density = part.density(value) / part.scale.slope(at: value)
                if density.isFinite { expectClose(point.slope, to: density, within: 0.02) }
            }
        }
    }

    @Test("reaches 27 levels within .0025 of what all components say, on histories of ten values", arguments: 0..<60)
    func levelsOfHistories(_ seed: Int) throws {
        var stream = try RandomStream(seed: UInt(seed))
        // Growth, size of the steps and level of many sorts; every third history has jumps.
        let growth = 0.1 * (stream.uniform() - 0.3), size = 0.005 * pow(60, stream.uniform())
        var value = pow(10, 4 * stream.uniform())
        let values = (0..<10).map { _ in
            let jump = seed % 3 == 0 && stream.uniform() < 0.2 ? 5.0 : 1
            value *= exp(growth + jump * size * Normal.standard.draw(from: &stream))
            return value
        }
        let history = try PooledHistory(
            ExactHistory(AnnualSeries(firstYear: 2011, values: values), for: .pooledTrend, atLeast: 1))
        let exact = FittedPooledTrend(
            history: history, posterior: try PooledPosterior(history, prior: .standard, negligible: 1e-15))
        let fitted = FittedPooledTrend(
            history: history, posterior: try PooledPosterior(history, prior: .standard))
        let levels = [0.001, 0.005, 0.01, 0.025] + (1...19).map { Double($0) / 20 } + [0.975, 0.99, 0.995, 0.999]
        for (quick, whole) in zip(try fitted.mixtures(horizon: 4), try exact.mixtures(horizon: 4)) {
            for (level, quantile) in zip(levels, try quick.quantiles(levels)) {
                expectClose(whole.probability(atMost: quantile), to: level, within: 2.5e-3)
            }
        }
    }

    @Test("has the mean of its quantiles", arguments: supports)
    func mean(_ support: Support) throws {
        let mixture = try PooledMixture(Self.components(), lower: support.lower, upper: support.upper)
        let found = try #require(mixture.mean.value)
        expectClose(found, to: try #require(mixture.meanOfQuantiles().value), within: 2e-4)
    }

    @Test("keeps an upper tail's digits where the lower one has lost them")
    func upperTail() throws {
        let normal = NormalSum(
            scale: ScaleOfHistory(shape: .level, unit: 1, offset: 0), weights: [1, 0, 0, 0], means: [0, 0, 0, 0],
            variances: [1, 1, 1, 1])
        let components = YearComponents {
            [normal]
        } curveParts: {
            [NormalCells(normal.cumulants)]
        }
        let mixture = try PooledMixture(components, lower: -.infinity, upper: .infinity)
        expectRelativelyClose(mixture.probability(atLeast: 10), to: 7.619853024160527e-24, within: 1e-12)
        expectRelativelyClose(mixture.probability(atMost: -30), to: 4.906713927148187e-198, within: 1e-11)
    }

    @Test("refuses bounds that nothing reaches")
    func unreachable() throws {
        #expect(throws: StatisticsError.self) { try PooledMixture(Self.components(), lower: -1e9, upper: -1e8) }
    }
}

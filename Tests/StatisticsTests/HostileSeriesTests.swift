import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import Testing

/// A history that breaks careless arithmetic.
struct HostileSeries: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let years: [Int]
    let values: [Double]
    var support = Support.real

    /// True when a `Double` can't hold the squares of the values.
    var isAtTheEdge: Bool { values.contains { $0 != 0 && !($0 * $0).isNormal } }

    func series() throws -> AnnualSeries {
        try AnnualSeries(
            observations: zip(years, values).map { Observation(year: $0, value: .exact($1)) }, support: support)
    }

    init(_ description: String, years: [Int]? = nil, _ values: [Double], _ support: Support = .real) {
        testDescription = description
        self.years = years ?? Array(2010..<2010 + values.count)
        self.values = values
        self.support = support
    }

    static let all = [
        HostileSeries("constant", [5, 5, 5, 5, 5, 5, 5]),
        HostileSeries("constant percentage at the top", [100, 100, 100, 100, 100, 100, 100], .percentage),
        HostileSeries("constant percentage at the bottom", [0, 0, 0, 0, 0, 0, 0], .percentage),
        HostileSeries("a perfect line", [1, 2, 3, 4, 5, 6, 7]),
        HostileSeries("a perfect exponential", [1, 2, 4, 8, 16, 32, 64]),
        HostileSeries("a perfect logistic", (0..<9).map { 1_000 / (1 + exp(4 - Double($0))) }),
        HostileSeries("zeros", [0, 0, 0, 0, 0, 0, 0]),
        HostileSeries("zero counts", [0, 0, 0, 0, 0, 0, 0], .count),
        HostileSeries("zeros and then one count", [0, 0, 0, 0, 0, 0, 9], .count),
        HostileSeries("one count and then zeros", [9, 0, 0, 0, 0, 0, 0], .count),
        HostileSeries("huge counts", [1e15, 1.1e15, 0.9e15, 1.3e15, 1.2e15, 1.4e15, 1.5e15], .count),
        HostileSeries("huge values", [1e15, 1.2e15, 0.8e15, 1.1e15, 1.3e15, 1.2e15, 1.5e15]),
        HostileSeries("values near the largest number", [1e307, 1.5e308, -1.2e308, 1e308, 9e307, 1e308, 1.1e308]),
        HostileSeries("tiny values", [1e-12, 1.3e-12, 0.9e-12, 1.4e-12, 1.1e-12, 1.6e-12, 1.5e-12]),
        HostileSeries("tiny non-negative values", [1e-12, 1.3e-12, 0.9e-12, 1.4e-12, 1.1e-12, 1.6e-12], .nonNegative),
        HostileSeries("values near the least number", [1, 2, 1, 4, 1, 2, 1].map { $0 * .leastNonzeroMagnitude }),
        HostileSeries("alternating signs", [-1e6, 1e6, -1e6, 1e6, -1e6, 1e6, -1e6]),
        HostileSeries("an enormous rise", [1, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18]),
        HostileSeries("an enormous fall on a bounded support", [1e18, 1e15, 1e12, 1e9, 1e6, 1e3, 1], .nonNegative),
        HostileSeries("a steep fall to the end of the support", [100, 80, 60, 40, 20, 1, 0], .nonNegative),
        HostileSeries("a share at its end", [95, 97, 98, 99, 99.9, 100, 100], .percentage),
        HostileSeries("a jump", [1, 1, 1, 1, 1, 1, 1e9]),
        HostileSeries("gaps", years: [1950, 1951, 1999, 2000, 2001, 2010, 2020], [3, 4, 10, 9, 12, 15, 14]),
        HostileSeries("years around 0", years: [-5, -3, -2, -1, 0, 1, 2], [3, 4, 10, 9, 12, 15, 14]),
        HostileSeries("years far apart", years: [-5, 0, 1, 2, 3, 4, 1_000_000], [3, 4, 10, 9, 12, 15, 14]),
        HostileSeries("a stock that never falls, at its ceiling", [40, 55, 70, 85, 100, 100, 100], .stockWithCeiling),
        HostileSeries("a stock that never falls, forecast to fall", [90, 80, 70, 60, 50, 40, 30.5], .risingStock),
    ]
}

extension Support {
    static let stockWithCeiling = Support(lower: 0, upper: 100, neverFalls: true)
    static let risingStock = Support(lower: 0, neverFalls: true)
}

@Suite("A hostile series")
struct HostileSeriesTests {
    @Test(
        "gives every model a sound forecast or a named refusal", arguments: ModelFamily.allCases, HostileSeries.all)
    func soundOrRefused(_ family: ModelFamily, _ hostile: HostileSeries) throws {
        let series = try hostile.series()
        do throws(StatisticsError) {
            let fitted = try family.model(for: series.support, driver: driver(of: series)).fit(series)
            try expectSound(fitted)
        } catch {
            #expect(refusesWithReason(error, hostile), "\(error)")
        }
    }

    /// A rate that rises up to the last value of the series.
    private func driver(of series: AnnualSeries) throws(StatisticsError) -> DriverSeries {
        let end = series.exactObservations.last?.time ?? 0
        return try DriverSeries(
            values: [(-4.0, 10.0), (-2.5, 12), (-1, 20), (0, 22)].map { .init(time: end + $0.0, value: $0.1) },
            upper: 100)
    }

    @Test(
        "never leaves the choice of a model without an answer",
        arguments: HostileSeries.all.filter { !$0.isAtTheEdge }, [2, 3, 5, 7])
    func selection(_ hostile: HostileSeries, count: Int) throws {
        let whole = try hostile.series()
        let series = try AnnualSeries(observations: Array(whole.observations.suffix(count)), support: whole.support)
        let selected = try ModelSelection().select(series)
        try expectSound(selected.fitted)
    }

    /// Finite numbers everywhere, quantiles in order and inside the support, probabilities between 0 and 1.
    private func expectSound(_ fitted: any FittedModel) throws(StatisticsError) {
        #expect(fitted.fittedValues.allSatisfy { $0?.isFinite ?? true })
        #expect(fitted.parameters.allSatisfy { $0.value.isFinite && ($0.standardError?.isFinite ?? true) })
        #expect(fitted.information?.logLikelihood.isFinite ?? true)
        let support = fitted.series.support
        for distribution in try fitted.forecast(horizon: 3).distributions {
            var quantiles: [Double] = []
            for level in ModelExample.levels { quantiles.append(try distribution.quantile(level)) }
            #expect(quantiles.allSatisfy { $0.isFinite && support.contains($0) })
            #expect(quantiles == quantiles.sorted())
            if support.isInteger { #expect(quantiles.allSatisfy { $0 == $0.rounded() }) }
            if let mean = distribution.mean.value { #expect(mean.isFinite) }
            for value in quantiles + [-1e300, -1, 0, 1, 1e300] {
                let (below, above) = (distribution.probability(atMost: value), distribution.probability(atLeast: value))
                #expect((0...1).contains(below) && (0...1).contains(above) && below + above >= 1 - 1e-9)
            }
        }
        guard var stream = try? RandomStream(seed: 11) else { return }
        for path in try fitted.paths(count: 20, horizon: 3, from: &stream) {
            #expect(path.allSatisfy { $0.isFinite && support.contains($0) })
        }
    }

    /// Numerical refusals are for numbers at the edge of what a `Double` holds; all others name the model.
    private func refusesWithReason(_ error: StatisticsError, _ hostile: HostileSeries) -> Bool {
        switch error {
        case .tooFewValues, .unsuitableValue, .notIdentified: true
        case .driver(.unsuitableSupport): true
        case .numerical: hostile.isAtTheEdge
        case .invalidSeries, .invalidHorizon, .invalidProbability, .driver: false
        }
    }
}

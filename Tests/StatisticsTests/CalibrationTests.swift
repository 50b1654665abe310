import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import Testing

/// Data that a model is right about must fall into its intervals as often as they say.
@Suite("An interval holds as often as it says")
struct CalibrationTests {
    /// How often the value two years after a made-up history lies inside the model's 80 % interval.
    private func coverage(
        of model: any ForecastModel, support: Support = .real, histories: Int = 800,
        _ draw: (inout RandomStream) throws -> [Double]
    ) throws -> Double {
        var stream = try RandomStream(seed: 1_907)
        var held = 0
        for _ in 0..<histories {
            let values = try draw(&stream)
            let series = try AnnualSeries(firstYear: 2010, values: values.dropLast(2), support: support)
            let distribution = try model.forecast(series, horizon: 2).distributions[1]
            if try distribution.interval(coverage: 0.8).contains(values[values.count - 1]) { held += 1 }
        }
        return Double(held) / Double(histories)
    }

    /// Four standard errors of a share of 0.8 of the histories; the seed is fixed.
    private static let error = 0.057

    @Test(
        "exactly, for random walks of any length", arguments: [ModelFamily.randomWalk, .randomWalkWithDrift], [1, 4])
    func randomWalks(family: ModelFamily, extra: Int) throws {
        let count = family.model.minimumValues + extra - 1
        let found = try coverage(of: family.model) { stream in
            var level = 100.0
            return (0..<count + 2).map { _ in
                level += (family == .randomWalk ? 0 : 2) + 3 * Normal.standard.draw(from: &stream)
                return level
            }
        }
        #expect(abs(found - 0.8) < Self.error)
    }

    @Test(
        "exactly, for lines on every scale", arguments: [3, 7],
        [(ModelFamily.linearTrend, WorkingScale.level), (.exponentialTrend, .logarithm), (.logisticGrowth, .logit)])
    func lines(count: Int, part: (ModelFamily, WorkingScale)) throws {
        let support = part.1 == .logit ? Support.percentage : .real
        let found = try coverage(of: part.0.model(for: support), support: support) { stream in
            (0..<count + 2).map { year in
                let place = -1 + 0.2 * Double(year) + 0.3 * Normal.standard.draw(from: &stream)
                return switch part.1 {
                case .level: place
                case .logarithm: exp(place)
                case .logit: 100 / (1 + exp(-place))
                }
            }
        }
        #expect(abs(found - 0.8) < Self.error)
    }

    enum WorkingScale: Sendable {
        case level, logarithm, logit
    }

    /// The smoothing weights are chosen by the data and then taken as known, so on ten values an interval of 80 % holds a
    /// few per cent less often; the degrees of freedom make up for most of it.
    @Test(
        "nearly, for smoothing",
        arguments: [ModelFamily.simpleExponentialSmoothing, .holtLinear, .dampedTrend])
    func smoothing(family: ModelFamily) throws {
        let found = try coverage(of: family.model, histories: 200) { stream in
            var (level, trend) = (100.0, family == .simpleExponentialSmoothing ? 0 : 2.0)
            return (0..<12).map { _ in
                let error = 3 * Normal.standard.draw(from: &stream)
                let value = level + trend + error
                level += trend + 0.5 * error
                if family != .simpleExponentialSmoothing {
                    trend = (family == .dampedTrend ? 0.9 : 1) * trend + 0.1 * error
                }
                return value
            }
        }
        #expect(found > 0.7 && found < 0.9)
    }

    /// Counts can't be held at exactly 80 %, as each has a probability of its own; never much less, though.
    @Test("or more often, for counts", arguments: [0.4, 3, 20])
    func counts(mean: Double) throws {
        let found = try coverage(of: ModelFamily.poissonTrend.model, support: .count, histories: 800) { stream in
            try (0..<10).map { try Poisson(mean: mean * exp(0.05 * Double($0))).draw(from: &stream) }
        }
        #expect(found > 0.8 - Self.error && found < 0.97)
    }
}

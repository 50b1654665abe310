import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("Learning a prior")
struct PriorLearningTests {
    /// Random walks on the logarithm with one size of innovations and a drift.
    private static func walks(deviation: Double, drift: Double, count: Int) throws -> LearningSet {
        var stream = try RandomStream(seed: 7)
        var series: [AnnualSeries] = []
        for _ in 0..<count {
            var level = 5.0
            var values: [Double] = []
            for _ in 0..<12 {
                level += drift + deviation * Normal.standard.draw(from: &stream)
                values.append(exp(level))
            }
            series.append(try AnnualSeries(firstYear: 2000, values: values))
        }
        return LearningSet(name: "walks", weight: 1, series: series)
    }

    private func learned(_ set: LearningSet, passes: Int = 15) async throws -> [PooledPrior.Component] {
        let settings = PriorLearning.Settings(passes: passes, windowCount: 120, seed: 3)
        return await try PriorLearning(from: [set], settings: settings).learn(from: nil) { _, _ in }
    }

    @Test("finds the size of the innovations that the histories were drawn with", arguments: [0.02, 0.15])
    func size(deviation: Double) async throws {
        let components = try await learned(Self.walks(deviation: deviation, drift: 0, count: 60))
        let total = components.reduce(0) { $0 + $1.weight }
        // On the scale of square roots changes are half as large as on the logarithm.
        let logarithms = components.map { $0.weight * log(($0.scale == .squareRoot ? 2 : 1) * $0.deviation) }
        #expect(abs(logarithms.reduce(0, +) / total - log(deviation)) < log(1.5))
    }

    @Test("raises the likelihood with every pass")
    func likelihood() async throws {
        let settings = PriorLearning.Settings(passes: 8, windowCount: 60, seed: 3)
        let learning = try PriorLearning(
            from: [Self.walks(deviation: 0.1, drift: 0.03, count: 30)], settings: settings)
        var likelihoods: [Double] = []
        _ = await learning.learn(from: nil) { likelihoods.append($1) }
        #expect(likelihoods.count == 8)
        #expect(zip(likelihoods, likelihoods.dropFirst()).allSatisfy { $1 > $0 })
    }

    @Test("goes on where it stopped, to the same result")
    func resuming() async throws {
        let set = try Self.walks(deviation: 0.1, drift: 0.03, count: 30)
        let learning = try PriorLearning(
            from: [set], settings: PriorLearning.Settings(passes: 6, windowCount: 60, seed: 3))
        var halfway: PriorLearning.State?
        let whole = await learning.learn(from: nil) { state, _ in if state.passes == 3 { halfway = state } }
        #expect(try await learning.learn(from: #require(halfway)) { _, _ in } == whole)
    }
}

@Suite("The learned prior")
struct LearnedPriorTests {
    @Test("is read as it is written")
    func text() throws {
        let prior = PooledPrior.standard
        let again = try PooledPrior(text: prior.text)
        #expect(again.components == prior.components)
        #expect(again.origin == prior.origin)
        #expect(prior.components.count > 1_000)
        #expect(prior.origin.digest.hasPrefix("sha256:"))
        #expect(prior.origin.command.hasPrefix("mitoshi learn-prior "))
    }

    @Test(
        "is refused with the line and what was found when it is damaged",
        arguments: [
            ("", 1), ("mitoshi-pooled-prior\t2\n", 1), ("mitoshi-pooled-prior\t1\ncommand\tx\n", 3),
        ])
    func damaged(text: String, line: Int) {
        let error = #expect(throws: PooledPrior.TextError.self) { try PooledPrior(text: text) }
        #expect(error?.line == line)
    }

    @Test(
        "refuses a component that can't be",
        arguments: [
            "log\tdamped-trend\t1\t0\t0\t1\t-0.1\t0\t0\t1", "log\tmean-reversion\t0\t0\t1\t1\t0.1\t0\t0\t1",
            "cube\tdamped-trend\t1\t0\t0\t1\t0.1\t0\t0\t1", "log\tdamped-trend\t1\t0\t0\t0\t0.1\t0\t0\t1",
            "log\tdamped-trend\t1\t0\t0\t1\t0.1\t0\t0", "log\tdamped-trend\t1\t0\t0\t1\tnan\t0\t0\t1",
        ])
    func component(line: String) {
        let header = PooledPrior.standard.text.split(separator: "\n").prefix(6).joined(separator: "\n")
        let error = #expect(throws: PooledPrior.TextError.self) { try PooledPrior(text: "\(header)\n\(line)\n") }
        #expect(error?.line == 7)
        #expect(error?.found == line)
    }
}

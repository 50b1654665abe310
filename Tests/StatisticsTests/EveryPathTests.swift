import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@Suite("Every model's paths")
struct EveryPathTests {
    @Test("follow the distributions of their years", arguments: ModelExample.learningAlone)
    func marginals(_ family: ModelFamily) throws {
        try expectAgreement(family.model.fit(ModelExample.series(for: family)))
    }

    @Test("follow the distributions where the support cuts them", arguments: ModelExample.withoutUnit)
    func truncatedMarginals(_ family: ModelFamily) throws {
        let series = try AnnualSeries(
            observations: ModelExample.series(for: family).observations, support: Support(lower: 0, upper: 95))
        try expectAgreement(family.model.fit(series))
    }

    private func expectAgreement(_ fitted: any FittedModel) throws {
        let count = 2_000
        var stream = try RandomStream(seed: 20_210_401)
        let paths = try fitted.paths(count: count, horizon: 3, from: &stream)
        #expect(paths.count == count)
        for (year, distribution) in try fitted.forecast(horizon: 3).distributions.enumerated() {
            let values = paths.map { $0[year] }
            for level in [0.025, 0.25, 0.5, 0.75, 0.975] {
                let quantile = try distribution.quantile(level)
                let expected = distribution.probability(atMost: quantile)
                let found = Double(values.count { $0 <= quantile }) / Double(count)
                // Four standard errors of a share; the seed is fixed, so this never fails by chance.
                let error = (expected * (1 - expected) / Double(count)).squareRoot()
                #expect(abs(found - expected) <= 4 * error + 1e-12, "year \(year + 1), level \(level)")
            }
        }
    }

    @Test("are the same for the same seed and others for another", arguments: ModelExample.learningAlone)
    func seed(_ family: ModelFamily) throws {
        let fitted = try family.model.fit(ModelExample.series(for: family))
        func paths(_ seed: UInt) throws -> JointPaths {
            var stream = try RandomStream(seed: seed)
            return try fitted.paths(count: 20, horizon: 3, from: &stream)
        }
        let first = try paths(7)
        #expect(try paths(7) == first)
        #expect(try paths(8) != first)
    }

    @Test("never fall where the quantity can't", arguments: ModelExample.withoutUnit)
    func neverFalling(_ family: ModelFamily) throws {
        let support = Support(lower: 0, neverFalls: true)
        let series = try AnnualSeries(
            observations: ModelExample.series(for: family).observations, support: support)
        let fitted = try family.model.fit(series)
        try expectAgreement(fitted)
        var stream = try RandomStream(seed: 3)
        for path in try fitted.paths(count: 200, horizon: 4, from: &stream) {
            #expect(path == path.sorted())
            #expect(path[0] >= 88.1)
        }
        let years = try quantiles(fitted.forecast(horizon: 4))
        for (near, far) in zip(years, years.dropFirst()) {
            #expect(zip(near, far).allSatisfy { $0 <= $1 })
            #expect(near.allSatisfy { $0 >= 88.1 })
        }
    }

    @Test("tie neighbouring years together as the variances demand")
    func dependence() throws {
        // A random walk's years one and two have correlation √½; of a t copula's signs, agreement is ½ + asin(√½)/π = ¾.
        let fitted = try ModelFamily.randomWalk.model.fit(ModelExample.series(for: .randomWalk))
        var stream = try RandomStream(seed: 5)
        let paths = try fitted.paths(count: 20_000, horizon: 2, from: &stream)
        let last = ModelExample.growth[ModelExample.growth.count - 1]
        let agreeing = paths.count { ($0[0] > last) == ($0[1] > last) }
        expectClose(Double(agreeing) / 20_000, to: 0.75, within: 0.0125)
    }

    /// The same ¾; drawn by chance, 2,048 paths would be off by 0.0096 on average of squares.
    @Test("tell joint chances better than as many draws by chance")
    func evenness() throws {
        let fitted = try ModelFamily.randomWalk.model.fit(ModelExample.series(for: .randomWalk))
        let last = ModelExample.growth[ModelExample.growth.count - 1]
        var squares = 0.0
        for seed in UInt(1)...40 {
            var stream = try RandomStream(seed: seed)
            let years = try fitted.paths(count: 2_048, horizon: 2, from: &stream).years
            let agreeing = Double(zip(years[0], years[1]).count { ($0 > last) == ($1 > last) }) / 2_048
            squares += (agreeing - 0.75) * (agreeing - 0.75)
        }
        #expect((squares / 40).squareRoot() < 0.005)
    }

    @Test("of a copula have each year's quantiles at equal distances", arguments: [ModelFamily.randomWalk, .theta])
    func stratified(_ family: ModelFamily) throws {
        let fitted = try family.model.fit(ModelExample.series(for: family))
        var stream = try RandomStream(seed: 9)
        let count = 500
        let paths = try fitted.paths(count: count, horizon: 3, from: &stream)
        for (values, distribution) in zip(paths.years, try fitted.forecast(horizon: 3).distributions) {
            let levels = values.sorted().map { distribution.probability(atMost: $0) * Double(count) }
            let offset = levels[0]
            #expect((0...1).contains(offset))
            for (rank, level) in levels.enumerated() { expectClose(level - Double(rank), to: offset, within: 1e-4) }
        }
    }
}

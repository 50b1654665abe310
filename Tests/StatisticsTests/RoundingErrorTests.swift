import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("The last digit of a series")
struct RoundingErrorTests {
    @Test(
        "is the finest that a value needs, and at least 1",
        arguments: [
            ([3.2, 4.0], 0.1), ([14_989.0, 10_554.0], 1.0), ([1_000.0, 2_000.0], 1.0), ([0.25, 0.5], 0.01),
            ([1e15, 2e15], 1.0), ([1.5e-12, 2e-12], 1e-13), ([0.0, 0.0], 1.0), ([-0.001, 5.0], 0.001),
        ])
    func unit(values: [Double], expected: Double) throws {
        let series = try AnnualSeries(firstYear: 2010, values: values)
        #expect(abs(series.roundingUnit / expected - 1) < 1e-12)
    }

    @Test("keeps equal values from looking certain: their spread is that of a rounding error")
    func constant() throws {
        // ½ either way has the standard deviation 1/√12; t(0.975; 3) = 3.182446305284263.
        let series = try AnnualSeries(firstYear: 2015, values: [7, 7, 7, 7])
        let forecast = try ModelFamily.randomWalk.model.forecast(series, horizon: 1)
        expectClose(
            try forecast.distributions[0].quantile(0.975), to: 7 + 3.182446305284263 / 12.0.squareRoot(), within: 1e-9)
    }

    @Test("is finer in finer values", arguments: [1.0, 0.1, 0.01])
    func proportional(unit: Double) throws {
        let values = [5, 5, 5, 5].map { (Double($0) * unit * 100).rounded() / 100 }
        let series = try AnnualSeries(firstYear: 2015, values: values)
        expectClose(series.roundingError, to: unit / 12.0.squareRoot(), within: 1e-12)
    }

    @Test("does nothing to values that vary by more")
    func inactive() throws {
        let coarse = try AnnualSeries(firstYear: 2015, values: [10, 30, 20, 50])
        let fine = try AnnualSeries(
            observations: coarse.observations + [Observation(year: 2021, value: .atLeast(0.125))])
        let (left, right) = (
            try quantiles(ModelFamily.linearTrend.model.forecast(coarse, horizon: 1)),
            try quantiles(ModelFamily.linearTrend.model.forecast(fine, horizon: 1))
        )
        #expect(left == right)
    }
}

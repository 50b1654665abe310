import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("An annual series")
struct AnnualSeriesTests {
    @Test("keeps gaps, dates, bounds and order")
    func keepsWhatIsKnown() throws {
        let series = try AnnualSeries(observations: [
            Observation(year: 2020, value: .exact(14_989)),
            Observation(year: 2007, elapsedFraction: 0.25, value: .exact(1_203)),
            Observation(year: 2014, elapsedFraction: 0.5, value: .moreThan(10_000)),
        ])
        #expect(series.observations.map(\.year) == [2007, 2014, 2020])
        #expect(series.observations.map(\.exactValue) == [1_203, nil, 14_989])
        #expect(series.observations[0].time == 2006.25)
    }

    @Test("takes the latest version of a revised value and keeps the earlier one")
    func revision() throws {
        let first = try #require(CalendarDate(year: 2019, month: 8, day: 1))
        let second = try #require(CalendarDate(year: 2020, month: 8, day: 1))
        let series = try AnnualSeries(observations: [
            Observation(year: 2018, value: .exact(996_498), knownOn: second),
            Observation(year: 2018, value: .exact(991_575), knownOn: first),
        ])
        #expect(series.observations.map(\.exactValue) == [996_498])
        #expect(series.superseded.map(\.exactValue) == [991_575])
    }

    @Test("refuses two values for one moment")
    func duplicate() {
        #expect(throws: StatisticsError.invalidSeries(.duplicate(year: 2020, elapsedFraction: 1))) {
            try AnnualSeries(observations: [
                Observation(year: 2020, value: .exact(1)), Observation(year: 2020, value: .exact(2)),
            ])
        }
    }

    @Test("refuses a value outside its support")
    func outsideSupport() {
        #expect(throws: StatisticsError.invalidSeries(.outsideSupport(year: 2020, value: 101, support: .percentage))) {
            try AnnualSeries(firstYear: 2020, values: [101], support: .percentage)
        }
    }

    @Test("refuses years that no horizon could be added to", arguments: [Int.min, Int.max, 1_000_000_001])
    func yearOutOfRange(_ year: Int) {
        #expect(throws: StatisticsError.invalidSeries(.yearOutOfRange(year: year))) {
            try AnnualSeries(observations: [Observation(year: year, value: .exact(1))])
        }
    }

    @Test("refuses a bound that is no number")
    func boundNotFinite() {
        #expect(throws: StatisticsError.invalidSeries(.notFinite(year: 2020))) {
            try AnnualSeries(observations: [Observation(year: 2020, value: .atLeast(.nan))])
        }
    }

    @Test("refuses values that aren't finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(_ value: Double) {
        #expect(throws: StatisticsError.invalidSeries(.notFinite(year: 2021))) {
            try AnnualSeries(firstYear: 2020, values: [1, value])
        }
    }
}

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

@Suite("The exact part of a series")
struct ExactObservationsTests {
    /// The subscribers to the city's mail service: dated, bounded, derived and plain values.
    private static func subscribers() throws -> AnnualSeries {
        try AnnualSeries(observations: [
            Observation(year: 2007, elapsedFraction: 0.25, value: .exact(1_203)),
            Observation(year: 2014, elapsedFraction: 0.5, value: .moreThan(10_000)),
            Observation(year: 2015, value: .exact(10_109), isDerived: true),
            Observation(year: 2016, value: .exact(10_554)),
            Observation(year: 2020, value: .exact(14_989)),
        ])
    }

    @Test("leaves bounds out")
    func withoutBounds() throws {
        let series = try Self.subscribers()
        #expect(series.exactValues == [1_203, 10_109, 10_554, 14_989])
        #expect(series.exactObservations.map(\.year) == [2007, 2015, 2016, 2020])
    }

    @Test("counts neither bounds nor derived values as measured")
    func measured() throws {
        #expect(try Self.subscribers().measuredCount == 3)
    }

    @Test("measures gaps from date to date")
    func gap() throws {
        #expect(try Self.subscribers().largestGap == 8.75)
        #expect(try AnnualSeries(firstYear: 2020, values: [1, 2]).largestGap == 1)
        #expect(try AnnualSeries(firstYear: 2020, values: [1]).largestGap == 0)
    }

    @Test("leaves the year of a dated last value open")
    func originOfDatedValue() throws {
        #expect(try Self.subscribers().origin == 2020)
        let dated = try AnnualSeries(observations: [
            Observation(year: 2019, value: .exact(3)),
            Observation(year: 2020, elapsedFraction: 0.5, value: .exact(4)),
            Observation(year: 2021, value: .atLeast(4)),
        ])
        #expect(dated.origin == 2019)
        #expect(try AnnualSeries(observations: []).origin == nil)
    }

    @Test("gives a share in per cent")
    func share() throws {
        let series = try AnnualSeries(
            observations: [Observation(year: 2020, value: .share(numerator: 3, denominator: 40))], support: .percentage)
        #expect(series.exactValues == [7.5])
        #expect(series.measuredCount == 1)
    }
}

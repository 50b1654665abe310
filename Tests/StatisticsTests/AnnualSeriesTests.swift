import MitoshiStatistics
import Testing

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

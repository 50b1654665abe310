import MitoshiStatistics
import Testing

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

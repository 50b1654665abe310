import MitoshiStatistics
import Testing

@testable import MitoshiReporting
@testable import MitoshiPlanning

@Suite("The current value of an indicator")
struct CurrentValueTests {
    private func indicator(
        series: AnnualSeries? = nil, base: Target.Goal? = nil, outlook: Outlook = .none(.noValue)
    ) throws -> IndicatorAssessment {
        let year = try SampleAssessment.year(2020)
        return IndicatorAssessment(
            indicator: Indicator(id: "1", programme: "", name: "n", unit: "人", kind: .stock), series: series,
            base: base.map {
                BaseValue(period: .fiscalYear(year), position: .init(fiscalYear: year, elapsedFraction: 1), value: $0)
            },
            direction: ResolvedDirection(.increase, .target), outlook: outlook, targets: [],
            joint: nil, indices: [], pace: nil, evidence: EvidenceGrade(grade: 2, values: 1, deductions: []),
            notes: [])
    }

    @Test("is the last one that is known exactly, with its year")
    func latest() throws {
        let series = try AnnualSeries(
            observations: [
                Observation(year: 2020, value: .exact(100)),
                Observation(year: 2021, elapsedFraction: 0.5, value: .exact(107)),
                Observation(year: 2021, value: .moreThan(105)),
            ], unit: "人")
        let current = try #require(try indicator(series: series, base: .value(100)).current)
        #expect(current.value == .value(107))
        #expect(current.year == BilingualText(japanese: "令和3年度途中", english: "within FY2021"))
    }

    @Test("is the declared one as long as it is the only one, and none where none is known")
    func declared() throws {
        let current = try #require(try indicator(base: .value(100)).current)
        #expect(current.value == .value(100) && current.year.english == "FY2020")
        #expect(try indicator().current == nil)
    }

    @Test("is the stage reached last", arguments: [(0, 2020, "a", "FY2020"), (1, 2021, "b", "FY2021")])
    func stage(place: Int, year: Int, stage: String, label: String) throws {
        let stages = StageOutlook(
            stages: ["a", "b", "c"], current: place, asOf: try SampleAssessment.year(year), advanceSuccesses: 1,
            advanceFailures: 1, transitions: place)
        let current = try #require(try indicator(base: .stage("a"), outlook: .stages(stages)).current)
        #expect(current.value == .stage(stage) && current.year.english == label)
        let within = try #require(CalendarDate(year: year, month: 10, day: 1))
        #expect(current.lies(in: .date(within), on: YearAxis()))
    }
}

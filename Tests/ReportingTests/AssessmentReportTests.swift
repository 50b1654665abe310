import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

@Suite("The report of an assessment")
struct AssessmentReportTests {
    @Test("reads on a terminal as recorded", arguments: Language.allCases, [60, 80, 100, 120])
    func terminal(language: Language, width: Int) throws {
        let report = AssessmentReport(try SampleAssessment.make(), in: language).summary
        let text = TerminalWriter(width: width, usesColour: false).text(of: report)
        try expectGolden(text, "summary-\(language.rawValue)-\(width).txt")
    }

    @Test("never writes past the terminal's edge", arguments: Language.allCases, [28, 33, 40, 57, 80, 133])
    func edge(language: Language, width: Int) throws {
        let report = AssessmentReport(try SampleAssessment.make(), in: language).full
        for line in TerminalWriter(width: width, usesColour: false).text(of: report).split(separator: "\n") {
            #expect(displayWidth(line) <= width, "\(line)")
        }
    }

    @Test("colours words without changing them")
    func colour() throws {
        let report = AssessmentReport(try SampleAssessment.make(), in: .japanese).summary
        let plain = TerminalWriter(width: 100, usesColour: false).text(of: report)
        let coloured = TerminalWriter(width: 100, usesColour: true).text(of: report)
        #expect(coloured != plain)
        let stripped = coloured.replacing(/\u{1B}\[[0-9]+m/, with: "").split(separator: "\n").map(trimmed)
        #expect(stripped == plain.split(separator: "\n").map(trimmed))
    }

    private func trimmed(_ line: Substring) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    @Test("reads in Markdown as recorded", arguments: Language.allCases)
    func markdown(language: Language) throws {
        let report = AssessmentReport(try SampleAssessment.make(), in: language).full
        try expectGolden(MarkdownWriter.text(of: report), "report-\(language.rawValue).md")
    }

    @Test("explains an indicator as recorded", arguments: Language.allCases, ["17-101", "35-106", "37-101", "38-103"])
    func explanation(language: Language, id: String) throws {
        let assessment = try SampleAssessment.make()
        let indicator = try #require(assessment.indicators.first { $0.indicator.id == id })
        let text = TerminalWriter(width: 100, usesColour: false).text(
            of: ModelReport(indicator, in: language).explanation)
        try expectGolden(text, "explain-\(id)-\(language.rawValue).txt")
    }

    @Test(
        "gives tables for other programs as recorded", arguments: ["verdicts", "forecasts", "indices", "measurements"])
    func tables(name: String) throws {
        let tables = AssessmentData.tables(of: try SampleAssessment.make())
        let table = try #require(tables.first { $0.description.name == name }).table
        for row in table.rows { #expect(row.count == table.columns.count) }
        try expectGolden(CSVWriter.text(of: table), "\(name).csv")
    }

    @Test("gives JSON as recorded, which another program reads")
    func json() throws {
        let text = AssessmentJSON.document(of: try SampleAssessment.make()).text
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect((read?["indicators"] as? [Any])?.count == 4)
        #expect(read?["version"] as? Int == AssessmentJSON.version)
        try expectGolden(text, "assessment.json")
    }
}

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
            notes: [], verdictLimits: VerdictLimits())
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

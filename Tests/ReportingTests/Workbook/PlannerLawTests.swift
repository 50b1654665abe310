import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiReporting

/// What the planner sheet's formulas are made from, beside the engine.
@Suite("The planner sheet's figures")
struct PlannerLawTests {
    /// Plans whose levels stand above, below and at their bases, in whole numbers and not.
    private static func plans() throws -> [PlanAssessment] {
        var generator = SeededGenerator(seed: 7)
        return try (0..<12).map { index in
            try SampleAssessment.random(index, &generator)
        }
    }

    @Test("agree with the engine on what meets a target and on its probability")
    func demands() throws {
        var compared = 0
        for assessment in try Self.plans() {
            for entry in try WorkbookContents(of: assessment, in: .japanese).entries {
                guard let whatIf = entry.whatIf else { continue }
                let figures = PlannerFigures(of: entry)
                #expect(figures.rule == whatIf.rule(at: entry.level))
                let probability = whatIf.probability(at: entry.level)
                let tabulated = try #require(figures.tabulated?.probability)
                #expect(abs(tabulated - probability) <= DistributionTable.error)
                expectClose(probability, to: try #require(entry.answer.probability), within: 1e-12)
                compared += 1
            }
        }
        #expect(compared > 20)
    }

    @Test("ask to keep a level where the engine does, else for its pace")
    func paces() throws {
        var kept = 0
        for assessment in try Self.plans() {
            let contents = try WorkbookContents(of: assessment, in: .english)
            let cells = try WorkbookParts(assessment, in: .english).cells(of: contents.sheets.planner.text)
            for entry in contents.entries where entry.isLast {
                guard let pace = entry.indicator.pace else { continue }
                let value = try #require(cells[PlannerColumn.requiredPace.place(entry.row).name]?.value)
                if pace.keepsLevel {
                    #expect(value == "keep")
                    kept += 1
                } else {
                    expectClose(try #require(Double(value)), to: pace.perYear, within: 1e-9 * max(1, abs(pace.perYear)))
                }
            }
        }
        #expect(kept > 2)
    }

    @Test(
        "show a chance that no formula changes just as the text does",
        arguments: [
            (0.0, "0%"), (0.000_125, "\"under 1%\""), (0.199_95, "0%"), (0.2, "0%"), (0.37, "0%"),
            (0.999, "\"over 99%\""), (1, "0%"),
        ])
    func fixedChances(_ chance: Double, _ format: String) {
        #expect(NumberFormat.fixed(chance, in: .english) == format)
    }

    /// The writing library holds 127 bytes and cuts the rest, within a character or before a closing quote.
    @Test(
        "stand before units of any length in formats that are whole",
        arguments: ["人", "件（消費生活相談・市民相談の合計）", "g-CO2/kWh per household and year per person", "👪👪👪👪👪👪👪👪👪"])
    func units(_ unit: String) {
        for format in [NumberFormat.count, NumberFormat.estimate(0.0123), NumberFormat.change(0.000_012)] {
            let whole = NumberFormat.with(unit: unit, format)
            #expect(whole.utf8.count <= 127)
            #expect(whole.count { $0 == "\"" } == 2 * format.split(separator: ";").count)
            #expect(whole.contains(unit) || whole.contains("…\""))
        }
        #expect(NumberFormat.with(unit: "人", "0") == "0\"人\"")
        let oneLetter = "e" + String(repeating: "\u{0301}", count: 100)
        #expect(NumberFormat.with(unit: oneLetter, "0") == "0")
    }

    @Test(
        "have as many decimals as the page",
        arguments: [(0.0, "#,##0"), (14_989, "#,##0"), (16.7, "#,##0.0"), (0.52, "#,##0.00"), (0.0123, "#,##0.000")])
    func estimates(_ value: Double, _ format: String) {
        #expect(NumberFormat.estimate(value) == format)
    }

    @Test("decide a target by an observed value exactly where the engine does")
    func decisions() throws {
        var decided = 0
        for assessment in try Self.plans() {
            for entry in try WorkbookContents(of: assessment, in: .japanese).entries
            where entry.answer.rule != nil {
                let figures = PlannerFigures(of: entry)
                #expect(figures.decided == (entry.answer.observed == nil ? nil : entry.answer.probability))
                if figures.decided != nil { decided += 1 }
            }
        }
        #expect(decided > 5)
    }

    @Test("use only functions that Excel 2010 and LibreOffice share, but for FORECAST.LINEAR")
    func functions() throws {
        let allowed: Set<String> = [
            "IF", "AND", "OR", "ABS", "INT", "ROUND", "MIN", "MAX", "INDEX", "MATCH", "IFERROR", "ISNUMBER", "COUNTIFS",
            "CHAR",
            "_xlfn.FORECAST.LINEAR",
        ]
        for assessment in try Self.plans().prefix(3) + [SampleAssessment.make()] {
            let parts = try WorkbookParts(assessment, in: .english)
            for (name, _) in try parts.sheets {
                for formula in try parts.cells(of: name).values.compactMap(\.formula) {
                    let outsideTexts = formula.replacing(/"[^"]*"/, with: "\"\"").replacing(/'[^']*'!/, with: "")
                    for match in outsideTexts.matches(of: /([A-Za-z_.]+)\(/) {
                        #expect(allowed.contains(String(match.1)), "\(name): \(match.1)")
                    }
                }
            }
        }
    }
}

extension PlannerEntry {
    /// Whether it is the indicator's last numeric target.
    var isLast: Bool { indicator.targets.last { $0.target.level != nil }?.target == answer.target }
}

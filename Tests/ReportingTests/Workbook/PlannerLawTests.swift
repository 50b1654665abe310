import Planning
import Statistics
import TestSupport
import Testing

@testable import Reporting

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
                let demand = try #require(whatIf.demand(at: entry.level))
                #expect(figures.least == demand.least && figures.most == demand.most)
                let probability = try #require(whatIf.probability(at: entry.level))
                let tabulated = try #require(figures.tabulated?.probability)
                #expect(abs(tabulated - probability) <= DistributionTable.error)
                if whatIf.basis == .forecast {
                    expectClose(probability, to: try #require(entry.answer.probability), within: 1e-12)
                }
                compared += 1
            }
        }
        #expect(compared > 20)
    }

    @Test("decide a target by an observed value exactly where the engine does")
    func decisions() throws {
        var decided = 0
        for assessment in try Self.plans() {
            for entry in try WorkbookContents(of: assessment, in: .japanese).entries {
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
            "IF", "AND", "OR", "ABS", "INT", "MIN", "MAX", "INDEX", "MATCH", "IFERROR", "ISNUMBER", "COUNTIFS", "CHAR",
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

import Foundation
import MitoshiPlanning
import Testing

@Suite("The backtest on targets that came due")
struct TargetBacktestTests {
    /// The Brier scores of one group by method.
    private func scores(_ output: String, group: [String]) throws -> [String: Double] {
        let rows = cells(output)
        let header = try #require(rows.first)
        let place = try #require(header.firstIndex(of: "brier"))
        let method = try #require(header.firstIndex(of: "method"))
        let found = rows.filter { Array($0.prefix(group.count)) == group }
        return Dictionary(
            uniqueKeysWithValues: found.compactMap { row in Double(row[place]).map { (row[method], $0) } })
    }

    private func run(_ options: [String], _ files: [String: String]) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return try Program.run(["backtest", "--targets"] + options, in: folder)
    }

    /// By hand. Each ministry is answered by the other's rates: 乙省's ten twentieths by .5 and .5; 甲省's by .75 and 0, or,
    /// in cells drawn towards 3 of 6, by (3 + 20 · 13/24)/24 = .5764 and (20 · 10/22)/22 = .4132.
    @Test("answers each publisher by the others' targets, and counts an indicator once")
    func halves() throws {
        let outcome = try run([".", "--format", "csv", "--quiet"], TargetFolder.twoMinistries.files())
        #expect(outcome.status == 0)
        let all = try scores(outcome.output, group: ["A", "all", "", ""])
        // (6 · 0.25 + 2 · 0.3125 + 2 · 0.5) / 10
        let base = try #require(all["base-rate"])
        #expect(abs(base - 0.3125) < 1e-9)
        // (6 · 0.25 + (0.4236² + 0.5764²) + (0.5868² + 0.4132²)) / 10
        let cells = try #require(all["cells"])
        #expect(abs(cells - 0.252_674_144) < 1e-4)
        let others = try scores(outcome.output, group: ["A", "change", "others", ""])
        // (2 · 0.25 + 2 · 0.5) / 4
        let other = try #require(others["base-rate"])
        #expect(abs(other - 0.375) < 1e-9)
        let single = try run(
            [".", "--folds", "publisher", "--format", "csv", "--quiet"], TargetFolder.twoMinistries.files())
        #expect(single.output == outcome.output)
    }

    private static let table = """
        municipality,indicator,unit,baseline_period,baseline_value,target_period,target_value,actual_value,better,status
        甲市,講座の開催回数,回,FY2018,10,FY2019,10,12,higher,due
        甲市,施設の利用者数,人,FY2018,1000,FY2019,2000,1500,higher,due
        甲市,施設の利用者数,人,FY2018,1000,FY2021,2000,2500,higher,due
        甲市,検診の受診率,%,FY2018,40,FY2019,60,45,higher,interim

        """

    @Test("gives a table's targets the program's own rates of their cells")
    func table() throws {
        let outcome = try run(["a.csv", "--format", "csv", "--quiet"], ["a.csv": Self.table])
        #expect(outcome.status == 0)
        let (keep, large) = (
            try #require(AttainmentConstants.shipped.counts(of: .ownKeep)?.rate),
            try #require(AttainmentConstants.shipped.counts(of: .othersLargeChange)?.rate)
        )
        let yearly = try scores(outcome.output, group: ["A", "all", "", ""])
        let expected = ((1 - keep) * (1 - keep) + large * large) / 2
        #expect(yearly.keys.sorted() == ["base-rate", "cells", "with-record", "without-record"])
        #expect(abs(try #require(yearly["cells"]) - expected) < 1e-9)
        #expect(abs(try #require(yearly["without-record"]) - expected) < 1e-9)
        let final = try scores(outcome.output, group: ["B", "change", "others", ""])
        #expect(abs(try #require(final["with-record"]) - (1 - large) * (1 - large)) < 1e-9)
    }

    @Test("is one JSON document, and a report in both languages")
    func forms() throws {
        let json = try run(["a.csv", "--format", "json", "--quiet"], ["a.csv": Self.table]).output
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(document["format"] as? String == "mitoshi-target-backtest" && document["folds"] as? String == "none")
        let japanese = try run(["a.csv", "--lang", "ja", "--quiet"], ["a.csv": Self.table])
        #expect(japanese.status == 0 && japanese.output.contains("定数は組込みのまま"))
        let english = try run(["a.csv", "--lang", "en", "--format", "md", "--quiet"], ["a.csv": Self.table]).output
        #expect(english.contains("| next year's, all |"))
    }

    @Test("wants either a path or targets, and something to learn from where it is to learn")
    func misuse() throws {
        #expect(try Program.run(["backtest"]).status == 2)
        #expect(try Program.run(["backtest", "a", "--targets", "b"]).status == 2)
        #expect(try Program.run(["backtest", "--targets", "absent.csv"]).status == 3)
        #expect(try run(["a.csv", "--folds", "halves"], ["a.csv": Self.table]).status == 3)
    }
}

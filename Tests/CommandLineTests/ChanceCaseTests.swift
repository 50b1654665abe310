import Foundation
import Testing

@testable import CommandLineTool

/// What is expected was worked out by hand.
@Suite("One chance for one target")
struct ChanceCaseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("of one value tells five times the level from no change, and no second figure says another")
    func twoChances() throws {
        let answers = try VerdictCase("one-value-two-chances").answers()
        func answer(_ id: String, _ year: Int) throws -> Answer {
            try #require(answers.first { $0.cells.isAbout(id, year) })
        }
        let (share, kept) = (try answer("40-104", 2022), try answer("19-101", 2022))
        #expect(try #require(share.probability) < 0.3 && #require(kept.probability) > 0.6)
        #expect(share["comparable_class"] == "share-large-change" && kept["comparable_class"] == "others-keep")
        #expect(answers.allSatisfy { $0.cells["prior_probability"] == nil && $0["history_alone"].isEmpty })
    }

    @Test("moves with a second value by evidence", arguments: [2021, 2022])
    func secondValue(_ year: Int) throws {
        let chances = try VerdictCase("second-value").chances(["one", "after500", "after450", "after400"], year)
        #expect(chances[1] >= chances[0] / 2, "\(chances)")
        #expect(chances[2] > chances[0] && chances[3] > chances[0], "\(chances)")
    }

    @Test("is the same in the verdict, the scenario and the budget")
    func everywhere() throws {
        let package = Self.root.appending(path: "data/example-budget").path(percentEncoded: false)
        let folder = try TemporaryFolder()
        func rows(_ arguments: [String]) throws -> [[String: String]] {
            let table = cells(try Program.run(arguments + ["--format", "csv", "--quiet"], in: folder).output)
            let header = try #require(table.first)
            return table.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
        }
        let verdicts = try rows(["assess", package])
        let scenarios = try rows(["scenario", package])
        #expect(!scenarios.isEmpty)
        for row in scenarios {
            let verdict = try #require(
                verdicts.first {
                    $0["indicator_id"] == row["indicator_id"] && $0["period"] == row["period"]
                })
            let (before, chance) = (Double(row["p_meet_before"] ?? ""), Double(verdict["p_meet"] ?? ""))
            #expect(abs(try #require(before) - #require(chance)) < 1e-9, "\(row)")
        }
        let budget = try Program.run(
            ["budget", package, "--budget", "15000000", "--format", "json", "--quiet"], in: folder)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(budget.output.utf8)) as? [String: Any])
        let chances = try #require(read["chances"] as? [[String: Any]])
        #expect(!chances.isEmpty)
        for row in chances {
            let id = try #require(row["indicator_id"] as? String)
            let period = try #require(row["period"] as? String)
            let before = try #require(row["p_meet_before"] as? Double)
            let verdict = try #require(verdicts.first { $0["indicator_id"] == id && $0["period"] == period })
            // The budget reads the distribution as a table.
            #expect(abs(before - (try #require(Double(verdict["p_meet"] ?? "")))) < 2e-3, "\(id)")
        }
    }

    @Test("of one value follows the declared target to its ends", arguments: [("1", 0.9...1), ("1000000", 0...0.01)])
    func ends(_ target: String, _ range: ClosedRange<Double>) throws {
        let folder = try TemporaryFolder()
        let package = folder.path("package")
        try FileManager.default.copyItem(
            atPath: Self.root.appending(path: "data/isehara").path(percentEncoded: false), toPath: package)
        let targets = try folder.text(of: "package/targets.csv")
        try folder.write(
            targets.replacing("37-101,FY2022,9800", with: "37-101,FY2022,\(target)"), to: "package/targets.csv")
        let indicators = try folder.text(of: "package/indicators.csv")
        let row = try #require(indicators.split(whereSeparator: \.isNewline).first { $0.hasPrefix("37-101") })
        try folder.write(
            indicators.replacing(row, with: row.replacing(",increase,inferred,", with: ",increase,stated,")),
            to: "package/indicators.csv")
        let table = cells(try Program.run(["assess", package, "--format", "csv", "--quiet"], in: folder).output)
        let column = try #require(table[0].firstIndex(of: "p_meet"))
        let year = try #require(table[0].firstIndex(of: "period"))
        let answer = try #require(table.first { $0[0] == "37-101" && $0[year] == "FY2022" })
        #expect(range.contains(try #require(Double(answer[column]))), "\(answer)")
    }

    @Test("takes earlier yearly targets in for the next year and shows them for later ones")
    func earlier() throws {
        let example = try VerdictCase("earlier-targets")
        let next = try example.chances(["met", "none", "missed"], 2021)
        #expect(next[0] > next[1] + 0.1 && next[1] > next[2] + 0.1, "\(next)")
        let later = try example.chances(["met", "none", "missed"], 2025, ["--as-of", "2021-04-01"])
        #expect(later[0] == later[1] && later[1] == later[2], "\(later)")
        let answer = try example.answer("missed", 2025, ["--as-of", "2021-04-01"])
        #expect(answer["earlier_targets"] == "2" && answer["earlier_met"] == "0" && answer["horizon"] == "final")
        #expect(
            try example.text(["explain", ".", "met", "--lang", "en"]).contains("2 earlier yearly targets, 2 were met"))
    }

    @Test("of the second declared year knows what came of the first")
    func firstDue() throws {
        let example = try VerdictCase("earlier-targets")
        let answer = try example.answer("first-due", 2022, ["--as-of", "2022-04-01"])
        #expect(answer["horizon"] == "yearly" && answer["earlier_targets"] == "1" && answer["earlier_met"] == "0")
        #expect(try example.answer("first-due", 2021, ["--as-of", "2022-04-01"]).verdict == "missed")
    }
}

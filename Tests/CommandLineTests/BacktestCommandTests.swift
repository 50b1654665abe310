import Foundation
import TestSupport
import Testing

@Suite("The backtest")
struct BacktestCommandTests {
    private static let rising = (0..<8).map { "up,\(2001 + $0),\(100 + 7 * $0 + ($0 % 3) * 4)\n" }.joined()
    private static let table =
        "series_id,period,value\n" + rising + "few,1,5\nfew,2,6\n" + "down,1,9\ndown,2,7\ndown,3,8\ndown,4,6\n"

    private func run(_ options: [String], _ files: [String: String] = ["a.csv": table]) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return try Program.run(["backtest"] + options, in: folder)
    }

    @Test("prints one row for each group and model, the base rate last, and names what it couldn't score")
    func scores() throws {
        let outcome = try run(["a.csv", "--format", "csv", "--model", "random-walk", "--horizon", "2"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "few: no score: a backtest needs 4 values, found 2\n")
        let rows = cells(outcome.output)
        #expect(rows.first?.prefix(4) == ["group", "value", "model", "series"])
        #expect(Set(rows.map(\.count)).count == 1)
        let all = rows.filter { $0[0] == "all" }
        #expect(all.map { $0[2] } == ["no-change", "random-walk", "base-rate"])
        #expect(all.prefix(2).map { $0[3] } == ["2", "2"])
        #expect(rows.contains { $0[0] == "values" && $0[1] == "3" })
    }

    @Test("is the same every time, and for a folder what it is for one file with the same series")
    func deterministic() throws {
        let options = ["--format", "csv", "--quiet"]
        let whole = try run(["a.csv"] + options)
        #expect(try run(["a.csv"] + options).output == whole.output)
        let lines = Self.table.split(separator: "\n").map { $0 + "\n" }
        let files = ["a.csv": lines[0...8].joined(), "b.csv": lines[0] + lines[9...].joined(), "note.txt": "no table"]
        #expect(try run(["."] + options, files).output == whole.output)
    }

    @Test("gives a reliability diagram's data: ten bins a model, whose counts are the questions asked")
    func reliability() throws {
        let scores = cells(try run(["a.csv", "--format", "csv", "--quiet"]).output)
        let place = try #require(scores.first?.firstIndex(of: "questions"))
        let questions = scores.filter { $0[0] == "all" && $0[2] == "chosen" }.map { $0[place] }
        let rows = cells(try run(["a.csv", "--format", "csv", "--table", "reliability", "--quiet"]).output)
        let bins = rows.filter { $0[0] == "chosen" }
        #expect(bins.count == 10)
        #expect(questions == [String(bins.compactMap { Int($0[3]) }.reduce(0, +))])
    }

    @Test("reads what analysts have: other names, rows in any order, years spelt in other ways, from a pipe too")
    func analystsTables() throws {
        let plain = try run(["a.csv", "--format", "csv", "--quiet"])
        let rows = Self.table.split(separator: "\n").dropFirst()
        let spelt = ["up", "few"].flatMap { id in rows.filter { $0.hasPrefix(id) }.reversed() }.map { row in
            let cells = row.split(separator: ",")
            return "\(cells[0]),FY\(2000 + (Int(cells[1]) ?? 0) % 2000),\(cells[2])\n"
        }
        let down = ["down,FY2004,6", "down,FY2003,8", "down,FY2005,NA", "down,FY2002,7", "down,FY2001,9"]
        let table = "unique_id,ds,y\n" + spelt.joined() + down.joined(separator: "\n") + "\n"
        let folder = try TemporaryFolder()
        try folder.write(table, to: "b.csv")
        let options = ["--format", "csv", "--quiet"]
        #expect(try Program.run(["backtest", "b.csv"] + options, in: folder).output == plain.output)
        let program = try Program.file().path(percentEncoded: false)
        let status = try Program.spawn(
            "/bin/bash", ["-c", "cat b.csv | '\(program)' backtest - --format csv --quiet"], in: folder.path("."),
            environment: ["LC_ALL": "C", "PATH": "/usr/bin:/bin"], output: folder.path("out"),
            errors: folder.path("errors"))
        #expect(status == 0)
        #expect(try folder.text(of: "out") == plain.output)
        let named = try run(
            ["a.csv", "--id", "series", "--time", "year", "--value", "v"] + options,
            ["a.csv": Self.table.replacing("series_id,period,value", with: "series,year,v")])
        #expect(named.output == plain.output)
    }

    @Test("goes on past a series that can't be read, and groups the scores by the kinds that a column names")
    func kindsAndMistakes() throws {
        let bad = "bad,2001,x\nbad,2002,2\n"
        let rows = (0..<6).map { "counts,\(2001 + $0),\($0 % 3),small-count\n" }.joined()
        let table = "series_id,period,value,kind\n" + rows + bad.replacing("\n", with: ",\n")
        let outcome = try run(["a.csv", "--format", "csv"], ["a.csv": table])
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("bad: no score: a.csv, line 8, column 3 (value): found “x”"))
        #expect(cells(outcome.output).contains { $0[0] == "kind" && $0[1] == "small-count" && $0[2] == "chosen" })
        let refused = try run(["a.csv", "--format", "csv", "--table", "refusals", "--quiet"], ["a.csv": table])
        #expect(cells(refused.output).dropFirst().map { $0 } == [["all", "no-series", "1"]])
        #expect(try run(["a.csv", "--strict", "--quiet"], ["a.csv": table]).status == 4)
    }

    @Test("is one JSON document with every table")
    func json() throws {
        let output = try run(["a.csv", "--format", "json", "--last", "3", "--quiet"]).output
        let document = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(document["format"] as? String == "mitoshi-backtest")
        #expect(document["last"] as? Int == 3 && document["series"] as? Int == 3)
        #expect((document["scores"] as? [[String: Any]])?.first?["model"] as? String == "no-change")
        #expect((document["refusals"] as? [[String: Any]])?.first?["code"] as? String == "too-short")
    }

    @Test("ends with 4 under --strict when something has no score, with 3 where there is nothing to read")
    func status() throws {
        #expect(try run(["a.csv", "--strict", "--quiet"]).status == 4)
        #expect(try run(["absent.csv"]).status == 3)
        let empty = try run(["."], ["note.txt": "no table"])
        #expect(empty.status == 3 && empty.errors.contains("a folder without CSV files"))
        for wrong in [["--horizon", "0"], ["--last", "-1"], ["--step", "1001"], ["--model", "magic"]] {
            #expect(try run(["a.csv"] + wrong).status == 2)
        }
    }

    /// The scores by their definitions in docs/proof.md, from the rows alone.
    @Test("gives the forecasts beside what came, from which the scores follow")
    func forecasts() throws {
        let options = ["a.csv", "--format", "csv", "--quiet", "--horizon", "2", "--model", "random-walk"]
        let scores = cells(try run(options).output)
        let rows = cells(try run(options + ["--table", "forecasts", "--quantiles", "0.1,0.5,0.9"]).output)
        #expect(
            rows.first == [
                "series_id", "model", "origin", "step", "period", "mean", "q0.1", "q0.5", "q0.9", "actual", "status",
                "code", "reason",
            ])
        let refused = rows.filter { $0[10] == "refused" }
        #expect(refused.map { [$0[0], $0[1], $0[11]] } == [["few", "", "too-short"]])
        func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
        for model in ["no-change", "random-walk"] {
            let own = rows.filter { $0[1] == model }
            #expect(own.allSatisfy { Int($0[4]) == (Int($0[2]) ?? 0) + (Int($0[3]) ?? 0) })
            let errors = Dictionary(grouping: own) { $0[0] }.mapValues { rows in
                Dictionary(grouping: rows) { $0[2] }.mapValues { rows in
                    rows.map { row -> Double in
                        let (median, actual) = (Double(row[7]) ?? .nan, Double(row[9]) ?? .nan)
                        return 200 * abs(actual - median) / (abs(actual) + abs(median))
                    }
                }
            }
            // Eight values, of which three are known and two are left: origins 3, 4, 5, 6. Four: one origin with one step.
            #expect(errors["up"]?.count == 4 && errors["down"]?.mapValues(\.count) == ["3": 1])
            let expected = mean(errors.values.map { mean($0.values.map(mean)) })
            let row = try #require(scores.first { $0[0] == "all" && $0[2] == model })
            let header = scores[0]
            func score(_ name: String) throws -> Double? { Double(row[try #require(header.firstIndex(of: name))]) }
            #expect(abs(try #require(try score("smape")) - expected) < 1e-9)
            #expect(try score("forecasts") == Double(own.count))
            guard model == "random-walk" else { continue }
            let inside = own.count { row in
                guard let lower = Double(row[6]), let upper = Double(row[8]), let actual = Double(row[9]) else {
                    return false
                }
                return (lower...upper).contains(actual)
            }
            #expect(abs(try #require(try score("inside80")) - Double(inside) / Double(own.count)) < 1e-12)
        }
    }

    @Test(
        "writes all tables into a folder with a descriptor that holds of them, and the forecasts into the JSON where asked"
    )
    func allTables() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.table.replacing("down,", with: "down,FY200"), to: "a.csv")
        let options = ["backtest", "a.csv", "--horizon", "2", "--quiet", "--table", "all"]
        let run = try Program.run(options + ["--format", "csv", "--output", "tables"], in: folder)
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(
            try folder.names(in: "tables") == [
                "datapackage.json", "forecasts.csv", "refusals.csv", "reliability.csv", "scores.csv", "targets.csv",
            ])
        #expect(try TableSchemaCheck.faults(inPackage: folder.path("tables")) == [])
        let rows = cells(try folder.text(of: "tables/forecasts.csv"))
        #expect(rows.filter { $0[0] == "down" && $0[1] == "chosen" }.map { $0[2] + $0[4] } == ["FY2003FY2004"])
        let json = try Program.run(options + ["--format", "json"], in: folder).output
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((document["forecasts"] as? [Any])?.count == rows.count - 1)
        try folder.write("x", to: "scores.csv")
        let replaced = ["backtest", ".", "--format", "csv", "--table", "all", "--output", "."]
        #expect(try Program.run(replaced, in: folder).status == 6)
    }

    @Test("scores the answers about a plan's own targets once their results are known")
    func ownTargets() throws {
        let folder = try ingestedPackage()
        let name = "package/measurements.csv"
        let table = try folder.text(of: name)
        let header = try #require(table.split(whereSeparator: \.isNewline).first).split(separator: ",").map(String.init)
        let rows = [("FY2017", 11_000), ("FY2018", 12_500), ("FY2019", 13_800), ("FY2021", 15_500)].map {
            period, value in
            header.map {
                ["period": period, "value": "\(value)"][$0] ?? ($0.hasSuffix("indicator_id") ? "17-101" : "")
            }
            .joined(separator: ",") + "\n"
        }
        try folder.write(table + rows.joined(), to: name)
        let outcome = try Program.run(
            ["backtest", "package", "--format", "csv", "--table", "targets", "--model", "random-walk"], in: folder)
        let answers = cells(outcome.output).dropFirst().filter { $0[1] == "17-101" }
        // FY2021 came: 15,500 of 16,000. A year ahead the last value was 14,989, two years ahead 13,800.
        let models = ["no-change", "random-walk"]
        #expect(answers.map { $0[0] } == models.flatMap { [String](repeating: $0, count: 4) })
        #expect(answers.allSatisfy { $0[9] == "false" })
        #expect(Set(answers.map { $0[6] }) == ["2018-04-01", "2019-04-01", "2020-04-01", "2021-04-01"])
        #expect(answers.filter { $0[0] == "no-change" }.allSatisfy { $0[8] == "0" })
        let near = try #require(answers.last { $0[0] == "random-walk" && $0[7] == "1" }.flatMap { Double($0[8]) })
        #expect(near > 0.05 && near < 0.6)
    }
}

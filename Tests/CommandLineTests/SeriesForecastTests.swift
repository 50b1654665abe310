import Foundation
import Testing

@Suite("Forecasts of a table of series")
struct SeriesForecastTests {
    private static let table = """
        series_id,period,value
        B,2001,10
        B,2002,12
        B,2003,13
        B,2004,15
        B,2005,16
        A,1,100
        A,2,90
        A,3,95
        empty,7,
        -7,1,3
        -7,2,4
        -7,3,4
        =1+1,1,3
        =1+1,2,4
        =1+1,3,4

        """

    private func forecast(
        _ table: String, _ options: [String] = [], quantiles: String = "0.025,0.50,0.975"
    ) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        try folder.write(table, to: "series.csv")
        var arguments = ["forecast", "--series", "series.csv", "--horizon", "3"]
        if !options.contains("--samples") { arguments += ["--quantiles", quantiles] }
        return try Program.run(arguments + options, in: folder)
    }

    @Test("have one row a series and step, in the order of the table, with a column a level named as it was typed")
    func shape() throws {
        let run = try forecast(Self.table)
        let rows = cells(run.output)
        #expect(run.status == 0)
        #expect(
            rows.first == [
                "series_id", "step", "period", "mean", "q0.025", "q0.50", "q0.975", "status", "code", "reason", "model",
                "kind", "kind_recognised", "values", "months_to_date", "target", "direction", "p_meet", "verdict",
            ])
        #expect(
            rows.dropFirst().map { $0[0] } == [
                "B", "B", "B", "A", "A", "A", "empty", "-7", "-7", "-7", "'=1+1", "'=1+1", "'=1+1",
            ])
        #expect(rows.dropFirst().prefix(3).map { $0[1...2].joined(separator: " ") } == ["1 2006", "2 2007", "3 2008"])
        for row in rows.dropFirst() where row[7] == "ok" {
            let quantiles = row[4...6].compactMap(Double.init)
            #expect(quantiles.count == 3 && quantiles == quantiles.sorted())
        }
    }

    @Test("have a row for what can't be forecast, with a message, and end with 4 only when strict")
    func refusals() throws {
        let run = try forecast(Self.table)
        #expect(run.errors.contains("“empty”") && run.errors.split(separator: "\n").count == 1)
        let refused = cells(run.output).filter { $0[7] == "refused" }
        #expect(refused.map { $0[0] } == ["empty"] && refused.map { $0[8] } == ["no-value"])
        let strict = try forecast(Self.table, ["--strict"])
        #expect(strict.status == 4)
        #expect(strict.output == run.output)
        #expect(try forecast(Self.table, ["--quiet"]).errors.isEmpty)
    }

    @Test("leave the mean empty where there is none")
    func undefinedMean() throws {
        let run = try forecast("series_id,period,value\nA,1,10\nA,2,11\nA,3,13\n", ["--model", "linear-trend"])
        let rows = cells(run.output)
        #expect(rows.count == 4)
        for row in rows.dropFirst() { #expect(row[3].isEmpty && Double(row[5]) != nil, "\(row)") }
    }

    @Test("from the last values are those of a table that holds no others")
    func lastValues() throws {
        let short = "series_id,period,value\nB,2003,13\nB,2004,15\nB,2005,16\n"
        let long = Self.table.split(separator: "\n").prefix(6).joined(separator: "\n") + "\n"
        #expect(try forecast(long, ["--last", "3"]).output == forecast(short).output)
    }

    @Test("are the same every time, whatever the order in which the cores finish")
    func deterministic() throws {
        var table = "series_id,period,value\n"
        for series in 0..<40 {
            for period in 0..<(3 + series % 9) {
                table += "s\(series),\(period),\(100 + (series * 7 + period * 13) % 17)\n"
            }
        }
        let first = try forecast(table)
        #expect(first.status == 0)
        #expect(cells(first.output).count == 1 + 40 * 3)
        #expect(try forecast(table).output == first.output)
    }

    @Test("rest on a prior adapted to a table of forty series or more, which a file can keep")
    func adaptedPrior() throws {
        let blocks = (0..<60).map { series in
            (0..<4).map { "s\(100 + series),\(2019 + $0),\(1_000 - 50 * $0 + (series * 7 + $0 * 13) % 17)\n" }.joined()
        }
        let folder = try TemporaryFolder()
        func run(_ blocks: [String], _ options: [String] = []) throws -> Program.Outcome {
            try folder.write("series_id,period,value\n" + blocks.joined(), to: "series.csv")
            return try Program.run(["forecast", "--series", "series.csv", "--horizon", "2"] + options, in: folder)
        }
        let adapted = try run(blocks)
        #expect(adapted.status == 0 && adapted.errors.contains("adapted to 60 series"))
        let shipped = try run(blocks, ["--prior", "shipped"])
        #expect(shipped.errors.isEmpty && shipped.output != adapted.output)
        #expect(try run(blocks, ["--sorted"]).output == shipped.output)
        // The order of the series changes the order of the answers alone.
        let turned = try run(blocks.reversed())
        #expect(Set(turned.output.split(separator: "\n")) == Set(adapted.output.split(separator: "\n")))
        // One series fewer than forty, or one line asked for alone: the program's own.
        #expect(
            try run(Array(blocks.prefix(39))).output == run(Array(blocks.prefix(39)), ["--prior", "shipped"]).output)
        _ = try run(blocks)
        let kept = try Program.run(["adapt-prior", "series.csv", "--output", "prior.txt"], in: folder)
        #expect(kept.status == 0 && kept.errors.contains("60"))
        #expect(try run(blocks, ["--prior", "prior.txt"]).output == adapted.output)
        let alone = try run([blocks[7]], ["--prior", "prior.txt"]).output.split(separator: "\n")
        #expect(adapted.output.split(separator: "\n").filter { $0.hasPrefix("s107,") } == Array(alone.dropFirst()))
        #expect(try run(blocks, ["--prior", "series.csv"]).status == 3)
        #expect(try run(blocks, ["--prior", "table", "--sorted"]).status == 2)
        #expect(try Program.run(["forecast", ".", "--prior", "shipped"], in: folder).status == 2)
        #expect(try run(blocks, ["--prior", "none.txt"]).status == 3)
        try folder.write("series_id,period,value\na,2020,1\n", to: "small.csv")
        #expect(try Program.run(["adapt-prior", "small.csv"], in: folder).status == 4)
    }

    @Test("come as JSON that another program reads, with the numbers of the CSV")
    func json() throws {
        let run = try forecast(Self.table, ["--format", "json"])
        let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        let rows = cells(try forecast(Self.table).output).dropFirst()
        #expect(read?.count == rows.count)
        // Foundation's reader of JSON is off in the last digit now and then.
        for (object, row) in zip(try #require(read), rows) {
            #expect(object["status"] as? String == row[7])
            if row[7] == "refused" { continue }
            let (found, expected) = (try #require(object["q0.50"] as? Double), try #require(Double(row[5])))
            #expect(abs(found / expected - 1) < 1e-15)
        }
    }

    @Test(
        "hold no NaN and no infinity, whatever the values",
        arguments: [
            [0, 0, 0, 0], [5, 5, 5, 5, 5, 5, 5], [1e300, 2e300, 3e300], [1e-300, 1e-300, 2e-300], [-1, -2, -3, -4],
            [0, 1e308, 0, 1e308], [1, 10, 100, 1_000, 10_000, 100_000, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11],
            [0, 0, 0, 1, 0, 0, 0, 0],
            [-1e308, 1e308, -1e308], [3, 3], [1, 2],
        ])
    func hostileValues(values: [Double]) throws {
        let rows = values.enumerated().map { "x,\($0.offset),\($0.element)" }.joined(separator: "\n")
        let run = try forecast("series_id,period,value\n\(rows)\n", quantiles: "0.001,0.5,0.999")
        #expect(run.status == 0)
        for row in cells(run.output).dropFirst() {
            for cell in row[3...6] where !cell.isEmpty { #expect(Double(cell)?.isFinite == true, "\(cell)") }
        }
    }

    /// What an analyst has: other names, rows in any order, missing marks, commas, kinds and targets in some rows.
    private static let analysts = """
        unique_id,ds,y,kind,target_period,target,target_2023,horizon,note
        k,2020,1,,2022,4,,,
        s,FY2017,95,share,,,,2,
        k,2016,0,,2019,3,6,,x
        s,FY2016,92,,,,,,
        bad,2019,n/o,,,,,,
        k,2018,0,,,,,,
        s,FY2018,97,,,,,,
        k,2019,2,,,,,,
        bad,2020,1,,,,,,
        s,FY2020,99.5,,,,,,
        k,2017,1,,,,,,
        s,FY2019,99,,,,,,
        gap,2019-03-31,NA,,,,,,
        gap,2020-03-31,-,,,,,,
        gap,2021-03-31,"1,000.5",,,,,,
        twice,2020,1,,,,,,
        twice,2020,2,,,,,,
        kinds,2020,1,flow,,,,,
        kinds,2021,1,stock,,,,,
        short,2020

        """

    @Test("are made of what analysts have, each series by its own columns, and a bad one stops no other")
    func analystsTables() throws {
        let run = try forecast(Self.analysts, ["--quiet"])
        #expect(run.status == 0)
        let all = cells(run.output).dropFirst()
        func rows(of id: String) -> [[String]] { all.filter { $0[0] == id } }
        #expect(rows(of: "k").map { $0[1...2].joined(separator: " ") } == ["1 2021", "2 2022", "3 2023", "-1 2019"])
        #expect(rows(of: "k").map { $0[15] } == ["", "4", "6", "3"])
        #expect(rows(of: "k").map { $0[18] } == ["", "unlikely", "unlikely", "missed"])
        #expect(rows(of: "k").map { $0[17] }.last == "0")
        #expect(rows(of: "k").allSatisfy { $0[11...13] == ["small-count", "true", "5"] })
        #expect(rows(of: "k").prefix(3).flatMap { $0[4...6] }.allSatisfy { Int($0).map { $0 >= 0 } ?? false })
        #expect(rows(of: "s").map { $0[2] } == ["FY2021", "FY2022"])
        #expect(rows(of: "s").flatMap { $0[4...6] }.allSatisfy { (0...100).contains(Double($0) ?? -1) })
        #expect(rows(of: "gap").map { $0[2] } == ["2022-03-31", "2023-03-31", "2024-03-31"])
        #expect(rows(of: "gap").allSatisfy { $0[13] == "1" })
        let refused = all.filter { $0[7] == "refused" }
        #expect(refused.map { $0[0] } == ["bad", "twice", "kinds", "short"])
        #expect(refused.map { $0[8] } == ["invalid-value", "invalid-series", "several-kinds", "ragged-row"])
        #expect(run.output.contains("line 6, column 3 (y): found “n/o”"))
    }

    @Test("are the same in any order of rows, read at once or piece by piece")
    func order() throws {
        let lines = Self.analysts.split(separator: "\n").map(String.init)
        // A stable sort by the first cell alone, as `sort -s -t, -k1,1` has it.
        let groups = Dictionary(grouping: lines.dropFirst()) { String($0.prefix { $0 != "," }) }
        let sorted = [lines[0]] + groups.keys.sorted().flatMap { groups[$0] ?? [] }
        let table = sorted.joined(separator: "\n") + "\n"
        let known = Set(cells(try forecast(Self.analysts).output).filter { $0[7] != "refused" })
        let whole = try forecast(table)
        #expect(Set(cells(whole.output).filter { $0[7] != "refused" }) == known)
        #expect(try forecast(table, ["--sorted"]).output == whole.output)
        // Rows that come back are no new series.
        let apart = cells(try forecast("series_id,period,value\na,1,11\nb,1,12\na,2,13\n", ["--sorted"]).output)
        #expect(apart.filter { $0[7] == "refused" }.map { $0[8] } == ["rows-apart"])
    }

    @Test("have the ends of intervals for columns, several models, and columns of any names")
    func options() throws {
        let table = "shop,year,sales\na,2018,11\na,2019,12.5\na,2020,13\n"
        let names = ["--id", "shop", "--time", "year", "--value", "sales"]
        let run = try forecast(table, names + ["--level", "80,95", "--models", "theta,random-walk"], quantiles: "0.5")
        let rows = cells(run.output)
        #expect(Array(rows[0][4...8]) == ["q0.025", "q0.1", "q0.5", "q0.9", "q0.975"])
        #expect(
            rows.dropFirst().map { $0[12] } == ["theta", "theta", "theta", "random-walk", "random-walk", "random-walk"])
        let plain = try forecast(table, names + ["--model", "theta"], quantiles: "0.025,0.1,0.5,0.9,0.975")
        #expect(plain.output == rows.prefix(4).map { $0.joined(separator: ",") + "\n" }.joined())
        let unnamed = try forecast(table)
        #expect(unnamed.status == 3 && unnamed.errors.contains("shop, year, sales"))
        #expect(cells(try forecast("").output).count == 1)
    }

    @Test("come as joint draws, which are the same whatever stands beside a series, and spread as the quantiles say")
    func samples() throws {
        let other = "series_id,period,value\n" + (0..<9).map { "C,\(2001 + $0),\(50 + $0 % 4)\n" }.joined()
        let long = Self.table.split(separator: "\n").prefix(6).joined(separator: "\n") + "\n"
        let options = ["--model", "random-walk", "--samples", "2000"]
        let run = try forecast(long, options)
        let rows = cells(run.output)
        #expect(rows.first == ["series_id", "sample", "period", "value", "status", "code", "reason"])
        #expect(rows.count == 1 + 2_000 * 3)
        #expect(rows.dropFirst().prefix(4).map { $0[1] + " " + $0[2] } == ["1 2006", "1 2007", "1 2008", "2 2006"])
        // Another series before it, and one thread.
        let beside = try forecast(
            other + long.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n",
            options + ["--threads", "1"])
        #expect(cells(beside.output).filter { $0[0] == "B" } == Array(rows.dropFirst()))
        #expect(try forecast(long, options + ["--seed", "2"]).output != run.output)
        let values = stride(from: 1, to: rows.count, by: 3).map { start in
            (0..<3).map { Double(rows[start + $0][3]) ?? .nan }
        }
        let quantiles = cells(try forecast(long, ["--model", "random-walk"], quantiles: "0.1,0.5,0.9").output)
            .dropFirst()
        for (step, row) in quantiles.enumerated() {
            for (level, cell) in zip([0.1, 0.5, 0.9], row[4...6]) {
                let quantile = try #require(Double(cell))
                let below = Double(values.count { $0[step] <= quantile }) / Double(values.count)
                // Three standard deviations of a share of 2,000 at a half are 0.034.
                #expect(abs(below - level) < 0.035)
            }
        }
        // The changes of a random walk add up: paths above the median after a year mostly are after three.
        let middle = try #require(quantiles.first.flatMap { Double($0[5]) })
        let last = try #require(quantiles.last.flatMap { Double($0[5]) })
        let together = values.count { ($0[0] > middle) == ($0[2] > last) }
        #expect(Double(together) / Double(values.count) > 0.6)
        #expect(try forecast(long, options + ["--quantiles", "0.5"]).status == 2)
        let refused = cells(try forecast("series_id,period,value\nA,1,\n", ["--samples", "3"]).output)
        #expect(refused.dropFirst().map { $0.prefix(6).joined(separator: ",") } == ["A,,,,refused,no-value"])
    }

    @Test("take the first months of a year that isn't over for what they tell of it")
    func monthsToDate() throws {
        let months = (2017...2021).flatMap { year in
            (1...(year == 2021 ? 6 : 12)).map {
                "a,\(year)-\($0 < 10 ? "0" : "")\($0),\(100 + (year + $0) % 3),flow,2021,550\n"
            }
        }
        let table = "series_id,period,value,kind,target_period,target\n" + months.joined()
        let rows = cells(try forecast(table).output).dropFirst()
        let whole = cells(try forecast(table.replacing(/a,2021-.*\n/, with: "")).output).dropFirst()
        #expect(rows.map { $0[2] } == ["2021", "2022", "2023"] && whole.map { $0[2] } == ["2021", "2022", "2023"])
        let counted = 606.0
        let (least, most) = (try #require(Double(rows.first?[4] ?? "")), try #require(Double(rows.first?[6] ?? "")))
        #expect(least >= counted && (1_000...1_500).contains(most))
        // The target lies below the last total, so that less is better; but more than that has come already.
        #expect(rows.first?[16] == "decrease" && rows.first?[17] == "0" && rows.first != whole.first)
        #expect(rows.map { $0[14] } == ["6", "", ""] && whole.allSatisfy { $0[14].isEmpty })
    }

    @Test("are made of the measurements of a package as they are")
    func measurementsOfPackage() throws {
        let table = "indicator_id,period,value,note\n1-1,FY2018,10.5,a\n1-1,FY2019,11.5,b\n1-1,FY2020,12.5,c\n"
        let run = try forecast(table)
        #expect(run.status == 0 && run.errors.contains("note"))
        #expect(cells(run.output).dropFirst().map { $0[2] } == ["FY2021", "FY2022", "FY2023"])
        #expect(run.output == (try forecast(table.replacing("indicator_id", with: "series_id")).output))
    }

    @Test("say of which year how many months are known", arguments: [true, false])
    func monthsKnown(areQuarters: Bool) throws {
        func row(_ id: String, _ year: Int, _ part: Int, _ kind: String) -> String {
            let period = areQuarters ? "\(year)Q\(part)" : "\(year)-" + (part < 10 ? "0" : "") + "\(part)"
            return "\(id),\(period),\(10 * part + year % 3),\(kind)\n"
        }
        func rows(_ id: String, _ kind: String, _ parts: [Int], without gap: (Int, Int)? = nil) -> String {
            let whole = (2017...2020).flatMap { year in (1...(areQuarters ? 4 : 12)).map { (year, $0) } }
            return (whole + parts.map { (2021, $0) }).filter { gap == nil || $0 != gap! }.map { row(id, $0, $1, kind) }
                .joined()
        }
        let quarters = areQuarters ? 3 : 1
        let table =
            "series_id,period,value,kind\n" + rows("first", "flow", [1, 2]) + rows("none", "flow", [])
            // A gap within the year; levels, of which the latest counts; a gap in the year before.
            + rows("gap", "flow", [1, 3]) + rows("level", "stock", [1, 2])
            + rows("before", "small-count", [1, 2, 3], without: (2020, 2))
        let found = cells(try forecast(table).output).dropFirst()
        func months(_ id: String) -> [String] { found.filter { $0[0] == id }.map { $0[2] + ":" + $0[14] } }
        #expect(months("first") == ["2021:\(2 * quarters)", "2022:", "2023:"])
        #expect(months("none") == ["2021:", "2022:", "2023:"] && months("gap") == months("none"))
        #expect(months("level").allSatisfy { $0.hasSuffix(":") })
        #expect(months("before") == ["2020:", "2021:\(3 * quarters)", "2022:"])
    }

    @Test("say one thing once, with the first place and a count")
    func messages() throws {
        let rows = (1...40).map { "s\($0),20x0,1\n" }.joined()
        let run = try forecast("series_id,period,value\n" + rows)
        #expect(run.status == 0)
        #expect(cells(run.output).count == 41)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains("line 2, column 2 (period)") && lines[0].contains("39 more"))
    }

    @Test("are written into a file whole, in the characters asked for")
    func file() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.table, to: "series.csv")
        let arguments = ["forecast", "--series", "series.csv", "--horizon", "1", "--output", "out.csv"]
        let run = try Program.run(arguments + ["--encoding", "utf-8-bom"], in: folder)
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try folder.text(of: "out.csv").hasPrefix("\u{FEFF}series_id,step"))
        #expect(try folder.names() == ["out.csv", "series.csv"])
    }

    @Test("end quietly when the reader goes away")
    func brokenPipe() throws {
        let folder = try TemporaryFolder()
        var table = "series_id,period,value\n"
        for series in 0..<3_000 {
            for period in 0..<2 { table += "series-number-\(series),\(period),\(series + period)\n" }
        }
        try folder.write(table, to: "series.csv")
        let program = try Program.file().path(percentEncoded: false)
        let command = "set -o pipefail; '\(program)' forecast --series series.csv --horizon 3 --quiet | head -n 1"
        let status = try Program.spawn(
            "/bin/bash", ["-c", command], in: folder.path("."), environment: ["LC_ALL": "C", "PATH": "/usr/bin:/bin"],
            output: folder.path("first"), errors: folder.path("errors"))
        #expect(status == 0)
        #expect(try folder.text(of: "first").hasPrefix("series_id,step,period,mean,q0.025"))
        #expect(try folder.text(of: "errors").isEmpty)
    }
}

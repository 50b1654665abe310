import Foundation
import Testing

/// Packages and sheets with calendar years, bare years and months that a spreadsheet has changed; what is expected was worked
/// out by hand.
@Suite("Years on the command line")
struct YearCaseTests {
    private static let isehara = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)

    @Test("without 度 are calendar years, and are printed so in every form")
    func calendarYears() throws {
        let example = try VerdictCase("calendar-years")
        _ = try example.output(["check", "."])
        let answers = try example.answers()
        #expect(answers.map { $0["period"] } == ["CY2025", "CY2026"])
        #expect(answers.allSatisfy { $0["base_period"] == "CY2024" && $0.probability != nil })
        let japanese = try example.output(["assess", ".", "--lang", "ja", "--quiet", "--format", "md"])
        #expect(japanese.contains("令和7年（2025年）") && japanese.contains("令和8年目標380件"))
        for year in ["令和6", "令和7", "令和8", "2025", "2026"] { #expect(!japanese.contains("\(year)年度")) }
        // The year of the first target begins in January.
        #expect(japanese.contains("評価時点：令和7年（2025年）1月1日"))

        _ = try example.output(["report", ".", "--output", "out", "--lang", "ja", "--quiet"])
        for name in ["report.html", "report.md", "assessment.json"] {
            let text = try example.folder.text(of: "out/\(name)")
            #expect(text.contains("令和8年"), "\(name)")
            for year in ["令和6", "令和7", "令和8", "2025", "2026"] { #expect(!text.contains("\(year)年度"), "\(name)") }
        }
        let json = try example.folder.text(of: "out/assessment.json")
        #expect(json.contains(#""period": "CY2025""#) && !json.contains(#""FY20"#))
    }

    @Test("go into a ledger and come out of it as calendar years")
    func ledger() throws {
        let example = try VerdictCase("calendar-years")
        _ = try example.output(["record", ".", "--ledger", "l.csv", "--quiet"])
        #expect(try example.folder.text(of: "l.csv").contains(",CY2025,"))
        try example.folder.append("1,2025年,395\n", to: "measurements.csv")
        let rows = try example.table(["score", ".", "--ledger", "l.csv", "--format", "csv"])
        // 395 accidents in 2025 are no more than 400.
        #expect(rows.map { $0["result"] } == ["met", "open"])
        #expect(rows.map { $0["period"] } == ["CY2025", "CY2026"])
    }

    @Test("that are bare are fiscal years, as the heading of the targets says")
    func bare() throws {
        let example = try VerdictCase("bare-years")
        _ = try example.output(["check", "."])
        let answers = try example.answers()
        #expect(answers.map { $0["period"] } == ["FY2025", "FY2026"])
        #expect(answers.allSatisfy { $0["base_period"] == "FY2024" && $0["base_value"] == "1130" })
    }

    @Test("that are bare beside calendar years are asked about once")
    func unclear() throws {
        let example = try VerdictCase("calendar-years")
        try example.folder.append("1,2018,540\n1,2017,560\n", to: "measurements.csv")
        let run = try Program.run(["check", "."], in: example.folder)
        #expect(run.status == 3)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("“2018” (and 1 more like it)") && run.errors.contains("CY2018"))
    }

    @Test("of a plan begin in the month that its declaration says", arguments: ["7", "7月"])
    func july(_ month: String) throws {
        let example = try VerdictCase("bare-years")
        try example.folder.write("item,order,text\nfiscal_year_begins,1,\(month)\n", to: "declaration.csv")
        let text = try example.text(["assess", ".", "--lang", "ja", "--quiet"])
        // The first target's year, 2025, begins on 1 July.
        #expect(text.contains("評価時点：令和7年（2025年）7月1日") && text.contains("令和8年度"))
        let explained = try example.text(["explain", ".", "1", "--lang", "ja", "--quiet"])
        #expect(explained.contains("年度は7月に始まる（令和8年度は2026年7月～2027年6月）"))
        try example.folder.append("1,2025-07/2025-12,620\n", to: "measurements.csv")
        let counted = try example.text(["explain", ".", "1", "--lang", "ja", "--quiet", "--as-of", "2026-01-01"])
        #expect(counted.contains("7月～12月の累計620千人"))
    }

    @Test("that a spreadsheet made of months are months, and its days are asked about")
    func spreadsheetMonths() throws {
        let example = try VerdictCase("spreadsheet-ate-the-month")
        let run = try Program.run(["check", "."], in: example.folder)
        #expect(run.status == 3)
        // Jun-17 and 2020年3月 are read; 18-Jun alone is named, with the way to write it.
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("line 3") && run.errors.contains("2018年6月"))
        let table = try example.folder.text(of: "measurements.csv")
        try example.folder.write(table.replacing("18-Jun", with: "2018年6月"), to: "measurements.csv")
        _ = try example.output(["check", "."])
    }

    @Test("survive a spreadsheet that shows 2007-06 as Jun-07")
    func isehara() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.isehara, toPath: folder.path("package"))
        let table = try folder.text(of: "package/measurements.csv")
        let shown = table.replacing(",2007-06,", with: ",Jun-07,").replacing(",2014-10,", with: ",Oct-14,")
        #expect(shown != table)
        let before = try Program.run(["assess", "package", "--format", "csv", "--quiet"], in: folder)
        try folder.write(shown, to: "package/measurements.csv")
        let after = try Program.run(["assess", "package", "--format", "csv", "--quiet"], in: folder)
        #expect(after.status == 0 && after.output == before.output)
    }

    @Test("that a header's date format shows are those years")
    func shownYears() throws {
        let example = try VerdictCase("header-shows-fiscal-year")
        _ = try example.output(
            ["ingest", seedDeclaration(), "--output", "package", "--measurements", "input.xlsx", "--quiet"])
        let rows = try example.folder.text(of: "package/measurements.csv").split(whereSeparator: \.isNewline)
        let read = rows.filter { $0.contains("input.xlsx") }.map {
            $0.split(separator: ",").prefix(3).joined(separator: " ")
        }
        #expect(read == ["37-101 FY2018 8100", "37-101 FY2019 7777"])
    }

    @Test("of a history sheet without 度 are calendar years, beside the fiscal year of a target")
    func history() throws {
        let example = try VerdictCase("history-of-calendar-years")
        let run = try Program.run(
            ["ingest", "input.csv", "--output", "package", "--measurements", "history.xlsx"], in: example.folder)
        #expect(run.status == 0)
        #expect((run.output + run.errors).contains("(CY2019, CY2020, CY2021) were read as calendar years"))
        let table = try example.folder.text(of: "package/measurements.csv")
        for row in ["1,CY2019,320,", "1,CY2020,290,", "1,CY2021,281,"] { #expect(table.contains(row)) }
        // Accidents are counted over the year: January to December stand for April to March, with a word.
        let text = try example.output(["explain", "package", "1", "--lang", "ja", "--quiet"])
        #expect(text.filter { !$0.isWhitespace }.contains("目標と年の区切りが異なるため、重なる月が最も多い年度の値として扱う"))
    }

    @Test("of a table of series come back as they were written")
    func series() throws {
        let folder = try TemporaryFolder()
        var table = "series_id,period,value\n"
        for (place, value) in [10, 12, 11, 13].enumerated() {
            table += "calendar,\(2019 + place)年,\(value)\n"
        }
        for (place, value) in [10, 12, 11, 13].enumerated() { table += "fiscal,FY\(2019 + place),\(value)\n" }
        try folder.write(table, to: "series.csv")
        let run = try Program.run(["forecast", "--series", "series.csv", "--horizon", "2"], in: folder)
        #expect(run.status == 0)
        let rows = run.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",").prefix(3).joined(separator: " ")
        }
        #expect(rows == ["calendar 1 CY2023", "calendar 2 CY2024", "fiscal 1 FY2023", "fiscal 2 FY2024"])
    }
}

extension TemporaryFolder {
    fileprivate func append(_ text: String, to name: String) throws { try write(self.text(of: name) + text, to: name) }
}

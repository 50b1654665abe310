import Foundation
import Testing

@testable import CommandLineTool

/// Packages as planners write them; what is expected was worked out by hand.
@Suite("A package as planners write it")
struct PackageCaseTests {
    /// What `check` says in Japanese, with its exit code.
    private func check(_ example: VerdictCase, _ options: [String] = []) throws -> Program.Outcome {
        try Program.run(
            ["check", ".", "--lang", "ja"] + options, in: example.folder, environment: ["LANG": "ja_JP.UTF-8"])
    }

    @Test("takes the program's own Japanese words for its codes", arguments: [false, true])
    func japaneseCodes(hasJapaneseHeaders: Bool) throws {
        let example = try VerdictCase("japanese-codes")
        if hasJapaneseHeaders {
            for (name, header) in [
                ("indicators.csv", "事業番号,事業指標,単位,種類,良い向き,現状値の期間"), ("targets.csv", "番号,目標年度,目標値"),
                ("measurements.csv", "番号,年度,実績値"),
            ] {
                let rows = try example.folder.text(of: name).split(separator: "\n").dropFirst()
                try example.folder.write(([header[...]] + rows).joined(separator: "\n") + "\n", to: name)
            }
        }
        let answers = try example.answers()
        #expect(try check(example).status == 0)
        #expect(
            answers.map { $0["kind"] } == [
                "flow", "flow", "cumulative-stock", "cumulative-stock", "share", "share", "flow", "flow",
            ])
        #expect(answers.map { $0["direction"] }.suffix(3) == ["increase", "decrease", "decrease"])
    }

    @Test("with two unknown kinds has two problems, and none once they are right")
    func rootCauses() throws {
        let example = try VerdictCase("follow-on-errors")
        let first = try check(example)
        let lines = first.errors.split(separator: "\n")
        #expect(first.status == 3 && lines.count == 2)
        #expect(lines.allSatisfy { $0.contains("indicators.csv") && $0.contains("（kind）") })
        let text = try example.folder.text(of: "indicators.csv")
        try example.folder.write(
            text.replacing(",イベント,", with: ",flow,").replacing(",わりあい,", with: ",share,"), to: "indicators.csv")
        #expect(try check(example).status == 0)
    }

    @Test("may have stages among its values, and is asked for their order")
    func stages() throws {
        let example = try VerdictCase("stage-among-values")
        let run = try check(example)
        #expect(run.status == 0)
        #expect(run.errors.contains("基本構想策定→基本計画策定→事業者選定") && run.errors.contains("stages.csv"))
        #expect(!run.errors.contains("1,234.5"))
        try example.folder.write(
            "indicator_id,order,stage\n1,1,基本構想策定\n1,2,基本計画策定\n1,3,事業者選定\n", to: "stages.csv")
        #expect(!(try check(example).errors.contains("stages.csv")))
        // A stage of an indicator that counts something says what would have to be different.
        let kinds = try example.folder.text(of: "indicators.csv").replacing("milestone", with: "flow")
        try example.folder.write(kinds, to: "indicators.csv")
        #expect(try check(example).errors.contains("milestone（段階目標）"))
    }

    @Test("names an indicator in any width and with any hyphen")
    func widths() throws {
        let example = try VerdictCase("full-width-ids")
        #expect(try check(example).status == 0)
        #expect(try example.answers().map { $0["indicator_id"] } == ["11-101", "11-101"])
    }

    @Test("has years without a value, which are counted, and rough values")
    func noValue() throws {
        let example = try VerdictCase("marks-for-no-value")
        let run = try check(example)
        #expect(run.status == 0 && run.errors.contains("値のない行が2行"))
        // 1,130 with its last digit uncertain.
        #expect(try example.answers().allSatisfy { $0["base_value"] == "1130" })
    }

    @Test("without a base has the latest value before the first target as one, whatever comes after")
    func base() throws {
        let example = try VerdictCase("no-direction-no-base")
        for answer in try example.answers() {
            #expect(answer["base_value"] == "28.9" && answer["base_period"] == "FY2024")
            #expect(answer["direction"] == "increase" && answer.probability != nil)
        }
        let text = try example.folder.text(of: "measurements.csv")
        try example.folder.write(text + "1,FY2025,33\n", to: "measurements.csv")
        let later = try example.answer("1", 2026, ["--as-of", "2026-05-01"])
        #expect(later["base_value"] == "28.9" && later["direction"] == "increase" && later["target"] == "32")
    }

    @Test("may give money in thousands of yen")
    func thousands() throws {
        let example = try VerdictCase("thousand-yen")
        #expect(try check(example).status == 0)
        let plain = try example.output(["budget", ".", "--budget", "8000000", "--lang", "ja"])
        #expect(try example.output(["budget", ".", "--budget", "8000千円", "--lang", "ja"]) == plain)
        let text = try example.folder.text(of: "interventions.csv")
        try example.folder.write(text.replacing("\"8,000千円\"", with: "8000000"), to: "interventions.csv")
        #expect(try example.output(["budget", ".", "--budget", "8百万円", "--lang", "ja"]) == plain)
    }

    @Test("may give the effects of a reduction in either order")
    func reductions() throws {
        let example = try VerdictCase("effects-of-a-reduction")
        let weakestFirst = try example.output(["budget", ".", "--format", "csv"])
        let text = try example.folder.text(of: "interventions.csv")
        try example.folder.write(text.replacing("-2,-5,-9", with: "-9,-5,-2"), to: "interventions.csv")
        #expect(try example.output(["budget", ".", "--format", "csv"]) == weakestFirst)
        try example.folder.write(text.replacing("-2,-5,-9", with: "-5,-2,-9"), to: "interventions.csv")
        let run = try check(example)
        #expect(run.status == 3 && run.errors.contains("-2, -5, -9"))
    }

    @Test("is answered with lines to copy where a question lacks its table")
    func examples() throws {
        let example = try VerdictCase("dip-and-recovery-visitors")
        // From 1,130 to 1,300 in two years.
        let scenario = try Program.run(
            ["scenario", ".", "--lang", "ja"], in: example.folder, environment: ["LANG": "ja_JP.UTF-8"])
        #expect(scenario.status == 2 && scenario.errors.contains("mitoshi scenario . --pace 11-101=+85\n"))
        #expect(scenario.errors.contains("scenarios.csv"))
        _ = try example.output(["scenario", ".", "--pace", "11-101=+85"])
        let budget = try Program.run(["budget", ".", "--budget", "8000000"], in: example.folder)
        #expect(budget.status == 3 && budget.output.isEmpty && budget.errors.contains("interventions.csv"))
        // The two lines at the end are a table that works.
        let lines = budget.errors.split(separator: "\n").suffix(2).map { $0.drop { $0 == " " } }
        try example.folder.write(lines.joined(separator: "\n") + "\n", to: "interventions.csv")
        _ = try example.output(["budget", ".", "--budget", "8000000"])
    }

    @Test("begins with the tables of questions, empty but for their headers")
    func begin() throws {
        let folder = try TemporaryFolder()
        #expect(try Program.run(["init", "p", "--quiet"], in: folder).status == 0)
        for name in ["scenarios", "interventions", "floors"] {
            #expect(try folder.text(of: "p/\(name).csv").split(separator: "\r\n").count == 1)
        }
    }
}

@Suite("A doubtful value")
struct DoubtfulValueTests {
    @Test("ten times the year before is asked about, with its place, and again beside the answer")
    func tenfold() throws {
        let example = try VerdictCase("tenfold-slip")
        let run = try Program.run(["check", "."], in: example.folder)
        #expect(run.status == 0 && run.output.contains("measurements.csv, line 7"))
        #expect(run.output.contains("11,300") && run.output.contains("about 10 times FY2023 (1,050)"))
        #expect(!run.output.contains("all is well"))
        #expect(try example.questions(of: "11-101").count == 1)
        #expect(try example.text(["assess", "."]).contains("about 10 times FY2023 (1,050)"))
        #expect(try Program.run(["check", ".", "--strict"], in: example.folder).status == 4)
        _ = try example.output(["report", ".", "--output", "out", "--quiet"])
        #expect(try example.folder.text(of: "out/report.html").contains("11,300"))
    }

    @Test("that is a fraction of a percentage is asked about as such, and nothing that follows from it is")
    func fraction() throws {
        let example = try VerdictCase("percent-as-fraction")
        let questions = try example.questions(of: "15-102")
        #expect(questions.count == 1)
        #expect(questions[0].contains("measurements.csv, line 6") && questions[0].contains("36.9%"))
        #expect(try example.text(["assess", "."]).contains("looks like 36.9% written as a fraction"))
    }

    @Test("is named beside an error, which names both lines of a year that stands twice")
    func besideError() throws {
        let example = try VerdictCase("hundredfold-and-twice")
        let run = try Program.run(["check", "."], in: example.folder)
        #expect(run.status == 3)
        #expect(
            run.errors.contains("line 7") && run.errors.contains("line 6 has 11,240 t")
                && run.errors.contains("11,420 t")
        )
        #expect(
            run.output.contains("measurements.csv, line 4") && run.output.contains("about one 100th of FY2021 (12,210)")
        )
    }

    @Test("far below the year before comes with the line that declares an event")
    func dip() throws {
        let example = try VerdictCase("dip-and-recovery-visitors")
        let question = try #require(try example.questions(of: "11-101").first)
        #expect(question.contains("61% below FY2019") && question.contains("11-101,FY2020,FY2020,temporary,,(reason)"))
        let sentence = try example.text(["explain", ".", "11-101", "--lang", "ja"])
        // (1,130 − 610)/3
        #expect(sentence.contains("直近3年は年あたり173千人の増加"))
    }

    @Test("in a target's year without the year before it is asked about, so that no plan becomes a result in silence")
    func ahead() throws {
        let folder = try ingestedPackage()
        let sheets = try VerdictCase("history-sheets")
        _ = try Program.run(["add", "package", sheets.folder.path("plan-year-becomes-met.xlsx")], in: folder)
        let lines = try Program.run(["check", "package"], in: folder).output.split(separator: "\n")
        #expect(
            lines.contains {
                $0.hasPrefix("- 37-101 ") && $0.contains("FY2022") && $0.contains("no plan or expectation")
            })
        let answers = try Program.run(["assess", "package", "--as-of", "2023-06-01"], in: folder).output
        #expect(answers.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("no plan or expectation"))
    }

    @Test("that is one of several fractions is told once, with their number")
    func fractions() throws {
        let folder = try ingestedPackage()
        let sheets = try VerdictCase("history-sheets")
        _ = try Program.run(["add", "package", sheets.folder.path("fraction-for-percent-indicator.xlsx")], in: folder)
        let lines = try Program.run(["check", "package"], in: folder).output.split(separator: "\n")
        let about = lines.filter { $0.hasPrefix("- 40-104 ") }
        #expect(about.count == 1 && about[0].contains("FY2017 (0.005)") && about[0].contains("2 more"))
    }

    @Test("that is missing is told by the sections in charge")
    func missing() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "indicator_id,indicator,unit,kind,section\n1,a,件,flow,観光課\n2,b,件,flow,観光課\n3,c,件,flow,環境課\n4,d,件,flow,環境課\n",
            to: "indicators.csv")
        try folder.write(
            "indicator_id,fiscal_year,value\n1,FY2025,60\n2,FY2025,60\n3,FY2025,60\n4,FY2025,60\n", to: "targets.csv")
        try folder.write(
            "indicator_id,period,value\n1,FY2023,50\n1,FY2024,51\n2,FY2022,50\n3,FY2023,48\n3,FY2022,49\n4,FY2024,47\n",
            to: "measurements.csv")
        let run = try Program.run(["check", ".", "--lang", "ja"], in: folder)
        #expect(run.output.contains("令和6年度の実績値がまだない事業指標が2件ある：観光課 2；環境課 3。"))
        #expect(try Program.run(["assess", ".", "--lang", "ja"], in: folder).output.contains("最新は令和4年度"))
    }

    @Test("is a target on the worse side of all that was measured, or at an end of what can be")
    func targets() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "indicator_id,indicator,unit,kind,direction\n1,a,人,flow,decrease\n2,b,%,share,\n", to: "indicators.csv")
        try folder.write(
            "indicator_id,fiscal_year,value\n1,FY2025,500\n1,FY2026,550\n2,FY2025,100\n", to: "targets.csv")
        let rows = (0..<6).map { "1,FY\(2019 + $0),\(300 + 20 * $0)\n2,FY\(2019 + $0),\(95 + Double($0) / 2)\n" }
            .joined()
        try folder.write("indicator_id,period,value\n" + rows, to: "measurements.csv")
        let lines = try Program.run(["check", "."], in: folder).output.split(separator: "\n")
        let wrong = lines.filter { $0.hasPrefix("- 1 ") }
        #expect(wrong.count == 1 && wrong[0].contains("targets.csv, line 2") && wrong[0].contains("(400 at most)"))
        let end = lines.filter { $0.hasPrefix("- 2 ") }
        #expect(end.count == 1 && end[0].contains("an end of what can be") && end[0].contains("increase"))
    }
}

@Suite("Values that are added")
struct AddedValueTests {
    @Test("from a workbook stand below those that are there, which stay to the letter")
    func workbook() throws {
        let example = try VerdictCase("excel-history")
        let before = try example.folder.text(of: "measurements.csv")
        let check = try Program.run(["check", ".", "--measurements", "history.xlsx"], in: example.folder)
        #expect(
            check.status == 0 && check.errors.contains("4 of which would be new") && !check.errors.contains("added"))
        #expect(try example.folder.text(of: "measurements.csv") == before)
        let run = try Program.run(["add", ".", "history.xlsx"], in: example.folder)
        #expect(run.status == 0 && run.errors.contains("4 values were added"))
        let after = try example.folder.text(of: "measurements.csv")
        #expect(after.hasPrefix(before) && after.split(separator: "\n").count == 7)
        #expect(after.hasSuffix("11-101,FY2022,880\n"))
        #expect(try Program.run(["check", "."], in: example.folder).output.contains("6 measurements"))
        #expect(
            try Program.run(["add", ".", "history.xlsx"], in: example.folder).errors.contains("0 values were added"))
        #expect(try example.folder.text(of: "measurements.csv") == after)
    }

    @Test("of a CSV table and in words are the same, in either shape and in any of the planner's spellings")
    func spellings() throws {
        let example = try VerdictCase("excel-history")
        try example.folder.write("事業番号,R3,R4\n１１－１０１,610,－\n", to: "wide.csv")
        try example.folder.write("番号,年度,実績値\n11‐101,令和元年度,\"1,240千人\"\n", to: "long.csv")
        let run = try Program.run(["add", ".", "wide.csv", "long.csv", "11-101:R7=1210"], in: example.folder)
        #expect(run.status == 0 && run.errors.contains("3 values were added"), "\(run.errors)")
        #expect(
            try example.folder.text(of: "measurements.csv").split(separator: "\n").suffix(3) == [
                "11-101,FY2021,610", "11-101,FY2019,1240", "11-101,FY2025,1210",
            ])
    }

    @Test("that differ are named, and replace only where that is asked for")
    func differences() throws {
        let example = try VerdictCase("excel-history")
        // Columns that the package doesn't need, in another order, with Windows line ends.
        try example.folder.write(
            "note,value,period,indicator_id\r\n\"速報, 仮\",1050,FY2023,11-101\r\n,1130,FY2024,11-101",
            to: "measurements.csv")
        let kept = try Program.run(["add", ".", "11-101:FY2024=1150", "11-101:FY2022=880"], in: example.folder)
        #expect(kept.status == 0 && kept.errors.contains("1,130") && kept.errors.contains("--replace"))
        #expect(
            try example.folder.text(of: "measurements.csv")
                == "note,value,period,indicator_id\r\n\"速報, 仮\",1050,FY2023,11-101\r\n,1130,FY2024,11-101\r\n,880,FY2022,11-101\r\n"
        )
        let replaced = try Program.run(["add", ".", "11-101:FY2024=1150", "--replace"], in: example.folder)
        #expect(replaced.status == 0 && replaced.errors.contains("replaced by 1,150"))
        #expect(
            try example.folder.text(of: "measurements.csv")
                == "note,value,period,indicator_id\r\n\"速報, 仮\",1050,FY2023,11-101\r\n,1150,FY2024,11-101\r\n,880,FY2022,11-101\r\n"
        )
    }

    @Test("must fit the plan, or nothing is written")
    func refused() throws {
        let example = try VerdictCase("excel-history")
        let before = try example.folder.text(of: "measurements.csv")
        for source in [
            "11-102:FY2024=5", "11-101:FY2022=many", "11-101:FY2022=-5", "11-101:2021-09-30=500", "gone.xlsx",
        ] {
            let run = try Program.run(["add", ".", "11-101:FY2021=610", source], in: example.folder)
            #expect(run.status == 3 && !run.errors.isEmpty, "\(source)")
            #expect(try example.folder.text(of: "measurements.csv") == before, "\(source)")
        }
    }
}

@Suite("A workbook")
struct WorkbookCaseTests {
    private func added(_ name: String) throws -> (run: Program.Outcome, lines: [Substring]) {
        let folder = try ingestedPackage()
        let before = try folder.text(of: "package/measurements.csv")
        let sheet = try VerdictCase("history-sheets").folder
        let run = try Program.run(["add", "package", sheet.path(name)], in: folder)
        let after = try folder.text(of: "package/measurements.csv")
        return (run, after.dropFirst(before.count).split(separator: "\r\n"))
    }

    @Test("with a hidden row says so")
    func hidden() throws {
        let result = try added("hidden-row.xlsx")
        #expect(result.run.errors.contains("hidden cells (row 3)") && result.lines.count == 4)
    }

    @Test("may name indicators in half-width katakana")
    func halfWidth() throws {
        let result = try added("half-width-katakana-name.xlsx")
        #expect(result.run.status == 0 && result.lines.allSatisfy { $0.hasPrefix("37-101,") } && !result.lines.isEmpty)
    }

    @Test("that was never calculated is refused")
    func uncalculated() throws {
        let result = try added("formula-never-calculated.xlsx")
        #expect(result.run.status == 3 && result.run.errors.contains("a formula without a stored result"))
    }

    @Test("may come through a pipe")
    func pipe() throws {
        let folder = try ingestedPackage()
        let sheets = try VerdictCase("history-sheets")
        let sheet = sheets.folder.path("workbook-from-a-pipe.xlsx")
        let program = try Program.file().path(percentEncoded: false)
        let status = try Program.spawn(
            "/bin/sh", ["-c", "cat '\(sheet)' | '\(program)' check package --measurements /dev/stdin"],
            in: folder.path("."), environment: ["LC_ALL": "C"], output: folder.path("out"), errors: folder.path("err"))
        #expect(try status == 0 && folder.text(of: "err").contains("would be new"))
    }
}

@Suite("A kind")
struct KindCaseTests {
    @Test("is no count of events where money or a rank is small", arguments: ["money", "rank"])
    func inferred(_ name: String) throws {
        let example = try VerdictCase("money-and-rank")
        _ = try example.output(["ingest", "\(name).txt", "--output", "p", "--quiet"])
        #expect(try example.answers(package: "p").allSatisfy { $0["kind"] == "flow" })
    }

    @Test("of money gives the same chances in yen, thousands and millions")
    func units() throws {
        let example = try VerdictCase("money-and-rank")
        let text = try example.folder.text(of: "money.txt")
        var chances: [[String]] = []
        for (index, zeros) in ["百万円", ",000千円", ",000,000円"].enumerated() {
            try example.folder.write(text.replacing("百万円", with: zeros), to: "\(index).txt")
            _ = try example.output(["ingest", "\(index).txt", "--output", "p\(index)", "--quiet"])
            chances.append(try example.answers(package: "p\(index)").map { $0["p_meet"] + $0["verdict"] })
        }
        #expect(chances[0] == chances[1] && chances[1] == chances[2])
    }
}

import Foundation
import TestSupport
import Testing

@Suite("What would happen if")
struct QuestionCommandTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let example = root.appending(path: "data/example-budget").path(percentEncoded: false)
    private static let isehara = root.appending(path: "data/isehara").path(percentEncoded: false)

    @Test("is answered for a budget as recorded", arguments: ["ja", "en"])
    func budget(language: String) throws {
        let run = try Program.run(
            ["budget", Self.example, "--budget", "15000000", "--goal", "0.3", "--lang", language, "--format", "md"])
        #expect(run.status == 0 && run.errors.isEmpty)
        try expectGolden(run.output, "budget-\(language).md")
    }

    @Test("is answered for scenarios as recorded", arguments: ["ja", "en"])
    func scenario(language: String) throws {
        let run = try Program.run(
            [
                "scenario", Self.example, "--pace", "17-101=+500@2021-10-01", "--halt", "38-103", "--return",
                "37-101=rapid", "--peer-pace", "33-102", "--goal", "0.5", "--lang", language, "--format", "md",
            ])
        #expect(run.status == 0 && run.errors.isEmpty)
        try expectGolden(run.output, "scenario-\(language).md")
    }

    @Test(
        "gives the same bytes for the same seed, in every form",
        arguments: ["budget", "scenario"], ["text", "md", "csv", "json"])
    func repeatable(command: String, format: String) throws {
        let arguments = [command, Self.example, "--format", format, "--seed", "7"]
        let first = try Program.run(arguments)
        #expect(first.status == 0 && !first.output.isEmpty)
        #expect(try Program.run(arguments).output == first.output)
    }

    @Test("says in every form how late a pace can begin, and how many indicators peers' pace comes from")
    func latestStart() throws {
        let arguments = [
            "scenario", Self.isehara, "--pace", "17-101=+1000", "--peer-pace", "37-101", "--goal", "0.5", "--format",
        ]
        let csv = try Program.run(arguments + ["csv"])
        #expect(csv.status == 0)
        let rows = PlainCSV.rows(of: Array(csv.output.utf8))
        let header = try #require(rows.first)
        func cell(_ row: [String], _ name: String) throws -> String { row[try #require(header.firstIndex(of: name))] }
        let pace = try #require(try rows.last { try cell($0, "scenario_id") == "17-101=+1000" })
        #expect(try cell(pace, "goal") == "0.5")
        #expect(try cell(pace, "latest_start").hasSuffix("-01"))
        let chance = try #require(Double(try cell(pace, "p_meet_at_latest_start")))
        #expect(chance >= 0.5 && chance < 0.6)
        let peers = try #require(try rows.last { try cell($0, "scenario_id") == "peer-pace 37-101" })
        #expect(try cell(peers, "comparable_indicators") == "40" && cell(peers, "latest_start").isEmpty)
        let json = try Program.run(arguments + ["json"]).output
        #expect(json.contains("\"goal_seek\"") && json.contains("\"latest_start\""))
        let goal = try Program.run(["scenario", Self.isehara, "--goal", "0.5", "--format", "csv"]).output
        #expect(goal.hasPrefix("indicator_id,period,target,goal,p_meet,start,pace\n"))
        #expect(goal.contains("17-101,FY2022,17000,0.5,"))
    }

    @Test("may be asked of a year's first months, and is refused of a level's")
    func monthsToDate() throws {
        func assess(_ supposition: String?, on date: String = "2021-10-01") throws -> String {
            let supposed = supposition.map { ["--suppose", $0] } ?? []
            return try Program.run(["assess", Self.isehara, "--as-of", date, "--format", "json"] + supposed).output
        }
        let few = try assess("37-101:2021-04/2021-09=1500")
        let many = try assess("37-101:2021年4月〜9月=5200")
        #expect(few.contains("even-odds value for the year is") && many.contains("even-odds value for the year is"))
        #expect(try !assess(nil).contains("even-odds value for the year"))
        let folder = try Self.copy()
        let text = try folder.text(of: "package/measurements.csv")
        let total = text.replacing("37-101,FY2020,", with: "37-101,2021-04/2021-09,4000,,,,,,,,,,,,,\r\n37-101,FY2020,")
        try folder.write(total, to: "package/measurements.csv")
        #expect(try Program.run(["check", folder.path("package")]).status == 0)
        try folder.write(
            text.replacing("40-104,FY2020,3", with: "40-104,2021-04/2021-09,3"), to: "package/measurements.csv")
        let refused = try Program.run(["check", folder.path("package")])
        #expect(refused.status == 3)
        #expect(refused.errors.contains("measurements.csv") && refused.errors.contains("period"))
    }

    @Test("never mixes the invented example into the real package")
    func example() throws {
        let run = try Program.run(["budget", Self.isehara, "--budget", "1000000"])
        #expect(run.status == 3 && run.output.isEmpty && run.errors.contains("no intervention to choose"))
        let example = try Program.run(["budget", Self.example, "--lang", "ja"])
        #expect(example.output.contains("【架空の例】"))
    }

    @Test("is answered in a report of a package that asks it, and only there")
    func report() throws {
        let folder = try TemporaryFolder()
        for (package, name) in [(Self.example, "asked"), (Self.isehara, "silent")] {
            let run = try Program.run(
                ["report", package, "--output", name, "--lang", "ja", "--quiet"], in: folder)
            #expect(run.status == 0 && run.errors.isEmpty)
        }
        let asked = [
            "budget.json", "budget_chances.csv", "budget_choice.csv", "budget_comparison.csv", "budget_counts.csv",
            "budget_frontier.csv", "budget_tornado.csv", "scenarios.csv", "scenarios.json",
        ]
        let names = try folder.names(in: "asked")
        #expect(Set(names).isSuperset(of: asked))
        #expect(try Set(names).subtracting(folder.names(in: "silent")) == Set(asked))
        for file in ["report.html", "report.md"] {
            let (answered, silent) = (try folder.text(of: "asked/\(file)"), try folder.text(of: "silent/\(file)"))
            for words in ["施策の選択", "架空の例", "登録会を増やす", "費用対効果の限界線"] {
                #expect(answered.contains(words) && !silent.contains(words), "\(file): \(words)")
            }
        }
    }

    @Test("is answered in a report alike at every run, for the budget that is given")
    func repeatableReport() throws {
        let folder = try TemporaryFolder()
        let forms = ["report", Self.example, "--format", "html,md,csv,json", "--quiet", "--lang", "ja", "--output"]
        for name in ["first", "second"] {
            #expect(try Program.run(forms + [name, "--budget", "15000000"], in: folder).status == 0)
        }
        #expect(try Program.run(forms + ["full"], in: folder).status == 0)
        for file in try folder.names(in: "first") {
            #expect(try folder.text(of: "first/\(file)") == folder.text(of: "second/\(file)"), "\(file)")
        }
        #expect(try folder.text(of: "first/report.html").contains("予算1,500万円では"))
        #expect(try !folder.text(of: "full/report.html").contains("予算1,500万円では"))
    }

    @Test("is refused by a report that has no interventions to pay for, or can't mean the budget")
    func reportBudget() throws {
        let folder = try TemporaryFolder()
        let report = ["report", Self.isehara, "--output", "out", "--budget"]
        #expect(try Program.run(report + ["1000000"], in: folder).status == 2)
        for budget in ["-1", "nan", "inf", "much"] {
            #expect(
                try Program.run(["report", Self.example, "--output", "out", "--budget=\(budget)"], in: folder).status
                    == 2)
        }
        #expect(try folder.names(in: ".").isEmpty)
    }

    @Test("says why nothing is chosen where the budget pays for nothing")
    func tooLittle() throws {
        let run = try Program.run(["budget", Self.example, "--budget", "100"])
        #expect(run.status == 0)
        #expect(run.output.contains("No set keeps"))
        let folder = try Self.copy()
        try folder.write("section,minimum_yen\n", to: "package/floors.csv")
        let free = try Program.run(["budget", folder.path("package"), "--budget", "100"])
        #expect(free.output.contains("The budget pays for none"))
    }

    @Test(
        "is refused with the place of what can't be meant",
        arguments: [
            ("2500000,2000000,3500000", "-1,2000000,3500000", "cost_yen"),
            (",17-101,200,450,800", ",9-999,200,450,800", "indicator_id"),
            (",17-101,200,450,800", ",17-101,900,450,800", "effect_low"),
            (",17-101,200,450,800", ",17-101,200,950,800", "effect_high"),
            (",camera,,架空の例", ",camera,C9,架空の例", "requires"), (",,S2,", ",,S3,", "requires"),
            ("per-year,2021-07-01,1", "sometimes,2021-07-01,1", "effect_unit"),
            (",camera,,架空の例", ",camera,C2,架空の例", "requires"),
            (
                "M2,転入窓口での安心メール登録案内,Safety mail offered to people who move in,市民協働課,800000,700000,1000000",
                #"M1,安心メールの登録会（自治会・学校）,"Sign-up days for the safety mail (associations, schools)",市民協働課,2500000,2000000,3500000"#,
                "indicator_id"
            ),
        ])
    func badInput(found: String, put: String, column: String) throws {
        let folder = try Self.copy()
        let text = try folder.text(of: "package/interventions.csv")
        try #require(text.contains(found))
        try folder.write(text.replacing(found, with: put), to: "package/interventions.csv")
        let run = try Program.run(["budget", folder.path("package")])
        #expect(run.status == 3, "\(put)")
        #expect(run.errors.contains("interventions.csv") && run.errors.contains(column), "\(run.errors)")
    }

    @Test("is refused where an option or an indicator isn't there")
    func usage() throws {
        #expect(try Program.run(["scenario", Self.isehara]).status == 2)
        #expect(try Program.run(["scenario", Self.isehara, "--pace", "9-9=1"]).status == 3)
        #expect(try Program.run(["scenario", Self.isehara, "--pace", "17-101"]).status == 2)
        #expect(try Program.run(["scenario", Self.isehara, "--goal", "1"]).status == 2)
        #expect(try Program.run(["budget", Self.example, "--budget", "-1"]).status == 2)
        #expect(try Program.run(["scenario", Self.isehara, "--pace", "17-101=500%"]).status == 2)
        #expect(try Program.run(["scenario", Self.isehara, "--percent", "17-101=5人"]).status == 2)
        let year = try Program.run(["budget", Self.example, "--year", "FY2030"])
        #expect(year.status == 3 && year.errors.contains("FY2030") && year.errors.contains("FY2022"))
    }

    @Test(
        "takes amounts as planners write them",
        arguments: [
            ("--pace", "17-101=+1,000", "17-101=１０００人"), ("--percent", "37-101=50", "37-101=５０％"),
            ("--path", "40-104=15", "40-104=15%"),
        ])
    func amounts(option: String, plain: String, written: String) throws {
        func chances(_ text: String) throws -> [[String]] {
            let run = try Program.run(["scenario", Self.isehara, option, text, "--format", "csv"])
            return PlainCSV.rows(of: Array(run.output.utf8)).dropFirst().map { Array($0.dropFirst()) }
        }
        #expect(try !chances(plain).isEmpty && chances(plain) == chances(written))
    }

    @Test(
        "leads nowhere where the indicator can't be",
        arguments: [
            ("--path", "40-104=150", "0 to 100"), ("--path", "40-104=-5", "0 to 100"),
            ("--percent", "17-101=-200", "at least 0"),
        ])
    func impossible(option: String, scenario: String, range: String) throws {
        let run = try Program.run(["scenario", Self.isehara, option, scenario])
        #expect(
            run.status == 0 && run.output.contains("no value that the indicator can have (\(range))"), "\(run.output)")
    }

    @Test(
        "from a file is refused where it says something twice, or something that its kind doesn't use",
        arguments: [
            ("a,17-101,extra-pace,500,,,\na,17-101,extra-pace,700,,,", "scenario_id"),
            ("a,17-101,halt-fall,5,,,", "amount"), ("a,17-101,fixed-path,17000,2021-10-01,,", "from"),
            ("a,17-101,extra-pace,500,,FY2022,", "to"), ("a,17-101,extra-pace,5%,,,", "amount"),
        ])
    func scenarioFile(rows: String, column: String) throws {
        let folder = try Self.copy()
        try folder.write(
            "scenario_id,indicator_id,kind,amount,from,to,note\n\(rows)\n", to: "package/scenarios.csv")
        let run = try Program.run(["scenario", folder.path("package")])
        #expect(
            run.status == 3 && run.errors.contains("scenarios.csv") && run.errors.contains("(\(column))"),
            "\(run.errors)")
    }

    @Test(
        "is refused where a stage is supposed of a number, or a number of a stage",
        arguments: ["40-104:FY2021=x", "35-106:FY2021=3"])
    func wrongSort(supposition: String) throws {
        let run = try Program.run(["assess", Self.isehara, "--suppose", supposition])
        #expect(run.status == 3)
        #expect(run.errors.contains(String(supposition.prefix(6))))
    }

    private static func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: example, toPath: folder.path("package"))
        return folder
    }
}

import Foundation
import Testing

@testable import CommandLineTool

/// Packages that earlier versions answered upside down; what is expected was worked out by hand.
@Suite("What is counted")
struct CountCaseTests {
    @Test("can be exactly the target", arguments: [2025, 2026])
    func exactlyTwelve(_ year: Int) throws {
        let example = try VerdictCase("twelve-events")
        let chances = try example.chances(["1", "2"], year)
        #expect(chances[0] + chances[1] > 1.2)
        #expect(chances.allSatisfy { $0 > 0.6 })
        // P(12 or more) + P(12 or fewer) = 1 + P(12).
        let alone = try example.chancesAlone(["1", "2"], year)
        #expect(abs(try example.chance(of: 12, "1", year) - (alone[0] + alone[1] - 1)) <= 0.02)
        for id in ["1", "2"] {
            #expect(try example.quantiles(id, year, [0.1, 0.5, 0.9]).allSatisfy { $0 == $0.rounded() })
        }
    }

    @Test("has whole levels on the page's slider")
    func slider() throws {
        let example = try VerdictCase("twelve-events")
        _ = try example.output(["report", ".", "--output", "out", "--format", "html", "--quiet"])
        let page = try example.folder.text(of: "out/report.html")
        let sliders = page.matches(of: #/"levels":\[([0-9.]+),([0-9.]+),([0-9]+)\]/#)
        #expect(sliders.count == 4)
        for slider in sliders {
            let (first, last) = (try #require(Double(slider.1)), try #require(Double(slider.2)))
            let step = (last - first) / (try #require(Double(slider.3)) - 1)
            #expect(first == first.rounded() && step == step.rounded() && step > 0)
        }
    }

    @Test("is whole in every quantile", arguments: ["37-103", "2"], [2025, 2026])
    func bodies(_ id: String, _ year: Int) throws {
        let example = try VerdictCase("bodies-whole-numbers")
        #expect(try example.quantiles(id, year, [0.1, 0.5, 0.9]).allSatisfy { $0 == $0.rounded() })
    }

    @Test("stays at 18 with more than an even chance, and at 14 for sure where it can't fall, which is said")
    func standing() throws {
        let example = try VerdictCase("bodies-whole-numbers")
        #expect(try example.chances(["2"], 2025)[0] > 0.5)
        #expect(try example.answer("37-103", 2025).probability == 1)
        let answer = try VerdictCase("bodies-whole-numbers").text(["assess", "."])
        #expect(answer.contains("it never") && answer.contains("falls)"))
    }

    @Test("has about the same chance after 29 as after 30")
    func thirty() throws {
        let chances = try VerdictCase("29-and-30").chances(["v29", "v30"], 2021)
        #expect(abs(chances[0] - chances[1]) <= 0.25)
        #expect(chances[0] >= 0.4)
    }

    @Test("takes the next step the likelier the longer it rose", arguments: [2021, 2022])
    func longerRise(_ year: Int) throws {
        let chances = try VerdictCase("longer-rise-lower-chance").chances(["n2", "n3", "n4", "n5", "n6", "n7"], year)
        #expect(chances == chances.sorted())
    }

    @Test("has about the same chance after seven years as after eight", arguments: [2021, 2022])
    func eightYears(_ year: Int) throws {
        let example = try VerdictCase("seven-years-eight-years")
        let chances = try example.chances(["seven", "eight"], year)
        #expect(abs(chances[0] - chances[1]) <= 0.1)
        for id in ["seven", "eight"] { #expect(try example.answer(id, year).isLeaningOrBetter) }
    }

    @Test("is leaning where it was on pace for eight years, in both kinds alike", arguments: [2021, 2022])
    func onPace(_ year: Int) throws {
        let example = try VerdictCase("exactly-on-pace")
        let chances = try example.chances(["stock", "count"], year)
        for id in ["stock", "count"] { #expect(try example.answer(id, year).isLeaningOrBetter) }
        #expect(abs(chances[0] - chances[1]) <= 0.2, "\(chances)")
    }
}

@Suite("What accumulates")
struct CumulativeCaseTests {
    @Test("grows as it was seen to grow, not by a share of its size", arguments: [2021, 2022])
    func slow(_ year: Int) throws {
        // Of targets that offices set for what they make themselves more are met than their histories say.
        let chance = try VerdictCase("two-a-year-among-500").chancesAlone(["1"], year)[0]
        #expect(chance <= 0.15)
        #expect(try VerdictCase("two-values-among-500").chancesAlone(["1"], year)[0] <= 0.3)
        #expect(try VerdictCase("two-values-among-500").quantiles("1", 2022, [0.5])[0] < 520)
    }

    @Test("has no higher chance of five times its pace over two years than over one")
    func farther() throws {
        let example = try VerdictCase("two-a-year-among-500")
        #expect(try example.chances(["1"], 2022)[0] <= example.chances(["1"], 2021)[0])
    }

    @Test("rarely starts to grow after years without", arguments: [2021, 2022])
    func flat(_ year: Int) throws {
        let chances = try VerdictCase("flat-stock").chancesAlone(["three", "eight"], year)
        #expect(chances[0] <= 0.35 && chances[1] <= 0.12)
    }

    @Test("doesn't depend on how many decimals are written", arguments: [2021, 2022])
    func digits(_ year: Int) throws {
        let chances = try VerdictCase("digits").chances(["km", "km1", "km2"], year)
        #expect(try #require(chances.max()) - #require(chances.min()) <= 0.03)
    }

    @Test("leaves out the year of a declared event", arguments: [2021, 2022])
    func event(_ year: Int) throws {
        let chances = try VerdictCase("declared-event").chances(["event", "none"], year)
        #expect(chances[0] > chances[1] + 0.1)
    }

    @Test("has met what it is beyond, and asks for nothing more")
    func beyond() throws {
        let example = try VerdictCase("beyond-its-target")
        for answer in try example.answers() {
            #expect(answer.verdict == "met" && answer.probability == 1 && answer["direction"] == "increase")
            #expect(answer.pace.map { $0 >= 0 } ?? true, "a pace of \(answer["required_pace"])")
        }
        #expect(try example.questions(of: "1").contains { $0.contains("below the base") })
        for answer in try VerdictCase("one-value-beyond").answers() {
            #expect(answer.verdict == "met" && answer.probability == 1)
        }
    }

    @Test("may fall once without stopping the rest")
    func fall() throws {
        let example = try VerdictCase("one-falling-cumulative-value")
        #expect(try example.answer("visitors", 2021).probability != nil)
        let questions = try example.questions(of: "cameras")
        #expect(questions.contains { $0.contains("removal") && $0.contains("correction") })
    }
}

@Suite("A history with an odd year")
struct OddYearCaseTests {
    @Test("is asked about, with the line to paste, and the median is explained")
    func dip() throws {
        let example = try VerdictCase("dip-and-recovery-visitors")
        let questions = try example.questions(of: "11-101")
        #expect(questions.contains { $0.contains("61% below FY2019") && $0.contains("11-101,FY2020,FY2020,") })
        let explained = try example.text(["explain", ".", "11-101"])
        if try example.quantiles("11-101", 2025, [0.5])[0] < 1_130 {
            #expect(explained.contains("lies below the latest value"))
        }
        // (1,130 − 610) / 3 beside the line through all six.
        #expect(explained.contains("+40.9") && explained.contains("+173"))
    }

    @Test("never has the target reached in the past")
    func arrival() throws {
        let example = try VerdictCase("arrival-year-in-the-past")
        _ = try example.output(["report", ".", "--output", "out", "--format", "csv", "--quiet"])
        let lines = try example.folder.text(of: "out/indices.csv").split(separator: "\n")
        let years = lines.filter { $0.contains(",expected-year,") }.map { line in
            line.split(separator: ",", omittingEmptySubsequences: false)[5]
        }
        #expect(years.count == 2)
        for year in years where !year.isEmpty { #expect(try #require(Int(year)) >= 2025) }
    }

    @Test("gives the reason where it fell faster than is needed and yet is at risk")
    func faster() throws {
        let example = try VerdictCase("faster-than-needed-yet-at-risk")
        let text = try example.text(["assess", "."])
        for answer in try example.answers() where !answer.isLeaningOrBetter {
            // 89 of the fall of 111 came in FY2020; (409 − 440) / 3 is −10.3 a year since.
            #expect(text.contains("-10.3 cases a year over the last three years; most of it came in one year, FY2020"))
        }
    }

    @Test("of a declared decay takes it for a guess, and shows slow and fast recoveries")
    func decay() throws {
        let example = try VerdictCase("decay-taken-as-known")
        let chances = try example.chances(["d0_3", "d0_49", "d0_5", "d0_7"], 2021)
        #expect(try #require(chances.max()) - #require(chances.min()) <= 0.5)
        #expect(chances.allSatisfy { (0.02...0.98).contains($0) })
        let explained = try example.text(["explain", ".", "d0_5"])
        #expect(explained.contains("if slow") && explained.contains("if fast"))
    }

    @Test("of half-years knows their season")
    func halfYears() throws {
        let example = try VerdictCase("half-years-known")
        let chances = try example.chances(["plain", "season"], 2021, ["--as-of", "2021-10-15"])
        #expect(chances[1] < 0.1 && chances[1] < chances[0] / 2)
    }
}

@Suite("Each target")
struct OwnTargetCaseTests {
    @Test("is judged in its own right, whatever the last one is")
    func first() throws {
        let example = try VerdictCase("first-target-judged-by-the-last")
        let ids = ["then101", "then100", "then99", "then95"]
        let answers = try ids.map { try example.answer($0, 2021) }
        #expect(Set(answers.map { $0["p_meet"] }).count == 1)
        #expect(answers.allSatisfy { $0["direction"] == "increase" && $0["least"] == "110" })
        for id in ["then99", "then95"] {
            #expect(try example.questions(of: id).contains { $0.contains("both sides of the base") })
        }
    }

    @Test("of stages that nobody saw pass isn't assessable")
    func stages() throws {
        let example = try VerdictCase("milestone-no-progress")
        for answer in try example.answers() {
            #expect(answer.verdict == "not-assessable" && answer["code"] == "no-progress-known")
        }
        #expect(try !example.text(["assess", "."]).contains("○"))
    }

    /// A quarter of a point more of certificates issued in shops.
    @Test("moves smoothly with what its driver's indicator was", arguments: [2022])
    func driver(_ year: Int) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let package = root.appending(path: "data/isehara").path(percentEncoded: false)
        let readings = try [6.5, 6.75, 7.0, 7.25, 7.5].map { value in
            let supposed = ["--suppose", "40-104:FY2021=\(value)", "--as-of", "2022-04-01", "--quiet"]
            let rows = cells(try Program.run(["assess", package, "--format", "csv"] + supposed).output)
            let row = try #require(rows.first { $0[0] == "40-104" && $0.contains("FY\(year)") })
            let column = try #require(rows[0].firstIndex(of: "p_meet"))
            let explained = try Program.run(["explain", package, "40-104", "--format", "json"] + supposed)
            let read = try JSONSerialization.jsonObject(with: Data(explained.output.utf8)) as? [String: Any]
            let share = try #require((read?["driver"] as? [String: Any])?["share"] as? Double)
            return (chance: try #require(Double(row[column])), share: share)
        }
        for (left, right) in zip(readings, readings.dropFirst()) {
            #expect(abs(left.chance - right.chance) <= 0.1)
            #expect(abs(left.share - right.share) <= 0.1)
        }
    }
}

@Suite("Output beside input")
struct OutputCaseTests {
    @Test("never replaces the package it was made from")
    func intoItsPackage() throws {
        let example = try VerdictCase("report-into-its-own-folder")
        try expectRefusal(of: ["report", ".", "--output", ".", "--quiet"], in: example)
    }

    @Test("never replaces a whole package either")
    func intoWholePackage() throws {
        let folder = try ingestedPackage()
        let names = try folder.names(in: "package")
        let before = try names.map { try folder.text(of: "package/\($0)") }
        let checked = try Program.run(["check", "package"], in: folder)
        let run = try Program.run(["report", "package", "--output", "package", "--quiet"], in: folder)
        #expect(run.status != 0)
        #expect(try folder.names(in: "package") == names)
        #expect(try names.map { try folder.text(of: "package/\($0)") } == before)
        #expect(try Program.run(["check", "package"], in: folder).output == checked.output)
    }

    @Test("never replaces the series that is forecast")
    func ontoItsSeries() throws {
        let example = try VerdictCase("forecast-onto-its-series")
        try expectRefusal(of: ["forecast", "--series", "s.csv", "--horizon", "2", "-o", "s.csv"], in: example)
    }

    private func expectRefusal(of arguments: [String], in example: VerdictCase) throws {
        let names = try example.folder.names()
        let before = try example.contents(of: names)
        let run = try Program.run(arguments, in: example.folder)
        #expect(run.status != 0)
        #expect(run.errors.contains("Refused: the output would replace an input"))
        #expect(try example.folder.names() == names)
        #expect(try example.contents(of: names) == before)
    }
}

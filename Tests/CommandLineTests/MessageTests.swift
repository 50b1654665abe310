import Foundation
import Testing

@testable import CommandLineTool

/// A message names the thing at fault, and no command ends well without a word.
@Suite("A message")
struct MessageTests {
    private func expect(
        _ arguments: [String], in folder: TemporaryFolder, _ status: CommandLineTool.ExitStatus, says words: [String],
        language: String = "C"
    ) throws {
        let run = try Program.run(arguments, in: folder, environment: ["LC_ALL": language])
        #expect(run.status == status.rawValue, "\(arguments): \(run.errors)")
        for word in words { #expect(run.errors.contains(word), "\(arguments): \(run.errors)") }
    }

    private static let wrongOptions: [([String], [String])] = [
        (
            ["budget", "package", "--budget", "-5"],
            ["'-5' is invalid for '--budget", "an amount of yen, 0 or more"]
        ),
        (["budget", "package", "--budget", "5人"], ["'5人' is invalid", "20,000千円"]),
        (["forecast", "package", "--quantiles", "0,1"], ["'0,1'", "levels above 0 and below 1"]),
        (["forecast", "package", "--level", "100"], ["'100'", "below 100 per cent"]),
        (["forecast", "--series", "s.csv", "--horizon", "-3"], ["--horizon lies between 1 and 200"]),
        (["scenario", "package", "--goal", "-0.5"], ["'-0.5'", "a chance above 0 and below 1"]),
        (["scenario", "package", "--pace", "17-101"], ["'17-101'", "17-101=+500"]),
        (["scenario", "package", "--return", "37-101=soon"], ["rapid, delayed, never"]),
        (["assess", "package", "--as-of", "soon"], ["'soon'", "2021-09-30"]),
        (["assess", "package", "--suppose", "17-101=3"], ["'17-101=3'", "40-104:FY2021=8"]),
        (["assess", "package", "--event", "17-101:FY2020=gone"], ["one-off, level-shift, temporary"]),
        (["report", "package", "--output", "out", "--format", "pdf"], ["'pdf'", "html, md, csv"]),
        (["report", "package", "--output", ""], ["folder to write into is empty"]),
    ]

    @Test("says what an option should have been", arguments: wrongOptions)
    func options(arguments: [String], words: [String]) throws {
        try expect(arguments, in: ingestedPackage(), .usage, says: words)
    }

    @Test("says what a value should have been", arguments: ["FY2021=nan", "2020-13=5", "FY2201=5"])
    func addedValue(value: String) throws {
        try expect(
            ["add", "package", "37-101:\(value)"], in: ingestedPackage(), .invalidInput,
            says: ["37-101:\(value): expected a file with measured values, or", "40-104:FY2021=8"])
    }

    @Test("says so in Japanese too")
    func japanese() throws {
        try expect(
            ["budget", "package", "--budget", "-5"], in: ingestedPackage(), .usage, says: ["0以上の円の額"],
            language: "ja_JP.UTF-8")
    }

    @Test("takes a negative number for the value of the option before it, and nothing else")
    func negativeNumbers() {
        #expect(["a", "--budget", "-5"].joiningNegativeNumbers == ["a", "--budget=-5"])
        #expect(["--budget", "-.5", "-q"].joiningNegativeNumbers == ["--budget=-.5", "-q"])
        let others = ["--budget=3", "-5", "--", "-5", "-o", "-5", "--quiet", "-q", "-"]
        #expect(others.joiningNegativeNumbers == others)
    }

    private static let otherEncodings: [(String.Encoding, [String], String)] = [
        (.utf32, [], "UTF-32"), (.utf16LittleEndian, [], "UTF-16"), (.utf16, [], "UTF-16"),
        (.shiftJIS, ["--input-encoding", "utf-8"], "text in CP932"),
        (.utf8, ["--input-encoding", "cp932"], "text in UTF-8"),
    ]

    @Test("names the encoding that a file has", arguments: otherEncodings)
    func encodings(encoding: String.Encoding, options: [String], name: String) throws {
        let folder = try TemporaryFolder()
        let text = "事業番号\t事業指標\t現状値\t令和3年度目標値\n1-1\t利用者数\t100人（令和2年度）\t110人\n"
        try #require(text.data(using: encoding)).write(to: folder.url.appending(path: "d.txt"))
        try expect(
            ["ingest", "d.txt", "--output", "made"] + options, in: folder, .invalidInput, says: ["d.txt", name])
        #expect(try folder.names() == ["d.txt"])
    }

    @Test("says that another program saved a ledger again", arguments: ["\r\n", "\n;"])
    func savedLedger(change: String) throws {
        let folder = try ingestedPackage()
        #expect(try Program.run(["record", "package", "--quiet"], in: folder).status == 0)
        let ledger = try folder.text(of: "package/ledger.csv")
        let saved = change == "\r\n" ? ledger.replacing("\n", with: "\r\n") : ledger.replacing(",", with: ";")
        try folder.write(saved, to: "package/ledger.csv")
        for command in [["score", "package"], ["record", "package"]] {
            try expect(command, in: folder, .invalidInput, says: ["ledger.csv, line 1", "another program saved again"])
        }
        #expect(try folder.text(of: "package/ledger.csv") == saved)
    }

    @Test("says that what is to be a folder is a file")
    func fileForFolder() throws {
        let folder = try ingestedPackage()
        try folder.write("x", to: "file")
        for command in [
            ["ingest", try seedDeclaration(), "--output", "file"], ["report", "package", "--output", "file"],
        ] {
            try expect(command, in: folder, .cannotWrite, says: ["file", "not a folder"])
        }
    }

    // MARK: Nothing to say

    @Test("stands for a table of series without rows")
    func emptySeries() throws {
        let folder = try TemporaryFolder()
        try folder.write("series_id,period,value\n", to: "s.csv")
        let forecast = ["forecast", "--series", "s.csv", "--horizon", "2"]
        try expect(forecast, in: folder, .fine, says: ["s.csv: there is no series"])
        try expect(forecast + ["--strict"], in: folder, .notAssessable, says: ["s.csv: there is no series"])
        try expect(["backtest", "s.csv"], in: folder, .invalidInput, says: ["s.csv: there is no series"])
    }

    @Test("says why a scenario has no row", arguments: ["csv", "json"])
    func unanswered(format: String) throws {
        let folder = try ingestedPackage()
        try expect(
            ["scenario", "package", "--pace", "35-106=3", "--format", format], in: folder, .fine,
            says: ["35-106=3: no answer: "])
    }

    // MARK: Years far off, and what a person settled

    private static let paper = "事業番号\t事業指標\t現状値（令和2年度）\t令和100年度目標値\n1-1\t利用者数\t100人\t110人\n"

    @Test("asks about a target that lies generations ahead, until somebody says that it is meant")
    func farTarget() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.paper, to: "d.txt")
        let first = try Program.run(["ingest", "d.txt", "--output", "made", "--quiet"], in: folder)
        #expect(first.status == 0)
        #expect(try folder.text(of: "made/questions.csv").contains("years ahead"))
        #expect(try !folder.text(of: "made/targets.csv").contains("FY2118"))
        try folder.write("what,where,role,period\ncolumn,令和100年度目標値,target,FY2118\n", to: "map.csv")
        let second = try Program.run(
            ["ingest", "d.txt", "--output", "made", "--force", "--map", "map.csv", "--quiet"], in: folder)
        #expect(second.status == 0)
        #expect(try folder.text(of: "made/targets.csv").contains("FY2118"))
    }

    @Test("isn't lost: what a mapping settles besides columns stays in it when it is written anew")
    func mapping() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.paper.replacing("令和100年度", with: "令和3年度"), to: "d.txt")
        #expect(try Program.run(["ingest", "d.txt", "--output", "made", "--quiet"], in: folder).status == 0)
        let settled = "cell,D2,,120人\r\nrow,合計,skip,\r\nname,旧名,,利用者数\r\n"
        try folder.write(folder.text(of: "made/mapping.csv") + settled, to: "made/mapping.csv")
        for _ in 0..<2 {
            #expect(
                try Program.run(["ingest", "d.txt", "--output", "made", "--update", "--quiet"], in: folder).status == 0)
            #expect(try folder.text(of: "made/mapping.csv").hasSuffix(settled))
            #expect(try folder.text(of: "made/targets.csv").contains("1-1,FY2021,120"))
        }
    }
}

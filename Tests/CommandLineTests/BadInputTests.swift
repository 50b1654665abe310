import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

@Suite("Bad input")
struct BadInputTests {
    /// Files that no command can use.
    private static func spoiltFolder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let header = "series_id,period,value\n"
        try folder.write("", to: "empty.csv")
        try folder.write("a,b,c\n1,2,3\n", to: "columns.csv")
        try folder.write(header + "A,2001,1\nA,2001,2\nA,x,3\nA,2004,many\nA,2005\nA,2006,1,2\n", to: "rows.csv")
        try folder.write(header + "A,1,\"1\n", to: "quote.csv")
        try folder.write(header + "A,1," + String(repeating: "9", count: 2_000_000) + "\n", to: "long.csv")
        try folder.write(header + "A,1,1\nB,1,1\nA,2,1\n", to: "apart.csv")
        try Data([0xFF, 0xFE, 0x00, 0x41]).write(to: folder.url.appending(path: "bytes.csv"))
        try folder.write("なにもない\n", to: "notes.txt")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "folder"), withIntermediateDirectories: true)
        return folder
    }

    static let series = [
        "absent.csv", "folder", "columns.csv", "quote.csv", "long.csv", "bytes.csv",
    ]

    @Test(
        "in a table of series is told with its place, and ends with 3 without output", arguments: series, ["ja", "en"])
    func seriesTables(name: String, language: String) throws {
        let run = try Program.run(
            ["forecast", "--series", name, "--horizon", "1", "--lang", language], in: Self.spoiltFolder())
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty)
        try expectGolden(run.errors, "errors/series-\(name)-\(language).txt")
    }

    @Test("in one series of a table is told with its place and ends with 0", arguments: ["ja", "en"])
    func seriesRows(language: String) throws {
        let run = try Program.run(
            ["forecast", "--series", "rows.csv", "--horizon", "1", "--lang", language], in: Self.spoiltFolder())
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 2)
        try expectGolden(run.errors, "errors/series-rows.csv-\(language).txt")
    }

    @Test(
        "in place of a declaration ends with 3 without output",
        arguments: ["absent.txt", "folder", "empty.csv", "notes.txt", "bytes.csv"])
    func declarations(name: String) throws {
        let folder = try Self.spoiltFolder()
        let before = try folder.names()
        let run = try Program.run(["ingest", name, "--output", "package"], in: folder)
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix(name))
        #expect(try folder.names() == before)
    }

    @Test(
        "in place of a package ends with 3 without output",
        arguments: [
            ["check"], ["assess"], ["forecast"], ["fit"], ["explain"], ["report"],
        ])
    func packages(command: [String]) throws {
        let rest =
            command == ["fit"] || command == ["explain"]
            ? ["17-101"] : command == ["report"] ? ["--output", "out"] : []
        for name in ["absent", "folder", "empty.csv"] {
            let folder = try Self.spoiltFolder()
            let run = try Program.run(command + [name] + rest, in: folder)
            #expect(run.status == ExitStatus.invalidInput.rawValue)
            #expect(run.output.isEmpty && run.errors.hasPrefix(name))
            #expect(try !folder.names().contains("out"))
        }
    }

    @Test("in a package is told all at once: every file, every line")
    func everyProblem() throws {
        let folder = try ingestedPackage()
        let targets = try folder.text(of: "package/targets.csv").replacing(
            "17-101,FY2021,16000", with: "17-101,FY2021,many")
        let columns = try #require(targets.split(separator: "\r\n").first).count { $0 == "," }
        let rest = String(repeating: ",", count: columns - 2) + "\r\n"
        try folder.write(targets + "99-999,FY2021,5\(rest)17-102,FY3021,5\(rest)", to: "package/targets.csv")
        let run = try Program.run(["check", "package"], in: folder)
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty || run.output.hasPrefix("To be looked at"))
        for found in ["many", "99-999", "FY3021"] { #expect(run.errors.contains(found), "\(run.errors)") }
        #expect(run.errors.split(separator: "\n").count >= 3)
    }

    @Test("is told when an indicator isn't there", arguments: ["fit", "explain"])
    func unknownIndicator(command: String) throws {
        let run = try Program.run([command, "package", "17-999"], in: ingestedPackage())
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("“17-999”") && run.errors.contains("17-101"))
    }

    @Test("is told when a supposition names no indicator")
    func unknownSupposition() throws {
        let run = try Program.run(["assess", "package", "--suppose", "17-999:FY2021=1"], in: ingestedPackage())
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty && run.errors.contains("“17-999”"))
    }

    @Test("is told when months to date are supposed of a level")
    func supposedMonthsOfLevel() throws {
        let run = try Program.run(
            ["assess", "package", "--suppose", "17-101:2021-04/2021-09=15500"], in: ingestedPackage())
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty && run.errors.contains("17-101"))
    }

    @Test("is told when supposed months to date would change nothing, and what says more", arguments: ["ja", "en"])
    func supersededMonths(language: String) throws {
        let months = ["--suppose", "37-101:2021-04/2021-06=900", "--lang", language]
        let total = ["--suppose", "37-101:FY2021=9000"]
        let run = try Program.run(["assess", "package"] + months + total, in: ingestedPackage())
        #expect(run.status == ExitStatus.invalidInput.rawValue)
        #expect(run.output.isEmpty && run.errors.contains("37-101") && run.errors.contains("--as-of"))
        #expect(try Program.run(["assess", "package"] + months, in: ingestedPackage()).status == 0)
    }
}

@Suite("What can't be written")
struct CannotWriteTests {
    static let printing = [
        ["--help"], ["--version"], ["check", "package"], ["assess", "package"],
        ["assess", "package", "--format", "json"],
        ["forecast", "package"], ["explain", "package", "17-101"], ["fit", "package", "17-101"],
        ["report", "package", "--output", "out"],
    ]

    @Test("to a full disk ends with 5", arguments: printing)
    func fullDisk(arguments: [String]) throws {
        let run = try Program.run(arguments, in: ingestedPackage(), output: "/dev/full")
        #expect(run.status == ExitStatus.cannotWrite.rawValue)
        #expect(run.errors.contains("standard output"))
    }

    @Test(
        "ends with 5 and leaves nothing behind",
        arguments: [
            ["assess", "package", "--output", "absent/out.txt"], ["assess", "package", "--output", "package"],
            ["forecast", "package", "--output", "absent/out.csv"], ["report", "package", "--output", "file"],
            ["report", "package", "--output", "file/below"], ["ingest", "declaration.txt", "--output", "file"],
            ["init", "file"], ["ingest", "declaration.txt", "--output", "package"], ["init", "package"],
        ])
    func refusedPlaces(arguments: [String]) throws {
        let folder = try ingestedPackage()
        try folder.write("keep me", to: "file")
        try FileManager.default.copyItem(atPath: seedDeclaration(), toPath: folder.path("declaration.txt"))
        let before = try folder.names() + folder.names(in: "package")
        let run = try Program.run(arguments, in: folder)
        #expect(run.status == ExitStatus.cannotWrite.rawValue)
        #expect(run.output.isEmpty && !run.errors.isEmpty)
        #expect(try folder.names() + folder.names(in: "package") == before)
        #expect(try folder.text(of: "file") == "keep me")
    }

    @Test(
        "is never our own Japanese in CP932",
        arguments: [
            ["assess"], ["assess", "--format", "md"], ["explain", "17-101"],
            ["explain", "37-101", "--event", "37-101:FY2020-FY2021=one-off"],
        ])
    func ownWords(_ arguments: [String]) throws {
        let folder = try ingestedPackage()
        let whole = [arguments[0], "package"] + arguments.dropFirst() + ["--lang", "ja", "--encoding", "cp932"]
        let run = try Program.run(whole, in: folder)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("in CP932 without a change is named, and no file is written")
    func unencodable() throws {
        let folder = try ingestedPackage()
        let path = "package/indicators.csv"
        try folder.write(folder.text(of: path).replacing("くらし安心", with: "くらし〜🍵"), to: path)
        let arguments = ["report", "package", "--output", "out", "--encoding", "cp932"]
        let run = try Program.run(arguments, in: folder)
        #expect(run.status == ExitStatus.cannotWrite.rawValue)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("🍵") && run.errors.contains("〜"))
        #expect(try !folder.names().contains("out"))
    }
}

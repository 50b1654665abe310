import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

@Suite("An output that would replace an input")
struct ReplacedInputTests {
    private static let series = "series_id,period,value\n" + (2001...2008).map { "a,\($0),\($0 % 5 + 1)\n" }.joined()

    /// Runs `arguments`, which have to be refused, naming `output` and `proposal`, with every file left as it was.
    private func expectRefusal(
        _ arguments: [String], in folder: TemporaryFolder, output: String, proposal: String
    ) throws {
        let before = try contents(of: folder)
        for (language, reason) in [("en", "Refused: the output would replace an input"), ("ja", "入力の ")] {
            let run = try Program.run(
                arguments, in: folder, environment: ["LC_ALL": language == "ja" ? "ja_JP.UTF-8" : "C"])
            #expect(run.status == ExitStatus.wouldReplaceInput.rawValue, "\(arguments): \(run.errors)")
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix(output), "\(run.errors)")
            #expect(run.errors.contains(reason) && run.errors.contains(proposal), "\(run.errors)")
        }
        #expect(try contents(of: folder) == before)
    }

    /// The bytes of every file in the folder and below, by path.
    private func contents(of folder: TemporaryFolder) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path("."))
        return try paths.reduce(into: [:]) { found, path in
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: folder.path(path), isDirectory: &isFolder)
            if !isFolder.boolValue { found[path] = try Data(contentsOf: folder.url.appending(path: path)) }
        }
    }

    private func seriesFolder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.series, to: "s.csv")
        try FileManager.default.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder.path("soft.csv"), withDestinationPath: "s.csv")
        try FileManager.default.linkItem(atPath: folder.path("s.csv"), toPath: folder.path("hard.csv"))
        return folder
    }

    @Test(
        "is refused, however its path is written",
        arguments: [
            ("s.csv", "new-s.csv"), ("./s.csv", "./new-s.csv"), ("sub/../s.csv", "sub/../new-s.csv"),
            ("soft.csv", "new-soft.csv"), ("hard.csv", "new-hard.csv"), (".//s.csv", ".//new-s.csv"),
        ])
    func paths(output: String, proposal: String) throws {
        let folder = try seriesFolder()
        try expectRefusal(
            ["forecast", "--series", "s.csv", "--horizon", "2", "-o", output], in: folder, output: output,
            proposal: proposal)
        let whole = try Program.run(["forecast", "--series", output, "--horizon", "2", "-o", "other.csv"], in: folder)
        #expect(whole.status == 0 && !whole.errors.contains("Refused"))
        #expect(try folder.text(of: "s.csv") == Self.series)
    }

    @Test(
        "is refused by every command that reads a package",
        arguments: [
            ["assess", "package"], ["fit", "package", "17-101"], ["explain", "package", "17-101"],
            ["forecast", "package"], ["scenario", "package", "--pace", "17-101=+500"], ["backtest", "package"],
            ["budget", "package"], ["score", "package"],
        ])
    func packages(command: [String]) throws {
        let folder = try ingestedPackage()
        try expectRefusal(
            command + ["--output", "package/measurements.csv"], in: folder, output: "package/measurements.csv",
            proposal: "package/new-measurements.csv")
    }

    /// A table that isn't there yet would be read the next time.
    @Test("is refused where only the name is the package's", arguments: ["floors.csv", "Floors.CSV", "ledger.csv"])
    func names(name: String) throws {
        try expectRefusal(
            ["assess", "package", "-o", "package/\(name)"], in: ingestedPackage(), output: "package/\(name)",
            proposal: "package/new-\(name)")
    }

    @Test("is refused when it is a report", arguments: ["package", "package/", "link", "./package/../package"])
    func reports(output: String) throws {
        let folder = try ingestedPackage()
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "package")
        let proposal = output.hasSuffix("/") ? "\(output)report" : "\(output)/report"
        try expectRefusal(
            ["report", "package", "--output", output], in: folder, output: output, proposal: proposal)
        try expectRefusal(
            ["report", "link", "--output", output, "--format", "csv"], in: folder, output: output, proposal: proposal)
        let page = try Program.run(["report", "package", "--output", output, "--format", "html"], in: folder)
        #expect(page.status == 0)
        #expect(try Program.run(["report", "package", "--output", proposal], in: folder).status == 0)
        #expect(try Program.run(["check", "package"], in: folder).status == 0)
    }

    @Test("is refused where it is another package's file, which nobody reads")
    func others() throws {
        let folder = try ingestedPackage()
        try FileManager.default.copyItem(atPath: folder.path("package"), toPath: folder.path("other"))
        try folder.write(Self.series, to: "s.csv")
        let reason = "Refused: it belongs to a data package"
        let jobs: [(arguments: [String], proposal: String)] = [
            (["report", "package", "--output", "other", "--format", "csv"], "other/report"),
            (["backtest", "s.csv", "--table", "all", "--format", "csv", "-o", "other"], "other/new-targets.csv"),
            (["assess", "package", "-o", "other/ledger.csv"], "other/new-ledger.csv"),
            (
                ["forecast", "--series", "s.csv", "--horizon", "1", "-o", "other/scenarios.csv"],
                "other/new-scenarios.csv"
            ),
        ]
        let before = try contents(of: folder)
        for job in jobs {
            let run = try Program.run(job.arguments, in: folder)
            #expect(run.status == ExitStatus.wouldReplaceInput.rawValue, "\(job.arguments): \(run.errors)")
            #expect(run.errors.contains(reason) && run.errors.contains(job.proposal), "\(run.errors)")
        }
        #expect(try contents(of: folder) == before)
        // Its page goes where the plan is.
        #expect(
            try Program.run(["report", "package", "--output", "other", "--format", "html"], in: folder).status == 0)
    }

    @Test(
        "isn't one of somebody's files that a new package would have", arguments: ["targets.csv", "measurements.csv"])
    func filesOfSomebody(name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("mine"), withIntermediateDirectories: true)
        try folder.write("mine\n", to: "mine/\(name)")
        for arguments in try [["init", "mine"], ["ingest", seedDeclaration(), "--output", "mine"]] {
            let run = try Program.run(arguments, in: folder)
            #expect(run.status == ExitStatus.cannotWrite.rawValue)
            #expect(
                run.errors.contains("mine/\(name): there is a file already (--force overwrites it)"), "\(run.errors)")
            #expect(try folder.text(of: "mine/\(name)") == "mine\n")
        }
        #expect(try Program.run(["init", "mine", "--force"], in: folder).status == 0)
    }

    @Test("is refused when a document or a table is read")
    func documents() throws {
        let folder = try ingestedPackage()
        let declaration = try Data(contentsOf: URL(filePath: seedDeclaration()))
        try FileManager.default.createDirectory(atPath: folder.path("made"), withIntermediateDirectories: true)
        try declaration.write(to: folder.url.appending(path: "made/stages.csv"))
        try expectRefusal(
            ["ingest", "made/stages.csv", "--output", "made"], in: folder, output: "made/stages.csv",
            proposal: "made/package")
        try expectRefusal(
            ["record", "package", "--ledger", "package/targets.csv"], in: folder, output: "package/targets.csv",
            proposal: "package/new-targets.csv")
        #expect(try Program.run(["record", "package"], in: folder).status == 0)
        #expect(try Program.run(["record", "package", "--ledger", "package/ledger.csv"], in: folder).status == 0)
        try expectRefusal(
            ["score", "package", "-o", "package/ledger.csv"], in: folder, output: "package/ledger.csv",
            proposal: "package/new-ledger.csv")
        let series = try seriesFolder()
        try expectRefusal(
            ["backtest", ".", "-o", "soft.csv"], in: series, output: "soft.csv", proposal: "new-soft.csv")
        try expectRefusal(
            ["learn-prior", "--data", ".", "--output", "hard.csv", "--passes", "1"], in: series, output: "hard.csv",
            proposal: "new-hard.csv")
    }

    @Test(
        "isn't meant by -, which is standard output",
        arguments: [
            ["assess", "package"], ["forecast", "package"], ["explain", "package", "17-101", "--format", "md"],
            ["assess", "package", "--format", "csv", "--encoding", "utf-8-bom"],
        ])
    func standardOutput(command: [String]) throws {
        let folder = try ingestedPackage()
        let plain = try Program.run(command, in: folder)
        let marked = try Program.run(command + ["-o", "-"], in: folder)
        #expect(!plain.output.isEmpty && marked.output == plain.output)
        #expect(marked.status == plain.status)
        #expect(try folder.names() == ["package"])
    }

    @Test(
        "can't be standard output where several files are written",
        arguments: [["report", "package", "--output", "-"], ["ingest", "x.txt", "-o", "-"], ["init", "-"]])
    func folders(command: [String]) throws {
        let folder = try ingestedPackage()
        let run = try Program.run(command, in: folder)
        #expect(run.status == ExitStatus.usage.rawValue)
        #expect(run.output.isEmpty && run.errors.contains("name a folder"))
        #expect(try folder.names() == ["package"])
    }
}

import Foundation
import TestSupport
import Testing

@Suite("Learning a prior from a folder")
struct LearnPriorTests {
    /// Ten rising series of nine values, and what comes after three of them.
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "data"), withIntermediateDirectories: true)
        var train = "series_id,period,value\n"
        for series in 0..<10 {
            for year in 0..<9 { train += "s\(series),\(2000 + year),\(100 + 7 * year + (series * year) % 5)\n" }
        }
        try folder.write(train, to: "data/growth_train.csv")
        try folder.write("series_id,period,value\ns0,2009,170\ns1,2009,171\n", to: "data/growth_test.csv")
        try folder.write("series_id,horizon\ns0,1\n", to: "data/growth_meta.csv")
        return folder
    }

    /// Puts `name.gz` in the place of `name`; returns gzip's exit code.
    private static func compress(_ name: String, in folder: TemporaryFolder) throws -> Int32 {
        try Program.spawn(
            "/usr/bin/env", ["gzip", name], in: folder.path("."), environment: ["PATH": "/usr/bin:/bin"],
            output: folder.path("gzip.output"), errors: folder.path("gzip.errors"))
    }

    private static let options = [
        "learn-prior", "--data", "data", "--output", "prior.tsv", "--passes", "3", "--windows", "20", "--quiet",
    ]

    @Test("writes the same prior every time, with the command and the data that made it")
    func deterministic() throws {
        let folder = try Self.folder()
        #expect(try Program.run(Self.options, in: folder).status == 0)
        let first = try folder.text(of: "prior.tsv")
        #expect(first.hasPrefix("mitoshi-pooled-prior\t1\ncommand\tmitoshi learn-prior "))
        #expect(first.contains("growth (10 series, weight 1.0)"))
        #expect(try Program.run(Self.options, in: folder).status == 0)
        #expect(try folder.text(of: "prior.tsv") == first)
        #expect(!FileManager.default.fileExists(atPath: folder.path("prior.tsv.partial")))
    }

    @Test("reads compressed tables as it reads others")
    func compressed() throws {
        let folder = try Self.folder()
        #expect(try Program.run(Self.options, in: folder).status == 0)
        let plain = try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5)
        #expect(try Self.compress("data/growth_train.csv", in: folder) == 0)
        #expect(try Program.run(Self.options, in: folder).status == 0)
        #expect(try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5) == plain)
    }

    @Test("reads tables as spreadsheets save them, with a byte order mark")
    func byteOrderMark() throws {
        let folder = try Self.folder()
        #expect(try Program.run(Self.options, in: folder).status == 0)
        let plain = try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5)
        try folder.write("\u{FEFF}" + folder.text(of: "data/growth_train.csv"), to: "data/growth_train.csv")
        #expect(try Program.run(Self.options, in: folder).status == 0)
        #expect(try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5) == plain)
    }

    @Test("takes what comes after into the histories where it is asked to, and nothing else")
    func joining() throws {
        let folder = try Self.folder()
        #expect(try Program.run(Self.options, in: folder).status == 0)
        let alone = try folder.text(of: "prior.tsv")
        #expect(try Program.run(Self.options + ["--join", "growth"], in: folder).status == 0)
        let joined = try folder.text(of: "prior.tsv")
        #expect(joined.split(separator: "\n")[3] != alone.split(separator: "\n")[3])
    }

    @Test(
        "refuses a set that isn't there and a damaged file, by name",
        arguments: [["--skip", "absent"], ["--join", "absent"], ["--weight", "absent=2"]])
    func unknown(options: [String]) throws {
        let run = try Program.run(Self.options + options, in: Self.folder())
        #expect(run.status == 3)
        #expect(run.errors.contains("absent"))
    }

    @Test("names a compressed file that is cut off")
    func truncated() throws {
        let folder = try Self.folder()
        #expect(try Self.compress("data/growth_train.csv", in: folder) == 0)
        let file = URL(filePath: folder.path("data/growth_train.csv.gz"))
        try Data(contentsOf: file).dropLast(20).write(to: file)
        let run = try Program.run(Self.options, in: folder)
        #expect(run.status == 3)
        #expect(run.errors.contains("growth_train.csv.gz"))
    }

    @Test("leaves out a series that can't be read, says so, and learns nothing of it only when strict")
    func badSeries() throws {
        let folder = try Self.folder()
        #expect(try Program.run(Self.options, in: folder).status == 0)
        let alone = try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5)
        try folder.write(
            folder.text(of: "data/growth_train.csv") + "odd,2000,x\nodd,2001,1\n", to: "data/growth_train.csv")
        let run = try Program.run(Array(Self.options.dropLast()), in: folder)
        #expect(run.status == 0)
        #expect(run.errors.contains("column 3 (value): found “x”") && run.errors.contains("“odd” isn't learned from"))
        #expect(try folder.text(of: "prior.tsv").split(separator: "\n").dropFirst(5) == alone)
        #expect(try Program.run(Self.options + ["--strict"], in: folder).status == 4)
    }
}

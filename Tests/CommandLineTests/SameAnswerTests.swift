import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// What can't matter to an answer: who runs it when, on how many cores, and in which order rows and columns stand.
@Suite("The same answer")
struct SameAnswerTests {
    private static let day = ["LC_ALL": "C", "SOURCE_DATE_EPOCH": "1767225600"]
    private static let taskset = "/usr/bin/taskset"

    /// The bytes of all files below a folder, by path.
    private func contents(of folder: String) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return try paths.reduce(into: [:]) { found, path in
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
            if !isFolder.boolValue { found[path] = try Data(contentsOf: URL(filePath: "\(folder)/\(path)")) }
        }
    }

    private func run(_ arguments: [String], in folder: TemporaryFolder, onOneCore: Bool = false) throws -> String {
        guard onOneCore else {
            let run = try Program.run(arguments, in: folder, environment: Self.day)
            #expect(run.status == 0, "\(run.errors)")
            return run.output
        }
        let caught = try TemporaryFolder()
        let program = try Program.file().path(percentEncoded: false)
        let status = try Program.spawn(
            Self.taskset, ["-c", "0", program] + arguments, in: folder.path("."), environment: Self.day,
            output: caught.path("output"), errors: caught.path("errors"))
        #expect(status == 0)
        return try caught.text(of: "output")
    }

    // MARK: Again, and on one core

    @Test("is written in the same bytes again, and on one core as on all")
    func report() throws {
        let folder = try ingestedPackage()
        for output in ["first", "second"] { _ = try run(["report", "package", "--output", output], in: folder) }
        let first = try contents(of: folder.path("first"))
        #expect(first.count > 6)
        #expect(try contents(of: folder.path("second")) == first)
        guard FileManager.default.isExecutableFile(atPath: Self.taskset) else { return }
        _ = try run(["report", "package", "--output", "alone"], in: folder, onOneCore: true)
        #expect(try contents(of: folder.path("alone")) == first)
    }

    @Test(
        "is printed alike on one core and on all",
        .enabled(if: FileManager.default.isExecutableFile(atPath: Self.taskset)),
        arguments: [
            ["forecast", "--series", "s.csv", "--horizon", "3"],
            ["forecast", "--series", "s.csv", "--horizon", "2", "--samples", "5", "--seed", "3"],
            ["backtest", "s.csv", "--format", "csv"],
        ])
    func cores(command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.series().joined(), to: "s.csv")
        let all = try run(command, in: folder)
        #expect(all.count > 1_000)
        #expect(try run(command, in: folder, onOneCore: true) == all)
    }

    /// Sixty series of ten years, as lines with their header.
    private static func series() -> [String] {
        var random = SeededGenerator(seed: 5)
        return ["series_id,period,value\n"]
            + (0..<60).flatMap { one in
                (2014...2023).map { "s\(one),\($0),\(100 + 10 * one + random.int(0...40))\n" }
            }
    }

    // MARK: In another order

    @Test("comes from a package whose rows and columns stand in another order", arguments: 0..<5)
    func shuffledPackage(seed: Int) throws {
        let folder = try ingestedPackage()
        let answer = ["assess", "package", "--format", "csv"]
        let before = try run(answer, in: folder)
        var random = SeededGenerator(seed: seed)
        for name in try folder.names(in: "package") where name.hasSuffix(".csv") {
            try shuffle("package/\(name)", in: folder, &random)
        }
        // The order of the indicators is that of the answers; of the rest none is left.
        let (lines, after) = (before.split(separator: "\n"), try run(answer, in: folder).split(separator: "\n"))
        #expect(lines.count > 10)
        #expect(after.first == lines.first)
        #expect(after.sorted() == lines.sorted())
    }

    @Test("comes from a table of series whose rows and columns stand in another order", arguments: 0..<5)
    func shuffledSeries(seed: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.series().joined(), to: "s.csv")
        let command = ["forecast", "--series", "s.csv", "--horizon", "3", "--prior", "shipped"]
        let before = try run(command, in: folder)
        var random = SeededGenerator(seed: seed)
        try shuffle("s.csv", in: folder, &random)
        let after = try run(command, in: folder)
        #expect(after.split(separator: "\n").sorted() == before.split(separator: "\n").sorted())
    }

    /// Writes the rows and columns of a CSV file without line breaks in its cells in another order.
    private func shuffle(_ name: String, in folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
        let text = try folder.text(of: name).replacing("\u{FEFF}", with: "")
        let rows = text.split(whereSeparator: \.isNewline).map { Self.cells(String($0)) }
        guard let header = rows.first else { return }
        let columns = header.indices.shuffled(using: &random)
        let others = rows.dropFirst().shuffled(using: &random)
        let lines = ([header] + others).map { row in columns.map { row[$0] }.joined(separator: ",") }
        try folder.write(lines.joined(separator: "\n") + "\n", to: name)
    }

    /// The cells of a line as they stand, with their quotes.
    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
        }
        return cells
    }
}

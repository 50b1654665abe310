import Foundation
import Testing

@Suite("A history sheet on the command line")
struct HistorySheetTests {
    private static let isehara = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)

    /// A folder with the declaration's package and the workbook of the package that also has the measurements found.
    private func folder() throws -> TemporaryFolder {
        let folder = try ingestedPackage()
        let run = try Program.run(
            ["report", Self.isehara, "--output", "out", "--format", "xlsx", "--quiet"], in: folder)
        #expect(run.status == 0)
        return folder
    }

    @Test("is read by check without changing the package, and by ingest into it")
    func readAndTakenIn() throws {
        let folder = try folder()
        let before = try folder.text(of: "package/measurements.csv")
        let check = try Program.run(["check", "package", "--measurements", "out/report.xlsx"], in: folder)
        #expect(check.status == 0)
        #expect(
            check.errors.contains("out/report.xlsx [Measured data]: read 17 measured values, 4 of which would be new"))
        #expect(try folder.text(of: "package/measurements.csv") == before)

        let options = [
            "--output", "package", "--update", "--measurements", "out/report.xlsx", "--sheet", "Measured data",
        ]
        let ingest = try Program.run(["ingest", seedDeclaration()] + options, in: folder)
        #expect(ingest.status == 0)
        #expect(ingest.output.contains("10,554人"))
        #expect(try folder.text(of: "package/measurements.csv").split(whereSeparator: \.isNewline).count == 18)
        #expect(try Program.run(["check", "package"], in: folder).status == 0)

        let again = try Program.run(["check", "package", "--measurements", "out/report.xlsx"], in: folder)
        #expect(again.errors.contains("0 of which would be new"))
    }

    @Test("that can't be read ends the program with every reason, and nothing is written")
    func refused() throws {
        let folder = try folder()
        try folder.write("a,b\n", to: "history.xlsx")
        let run = try Program.run(
            ["ingest", seedDeclaration(), "--output", "new", "--measurements", "history.xlsx"], in: folder)
        #expect(run.status == 3)
        #expect(run.errors.contains("history.xlsx: found no Excel workbook"))
        #expect(try !folder.names().contains("new"))
        let sheet = try Program.run(
            ["check", "package", "--measurements", "out/report.xlsx", "--sheet", "Planner"], in: folder)
        #expect(sheet.status == 3 && sheet.errors.contains("no header row of a table of measured values"))
    }

    @Test("is named before its sheet is")
    func usage() throws {
        let run = try Program.run(["check", "package", "--sheet", "a"], in: ingestedPackage())
        #expect(run.status == 2 && run.errors.contains("--sheet needs --measurements"))
    }
}

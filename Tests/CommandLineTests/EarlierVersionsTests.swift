import Foundation
import Testing

/// What earlier versions wrote: a package with its ledger, and beside it the scores that that version printed.
@Suite("What an earlier version wrote")
struct EarlierVersionsTests {
    private static let versions = ["0.1.0", "0.2.0"]

    private static func folder(_ version: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let earlier = try #require(Bundle.module.url(forResource: "Earlier", withExtension: nil))
        try FileManager.default.copyItem(
            at: earlier.appending(path: "\(version)/package"), to: URL(filePath: folder.path("package")))
        return folder
    }

    private static func scores(_ version: String) throws -> String {
        let file = try #require(Bundle.module.url(forResource: "Earlier/\(version)/score", withExtension: "csv"))
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// By the names of the columns.
    private static func rows(of text: String) -> [[String: String]] {
        let rows = cells(text)
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }

    @Test("a package is assessed, and check tells which of its words mean something else by now")
    func package() throws {
        let folder = try Self.folder("0.1.0")
        #expect(try Program.run(["assess", "package", "--lang", "en"], in: folder).status == 0)
        let check = try Program.run(["check", "package", "--lang", "en"], in: folder)
        #expect(check.status == 0 && check.output.contains("maintain-at-least"))
    }

    @Test("a package of the version before is assessed and needs no word")
    func lastPackage() throws {
        let folder = try Self.folder("0.2.0")
        #expect(try Program.run(["assess", "package", "--lang", "en"], in: folder).status == 0)
        #expect(try Program.run(["check", "package", "--lang", "en"], in: folder).status == 0)
    }

    @Test("a ledger is scored as that version scored it", arguments: versions)
    func scored(_ version: String) throws {
        let folder = try Self.folder(version)
        let run = try Program.run(["score", "package", "--format", "csv"], in: folder)
        #expect(run.status == 0)
        let scored = Self.rows(of: run.output)
        let before = Self.rows(of: try Self.scores(version))
        #expect(scored.count == before.count && before.count > 20)
        for (now, then) in zip(scored, before) {
            // Its years were fiscal ones, and numbers and stages stood in one column.
            #expect(now["period"] == then["fiscal_year"].map { "FY" + $0 })
            #expect(now["p_meet"] == then["probability"])
            #expect([now["target"] ?? "", now["target_stage"] ?? ""].joined() == then["target"])
            #expect((now["target_stage"] == "") == (Double(then["target"] ?? "") != nil))
            for (name, cell) in then where !["fiscal_year", "probability", "target"].contains(name) {
                #expect(now[name] == cell, "\(name)")
            }
        }
    }

    @Test("a ledger goes on in today's columns, keeps every byte, and is scored with both")
    func continued() throws {
        let folder = try Self.folder("0.1.0")
        let before = try folder.text(of: "package/ledger.csv")
        let run = try Program.run(["record", "package", "--as-of", "2021-04-01"], in: folder)
        #expect(run.status == 0)
        let after = try folder.text(of: "package/ledger.csv")
        #expect(after.hasPrefix(before))
        let added = cells(String(after.dropFirst(before.count)))
        let names = try #require(added.first)
        #expect(
            ["basis", "least", "most", "latest_year", "latest_value", "parts", "constants"].allSatisfy(names.contains))
        let kept = try #require(added.first { $0.contains("33-102") })
        let row = Dictionary(uniqueKeysWithValues: zip(names, kept))
        #expect(row["least"] == "30" && row["most"] == "" && row["latest_year"] == "FY2019")
        #expect(row["parts"]?.contains("share-large-change 77/453") ?? false)
        #expect(row["constants"]?.count == 64)

        let again = try Program.run(["record", "package", "--as-of", "2021-04-01"], in: folder)
        #expect(try folder.text(of: "package/ledger.csv") == after && again.output == run.output)
        let scored = cells(try Program.run(["score", "package", "--format", "csv"], in: folder).output)
        #expect(scored.count == 1 + 25 + added.count - 1)
    }

    @Test("a change to an old line shows though new ones follow it")
    func tampering() throws {
        let folder = try Self.folder("0.1.0")
        _ = try Program.run(["record", "package", "--quiet"], in: folder)
        let changed = try folder.text(of: "package/ledger.csv").replacing(",maintain,2.9,", with: ",maintain,3.9,")
        try folder.write(changed, to: "package/ledger.csv")
        let run = try Program.run(["score", "package"], in: folder)
        #expect(run.status == 3 && run.errors.contains("ledger.csv, line "))
    }
}

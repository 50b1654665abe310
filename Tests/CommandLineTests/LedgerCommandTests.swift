import Foundation
import Testing

@Suite("Recording and scoring")
struct LedgerCommandTests {
    /// Appends measurements of FY2021 to the package in `folder`.
    private static func measure(_ values: [(id: String, value: String)], in folder: TemporaryFolder) throws {
        let name = "package/measurements.csv"
        let table = try folder.text(of: name)
        let header = try #require(table.split(whereSeparator: \.isNewline).first).split(separator: ",").map(String.init)
        let rows = values.map { measured in
            let isStage = Double(measured.value) == nil
            return header.map { column in
                switch column {
                case "period": "FY2021"
                case isStage ? "stage" : "value": measured.value
                default: column.hasSuffix("indicator_id") ? measured.id : ""
                }
            }.joined(separator: ",") + "\n"
        }
        try folder.write(table + rows.joined(), to: name)
    }

    @Test("freeze what is said, once, print the head, and score it when values arrive")
    func wholeWay() throws {
        let folder = try ingestedPackage()
        let first = try Program.run(["record", "package"], in: folder)
        #expect(first.status == 0 && first.output.count == 65)
        let ledger = try folder.text(of: "package/ledger.csv")
        let again = try Program.run(["record", "package"], in: folder)
        #expect(again.output == first.output)
        #expect(try folder.text(of: "package/ledger.csv") == ledger)

        let none = try Program.run(["score", "package", "--format", "csv"], in: folder)
        let open = cells(none.output).dropFirst()
        #expect(!open.isEmpty && open.allSatisfy { $0[11] == "open" })

        try Self.measure([("17-101", "16100"), ("35-106", "現状把握"), ("37-101", "9650")], in: folder)
        let run = try Program.run(["score", "package", "--format", "csv"], in: folder)
        let measured = ["17-101", "35-106", "37-101"]
        let results = cells(run.output).dropFirst().filter { $0[4] == "FY2021" && measured.contains($0[3]) }
        #expect(results.map { $0[11] } == ["met", "met", "missed"])
        let subscribers = try #require(results.first)
        let (probability, brier) = (try #require(Double(subscribers[8])), try #require(Double(subscribers[13])))
        #expect(abs(brier - (1 - probability) * (1 - probability)) < 1e-12)
        #expect(subscribers[10] == "false")
        // Of stages without known progress no probability was said, so there is none to score.
        #expect(results[1][8].isEmpty && results[1][13].isEmpty)

        let text = try Program.run(["score", "package", "--lang", "ja"], in: folder).output
        #expect(text.contains("まだ結果の分からない記録") && text.contains("35-106"))
    }

    @Test("name the line of a ledger that was changed, and write nothing to it")
    func tampering() throws {
        let folder = try ingestedPackage()
        _ = try Program.run(["record", "package", "--ledger", "l.csv", "--quiet"], in: folder)
        let changed = try folder.text(of: "l.csv").replacing("at-risk", with: "likely")
        try folder.write(changed, to: "l.csv")
        for command in ["record", "score"] {
            let run = try Program.run([command, "package", "--ledger", "l.csv"], in: folder)
            #expect(run.status == 3 && run.output.isEmpty && run.errors.contains("l.csv, line "))
        }
        #expect(try folder.text(of: "l.csv") == changed)
    }

    @Test("lose nothing when several programs record at the same time")
    func manyPrograms() async throws {
        let folder = try ingestedPackage()
        let seeds = (1...6).map(String.init)
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for seed in seeds {
                group.addTask {
                    try Program.run(["record", "package", "--ledger", "l.csv", "--quiet", "--seed", seed], in: folder)
                        .status
                }
            }
            for try await status in group { #expect(status == 0) }
        }
        let rows = cells(try folder.text(of: "l.csv")).dropFirst()
        #expect(Set(rows.map { $0[4] }) == Set(seeds))
        #expect(Set(seeds.map { seed in rows.count { $0[4] == seed } }).count == 1)
        #expect(try Program.run(["score", "package", "--ledger", "l.csv"], in: folder).status == 0)
    }

    @Test(
        "leave the ledger as it was when the file may not grow",
        .enabled(if: FileManager.default.fileExists(atPath: "/bin/bash")))
    func noRoom() throws {
        let folder = try ingestedPackage()
        _ = try Program.run(["record", "package", "--ledger", "l.csv", "--quiet"], in: folder)
        let before = try folder.text(of: "l.csv")
        // A limit of one block, and its signal ignored, makes the system cut the write short as a full disk does.
        let script = "trap '' XFSZ; ulimit -f $((\(before.utf8.count) / 1024 + 1)); exec \"$0\" \"$@\""
        let program = try Program.file().path(percentEncoded: false)
        let status = try Program.spawn(
            "/bin/bash", ["-c", script, program, "record", "package", "--ledger", "l.csv", "--seed", "9"],
            in: folder.path("."), environment: ["LC_ALL": "C"], output: folder.path("out"),
            errors: folder.path("errors"))
        #expect(status == 5)
        #expect(try folder.text(of: "errors").contains("l.csv: cannot write"))
        #expect(try folder.text(of: "l.csv") == before)
    }

    @Test("refuse suppositions, and a package without a ledger")
    func refusals() throws {
        let folder = try ingestedPackage()
        #expect(try Program.run(["record", "package", "--suppose", "40-104:FY2021=8"], in: folder).status == 2)
        #expect(try Program.run(["score", "package"], in: folder).status == 3)
    }
}

import Foundation
import MitoshiPlanning
import Testing

@Suite("Learning from targets in a folder")
struct LearnTargetsTests {
    private static let options = ["learn-targets", "--data", ".", "--date", "2021-04-01", "--quiet", "--output"]

    @Test("writes the same constants every time, with the data and the day that made them")
    func deterministic() throws {
        let folder = try TemporaryFolder()
        try TargetFolder.twoMinistries.write(to: folder)
        #expect(try Program.run(Self.options + ["learned.json"], in: folder).status == 0)
        let first = try folder.text(of: "learned.json")
        let constants = try AttainmentConstants(text: Array(first.utf8))
        #expect(constants.origin.data == "tiny (11 targets)" && constants.origin.date == "2021-04-01")
        #expect(constants.basis == AttainmentConstants.Basis(targets: 11, indicators: 10, publishers: 2))
        #expect(constants.counts(of: .ownChange)?.met == 512)
        #expect(try Program.run(Self.options + ["-"], in: folder).output == first)
    }

    @Test("refuses to replace what it reads")
    func replacedInput() throws {
        let folder = try TemporaryFolder()
        try TargetFolder.twoMinistries.write(to: folder)
        let run = try Program.run(Self.options + ["tiny_targets.csv"], in: folder)
        #expect(run.status == 6)
        #expect(try folder.text(of: "tiny_targets.csv") == TargetFolder.twoMinistries.files()["tiny_targets.csv"])
    }

    @Test(
        "names the file, the row and the column that it can't read",
        arguments: [
            ("tiny_series.csv", nil, "tiny_series.csv"), ("tiny_targets.csv", nil, "NAME_targets.csv"),
            ("tiny_targets.csv", ("a1,A,", "a1,C,"), "line 2, column 2 (case)"),
            ("tiny_targets.csv", ("a1,A,2019,2020,2018", "zz,A,2019,2020,2018"), "“zz”"),
            ("tiny_series.csv", ("a1,2017,100,2018\n", ""), "“a1”"),
            ("tiny_indicators.csv", ("a1,乙省,課,stock", "a1,乙省,課,magic"), "“magic”"),
            ("attainment_cells.csv", ("change,own", "change,none"), "attainment_cells.csv, line 2"),
        ] as [(String, (String, String)?, String)])
    func problems(name: String, replaced: (String, String)?, expected: String) throws {
        let folder = try TemporaryFolder()
        try TargetFolder.twoMinistries.write(to: folder)
        if let replaced {
            let text = try folder.text(of: name).replacing(replaced.0, with: replaced.1, maxReplacements: 1)
            try folder.write(text, to: name)
        } else {
            try FileManager.default.removeItem(atPath: folder.path(name))
        }
        let run = try Program.run(Self.options + ["-"], in: folder)
        #expect(run.status == 3 && run.output.isEmpty)
        #expect(run.errors.contains(expected), "\(run.errors)")
    }

    /// The data aren't part of the project; `MITOSHI_TARGETS` names their folder.
    private static let data = ProcessInfo.processInfo.environment["MITOSHI_TARGETS"]

    @Test("writes what the program carries, from the data that it names", .enabled(if: data != nil))
    func shipped() throws {
        let folder = try #require(Self.data)
        let date = AttainmentConstants.shipped.origin.date
        let run = try Program.run(
            ["learn-targets", "--data", folder, "--date", date, "--quiet", "--output", "-"])
        #expect(run.status == 0)
        #expect(try run.output == AttainmentConstants.shipped.text())
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        #expect(
            try Data(contentsOf: root.appending(path: "Sources/Planning/Chance/attainment.json"))
                == Data(run.output.utf8))
    }
}

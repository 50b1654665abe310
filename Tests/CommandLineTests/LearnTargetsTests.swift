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

/// A folder of targets that came due, put together from what a test cares about.
struct TargetFolder {
    /// An indicator with two values, 100 in 2017 and 100 in 2018, and its targets for 2019.
    struct Indicator {
        let id: String
        let ministry: String
        let group: String
        let level: Int
        /// One for each target.
        let isMet: [Bool]
    }

    /// Two ministries; made by the office itself 3 of 4 and 1 of 2 were met, moved by others 0 of 2 and 1 of 2, where every
    /// indicator counts once.
    static let twoMinistries = TargetFolder(indicators: [
        Indicator(id: "a1", ministry: "乙省", group: "own", level: 130, isMet: [true, true]),
        Indicator(id: "a2", ministry: "乙省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "a3", ministry: "乙省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "a4", ministry: "乙省", group: "own", level: 130, isMet: [false]),
        Indicator(id: "a5", ministry: "乙省", group: "response", level: 130, isMet: [false]),
        Indicator(id: "a6", ministry: "乙省", group: "response", level: 130, isMet: [false]),
        Indicator(id: "b1", ministry: "甲省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "b2", ministry: "甲省", group: "own", level: 130, isMet: [false]),
        Indicator(id: "b3", ministry: "甲省", group: "response", level: 130, isMet: [true]),
        Indicator(id: "b4", ministry: "甲省", group: "response", level: 130, isMet: [false]),
    ])

    var indicators: [Indicator]

    func files(name: String = "tiny") -> [String: String] {
        var targets =
            "series_id,case,asof,target_seen,base_period,target_period,horizon,n,target,base,better,met,jump\n"
        var series = "series_id,period,value,first_seen\n"
        var described = "series_id,ministry,bureau,kind,group,unit\n"
        for indicator in indicators {
            described += "\(indicator.id),\(indicator.ministry),課,stock,\(indicator.group),トン\n"
            for year in 2017...2018 { series += "\(indicator.id),\(year),100,\(year + 1)\n" }
            for isMet in indicator.isMet {
                targets += "\(indicator.id),A,2019,2020,2018,2019,1,2,\(indicator.level),100,1,\(isMet ? 1 : 0),0\n"
            }
        }
        return [
            "\(name)_targets.csv": targets, "\(name)_series.csv": series, "\(name)_indicators.csv": described,
            "attainment_cells.csv": Self.cells,
        ]
    }

    func write(to folder: TemporaryFolder, name: String = "tiny") throws {
        for (name, text) in files(name: name) { try folder.write(text, to: name) }
    }

    private static let cells = """
        kind,group,required,targets,met,indicators,publishers,weight,met_weight,rate,se_logit,low80,high80
        change,own,,1119,512,577,148,513.9,243.1,0.473,0.14,0.32,0.64
        keep,own,,614,553,317,92,265.6,236.3,0.889,0.19,0.8,0.94

        """
}

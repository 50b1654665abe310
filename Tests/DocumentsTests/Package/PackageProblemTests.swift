import MitoshiDocuments
import Foundation
import MitoshiPlanning
import Testing

@Suite("A package with a mistake")
struct PackageProblemTests {
    static let indicators = """
        indicator_id,indicator,unit,kind,base_period,driver
        1-1,利用者数,人,flow,FY2020,
        1-2,割合,%,share,,rate
        1-3,段階,,milestone,,

        """
    static let targets = """
        indicator_id,fiscal_year,value,stage
        1-1,FY2021,100,
        1-2,FY2021,30,
        1-3,FY2021,,調査

        """
    static let stages = "indicator_id,order,stage\n1-3,1,整理\n1-3,2,調査\n"
    static let measurements =
        "indicator_id,period,value,at_least,numerator,denominator,stage,known_on\n1-1,FY2020,90,,,,,\n"
    static let drivers = "driver_id,name,unit,period,value\nrate,率,%,2020-03-31,17.6\n"

    private func folder(_ changes: [String: String?]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let files = [
            "indicators.csv": Self.indicators, "targets.csv": Self.targets, "stages.csv": Self.stages,
            "measurements.csv": Self.measurements, "drivers.csv": Self.drivers,
        ]
        for (name, text) in files.merging(changes.compactMapValues(\.self), uniquingKeysWith: { $1 })
        where !(changes.keys.contains(name) && changes[name] == .some(nil)) {
            try folder.write(text, name)
        }
        return folder
    }

    private func messages(_ changes: [String: String?], in language: Language = .english) throws -> [String] {
        let folder = try folder(changes)
        do throws(DocumentError) {
            _ = try DataPackage.read(folder: folder.path)
            return []
        } catch {
            return error.lines(in: language).map { $0.replacing("\(folder.path)/", with: "") }
        }
    }

    @Test("is none when there is none")
    func sound() throws { #expect(try messages([:]).isEmpty) }

    /// Editors leave out what is empty at a row's end; what a row can't do without is missed all the same.
    @Test("is none where a row ends before columns that may be empty, and one where it ends before others")
    func shortRows() throws {
        let events = "indicator_id,from,to,effect,decay,reason,level_before\n1-1,FY2020,FY2020,level-shift,,x\n"
        #expect(try messages(["events.csv": events]).isEmpty)
        let short = try messages(["targets.csv": Self.targets + "1-2\n"])
        #expect(short == ["targets.csv, line 5, column 2: found a row of 1 cell, expected 4, as in the header"])
    }

    static let mistakes: [(String, String, String)] = [
        ("measurements.csv", "1-1,FY2020,90", "1-1,FY2020,many"), ("measurements.csv", "90,,", "90,80,"),
        ("measurements.csv", "90,,,", ",,5,"), ("measurements.csv", "90,,,,", ",,6,5,"),
        ("measurements.csv", "1-1,FY2020,90", "9-9,FY2020,90"),
        (
            "measurements.csv", "1-1,FY2020,90,,,,,",
            "1-1,FY2020,90,,,,,\n1-1,CY2018,80,,,,,\n1-1,2017,70,,,,,\n1-1,2016,60,,,,,"
        ),
        ("measurements.csv", "FY2020", "18-Jun"), ("targets.csv", "1-2,FY2021,30,", "1-2,FY2021,30,\n1-2,CY2023,40,"),
        ("measurements.csv", "FY2020", "FY9999"), ("measurements.csv", "FY2020", "2021-02-30"),
        ("measurements.csv", "90,,,,,", "90件,,,,,"), ("measurements.csv", "90,,,,,", "90,,,,,昨日"),
        ("measurements.csv", ",known_on", ",known"), ("measurements.csv", "indicator_id,", "id,"),
        ("measurements.csv", "90,,,,,", "90,,,,,,x"), ("measurements.csv", "1-1,FY2020,90,", "1-1,FY2020,\"90,"),
        ("targets.csv", "1-1,FY2021", "1-1,FY2019"), ("targets.csv", "1-2,FY2021,30", "1-2,FY2021,130"),
        ("targets.csv", "1-3,FY2021,,調査", "1-3,FY2021,,完成"), ("targets.csv", "1-3,FY2021,,調査", "1-3,FY2021,5,"),
        ("targets.csv", "1-1,FY2021,100,", "1-1,FY2021,,"), ("targets.csv", "1-1,FY2021,100,", ",FY2021,100,"),
        ("targets.csv", "1-1,FY2021,100,", "1-1,FY2021,100,\n1-1,2021年度,99,"), ("indicators.csv", "1-2,割合", "1-1,割合"),
        ("indicators.csv", "share", "ratio"), ("indicators.csv", ",rate", ",rates"),
        ("indicators.csv", "FY2020", "FY2018"),
        ("stages.csv", "1-3,2,", "1-3,1,"), ("stages.csv", "1-3,2,", "1-3,two,"),
        ("drivers.csv", "17.6\n", "17.6\nrate,割合,%,2021-03-31,27.4\n"),
        ("drivers.csv", "17.6\n", "17.6\nrate,率,%,2020-03-31,18\n"),
        ("measurements.csv", "90,,,,,", "1e300,,,,,"), ("measurements.csv", "90,,", ",1e-300,"),
        ("targets.csv", "1-1,FY2021,100,", "1-1,FY2021,1e300,"),
    ]

    @Test("is told with file, line, column, found and expected, in both languages")
    func messages() throws {
        var found: [String] = []
        for (file, old, new) in Self.mistakes {
            let files = [
                "indicators.csv": Self.indicators, "targets.csv": Self.targets, "stages.csv": Self.stages,
                "measurements.csv": Self.measurements, "drivers.csv": Self.drivers,
            ]
            let text = try #require(files[file])
            try #require(text.contains(old), "\(file) \(old)")
            let change = [file: text.replacing(old, with: new, maxReplacements: 1)]
            found.append("# \(file): \(old.visible) → \(new.visible)")
            for language in Language.allCases { found += try messages(change, in: language) }
            found.append("")
        }
        try expectDocumentsGolden(found.joined(separator: "\n"), "package-problems.txt")
    }

    @Test("doesn't hide another: all files are told at once, each by its lines")
    func allAtOnce() throws {
        let found = try messages([
            "targets.csv": "indicator_id,fiscal_year,value,stage\n1-1,FY2021,x,\n1-1,FY2019,5,\n9-9,FY2021,5,\n",
            "measurements.csv": "indicator_id,period,value\n1-1,FY2020,90\n1-1,令和2年度,91\n1-1,FY2018,y\n",
            "stages.csv": nil,
        ])
        #expect(
            found == [
                "targets.csv, line 2, column 3 (value): found “x”, expected a number such as 1,234.5, with the unit “人” or none",
                "targets.csv, line 3, column 2 (fiscal_year): found FY2019 (Reiwa 1), expected a year after FY2020 (Reiwa 2)",
                "targets.csv, line 4, column 1 (indicator_id): found “9-9”, expected the number of an indicator of the plan",
                "measurements.csv, line 3, column 2 (period): found a second value of FY2020 (Reiwa 2) (91人; line 2 has 90人), "
                    + "expected one value for each period (a revision needs the day it became known)",
                "measurements.csv, line 4, column 3 (value): found “y”, expected a number such as 1,234.5, with the unit “人” or none",
                "indicators.csv, line 4 (stage): found no list of stages, expected the stages in order",
            ])
    }

    @Test("is cut after 200 problems, and the rest is counted")
    func many() throws {
        let rows = (0..<300).map { "1-1,FY\(1900 + $0),?" }.joined(separator: "\n")
        let found = try messages(["measurements.csv": "indicator_id,period,value\n\(rows)\n"])
        #expect(found.count == 201)
        #expect(found.last == "100 more")
    }

    @Test(
        "is told when a file is missing, empty, a folder or no text",
        arguments: [
            ("targets.csv", nil, "targets.csv: found no such file or folder, expected a file that can be read"),
            ("targets.csv", "", "targets.csv: found an empty file, expected a table with a header"),
            ("targets.csv", "\n\n", "targets.csv: found an empty file, expected a table with a header"),
            (
                "stages.csv", "\u{0}",
                "stages.csv, line 1, column 1: found a NUL character (a byte of value 0), expected a text file"
            ),
            (
                "datapackage.json", "{",
                "datapackage.json: found text that isn't a JSON object, expected a Data Package descriptor in JSON"
            ),
            (
                "datapackage.json", #"{"resources": [{"path": "gone.csv"}]}"#,
                "datapackage.json: found “gone.csv”, expected the name of a file in the folder"
            ),
        ])
    func files(name: String, text: String?, message: String) throws {
        #expect(try messages([name: text]).contains(message))
    }

    @Test("is told when a folder stands in place of a file, or a file in place of the folder")
    func folders() throws {
        let folder = try folder(["targets.csv": nil])
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/targets.csv", withIntermediateDirectories: false)
        #expect {
            try DataPackage.read(folder: folder.path)
        } throws: { error in
            (error as? DocumentError)?.problems.map(\.found.english) == ["a folder, not a file"]
        }
        #expect {
            try DataPackage.read(folder: "\(folder.path)/indicators.csv")
        } throws: { error in
            (error as? DocumentError)?.problems.map(\.found.english) == ["something that is not a folder"]
        }
    }

    @Test(
        "is told of a pipe in place of a file, which nobody waits for", .timeLimit(.minutes(20)),
        arguments: ["targets.csv", "events.csv", "datapackage.json", "ledger.csv", "questions.csv"])
    func pipes(name: String) throws {
        let folder = try folder([name: nil])
        #expect(mkfifo("\(folder.path)/\(name)", 0o600) == 0)
        #expect {
            try DataPackage.read(folder: folder.path)
        } throws: { error in
            (error as? DocumentError)?.problems.map(\.found.english) == ["a pipe, not a file"]
        }
    }
}

extension String {
    /// The text on one line.
    fileprivate var visible: String { replacing("\n", with: "⏎") }
}

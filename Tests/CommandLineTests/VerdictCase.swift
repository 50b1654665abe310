import Foundation
import Testing

/// A made-up package of the folder `Cases`, copied so that commands may write into it.
struct VerdictCase {
    let folder: TemporaryFolder

    init(_ name: String) throws {
        folder = try TemporaryFolder()
        let source = try #require(Bundle.module.resourceURL).appending(path: "Cases/\(name)")
        let files = try FileManager.default.contentsOfDirectory(at: source, includingPropertiesForKeys: nil)
        for file in files {
            try FileManager.default.copyItem(
                atPath: file.path(percentEncoded: false), toPath: folder.path(file.lastPathComponent))
        }
    }

    /// What a command that must succeed prints, lines of its wrapped text joined.
    func output(_ arguments: [String]) throws -> String {
        let run = try Program.run(arguments, in: folder)
        #expect(run.status == 0, "\(arguments) \(run.errors)")
        return run.output
    }

    /// The same with single spaces where the terminal's lines end.
    func text(_ arguments: [String]) throws -> String {
        try output(arguments).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// What `check` says of one indicator.
    func questions(of id: String) throws -> [Substring] {
        try output(["check", "."]).split(separator: "\n").filter { $0.hasPrefix("- \(id) ") }
    }

    func answers(_ options: [String] = [], package: String = ".") throws -> [Answer] {
        try table(["assess", package, "--format", "csv", "--quiet"] + options).map(Answer.init)
    }

    /// The answer on one target.
    func answer(_ id: String, _ year: Int, _ options: [String] = []) throws -> Answer {
        try #require(try answers(options).first { $0.cells.isAbout(id, year) })
    }

    /// The chances of several indicators' targets of one year.
    func chances(_ ids: [String], _ year: Int, _ options: [String] = []) throws -> [Double] {
        let answers = try answers(options)
        return try ids.map { id in
            try #require(answers.first { $0.cells.isAbout(id, year) }?.probability)
        }
    }

    /// What the histories alone say of several indicators' targets of one year.
    func chancesAlone(_ ids: [String], _ year: Int) throws -> [Double] {
        let answers = try answers()
        return try ids.map { id in
            let answer = try #require(answers.first { $0.cells.isAbout(id, year) })
            return try #require(Double(answer["history_alone"]))
        }
    }

    /// Quantiles of the forecast in one year, by their probabilities.
    func quantiles(_ id: String, _ year: Int, _ probabilities: [Double]) throws -> [Double] {
        let list = probabilities.map { "\($0)" }.joined(separator: ",")
        let rows = try table(["forecast", ".", "--format", "csv", "--quiet", "--quantiles", list])
        let row = try #require(rows.first { $0.isAbout(id, year) })
        return try probabilities.map { try #require(row["q\($0)"].flatMap(Double.init)) }
    }

    /// The chance of one whole value, within 0.005: how many of 200 evenly spread quantiles are that value.
    func chance(of value: Double, _ id: String, _ year: Int) throws -> Double {
        let quantiles = try quantiles(id, year, (0..<200).map { (Double($0) + 0.5) / 200 })
        return Double(quantiles.count { $0 == value }) / 200
    }

    func table(_ arguments: [String]) throws -> [[String: String]] {
        let rows = cells(try output(arguments))
        let header = try #require(rows.first)
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// The contents of the package's files, for what must not change.
    func contents(of names: [String]) throws -> [String] { try names.map(folder.text) }
}

extension [String: String] {
    /// Whether a row is about that indicator in that year, a fiscal or a calendar one.
    func isAbout(_ id: String, _ year: Int) -> Bool {
        self["indicator_id"] == id && ["FY\(year)", "CY\(year)"].contains(self["period"])
    }
}

/// A line of the table of verdicts.
struct Answer {
    let cells: [String: String]

    init(_ cells: [String: String]) { self.cells = cells }

    subscript(_ column: String) -> String { cells[column] ?? "" }

    var verdict: String { self["verdict"] }
    var probability: Double? { Double(self["p_meet"]) }
    var pace: Double? { Double(self["required_pace"]) }

    /// The chance, or that of each reading.
    var shownChances: [Double] {
        ["p_meet", "reading_p_meet", "other_p_meet"].compactMap { Double(self[$0]) }
    }

    var isLeaningOrBetter: Bool { ["leaning", "likely", "met"].contains(verdict) }
    var isCertain: Bool { probability == 0 || probability == 1 }
}

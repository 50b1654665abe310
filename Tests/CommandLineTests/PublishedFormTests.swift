import Foundation
import TestSupport
import Testing

@Suite("The published form of what other programs read")
struct PublishedFormTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let package = root.appending(path: "data/isehara").path(percentEncoded: false)

    private static let example = root.appending(path: "data/example-budget").path(percentEncoded: false)

    private static func schema(_ name: String = "assessment") throws -> Data {
        try Data(contentsOf: root.appending(path: "docs/\(name).schema.json"))
    }

    @Test(
        "of the JSON document is that of its schema",
        arguments: [
            [], ["--as-of", "2010-04-01"], ["--as-of", "2024-04-01"], ["--model", "linear-trend"],
            ["--suppose", "40-104:FY2021=8", "--suppose", "17-101:FY2021=16100", "--suppose", "19-101:FY2021=100"],
            ["--event", "37-101:FY2020-FY2021=one-off", "--event", "*:FY2020=temporary:0.5"],
        ])
    func json(options: [String]) throws {
        let run = try Program.run(["assess", Self.package, "--format", "json", "--quiet"] + options)
        try #require(run.status == 0)
        #expect(try JSONSchemaCheck.faults(in: Data(run.output.utf8), against: Self.schema()) == [])
    }

    @Test("has a name of its own, with the version that documents name")
    func names() throws {
        let names = ["assessment", "budget", "scenario", "series-answer", "series-question", "since"]
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "docs").path())
        #expect(files.filter { $0.hasSuffix(".schema.json") }.sorted() == names.map { $0 + ".schema.json" })
        for name in names {
            let schema = try JSONSerialization.jsonObject(with: Self.schema(name)) as? [String: Any]
            let version = (schema?["properties"] as? [String: [String: Any]])?["version"]?["const"] as? Int
            #expect(schema?["$id"] as? String == "urn:mitoshi:schema:\(name):\(version ?? 1)")
        }
    }

    @Test("is broken by a document with a wrong word, number or key")
    func mutations() throws {
        let run = try Program.run(["assess", Self.package, "--format", "json", "--quiet"])
        for (found, put) in [
            ("\"at-risk\"", "\"risky\""), ("\"version\": 7", "\"version\": 8"),
            ("\"fragile\": false", "\"fragile\": 0"),
            ("\"kind\": \"bounds-not-counted\"", "\"kind\": \"bound\""),
            ("\"evidence\":", "\"proof\":"), ("\"grade\": ", "\"grade\": 1"), ("\"as_of\": \"2021", "\"as_of\": \"R3"),
        ] {
            let changed = run.output.replacing(found, with: put)
            try #require(changed != run.output)
            #expect(try !JSONSchemaCheck.faults(in: Data(changed.utf8), against: Self.schema()).isEmpty, "\(put)")
        }
    }

    @Test(
        "of what answers a question is that of its schema",
        arguments: [
            ("budget", [], "budget"), ("budget", ["--budget", "15000000", "--goal", "0.3"], "budget"),
            ("budget", ["--budget", "100"], "budget"), ("budget", ["--objective", "least-shortfall"], "budget"),
            ("scenario", [], "scenario"), ("scenario", ["--goal", "0.5", "--return", "37-101=rapid"], "scenario"),
        ])
    func questions(command: String, options: [String], schema: String) throws {
        let run = try Program.run([command, Self.example, "--format", "json", "--quiet"] + options)
        try #require(run.status == 0)
        #expect(try JSONSchemaCheck.faults(in: Data(run.output.utf8), against: Self.schema(schema)) == [])
        for (found, put) in [("\"version\": 3", "\"version\": 4"), ("_id\":", "_number\":")] {
            let changed = run.output.replacing(found, with: put)
            try #require(changed != run.output)
            let faults = try JSONSchemaCheck.faults(in: Data(changed.utf8), against: Self.schema(schema))
            #expect(!faults.isEmpty, "\(put)")
        }
    }

    /// 145 participants were to be kept: 90 miss that. On the day of the record itself nothing earlier is known.
    @Test("of what moved since the last time is that of its schema")
    func moves() throws {
        let folder = try TemporaryFolder()
        func since(_ options: [String]) throws -> String {
            let report = ["report", Self.package, "--format", "json", "--output", "report", "--since", "ledger.csv"]
            let run = try Program.run(report + options + ["--quiet"], in: folder)
            try #require(run.status == 0, "\(run.errors)")
            return try folder.text(of: "report/since.json")
        }
        func faults(_ text: String) throws -> [String] {
            try JSONSchemaCheck.faults(in: Data(text.utf8), against: Self.schema("since"))
        }
        try #require(
            try Program.run(["record", Self.package, "--ledger", "ledger.csv", "--quiet"], in: folder).status == 0)
        let first = try since([])
        #expect(try faults(first) == [] && first.contains("\"recorded_as_of\": null"))
        let later = try since(["--as-of", "2022-06-01", "--suppose", "19-101:FY2021=90"])
        #expect(try faults(later) == [])
        let document = try JSONSerialization.jsonObject(with: Data(later.utf8)) as? [String: Any]
        let move = (document?["moves"] as? [[String: Any]])?.first {
            $0["indicator_id"] as? String == "19-101" && $0["period"] as? String == "FY2021"
        }
        #expect((move?["now"] as? [String: Any])?["verdict"] as? String == "missed")
        #expect(move?["reasons"] as? [String] == ["value"])
        for (found, put) in [
            ("\"version\": 2", "\"version\": 3"), ("\"now\":", "\"then\":"), ("\"missed\"", "\"failed\""),
            ("\"value\"", "\"number\""),
        ] {
            let changed = later.replacing(found, with: put)
            try #require(changed != later)
            #expect(try !faults(changed).isEmpty, "\(put)")
        }
    }

    @Test("of a report's tables is that of the descriptor beside them, with those of the questions")
    func questionTables() throws {
        let folder = try TemporaryFolder()
        let run = try Program.run(
            ["report", Self.example, "--format", "csv,json", "--output", "report", "--budget", "15000000", "--quiet"],
            in: folder)
        try #require(run.status == 0)
        #expect(try TableSchemaCheck.faults(inPackage: folder.path("report")) == [])
        let descriptor = try folder.text(of: "report/datapackage.json")
        let names = try folder.names(in: "report").filter { $0.hasSuffix(".csv") }
        #expect(names.contains("budget_choice.csv") && names.contains("scenarios.csv"))
        for name in names { #expect(descriptor.contains("\"path\": \"\(name)\"")) }
        for (file, schema) in [("budget.json", "budget"), ("scenarios.json", "scenario")] {
            let document = Data(try folder.text(of: "report/\(file)").utf8)
            #expect(try JSONSchemaCheck.faults(in: document, against: Self.schema(schema)) == [])
        }
    }

    @Test("of the tables is that of the descriptor beside them", arguments: ["utf-8-bom", "utf-8", "cp932"])
    func tables(encoding: String) throws {
        let folder = try TemporaryFolder()
        let run = try Program.run(
            ["report", Self.package, "--format", "csv", "--output", "report", "--encoding", encoding, "--quiet"],
            in: folder)
        try #require(run.status == 0)
        // The check compares codes and numbers; the characters of the texts are those of every encoding.
        #expect(try TableSchemaCheck.faults(inPackage: folder.path("report")) == [])
        let name = ["utf-8-bom": "utf-8-sig"][encoding] ?? encoding
        #expect(try folder.text(of: "report/datapackage.json").contains("\"encoding\": \"\(name)\""))
    }
}

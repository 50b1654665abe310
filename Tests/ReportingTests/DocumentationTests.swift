import MitoshiBasics
import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiReporting

/// `make docs` writes anew what these tests compare.
@Suite("The documentation of the output")
struct DocumentationTests {
    private static let documents = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs")
    private static let page = documents.appending(path: "output.md")

    private static func tables() throws -> [TableDescription] {
        let assessment = try SampleAssessment.make()
        let questions = QuestionData.tables(of: try QuestionSample.answers(on: assessment))
        return (AssessmentData.tables(of: assessment) + questions).map(\.description) + [SeekFields.table.description]
    }

    @Test("has every column of every table as the program has it")
    func columns() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        for table in try Self.tables() {
            let mark = try #require(text.firstRange(of: "<!-- columns of \(table.name) -->\n"), "\(table.name)")
            let end = try #require(text[mark.upperBound...].firstRange(of: "<!-- end -->"))
            let rows = table.fields.map { field in
                "| `\(field.name)` | \(field.meaning.english) | \(field.heading)：\(field.meaning.japanese) |\n"
            }
            text.replaceSubrange(
                mark.upperBound..<end.lowerBound,
                with: "| column | meaning | 日本語 |\n| --- | --- | --- |\n" + rows.joined())
        }
        try expectRecorded(text, in: Self.page)
    }

    @Test("names the version of the JSON document's form")
    func json() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(text.contains("`mitoshi-assessment`") && text.contains("`version` (now \(AssessmentJSON.version))"))
    }

    @Test("describes a member of the JSON that is a column too in the column's words")
    func schema() throws {
        let file = Self.documents.appending(path: "assessment.schema.json")
        var schema = SchemaText(try String(contentsOf: file, encoding: .utf8))
        let document = AssessmentJSON.document(of: try SampleAssessment.make())
        let indicators = document["indicators"]?.elements ?? []
        let targets = indicators.flatMap { $0["targets"]?.elements ?? [] }
        let tables = try Self.tables()
        // What is a code, an amount or a text in a table, and an object or otherwise in the document.
        let exceptions: [String: Set<String>] = [
            "indicator": ["direction", "direction_basis", "tolerance", "evidence"],
            "target": ["direction", "observed"],
            "grounds": [], "index": ["scale", "rating"],
        ]
        let objects = [
            ("indicator", indicators, tables[0]), ("target", targets, tables[0]),
            ("grounds", targets.compactMap { $0["grounds"] }, tables[0]),
            ("index", indicators.flatMap { $0["indices"]?.elements ?? [] }, tables[2]),
        ]
        for (name, found, table) in objects {
            let object = try #require(found.first { !$0.names.isEmpty }, "\(name)")
            let fields = object.names.compactMap { name in table.fields.first { $0.name == name } }
            #expect(fields.count > 2)
            schema.describe(fields.filter { exceptions[name]?.contains($0.name) == false }, of: name)
        }
        try expectRecorded(schema.text, in: file)
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var elements: [JSONValue] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    fileprivate var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.name)
    }
}

/// A JSON Schema as lines, indented by two, so that a description can be replaced and all else stays as it is.
private struct SchemaText {
    private var lines: [String]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    var text: String { lines.joined(separator: "\n") }

    /// Gives the properties of a definition the fields' words, and adds those that it lacks behind the field before.
    mutating func describe(_ fields: [DataField], of definition: String) {
        guard let start = lines.firstIndex(of: "    \"\(definition)\": {") else { return }
        var previous: String?
        for field in fields {
            let description = "          \"description\": \(JSONValue.string(field.meaning.english).line),"
            if let place = lines[start...].firstIndex(of: opening(field.name)), place < end(from: start) {
                lines[place + 1] = description
            } else if let previous, let place = lines[start...].firstIndex(of: opening(previous)),
                let closing = lines[place...].firstIndex(of: "        },"),
                let required = lines[closing...].firstIndex(of: "        \"\(previous)\",")
            {
                lines.insert("        \"\(field.name)\",", at: required + 1)
                let types = field.type == .any ? ["number", "string"] : [field.type.rawValue]
                let type =
                    ["          \"type\": ["] + types.map { "            \"\($0)\"," }
                    + ["            \"null\"", "          ]"]
                lines.insert(contentsOf: [opening(field.name), description] + type + ["        },"], at: closing + 1)
            }
            previous = field.name
        }
    }

    private func opening(_ name: String) -> String { "        \"\(name)\": {" }

    private func end(from start: Int) -> Int {
        lines[start...].firstIndex { $0 == "    }" || $0 == "    }," } ?? lines.endIndex
    }
}

import MitoshiBasics
import Foundation
import Testing

@testable import MitoshiReporting

@Suite("The documentation of the output")
struct DocumentationTests {
    private func documentation() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/output.md"), encoding: .utf8)
    }

    @Test("names every column of every table")
    func columns() throws {
        let text = try documentation()
        let assessment = try SampleAssessment.make()
        let questions = QuestionData.tables(of: try QuestionSample.answers(on: assessment))
        for table in AssessmentData.tables(of: assessment) + questions {
            let section = try #require(text.firstRange(of: "`\(table.name).csv`"))
            for column in table.columns where !column.key.hasPrefix("q0.") {
                #expect(text[section.upperBound...].contains("`\(column.key)`"), "\(table.name): \(column.key)")
            }
        }
    }

    @Test("names the version of the JSON document's form")
    func json() throws {
        let text = try documentation()
        #expect(text.contains("`mitoshi-assessment`") && text.contains("`version`"))
    }
}

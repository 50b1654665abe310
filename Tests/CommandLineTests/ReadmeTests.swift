import Foundation
import TestSupport
import Testing

@Suite("The first screen")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What stands between the marks of a README.
    private static func answer(in file: String) throws -> [Substring] {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let start = try #require(text.range(of: "<!-- answer -->\n"))
        let end = try #require(text.range(of: "<!-- end of answer -->"))
        return text[start.upperBound..<end.lowerBound].split(separator: "\n")
    }

    @Test("shows what the command answers today", arguments: [("README.md", "en"), ("README.ja.md", "ja")])
    func answer(file: String, language: String) throws {
        let package = Self.root.appending(path: "data/isehara").path(percentEncoded: false)
        let run = try Program.run(["assess", package, "--format", "md", "--lang", language])
        #expect(run.status == 0)
        let printed = run.output.split(separator: "\n")
        let shown = try Self.answer(in: file)
        #expect(shown.count == 8)
        for line in shown { #expect(printed.contains(line), "\(file)") }
    }
}

import Foundation
import Testing

/// The README's example as a stranger's code: only what is public is in sight.
@Suite("The example of the README")
struct ReadmeExampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("is the file that is built here")
    func isBuilt() throws {
        let example = try String(
            contentsOf: Self.root.appending(path: "Tests/LibraryTests/ReadmeExample.swift"), encoding: .utf8)
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains("<!-- example -->\n```swift\n\(example)```\n"))
    }

    /// Fifteen more in two years, after some eight a year: about as likely as not.
    @Test("answers")
    func answers() throws {
        #expect((0.35...0.75).contains(try chanceOfCameras()))
        let lines = try outlook(onPlanAt: Self.root.appending(path: "data/isehara").path)
        #expect(lines.count == 26 && lines.contains { $0.hasPrefix("くらし安心メール登録者数, FY2022") })
    }
}

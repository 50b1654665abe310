package import Foundation
package import Testing

/// Expects `text` to be what the file `Golden/name` beside the calling test says.
///
/// With `MITOSHI_RECORD_GOLDEN=1` in the environment the file is written anew instead, and the test fails, so that a run
/// that records never passes for one that checks.
package func expectGolden(
    _ text: String, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden").appending(path: name)
    try expectRecorded(text, in: file, sourceLocation: sourceLocation)
}

/// The same of any file of the repository.
package func expectRecorded(
    _ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let name = file.lastPathComponent
    if ProcessInfo.processInfo.environment["MITOSHI_RECORD_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name)", sourceLocation: sourceLocation)
        return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("there is no golden file \(name)", sourceLocation: sourceLocation)
        return
    }
    let difference = firstDifference(between: text, and: expected)
    #expect(difference == nil, "\(name)", sourceLocation: sourceLocation)
}

/// Where two texts part: the line's number with what was found and what was expected.
private func firstDifference(between found: String, and expected: String) -> String? {
    guard found != expected else { return nil }
    let foundLines = found.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(foundLines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(foundLines.count, expectedLines.count)
    func text(_ lines: [Substring]) -> Substring { lines.indices.contains(line) ? lines[line] : "(end)" }
    return "line \(line + 1): found “\(text(foundLines))”, expected “\(text(expectedLines))”"
}

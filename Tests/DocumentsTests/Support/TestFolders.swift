import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

/// Places in the repository that tests read.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ relative: String) -> String { root.appending(path: relative).path(percentEncoded: false) }

    static let seed = path("seeds/000_1ece887dc720ce54.txt")
    static let isehara = path("data/isehara")
}

/// A folder that is removed when the test is over.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "mitoshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file into the folder and gives its path.
    @discardableResult
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    @discardableResult
    func write(_ text: String, _ name: String) throws -> String { try write(Array(text.utf8), name) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

extension DeclarationReader {
    /// The day on which the tests' documents are read.
    static let testDay = CalendarDate(nearestTo: 2026, month: 11, day: 29)

    static func read(file path: String) throws(DocumentError) -> DeclarationReading {
        try read(file: path, today: testDay)
    }

    static func read(
        text: String, name: String, mapping: ReadingMapping = ReadingMapping()
    ) throws(DocumentError) -> DeclarationReading {
        try read(text: text, name: name, mapping: mapping, today: testDay)
    }
}

/// Expects `text` to be what `Golden/name` of this test target says.
func expectDocumentsGolden(_ text: String, _ name: String) throws {
    try expectGolden(text, name, testFile: Repository.path("Tests/DocumentsTests/GoldenFiles.swift"))
}

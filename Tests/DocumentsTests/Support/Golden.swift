import TestSupport
import Testing

/// Expects `text` to be what `Golden/name` of this test target says.
func expectDocumentsGolden(_ text: String, _ name: String) throws {
    try expectGolden(text, name, testFile: Repository.path("Tests/DocumentsTests/GoldenFiles.swift"))
}

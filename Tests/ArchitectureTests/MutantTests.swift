import Foundation
import Testing

/// The changes that `scripts/check/mutants.py` puts into the program can still be put in: their texts move with the code.
@Suite("Mutants")
struct MutantTests {
    struct Mutant: Decodable {
        let name: String
        let harm: String
        let file: String
        let before: String
        let after: String
        let filter: String
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func mutants() throws -> [Mutant] {
        let file = root.appending(path: "scripts/check/mutants.json")
        return try JSONDecoder().decode([Mutant].self, from: Data(contentsOf: file))
    }

    @Test("change a text that stands exactly once in its file")
    func texts() throws {
        let mutants = try Self.mutants()
        #expect(mutants.count > 40)
        #expect(Set(mutants.map(\.name)).count == mutants.count)
        for mutant in mutants {
            let text = try String(contentsOf: Self.root.appending(path: mutant.file), encoding: .utf8)
            let count = text.ranges(of: mutant.before).count
            #expect(count == 1, "\(mutant.name): “\(mutant.before)” stands \(count) times in \(mutant.file)")
            #expect(mutant.before != mutant.after && !mutant.harm.isEmpty, "\(mutant.name)")
        }
    }

    @Test("name suites and tests that are there")
    func filters() throws {
        let folder = Self.root.appending(path: "Tests")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        for mutant in try Self.mutants() {
            for filter in mutant.filter.split(separator: "|") {
                let found = try #require(filter.wholeMatch(of: /\w+\.(\w+)(?:\/(\w+))?/), "\(mutant.name): \(filter)")
                let suite = texts.lazy.compactMap { $0.split(separator: "struct \(found.1) {").dropFirst().first }.first
                let rest = try #require(suite, "\(mutant.name): there is no suite \(found.1)")
                // A suite ends with a brace that nothing stands before.
                let body = rest.split(separator: "\n}\n").first ?? rest
                if let test = found.2 { #expect(body.contains("func \(test)("), "\(mutant.name): \(filter)") }
            }
        }
    }
}

import Foundation
import Testing

/// Inside a target the folders are floors as well: none needs another that needs it, directly or round about. Told by the
/// types that a file names; files at the top of a target are the ground that all its folders stand on.
@Suite("Folders")
struct FolderTests {
    private static let targets = [
        "Basics", "NumericalMethods", "Statistics", "Planning", "Documents", "Reporting", "CommandLineTool",
    ]

    @Test("of a target need each other one way only", arguments: targets)
    func oneWay(target: String) throws {
        let needs = try Self.needs(in: target)
        #expect(needs.count > 1)
        for folder in needs.keys.sorted() {
            let round = Self.reached(from: folder, by: needs)
            #expect(!round.contains(folder), "\(target)/\(folder) needs itself by way of \(round.sorted())")
        }
    }

    @Test("that need each other are found, also round about")
    func circles() {
        let needs: [String: Set<String>] = ["A": ["B"], "B": ["C"], "C": ["A"], "D": ["A"]]
        #expect(Self.reached(from: "A", by: needs).contains("A"))
        #expect(!Self.reached(from: "D", by: needs).contains("D"))
    }

    private static func reached(from folder: String, by needs: [String: Set<String>]) -> Set<String> {
        var reached: Set<String> = []
        var open = Array(needs[folder] ?? [])
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += needs[next] ?? [] }
        }
        return reached
    }

    /// For each folder of a target those whose types its files name.
    private static func needs(in target: String) throws -> [String: Set<String>] {
        let files = try sources(of: target)
        var homes: [String: Set<String>] = [:]
        let declaration =
            /^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|final|indirect) )*(?:struct|enum|class|protocol|actor|typealias) (\w+)/
            .anchorsMatchLineEndings()
        for file in files {
            for found in file.text.matches(of: declaration) { homes[String(found.1), default: []].insert(file.folder) }
        }
        var needs: [String: Set<String>] = [:]
        for file in files {
            let word = /\b[A-Z]\w+/.wordBoundaryKind(.simple)
            let names = Set(file.text.matches(of: word).map { String($0.0) })
            // A name that two folders declare tells nothing.
            let folders = names.compactMap { homes[$0] }.filter { $0.count == 1 }.flatMap(\.self)
            needs[file.folder, default: []].formUnion(Set(folders).subtracting([file.folder]))
        }
        return needs
    }

    /// The files of a target, each with its first folder, without comments and texts.
    private static func sources(of target: String) throws -> [(folder: String, text: String)] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/\(target)").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
            let path = file.standardizedFileURL.path.dropFirst(root.path.count).drop { $0 == "/" }
            let parts = path.split(separator: "/")
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\"")
            return (parts.count > 1 ? String(parts[0]) : "", text)
        }
    }
}

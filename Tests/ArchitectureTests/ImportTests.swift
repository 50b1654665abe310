import Foundation
import Testing

/// Each target and the modules of this package that it may import. A line may name only targets above it.
private let layers: [(target: String, imports: Set<String>)] = [
    ("MitoshiNumericalMethods", ["CGSL", "CGSLSupport", "CNormalLanes"]),
    ("MitoshiBasics", []),
    ("MitoshiStatistics", ["MitoshiBasics", "MitoshiNumericalMethods"]),
    ("MitoshiPlanning", ["MitoshiBasics", "MitoshiNumericalMethods", "MitoshiStatistics"]),
    (
        "MitoshiDocuments",
        ["CFolderExchange", "CZip", "CZlib", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning"]
    ),
    ("MitoshiReporting", ["CXLSXWriter", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning"]),
    (
        "CommandLineTool",
        ["MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments", "MitoshiReporting"]
    ),
    ("MitoshiCInterface", ["MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiReporting"]),
]

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The module that each import line of `source` names.
private func imports(in source: String) throws -> [String] {
    let line = /^(?:@\w+ +)?(?:(?:public|package|internal|fileprivate|private) +)?import +(?:\w+ +)?(\w+)/
        .anchorsMatchLineEndings()
    return source.matches(of: line).map { String($0.1) }
}

private func swiftFiles(of target: String) throws -> [URL] {
    let folder = root.appending(path: "Sources/\(target.replacing("Mitoshi", with: ""))")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

@Suite("Imports")
struct ImportTests {
    private static let own = Set(layers.map(\.target)).union([
        "CFolderExchange", "CGSL", "CGSLSupport", "CNormalLanes", "CXLSXWriter", "CZip", "CZlib",
    ])

    @Test("go one way only", arguments: layers.map(\.target))
    func oneWay(target: String) throws {
        let allowed = try #require(layers.first { $0.target == target }).imports
        let files = try swiftFiles(of: target)
        #expect(!files.isEmpty)
        for file in files {
            for module in try imports(in: String(contentsOf: file, encoding: .utf8)) where Self.own.contains(module) {
                #expect(allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test("are all declared in the manifest", arguments: layers.map(\.target))
    func declared(target: String) throws {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        // A product of the same name stands before its target.
        let start = try #require(manifest.range(of: "name: \"\(target)\"", options: .backwards))
        let rest = manifest[start.upperBound...]
        let end = rest.range(of: "swiftSettings")?.lowerBound ?? rest.endIndex
        let declaration = rest[..<end]
        let sources = try swiftFiles(of: target).map { try String(contentsOf: $0, encoding: .utf8) }
        for module in Set(try sources.flatMap(imports)) where Self.own.contains(module) {
            #expect(declaration.contains("\"\(module)\""), "\(target) doesn't declare \(module)")
        }
    }

    @Test("are found in every form of import line")
    func forms() throws {
        let source = "import A\npublic import B\n@testable import C\ninternal import struct D.E\n// import F\n"
        #expect(try imports(in: source) == ["A", "B", "C", "D"])
    }
}

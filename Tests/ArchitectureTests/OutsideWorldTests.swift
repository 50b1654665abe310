import Foundation
import Testing

/// Below reading and writing nothing looks outside: the same plan, options and day give the same answer anywhere.
@Suite("Files, clock and environment")
struct OutsideWorldTests {
    /// What looks outside.
    private static var looks: Regex<Substring> {
        /\b(?:FileManager|FileHandle|ProcessInfo|URLSession|UserDefaults)\b|\bDate\(\)|\bDate\.now\b|\b(?:getenv|fopen|gettimeofday)\(/
            .wordBoundaryKind(.simple)
    }

    /// libxlsxwriter writes into a file only; ours is temporary and read back at once.
    private static let allowed = ["WorkbookFile.swift"]

    @Test(
        "are no matter of these targets",
        arguments: ["Basics", "NumericalMethods", "Statistics", "Planning", "Reporting"])
    func staysInside(target: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/\(target)")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 10)
        for file in files where !Self.allowed.contains(file.lastPathComponent) {
            let code = try String(contentsOf: file, encoding: .utf8).replacing(/\/\/[^\n]*/, with: "")
            let found = code.matches(of: Self.looks).map { String($0.0) }
            #expect(found.isEmpty, "\(file.lastPathComponent): \(found)")
        }
    }

    @Test("are found where code looks at them")
    func finds() {
        for line in ["Date.now", "FileManager.default", "let now = Date()", "getenv(\"HOME\")"] {
            #expect(line.contains(Self.looks))
        }
        #expect(!"history.time(ofStep: 3), CalendarDate(year: 2021, month: 4, day: 1)".contains(Self.looks))
    }
}

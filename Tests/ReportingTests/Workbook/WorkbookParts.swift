import MitoshiPlanning
import MitoshiReporting

@testable import MitoshiDocuments

/// A written workbook, taken apart.
struct WorkbookParts {
    private let archive: ZipArchive

    struct Missing: Error { let name: String }

    init(
        _ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws {
        archive = try ZipArchive(try WorkbookWriter.bytes(of: assessment, answering: answers, in: language))
    }

    var names: [String] { archive.entries.keys.sorted() }

    func text(of name: String) throws -> String {
        guard let bytes = try archive.contents(of: name) else { throw Missing(name: name) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Name and part of every sheet, in order.
    var sheets: [(name: String, part: String)] {
        get throws {
            let workbook = try text(of: "xl/workbook.xml")
            return workbook.matches(of: /<sheet name="([^"]*)" sheetId="(\d+)"/).map {
                (Self.unescaped(String($0.1)), "xl/worksheets/sheet\($0.2).xml")
            }
        }
    }

    func sheet(_ name: String) throws -> String {
        guard let found = try sheets.first(where: { $0.name == name }) else { throw Missing(name: name) }
        return try text(of: found.part)
    }

    /// One cell of a sheet: formula and stored value.
    struct Cell {
        let place: String
        let formula: String?
        let value: String?
        let isText: Bool
    }

    func cells(of sheet: String) throws -> [String: Cell] {
        let strings = try text(of: "xl/sharedStrings.xml").matches(of: /<si><t[^>]*>([^<]*)<\/t><\/si>/).map {
            Self.unescaped(String($0.1))
        }
        let pattern =
            /<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="(\w+)")?(?:\/>|>(?:<f>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>)?<\/c>)/
        var cells: [String: Cell] = [:]
        for match in try self.sheet(sheet).matches(of: pattern) {
            let stored = match.4.map { Self.unescaped(String($0)) }
            let isShared = match.2 == "s"
            let value = isShared ? stored.flatMap(Int.init).map { strings[$0] } : stored
            cells[String(match.1)] = Cell(
                place: String(match.1), formula: match.3.map { Self.unescaped(String($0)) }, value: value,
                isText: isShared || match.2 == "str")
        }
        return cells
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}

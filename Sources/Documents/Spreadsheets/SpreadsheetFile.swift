import Foundation
import MitoshiPlanning
import MitoshiStatistics

/// An `.xlsx` file whose sheets can be read: stored values only, nothing is run and nothing outside is opened.
struct SpreadsheetFile {
    struct Listing: Hashable {
        let name: String
        let isHidden: Bool
        fileprivate let part: String
    }

    let path: String
    /// In the order of their tabs.
    let sheets: [Listing]
    let hasMacros: Bool
    let leadsOutside: Bool
    /// The names that its formulas use for cells.
    let definedNames: [String]
    private let archive: ZipArchive
    private let sharedStrings: [String]
    private let formats: [CellNumberFormat]
    private let dates: SerialDate
    /// The workbook asks to be calculated when it is opened: who wrote it didn't.
    private let isUncalculated: Bool

    /// - Throws: ``DocumentError`` for anything but a readable `.xlsx`.
    init(path: String) throws(DocumentError) {
        let bytes = try InputFile.binary(of: path, limit: Self.sizeLimit)
        self.path = path
        if let problem = Self.otherKind(bytes, path) { throw DocumentError([problem]) }
        do {
            let archive = try ZipArchive(bytes)
            let parts = PartReader(archive: archive)
            let workbookPath = try parts.workbookPath()
            let workbook = try parts.decode(WorkbookParts.Workbook.self, workbookPath)
            let links = try parts.decode(WorkbookParts.Relationships.self, PartReader.relationships(of: workbookPath))
            self.archive = archive
            sheets = Self.listings(workbook, links, workbookPath)
            dates = SerialDate(countsFrom1904: Self.isTrue(workbook.workbookPr?.date1904))
            isUncalculated = Self.isTrue(workbook.calcPr?.fullCalcOnLoad)
            definedNames = workbook.definedNames?.definedName?.map(\.name) ?? []
            sharedStrings = try parts.sharedStrings(links, workbookPath)
            formats = try parts.formats(links, workbookPath)
            hasMacros = archive.entries.keys.contains { $0.lowercased().hasSuffix("vbaproject.bin") }
            leadsOutside = archive.entries.keys.contains { $0.hasPrefix("xl/externalLinks/") }
        } catch {
            throw DocumentError([Self.problem(error, path)])
        }
    }

    private static func isTrue(_ attribute: String?) -> Bool { ["1", "true"].contains(attribute) }

    /// The cells of one sheet.
    func read(_ sheet: Listing) throws(DocumentError) -> SpreadsheetSheet {
        do {
            let part = try PartReader(archive: archive).decode(WorkbookParts.Sheet.self, sheet.part)
            var rows: [Int: [Int: SpreadsheetCell]] = [:]
            var hidden: Set<Int> = []
            var nextRow = 0
            for row in part.sheetData.row ?? [] {
                let number = row.r.map { $0 - 1 } ?? nextRow
                guard (0..<1_048_576).contains(number) else { continue }
                nextRow = number + 1
                if Self.isTrue(row.hidden) { hidden.insert(number) }
                rows[number] = cells(of: row)
            }
            return SpreadsheetSheet(
                name: sheet.name, rows: rows.filter { !$0.value.isEmpty }, dates: dates,
                merges: (part.mergeCells?.mergeCell ?? []).compactMap { Self.area($0.ref) }, hiddenRows: hidden,
                hiddenColumns: (part.cols?.col ?? []).filter {
                    Self.isTrue($0.hidden) && 0 < $0.min && $0.min <= $0.max
                }
                .map { $0.min - 1...$0.max - 1 })
        } catch {
            throw DocumentError([Self.problem(error, path)])
        }
    }

    /// Where `B3:D3` lies; `nil` for what is no area, or one as wide as no table is.
    private static func area(_ reference: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
        let ends = reference.split(separator: ":").compactMap { SpreadsheetSheet.place(String($0)) }
        guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column,
            ends[1].column - ends[0].column < 1_000
        else { return nil }
        return (ends[0].row...ends[1].row, ends[0].column...ends[1].column)
    }

    private func cells(of row: WorkbookParts.Sheet.Row) -> [Int: SpreadsheetCell] {
        var cells: [Int: SpreadsheetCell] = [:]
        var nextColumn = 0
        for cell in row.c ?? [] {
            let column = cell.r.flatMap { SpreadsheetSheet.place($0)?.column } ?? nextColumn
            nextColumn = column + 1
            guard let value = value(of: cell) else { continue }
            let formula = cell.f.map { $0.text ?? "" }
            let read = SpreadsheetCell(
                value: value, isFormula: formula != nil,
                leadsOutside: formula.map { $0.contains("[") && $0.contains("]") && $0.contains("!") } ?? false)
            if !read.isBlank { cells[column] = read }
        }
        return cells
    }

    /// `nil` for an empty cell.
    private func value(of cell: WorkbookParts.Sheet.Cell) -> SpreadsheetCell.Value? {
        let stored = cell.v?.text ?? ""
        switch cell.t ?? "n" {
        case "inlineStr": return cell.inline.map { .text($0.text) }
        case "s": return Int(stored).flatMap { sharedStrings.indices.contains($0) ? .text(sharedStrings[$0]) : nil }
        case "str": return cell.f != nil && cell.v == nil ? .noResult : .text(stored)
        case "b": return .flag(stored == "1")
        case "e": return .error(stored)
        case "d": return .text(stored)
        default:
            if stored.isEmpty { return cell.f == nil ? nil : .noResult }
            guard let number = Double(stored.trimmed), number.isFinite else { return .text(stored) }
            // Writers that don't calculate put 0 where the result belongs.
            if cell.f != nil, isUncalculated, number == 0 { return .noResult }
            let format = cell.s.flatMap { formats.indices.contains($0) ? formats[$0] : nil } ?? .plain
            return .number(number, format)
        }
    }

    private static func listings(
        _ workbook: WorkbookParts.Workbook, _ links: WorkbookParts.Relationships, _ workbookPath: String
    ) -> [Listing] {
        workbook.sheets.sheet.compactMap { sheet in
            guard let link = links.relationships.first(where: { $0.id == sheet.relationshipID }),
                link.type.hasSuffix("/worksheet")
            else { return nil }
            return Listing(
                name: sheet.name, isHidden: sheet.state == "hidden" || sheet.state == "veryHidden",
                part: PartReader.resolve(link.target, from: workbookPath))
        }
    }
}

/// Finds and decodes the parts of a workbook.
private struct PartReader {
    let archive: ZipArchive

    /// A part that isn't there, or isn't what it should be.
    enum Failure: Error {
        case missing(String)
        case malformed(String)
        /// Declares document types, with which a small file can unfold to a huge one; no spreadsheet does.
        case declaresType(String)
    }

    func decode<Part: Decodable>(_ part: Part.Type, _ name: String) throws -> Part {
        guard let bytes = try archive.contents(of: name) else { throw Failure.missing(name) }
        if bytes.prefix(4_096).contains(sequence: Array("<!DOCTYPE".utf8)) { throw Failure.declaresType(name) }
        do { return try WorkbookParts.decode(part, from: bytes) } catch { throw Failure.malformed(name) }
    }

    func workbookPath() throws -> String {
        let links = try decode(WorkbookParts.Relationships.self, "_rels/.rels")
        guard let target = links.target(ofKind: "officeDocument") else { throw Failure.missing("officeDocument") }
        return Self.resolve(target, from: "")
    }

    func sharedStrings(_ links: WorkbookParts.Relationships, _ workbook: String) throws -> [String] {
        guard let target = links.target(ofKind: "sharedStrings") else { return [] }
        let strings = try decode(WorkbookParts.SharedStrings.self, Self.resolve(target, from: workbook))
        return (strings.si ?? []).map(\.text)
    }

    func formats(_ links: WorkbookParts.Relationships, _ workbook: String) throws -> [CellNumberFormat] {
        guard let target = links.target(ofKind: "styles") else { return [] }
        let styles = try decode(WorkbookParts.Styles.self, Self.resolve(target, from: workbook))
        let own = Dictionary(
            (styles.numFmts?.numFmt ?? []).map { ($0.numFmtId, CellNumberFormat(code: $0.formatCode)) }
        ) { first, _ in first }
        return (styles.cellXfs?.xf ?? []).map { format in
            format.numFmtId.map { own[$0] ?? CellNumberFormat(builtIn: $0) } ?? .plain
        }
    }

    /// `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
    static func relationships(of part: String) -> String {
        let names = part.split(separator: "/")
        return (names.dropLast() + ["_rels", "\(names.last ?? "").rels"]).joined(separator: "/")
    }

    /// The part that `target` names, seen from `part`.
    static func resolve(_ target: String, from part: String) -> String {
        var names = target.hasPrefix("/") ? [] : Array(part.split(separator: "/").dropLast())
        for name in target.split(separator: "/") {
            if name == ".." { _ = names.popLast() } else if name != "." { names.append(name) }
        }
        return names.joined(separator: "/")
    }
}

// MARK: - What is no readable workbook

extension SpreadsheetFile {
    /// The largest file read, in bytes.
    private static let sizeLimit = 64 << 20

    private static func refused(
        _ path: String, _ found: String, _ foundEnglish: String, _ expected: String, _ expectedEnglish: String
    ) -> DocumentProblem {
        DocumentProblem(
            file: path, found: BilingualText(japanese: found, english: foundEnglish),
            expected: BilingualText(japanese: expected, english: expectedEnglish))
    }

    /// Files that people take for workbooks.
    private static func otherKind(_ bytes: [UInt8], _ path: String) -> DocumentProblem? {
        let (asXLSX, asXLSXEnglish) = (
            "Excelブック（.xlsx）。Excelの「名前を付けて保存」で変換できます", "an Excel workbook (.xlsx); Excel can save it as one"
        )
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            let isEncrypted = bytes.contains(sequence: Array("EncryptedPackage".utf8).flatMap { [$0, 0] })
            return isEncrypted
                ? refused(
                    path, "パスワードで保護されたブック", "a workbook with a password", "パスワードを外したブック", "a workbook without one")
                : refused(path, "古い形式のExcelブック（.xls）", "an old Excel workbook (.xls)", asXLSX, asXLSXEnglish)
        }
        guard !bytes.starts(with: Array("PK".utf8)) else { return nil }
        return refused(path, "Excelブックではないファイル", "no Excel workbook", asXLSX, asXLSXEnglish)
    }

    private static func problem(_ error: any Error, _ path: String) -> DocumentProblem {
        let (workbook, workbookEnglish) = ("壊れていないExcelブック（.xlsx）", "a sound Excel workbook (.xlsx)")
        switch error {
        case ZipArchive.Failure.encrypted:
            return refused(path, "暗号化されたファイル", "an encrypted file", "パスワードのないブック", "a workbook without a password")
        case ZipArchive.Failure.tooManyFiles(let count):
            return refused(path, "\(count)個のファイルを含む圧縮ファイル", "an archive of \(count) files", workbook, workbookEnglish)
        case ZipArchive.Failure.duplicateName(let name):
            return refused(path, "同じ名前のファイルが2つ（\(name)）", "two files called \(name)", workbook, workbookEnglish)
        case ZipArchive.Failure.tooLarge(let name, let bytes):
            return refused(
                path, "展開すると大きすぎる部分（\(name)、\(bytes)バイト）", "a part that unpacks to too much (\(name), \(bytes) bytes)",
                workbook, workbookEnglish)
        case ZipArchive.Failure.suspiciousRatio(let name, let packed, let unpacked):
            return refused(
                path, "\(packed)バイトから\(unpacked)バイトに膨らむ部分（\(name)）",
                "a part that swells from \(packed) to \(unpacked) bytes (\(name))",
                workbook, workbookEnglish)
        case PartReader.Failure.declaresType(let name):
            return refused(
                path, "文書型宣言のある部分（\(name)）", "a document type declaration (\(name))", workbook, workbookEnglish)
        case PartReader.Failure.missing(let name):
            return refused(path, "「\(name)」のないファイル", "a file without “\(name)”", workbook, workbookEnglish)
        case PartReader.Failure.malformed(let name):
            return refused(path, "読めない部分（\(name)）", "a part that can't be read (\(name))", workbook, workbookEnglish)
        case ZipArchive.Failure.damaged(let reason):
            return refused(path, "壊れた圧縮ファイル（\(reason)）", "a damaged archive (\(reason))", workbook, workbookEnglish)
        default:
            return refused(path, "読めないファイル", "a file that can't be read", workbook, workbookEnglish)
        }
    }
}

extension Collection where Element == UInt8 {
    /// Whether the bytes of `sequence` occur one after the other.
    func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first else { return true }
        var start = startIndex
        while let index = self[start...].firstIndex(of: first) {
            if self[index...].starts(with: sequence) { return true }
            start = self.index(after: index)
        }
        return false
    }
}

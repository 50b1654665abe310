import MitoshiBasics
import MitoshiPlanning

/// A sheet's part while it is read, cell by cell: cells that hold something are kept, and what its numbers, texts and places say
/// must go together.
struct SheetPart {
    /// How many cells that hold something are read, of one sheet.
    static let cellLimit = 2_000_000
    /// The longest text that a cell holds, in units of UTF-16.
    static let textLimit = 32_767
    static let rowCount = 1_048_576
    static let columnCount = 16_384

    /// What cells refer to in the workbook's other parts.
    struct Shared {
        let texts: [String]
        /// `nil` where the workbook has no formats.
        let formats: [CellNumberFormat]?
        let dates: SerialDate
        /// A stored result of 0 isn't one.
        let isUncalculated: Bool
    }

    private(set) var rows: [Int: [Int: SpreadsheetCell]] = [:]
    /// The merged cells of each row that holds something.
    private(set) var merges: [Int: [SheetArea]] = [:]
    private(set) var hiddenRows: Set<Int> = []
    /// In order.
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private let shared: Shared
    private var seenRows: Set<Int> = []
    private var nextRow = 0
    private var cellCount = 0

    init(_ reader: inout XMLReader, _ shared: Shared) throws {
        self.shared = shared
        guard try reader.openRoot() == "worksheet" else {
            throw OfficePackage.Damage("シートではない（\(reader.name)）", "it is no sheet (\(reader.name))")
        }
        var areas: [SheetArea] = []
        try reader.forEachChild { reader, name in
            switch name {
            case "cols": try readColumns(&reader)
            case "sheetData":
                try reader.forEachChild { reader, name in if name == "row" { try readRow(&reader) } }
            case "mergeCells":
                try reader.forEachChild { reader, _ in
                    if let area = reader.attribute("ref").flatMap(SheetArea.init) { areas.append(area) }
                }
            default: break
            }
        }
        try place(areas)
    }

    private mutating func readColumns(_ reader: inout XMLReader) throws {
        var columns: [(range: ClosedRange<Int>, isHidden: Bool)] = []
        try reader.forEachChild { reader, _ in
            guard let first = reader.number("min"), let last = reader.number("max"), 1 <= first, first <= last,
                last <= Self.columnCount
            else { throw OfficePackage.Damage("シートの外の列", "columns outside of the sheet") }
            columns.append((first - 1...last - 1, reader.isHidden(size: "width")))
        }
        columns.sort { $0.range.lowerBound < $1.range.lowerBound }
        for (one, next) in zip(columns, columns.dropFirst()) where next.range.lowerBound <= one.range.upperBound {
            let name = SpreadsheetSheet.letters(next.range.lowerBound)
            throw OfficePackage.Damage("\(name)列の書式が2つ", "the column \(name) described twice")
        }
        hiddenColumns = columns.filter(\.isHidden).map(\.range)
    }

    private mutating func readRow(_ reader: inout XMLReader) throws {
        let stated = reader.attribute("r")
        let row = stated.map { (Int($0) ?? 0) - 1 } ?? nextRow
        guard (0..<Self.rowCount).contains(row) else {
            let name = stated ?? String(row + 1)
            throw OfficePackage.Damage("シートの外の行「\(name)」", "the row “\(name)”, which no sheet has")
        }
        guard seenRows.insert(row).inserted else {
            throw OfficePackage.Damage("\(row + 1)行目が2つ", "the row \(row + 1) twice")
        }
        nextRow = row + 1
        if reader.isHidden(size: "ht") { hiddenRows.insert(row) }
        var cells: [Int: SpreadsheetCell] = [:]
        var seen: Set<Int> = []
        var nextColumn = 0
        try reader.forEachChild { reader, name in
            guard name == "c" else { return }
            let column = try Self.column(reader.attribute("r"), in: row) ?? nextColumn
            let place = { SpreadsheetSheet.name(row: row, column: column) }
            guard column < Self.columnCount, seen.insert(column).inserted else {
                throw OfficePackage.Damage("セル\(place())が2つ", "the cell \(place()) twice")
            }
            nextColumn = column + 1
            guard let cell = try StoredCell(&reader).cell(shared, at: place), !cell.isBlank else { return }
            cells[column] = cell
        }
        cellCount += cells.count
        guard cellCount <= Self.cellLimit else {
            throw OfficePackage.Damage(
                "値のあるセルが\(Self.cellLimit)個より多い", "more than \(Self.cellLimit) cells with values")
        }
        if !cells.isEmpty { rows[row] = cells }
    }

    private static func column(_ reference: String?, in row: Int) throws -> Int? {
        guard let reference else { return nil }
        guard let place = SpreadsheetSheet.place(reference) else {
            throw OfficePackage.Damage("シートの外のセル「\(reference)」", "the cell “\(reference)”, which no sheet has")
        }
        guard place.row == row else {
            throw OfficePackage.Damage(
                "\(row + 1)行目の中のセル\(reference)", "the cell \(reference) in row \(row + 1)")
        }
        return place.column
    }

    /// Notes for each row that holds something which merged cells reach into it; together no more than a sheet may have.
    private mutating func place(_ areas: [SheetArea]) throws {
        let numbers = rows.keys.sorted()
        var filled = 0
        for area in areas {
            let first = numbers.partitioningIndex { $0 >= area.rows.lowerBound }
            let reached = numbers[first..<numbers.partitioningIndex { $0 > area.rows.upperBound }]
            filled += reached.count * area.columns.count
            guard filled <= Self.cellLimit else {
                throw OfficePackage.Damage(
                    "結合セルの範囲が\(Self.cellLimit)個より多い", "merged cells over more than \(Self.cellLimit) cells")
            }
            for row in reached { merges[row, default: []].append(area) }
        }
    }
}

extension XMLReader {
    /// The whole number that the opened element's attribute holds.
    func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0) } }

    /// Whether a row or column isn't shown, by its mark or since nothing is left of its size.
    func isHidden(size: String) -> Bool { flag("hidden") || attribute(size).flatMap(Double.init) == 0 }
}

/// A cell as its XML has it.
private struct StoredCell {
    private let kind: String
    private let format: String?
    private var value: String?
    private var formula: String?
    private var inline: String?

    init(_ reader: inout XMLReader) throws {
        kind = reader.attribute("t") ?? "n"
        format = reader.attribute("s")
        try reader.forEachChild { reader, name in
            switch name {
            case "v": value = try reader.content()
            case "f": formula = try reader.content()
            case "is": inline = try SharedStrings.richText(&reader)
            default: break
            }
        }
    }

    /// `nil` for an empty cell.
    func cell(_ shared: SheetPart.Shared, at place: () -> String) throws -> SpreadsheetCell? {
        guard let value = try content(shared, at: place) else { return nil }
        if case .text(let text) = value, text.utf8.count > SheetPart.textLimit, text.utf16.count > SheetPart.textLimit {
            throw OfficePackage.Damage(
                "セル\(place())の\(text.utf16.count)字の文字列", "a text of \(text.utf16.count) characters in cell \(place())")
        }
        return SpreadsheetCell(
            value: value, isFormula: formula != nil,
            leadsOutside: formula.map { $0.contains("[") && $0.contains("]") && $0.contains("!") } ?? false)
    }

    private func content(_ shared: SheetPart.Shared, at place: () -> String) throws -> SpreadsheetCell.Value? {
        let stored = value ?? ""
        switch kind {
        case "inlineStr": return inline.map { .text($0) }
        case "s":
            guard !stored.isEmpty else { return nil }
            guard let number = Int(stored.trimmed), shared.texts.indices.contains(number) else {
                throw OfficePackage.Damage(
                    "セル\(place())の文字列番号「\(stored)」（文字列は\(shared.texts.count)個）",
                    "the text number “\(stored)” in cell \(place()), of \(shared.texts.count) texts")
            }
            return .text(shared.texts[number])
        case "str": return formula != nil && value == nil ? .noResult : .text(EscapedText.decoded(stored))
        case "b": return stored.isEmpty ? noValue : .flag(stored.trimmed == "1" || stored.trimmed == "true")
        case "e": return .error(stored)
        case "d": return try date(stored, shared, at: place)
        case "n": return try number(stored, shared, at: place)
        default:
            throw OfficePackage.Damage("セル\(place())の種類「\(kind)」", "the cell \(place()) of the kind “\(kind)”")
        }
    }

    /// What a cell holds in which no value is stored.
    private var noValue: SpreadsheetCell.Value? { formula == nil ? nil : .noResult }

    private func number(
        _ stored: String, _ shared: SheetPart.Shared, at place: () -> String
    ) throws -> SpreadsheetCell.Value? {
        if stored.isEmpty { return noValue }
        guard let number = Double(stored.trimmed), number.isFinite else { return .text(stored) }
        // Writers that don't calculate put 0 where the result belongs.
        if formula != nil, shared.isUncalculated, number == 0 { return .noResult }
        return .number(number, try numberFormat(shared, at: place))
    }

    /// A day in the form of ISO 8601, as strict workbooks have it; what isn't one stays a text.
    private func date(
        _ stored: String, _ shared: SheetPart.Shared, at place: () -> String
    ) throws -> SpreadsheetCell.Value? {
        if stored.isEmpty { return noValue }
        let parts = stored.trimmed.prefix { $0 != "T" }.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            let date = CalendarDate(year: year, month: month, day: day), let serial = shared.dates.serial(date)
        else { return .text(stored) }
        let format = try numberFormat(shared, at: place)
        return .number(Double(serial), format.isDate ? format : .day)
    }

    private func numberFormat(_ shared: SheetPart.Shared, at place: () -> String) throws -> CellNumberFormat {
        guard let format, let formats = shared.formats else { return .plain }
        guard let number = Int(format), formats.indices.contains(number) else {
            throw OfficePackage.Damage(
                "セル\(place())の書式番号「\(format)」（書式は\(formats.count)個）",
                "the format number “\(format)” of cell \(place()), of \(formats.count) formats")
        }
        return formats[number]
    }
}

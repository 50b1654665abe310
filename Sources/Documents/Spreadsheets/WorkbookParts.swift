import Foundation
import MitoshiBasics
import MitoshiPlanning
import XMLCoder

/// The parts of an `.xlsx` file that hold values, as their XML has them (ECMA-376, SpreadsheetML).
enum WorkbookParts {
    struct Relationships: Decodable {
        struct Relationship: Decodable {
            let id: String
            let type: String
            let target: String

            enum CodingKeys: String, CodingKey {
                case id = "Id"
                case type = "Type"
                case target = "Target"
            }
        }

        let relationships: [Relationship]

        enum CodingKeys: String, CodingKey { case relationships = "Relationship" }

        /// The target of the first relationship whose type ends in `kind`.
        func target(ofKind kind: String) -> String? {
            relationships.first { $0.type.hasSuffix("/" + kind) }?.target
        }
    }

    struct Workbook: Decodable {
        struct Properties: Decodable {
            let date1904: String?
        }

        struct Sheets: Decodable {
            let sheet: [Sheet]
        }

        struct Sheet: Decodable {
            let name: String
            let state: String?
            let relationshipID: String?

            enum CodingKeys: String, CodingKey {
                case name
                case state
                case relationshipID = "r:id"
            }
        }

        struct Calculation: Decodable {
            let fullCalcOnLoad: String?
        }

        struct Names: Decodable {
            let definedName: [Name]?
        }

        struct Name: Decodable {
            let name: String
        }

        let definedNames: Names?
        let workbookPr: Properties?
        let calcPr: Calculation?
        let sheets: Sheets
    }

    /// A text with attributes, such as `<t xml:space="preserve">`.
    struct Text: Decodable {
        let text: String?

        enum CodingKeys: String, CodingKey { case text = "" }
    }

    /// A text, plain or of differently formatted runs; readings (furigana) are left out.
    struct RichText: Decodable {
        struct Run: Decodable {
            let t: Text?
        }

        let t: Text?
        let r: [Run]?

        var text: String { (t?.text ?? "") + (r ?? []).map { $0.t?.text ?? "" }.joined() }
    }

    struct SharedStrings: Decodable {
        let si: [RichText]?
    }

    struct Styles: Decodable {
        struct NumberFormats: Decodable {
            let numFmt: [NumberFormat]?
        }

        struct NumberFormat: Decodable {
            let numFmtId: Int
            let formatCode: String
        }

        struct CellFormats: Decodable {
            let xf: [CellFormat]?
        }

        struct CellFormat: Decodable {
            let numFmtId: Int?
        }

        let numFmts: NumberFormats?
        let cellXfs: CellFormats?
    }

    struct Sheet: Decodable {
        struct Data: Decodable {
            let row: [Row]?
        }

        struct Row: Decodable {
            let r: Int?
            let hidden: String?
            let c: [Cell]?
        }

        struct Cell: Decodable {
            let r: String?
            let s: Int?
            let t: String?
            let v: Text?
            let f: Text?
            let inline: RichText?

            enum CodingKeys: String, CodingKey {
                case r, s, t, v, f
                case inline = "is"
            }
        }

        struct Merges: Decodable {
            struct Area: Decodable {
                let ref: String
            }

            let mergeCell: [Area]?
        }

        struct Columns: Decodable {
            struct Column: Decodable {
                let min: Int
                let max: Int
                let hidden: String?
            }

            let col: [Column]?
        }

        let cols: Columns?
        let sheetData: Data
        let mergeCells: Merges?
    }

    /// Reads one part.
    static func decode<Part: Decodable>(_ part: Part.Type, from bytes: [UInt8]) throws -> Part {
        let decoder = XMLDecoder(trimValueWhitespaces: false)
        decoder.shouldProcessNamespaces = true
        return try decoder.decode(part, from: Data(bytes))
    }
}

extension SpreadsheetSheet {
    /// A word on values that stand in rows or columns that aren't shown: who filtered a table may not mean them; `nil` where
    /// all are shown.
    ///
    /// - Parameters:
    ///   - cells: The names of the cells with the values.
    ///   - place: The file and its sheet.
    func notice(ofHidden cells: [String], at place: String) -> BilingualText? {
        let hidden = cells.compactMap(Self.place).filter { isHidden(row: $0.row, column: $0.column) }
        guard !hidden.isEmpty else { return nil }
        let rows = Set(hidden.map(\.row).filter(hiddenRows.contains)).sorted().map { "\($0 + 1)" }
        let columns = Set(hidden.filter { !hiddenRows.contains($0.row) }.map(\.column)).sorted()
            .map { Self.name(row: 0, column: $0).filter(\.isLetter) }
        func listed(_ names: [String]) -> String {
            names.prefix(10).joined(separator: ", ") + (names.count > 10 ? "…" : "")
        }
        let japanese = [rows.isEmpty ? nil : "\(listed(rows))行目", columns.isEmpty ? nil : "\(listed(columns))列"]
        let english = [
            rows.isEmpty ? nil : "row \(listed(rows))", columns.isEmpty ? nil : "column \(listed(columns))",
        ]
        return BilingualText(
            japanese:
                "\(place)：非表示の\(japanese.compactMap { $0 }.joined(separator: "と"))にある値\(hidden.count)個も読みました。要らなければ行や列を削除してください。",
            english:
                "\(place): \(hidden.count) values in hidden cells (\(english.compactMap { $0 }.joined(separator: "; "))) were read as well; delete "
                + "the row or column if they aren't meant.")
    }
}

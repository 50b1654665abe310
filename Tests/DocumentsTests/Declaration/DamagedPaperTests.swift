import Foundation
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

/// Ten thousand damaged papers of every form: each is read, or refused in words; none crashes, hangs or grows.
@Suite("A damaged paper")
struct DamagedPaperTests {
    /// A table as planners print them, and the forms that it comes in.
    enum Form: CaseIterable {
        case tabs, csv, gutters, markdown, page, list, workbook, words

        static let rows = [
            ["番号", "指標名", "単位", "現状値(令和2年度)", "令和3年度実績", "令和6年度目標", "方向", "備考"],
            ["1-1", "講座の参加者数", "人", "1,200", "1,305", "1,500人以上", "増加", "※コロナの影響"],
            ["1-2", "がん検診の受診率", "％", "31.4%", "29.8", "+5ポイント", "↑", ""],
            ["1-3", "計画の策定", "", "現状調査", "素案作成", "計画策定", "", "（仮）"],
            ["2-1", "市税収入", "億円", "1億2,000万円", "―", "10%増", "", "見込"],
        ]

        /// The text that is damaged: of archives that of the part with the table.
        var text: String {
            let rows = Self.rows
            switch self {
            case .tabs: return rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
            case .csv: return rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\r\n")
            case .gutters:
                return rows.map { $0.map { $0.isEmpty ? "-" : $0 }.joined(separator: "   ") }.joined(separator: "\n")
            case .markdown:
                return ([rows[0], rows[0].map { _ in "---" }] + rows.dropFirst()).map {
                    "| " + $0.joined(separator: " | ") + " |"
                }.joined(separator: "\n")
            case .page:
                return "<html><table>"
                    + rows.map { "<tr>" + $0.map { "<td colspan=1 rowspan=\"1\">\($0)</td>" }.joined() + "</tr>" }
                    .joined()
                    + "</table></html>"
            case .list:
                return rows.dropFirst().map { "・\($0[1])：\($0[3])（令和2年度）→ \($0[5])（令和6年度）" }.joined(separator: "\n")
            case .workbook: return SheetXML.rows(rows)
            case .words:
                let cells = rows.map { row in
                    "<w:tr>" + row.map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined() + "</w:tr>"
                }
                return
                    "<w:document xmlns:w=\"\(XLSXFile.wordMain)\"><w:body><w:tbl>\(cells.joined())</w:tbl></w:body></w:document>"
            }
        }

        /// The bytes of a whole file around a damaged text.
        func file(around bytes: [UInt8], at path: String) throws -> [UInt8] {
            var file: XLSXFile
            switch self {
            case .workbook: file = XLSXFile(sheets: [("計画", nil, String(decoding: bytes, as: UTF8.self))])
            case .words:
                file = XLSXFile(word: String(decoding: bytes, as: UTF8.self))
            default: return bytes
            }
            try file.write(to: path)
            return Array(try Data(contentsOf: URL(filePath: path)))
        }

        var isArchive: Bool { self == .workbook || self == .words }
    }

    private static func expectReadOrRefused(_ bytes: [UInt8], at path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
        do throws(DocumentError) {
            let reading = try DeclarationReader.read(file: path)
            MutationTests.expectSound(reading.plan)
            #expect(reading.items.count + reading.questions.count <= 50 * (bytes.count + 100))
        } catch {
            #expect(!error.problems.isEmpty)
            #expect(error.problems.allSatisfy { !$0.found.english.isEmpty && !$0.expected.japanese.isEmpty })
        }
    }

    /// Of each of ten batches a form; a run under a sanitizer, which is slow, may ask for fewer.
    private static let trials =
        ProcessInfo.processInfo.environment["MITOSHI_DAMAGED_TRIALS"].flatMap { Int($0) } ?? 1_000

    @Test(
        "is read or refused, whatever was changed in it", .timeLimit(.minutes(20)),
        arguments: Form.allCases, 0..<10)
    func damaged(_ form: Form, batch: Int) throws {
        var random = SeededGenerator(seed: 5_000 + batch)
        let folder = try TemporaryFolder()
        let (path, scratch) = ("\(folder.path)/paper", "\(folder.path)/scratch")
        let sound = Array(form.text.utf8)
        let whole = try form.file(around: sound, at: scratch)
        for trial in 0..<Self.trials {
            let bytes: [UInt8] =
                switch trial % 10 {
                // Bytes that only begin like a file of the form.
                case 0:
                    Array(whole.prefix(random.int(0...40)))
                        + (0..<random.int(0...400)).map { _ in UInt8(random.int(0...255)) }
                case 1 where form.isArchive: MutationTests.mutated(whole, &random)
                default: try form.file(around: MutationTests.mutated(sound, &random), at: scratch)
                }
            try Self.expectReadOrRefused(bytes, at: path)
        }
    }

    @Test("claims no more room than a sheet has columns, however far a cell says that it reaches")
    func spans() throws {
        let row = "<tr>" + String(repeating: "<td colspan=9999 rowspan=9999>令和6年度目標</td>", count: 300) + "</tr>"
        let page = HTMLRows.split("<table>" + String(repeating: row, count: 300) + "</table>")
        #expect(page.allSatisfy { $0.cells.count <= DocumentRow.widest })
        let folder = try TemporaryFolder()
        let rows = (1...300).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\" t=\"inlineStr\"><is><t>目標</t></is></c></row>" }
        var book = XLSXFile(sheets: [("計画", nil, rows.joined())])
        if let place = book.parts.firstIndex(where: { $0.name.contains("sheet1") }) {
            book.parts[place].contents = book.parts[place].contents.replacing(
                "</sheetData>", with: "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
        }
        try book.write(to: "\(folder.path)/wide.xlsx")
        let form = try DocumentForm(file: "\(folder.path)/wide.xlsx", encoding: nil, name: "wide")
        #expect(form.rows.allSatisfy { $0.cells.count <= DocumentRow.widest })
    }
}

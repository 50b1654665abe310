import TestSupport
import MitoshiPlanning
import Testing

@testable import MitoshiDocuments

@Suite("CSV")
struct CSVParserTests {
    private func rows(_ text: String) throws(CSVParser.Failure) -> [[String]] {
        try lines(text).map(\.cells)
    }

    private func lines(_ text: String) throws(CSVParser.Failure) -> [CSVRow] {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { bytes throws(CSVParser.Failure) in
            var parser = CSVParser(bytes)
            var rows: [CSVRow] = []
            while try parser.next() { rows.append(CSVRow(line: parser.rowLine, cells: parser.cells.map(parser.text))) }
            return rows
        }
    }

    @Test(
        "is split as RFC 4180 says",
        arguments: [
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("", []), ("\n", [[""]]), ("a,", [["a", ""]]), (",", [["", ""]]),
            ("\"a,b\",c", [["a,b", "c"]]), ("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
            ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]), ("\"\",x", [["", "x"]]), ("a\"b,c", [["a\"b", "c"]]),
            ("\"a\"\r\n\"b\"", [["a"], ["b"]]), ("\"a\r\nb\"", [["a\r\nb"]]), ("表,ソ", [["表", "ソ"]]),
            ("\"\"\"\u{301}\"", [["\"\u{301}"]]),
        ] as [(String, [[String]])])
    func split(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("tells the line each row begins on, also after line breaks in quotes")
    func lineNumbers() throws {
        #expect(try lines("a\r\n\"b\r\nc\nd\re\"\r\nf\rg\n\nh").map(\.line) == [1, 2, 6, 7, 8, 9])
    }

    @Test(
        "tells where a quote goes wrong",
        arguments: [
            ("a,b\nc,\"d\ne", CSVParser.Failure.unterminatedQuote(line: 2, column: 2)),
            ("a\n\"b\"c,d", .textAfterQuote(line: 2, column: 1)), ("\"a\nb\" ,c", .textAfterQuote(line: 2, column: 1)),
        ])
    func quotes(text: String, failure: CSVParser.Failure) {
        #expect(throws: failure) { try rows(text) }
    }

    @Test("is written so that it reads back, whatever the cells hold", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let table = (0..<random.int(1...4)).map { _ in (0...2).map { _ in HostileText.any(&random) } }
        let text = table.map { CSVText.row($0) + "\r\n" }.joined()
        #expect(try rows(text) == table)
    }

    @Test("reports ragged rows and goes on")
    func ragged() {
        var problems = ProblemList()
        let table = CSVTable(utf8: Array("a,b\n1\n2,3\n4,5,6\n7,8,\n,,\n".utf8), file: "f.csv", problems: &problems)
        #expect(table?.rows.map(\.cells) == [["2", "3"], ["7", "8"]])
        #expect(
            problems.problems.map(\.description) == [
                "f.csv, line 2, column 2: found a row of 1 cell, expected 2, as in the header",
                "f.csv, line 4, column 3: found a row of 3 cells, expected 2, as in the header",
            ])
    }
}

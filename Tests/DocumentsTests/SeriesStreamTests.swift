import CZlib
import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("Series read one after the other")
struct SeriesStreamTests {
    /// All series that a stream hands out, asked for in batches of this size.
    private func streamed(_ path: String, batch: Int) throws(DocumentError) -> [SeriesTable.Series] {
        var stream = try SeriesStream(file: path)
        var series: [SeriesTable.Series] = []
        while case let next = try stream.next(batch), !next.isEmpty { series += next }
        #expect(series.count == stream.count)
        return series
    }

    /// A table several pieces long, with quotes, empty cells, line ends of every sort and names in Japanese.
    private static func table(series count: Int) -> String {
        var text = "value,注,series_id,period\r\n"
        for index in 0..<count {
            let name = index % 3 == 0 ? "\"系列, \(index)\"" : index % 3 == 1 ? "s\(index)" : "\"a \"\"\(index)\"\"\nb\""
            for year in 0..<(5 + index % 7) {
                let note = year % 2 == 0 ? "" : "\"改行\r\nと,カンマ\""
                let value = (index + year) % 11 == 0 ? "" : "\(Double(index) * 1.25 + Double(year))"
                text += "\(value),\(note),\(name),\(2000 + year)" + ["\n", "\r\n", "\r"][(index + year) % 3]
            }
        }
        return text
    }

    @Test("are those of the whole table, wherever the pieces end", arguments: [1, 7, 256])
    func sameAsWhole(batch: Int) throws {
        let folder = try TemporaryFolder()
        for count in [0, 1, 2, 9_000] {
            let text = Self.table(series: count)
            let expected = try SeriesTable.read(utf8: Array(text.utf8), file: "t").series
            for mark in [[], TextEncoding.byteOrderMark] {
                let path = "\(folder.path)/t.csv"
                try OutputFile.write(mark + Array(text.utf8), to: path)
                #expect(try streamed(path, batch: batch) == expected)
            }
        }
    }

    @Test("come out of compressed files and of CP932 too")
    func otherForms() throws {
        let folder = try TemporaryFolder()
        let text = "series_id,period,value\n人口,1,2\n人口,2,3\n世帯,1,5\n"
        let expected = try SeriesTable.read(utf8: Array(text.utf8), file: "t").series
        let compressed = "\(folder.path)/t.csv.gz"
        let file = try #require(gzopen(compressed, "wb"))
        #expect(text.utf8CString.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count - 1)) } > 0)
        gzclose(file)
        #expect(try streamed(compressed, batch: 2) == expected)
        let encoded = "\(folder.path)/s.csv"
        try OutputFile.write(text, to: encoded, encoding: .cp932)
        #expect(try streamed(encoded, batch: 2) == expected)
    }

    @Test(
        "are refused with every problem of the whole file before the first is handed out",
        arguments: [
            "series_id,period,value\na,1,2\na,1,3\nb,x,4\na,9,1\n", "series_id,period\na,1\n", "",
            "series_id,period,value\na,1,\"2\n", "series_id,period,value\na,1,2\n,2,3\nb,1\n",
            "series_id,period,value\na,1,\"2\"3\nb,1,2\n", "series_id,period,value\na,1,2\u{0}\n",
        ])
    func refused(text: String) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/t.csv"
        try OutputFile.write(Array(text.utf8), to: path)
        let expected = #expect(throws: DocumentError.self) { _ = try SeriesTable.read(file: path) }
        let found = #expect(throws: DocumentError.self) { _ = try SeriesStream(file: path) }
        #expect(found == expected)
    }

    @Test("of one that comes back far behind are refused with the line on which it began")
    func comesBack() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/t.csv"
        let rows = (0..<30_000).map { "s\($0),1,2" } + ["s7,2,3"]
        try OutputFile.write("series_id,period,value\n" + rows.joined(separator: "\n") + "\n", to: path)
        let error = #expect(throws: DocumentError.self) { _ = try SeriesStream(file: path) }
        #expect(error?.lines(in: .english).count == 1)
        #expect(error?.lines(in: .english)[0].contains("began on line 9") == true)
    }

    @Test("aren't there without a file")
    func noFile() throws {
        let folder = try TemporaryFolder()
        #expect(throws: DocumentError.self) { _ = try SeriesStream(file: "\(folder.path)/none.csv") }
        #expect(throws: DocumentError.self) { _ = try SeriesStream(file: "\(folder.path)/") }
    }
}

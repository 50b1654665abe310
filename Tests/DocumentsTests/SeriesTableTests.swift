import CZlib
import Foundation
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("A table of series")
struct SeriesTableTests {
    private func read(_ text: String) throws(DocumentError) -> SeriesTable {
        try SeriesTable.read(utf8: Array(text.utf8), file: "t.csv")
    }

    @Test("gives every series in the order of the file, whatever the order of the columns")
    func columns() throws {
        let table = try read("note,value,series_id,period\nx,1.5,b,3\n,2,b,7\n,-1e2,a,-1\n\n,,a,0\n,4,a,1\n")
        #expect(table.series.map(\.id) == ["b", "a"])
        #expect(table.series.map(\.periods) == [[3, 7], [-1, 1]])
        #expect(table.series.map(\.values) == [[1.5, 2], [-100, 4]])
        #expect(table.unreadColumns == ["note"])
    }

    @Test("gives series with the gaps they have")
    func gaps() throws {
        let series = try #require(try read("series_id,period,value\na,2001,1\na,2004,2\n").series.first)
        let annual = try series.annualSeries()
        #expect(annual.observations.map(\.year) == [2001, 2004])
        #expect(annual.observations.compactMap(\.exactValue) == [1, 2])
    }

    @Test("has fiscal or calendar years for periods, and writes later ones in the same form")
    func years() throws {
        let table = try read(
            "series_id,period,value\na,FY2015,1\na,2016年度,2\nb,2019年,1\nb,CY2020,2\nc,2019,1\n")
        #expect(table.series.map(\.periods) == [[2015, 2016], [2019, 2020], [2019]])
        #expect(table.series.map { $0.text(ofPeriod: 2021) } == ["FY2021", "CY2021", "2021"])
        let error = try #require(throws: DocumentError.self) {
            try read("series_id,period,value\na,FY2015,1\na,2016年,2\nb,2019,1\nb,FY2020,2\n")
        }
        #expect(error.problems.map(\.line) == [3, 5])
    }

    static let mistakes: [(String, [String])] = [
        ("", ["t.csv: found an empty file, expected a table with a header"]),
        (
            "series,period,value\na,1,2\n",
            [
                "t.csv, line 1: found a header without “series_id”, expected one column each of series_id, period and value"
            ]
        ),
        (
            "series_id,period,value,value\na,1,2,3\n",
            [
                "t.csv, line 1: found a header with “value” 2 times, expected one column each of series_id, period and value"
            ]
        ),
        (
            "series_id,period,value\na,1,x\na,2.5,1\na,3\n,4,1\n\"b\",2020,nan\nb,2019,5\nb,2020,1e999\na,9,1\n",
            [
                "t.csv, line 2, column 3 (value): found “x”, expected a finite number such as 1234.5, or an empty cell",
                "t.csv, line 3, column 2 (period): found “2.5”, expected a whole number, or a fiscal or calendar year "
                    + "(2020, FY2020, CY2020)",
                "t.csv, line 4, column 3: found a row of 2 cells, expected 3, as in the header",
                "t.csv, line 5, column 1 (series_id): found an empty cell, expected a name that isn't empty",
                "t.csv, line 6, column 3 (value): found “nan”, expected a finite number such as 1234.5, or an empty cell",
                "t.csv, line 7, column 2 (period): found “2019”, expected a period after 2020, that of the series' row before",
                "t.csv, line 8, column 2 (period): found “2020”, expected a period after 2020, that of the series' row before",
                "t.csv, line 9, column 1 (series_id): found “a”, expected the rows of a series together (this one began on "
                    + "line 2 and was interrupted)",
            ]
        ),
        (
            "series_id,period,value\na,1,\"2\n",
            [
                "t.csv, line 2, column 3: found a quote (\") that is never closed, expected a quote at the end of the cell"
            ]
        ),
    ]

    @Test("is refused with every problem at once", arguments: mistakes)
    func refused(text: String, messages: [String]) {
        #expect {
            try read(text)
        } throws: { error in
            (error as? DocumentError)?.lines(in: .english) == messages
        }
    }

    @Test("gives back what was written, for any names and numbers", arguments: 0..<100)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var text = CSVText.row(["series_id", "period", "value"]) + "\n"
        var expected: [SeriesTable.Series] = []
        for number in 0..<random.int(1...5) {
            let id = HostileText.name(number, &random)
            var periods: [Int] = []
            var values: [Double] = []
            var period = random.int(-50...2_000)
            for _ in 0..<random.int(1...8) {
                period += random.int(1...3)
                let value = Double.random(in: -1e6...1e6, using: &random) * (random.chance(oneIn: 4) ? 1e12 : 1)
                periods.append(period)
                values.append(value)
                text += CSVText.row([id, String(period), value.description]) + "\n"
            }
            expected.append(SeriesTable.Series(id: id, periods: periods, values: values, axis: nil))
        }
        #expect(try read(text).series == expected)
    }
}

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

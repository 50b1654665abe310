import CZlib
import Foundation
import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

extension TableSeries {
    /// Its years and exact values; `nil` where it can't be read.
    fileprivate var pairs: [[Double]]? {
        (try? question.get())?.question.observations.compactMap { seen in
            seen.exactValue.map { [Double(seen.year), $0] }
        }
    }

    fileprivate var code: String? { if case .failure(let invalid) = question { invalid.code } else { nil } }

    fileprivate var problem: String? {
        if case .failure(let invalid) = question { invalid.problem.message.english } else { nil }
    }
}

/// What the first row of a table is expected to be.
private let headers =
    "one column each of series_id, period, value, or unique_id, ds, y, or indicator_id, period, value (--id, --time and --value "
    + "name others); or one of names and one for each period (--id names the first); or one of periods and one for each series "
    + "(--time names the first)"

@Suite("A table of series")
struct SeriesTableTests {
    private func read(_ text: String) throws(DocumentError) -> [TableSeries] {
        try SeriesQuestionStream.all(in: Array(text.utf8), file: "t.csv")
    }

    @Test("gives every series in the order of the file, whatever the order of the columns and rows")
    func columns() throws {
        let table = try read("note,value,series_id,period\nx,1.5,b,3\n,-1e2,a,-1\n,2,b,7\n\n,,a,0\n,4,a,1\n")
        #expect(table.map(\.id) == ["b", "a"])
        #expect(table.map(\.pairs) == [[[3, 1.5], [7, 2]], [[-1, -100], [1, 4]]])
    }

    @Test("has fiscal or calendar years for periods, and writes later ones in the same form")
    func years() throws {
        let table = try read(
            "series_id,period,value\na,FY2015,1\na,2016年度,2\nb,2019年,1\nb,CY2020,2\nc,2019,1\nd,FY2015,1\nd,2016年,2\n")
        #expect(table.prefix(3).map(\.pairs) == [[[2015, 1], [2016, 2]], [[2019, 1], [2020, 2]], [[2019, 1]]])
        #expect(
            try table.prefix(3).map { try $0.question.get().calendar.text(of: 2021) } == ["FY2021", "CY2021", "2021"])
        #expect(table[3].code == "periods")
    }

    @Test(
        "is refused as a whole where its header or its quotes are wrong",
        arguments: [
            (
                "series,period,value\na,1,2\n",
                "t.csv, line 1: found the header “series, period, value”, expected " + headers
            ),
            (
                "series_id,period,value,value\na,1,2,3\n",
                "t.csv, line 1: found the header “series_id, period, value, value”, expected " + headers
            ),
            (
                // Two columns that nothing is known of: either may be that of names.
                "country,code,2019,2020\nJapan,JP,1,2\n",
                "t.csv, line 1: found the header “country, code, 2019, 2020”, expected " + headers
            ),
            (
                // Which of two series is meant, nobody knows.
                "ds,a,a\n2020,1,2\n", "t.csv, line 1: found the header “ds, a, a”, expected " + headers
            ),
            (
                "series_id,period,value\na,1,\"2\n",
                "t.csv, line 2, column 3: found a quote (\") that is never closed, expected a quote at the end of the cell"
            ),
        ])
    func refused(text: String, message: String) {
        #expect {
            try read(text)
        } throws: { error in
            (error as? DocumentError)?.lines(in: .english) == [message]
        }
    }

    @Test(
        "has the same series when its periods, or its series, have a column each",
        arguments: [
            "unique_id,kind,FY2018,FY2019,target_FY2022,FY2020\na,stock,1,,9,2\nb,,\"1,000\",2e3,NA,-\n",
            "FY2018,FY2019,FY2020,place,kind,target_FY2022\n1,NA,2,a,stock,9\n1000,2000,,b,,\n",
            "series_id,period,value,kind,target_FY2022\na,FY2018,1,stock,9\na,FY2020,2,,\nb,FY2018,1000,,\nb,FY2019,2000,,\n",
        ])
    func wide(text: String) throws {
        let table = try read(text)
        #expect(table.map(\.id) == ["a", "b"])
        #expect(table.map(\.pairs) == [[[2018, 1], [2020, 2]], [[2018, 1000], [2019, 2000]]])
        let questions = try table.map { try $0.question.get() }
        #expect(questions.map(\.question.kind) == [.stock, nil])
        #expect(questions.map { $0.question.goals.map(\.year) } == [[2022], []])
        #expect(questions.map { $0.calendar.text(of: 2021) } == ["FY2021", "FY2021"])
    }

    @Test("may have a row for each period, and then a column with a bad cell stops no other")
    func seriesAcross() throws {
        let table = try read("ds,a,kind,2020\n2018-03-31,0.5,,7\n2019-03-31,1,5,x\n2020-03-31,,6,8\n")
        #expect(table.map(\.id) == ["a", "kind", "2020"])
        #expect(table.map(\.pairs) == [[[2018, 0.5], [2019, 1]], [[2019, 5], [2020, 6]], nil])
        #expect(table[2].problem?.hasPrefix("t.csv, line 3, column 4 (2020): found “x”, expected a finite") == true)
        #expect(try table[0].question.get().calendar.text(of: 2021) == "2021-03-31")
        // One series alone.
        #expect(try read("ds,y\n2019,1\n2020,2\n").map(\.pairs) == [[[2019, 1], [2020, 2]]])
        // Columns that a spreadsheet leaves at the end, and digits of full width.
        #expect(try read("ds,y,,\n２０１９,１.5,,\n2020,２,,\n").map(\.pairs) == [[[2019, 1.5], [2020, 2]]])
        #expect(try read("unique_id,2019,２０２０,\na,1,2,\n").map(\.pairs) == [[[2019, 1], [2020, 2]]])
        // A row of too few cells says nothing sure of any series.
        #expect(try read("ds,a,b\n2019,1\n").map(\.code) == ["ragged-row", "ragged-row"])
    }

    @Test(
        "tells by the option which of its columns are meant",
        arguments: [
            (SeriesTableForm.periodsAcross(id: "country"), "country,code,2019,2020\nJapan,JP,1,2\n", ["code"]),
            (.seriesAcross(time: "年"), "Japan,年\n1,2019\n2,2020\n", []),
            (
                .values(.init(id: "country", time: "t", value: "2019")),
                "2019,t,country,code\n1,2019,Japan,JP\n2,2020,Japan,\n", ["code"]
            ),
        ])
    func named(form: SeriesTableForm, text: String, unread: [String]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(text.utf8), "t.csv")
        for isSorted in [false, true] {
            var stream = try SeriesQuestionStream(file: path, form: form, isSorted: isSorted)
            let table = try stream.next(10)
            #expect(table.map(\.id) == ["Japan"])
            #expect(table.map(\.pairs) == [[[2019, 1], [2020, 2]]])
            #expect(stream.unreadColumns.map(\.english) == unread)
        }
        #expect(throws: DocumentError.self) {
            try SeriesQuestionStream(file: path, form: .periodsAcross(id: "nobody"), isSorted: false)
        }
    }

    @Test("refuses the series alone that can't be read, with the place of the first mistake")
    func mistakes() throws {
        let table = try read(
            "series_id,period,value\na,1,x\na,2.5,1\nb,2.5,1\nc,3\n,4,1\nd,2020,1e999\ne,1,2\n")
        #expect(
            table.map(\.code) == [
                "invalid-value", "invalid-period", "ragged-row", "no-id", "invalid-value", nil,
            ])
        #expect(table[0].problem?.hasPrefix("t.csv, line 2, column 3 (value): found “x”, expected") == true)
        #expect(table[1].problem?.hasPrefix("t.csv, line 4, column 2 (period): found “2.5”, expected") == true)
        #expect(table[2].problem == "t.csv, line 5, column 3: found a row of 2 cells, expected 3, as in the header")
        #expect(table[5].pairs == [[1, 2]])
        #expect(try read("").isEmpty)
    }

    @Test("gives back what was written, for any names and numbers", arguments: 0..<100)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var text = CSVText.row(["series_id", "period", "value"]) + "\n"
        var names: [String] = []
        var expected: [[[Double]]] = []
        for number in 0..<random.int(1...5) {
            let id = HostileText.name(number, &random)
            var pairs: [[Double]] = []
            var period = random.int(-50...2_000)
            for _ in 0..<random.int(1...8) {
                period += random.int(1...3)
                let value = Double.random(in: -1e6...1e6, using: &random) * (random.chance(oneIn: 4) ? 1e12 : 1)
                pairs.append([Double(period), value])
                text += CSVText.row([id, String(period), value.description]) + "\n"
            }
            names.append(id)
            expected.append(pairs)
        }
        let table = try read(text)
        #expect(table.map(\.id) == names)
        #expect(table.map(\.pairs) == expected)
    }
}

@Suite("Series read one after the other")
struct SeriesStreamTests {
    /// All series that a stream hands out, asked for in batches of this size.
    private func streamed(_ path: String, batch: Int, isSorted: Bool) throws(DocumentError) -> [TableSeries] {
        var stream = try SeriesQuestionStream(file: path, form: .byHeaders, isSorted: isSorted)
        var series: [TableSeries] = []
        while case let next = try stream.next(batch), !next.isEmpty { series += next }
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
        for count in [0, 1, 2, 3_000] {
            let text = Self.table(series: count)
            let expected = try SeriesQuestionStream.all(in: Array(text.utf8), file: "t")
            #expect(expected.count == count && expected.allSatisfy { $0.pairs != nil })
            for mark in [[], TextEncoding.byteOrderMark] {
                let path = "\(folder.path)/t.csv"
                try OutputFile.write(mark + Array(text.utf8), to: path)
                for isSorted in [true, false] {
                    let found = try streamed(path, batch: batch, isSorted: isSorted)
                    #expect(found.map(\.id) == expected.map(\.id) && found.map(\.pairs) == expected.map(\.pairs))
                }
            }
        }
    }

    @Test("come out of compressed files and of CP932 too")
    func otherForms() throws {
        let folder = try TemporaryFolder()
        let text = "series_id,period,value\n人口,1,2\n人口,2,3\n世帯,1,5\n"
        let expected = [[[1, 2], [2, 3]], [[1.0, 5]]]
        let compressed = "\(folder.path)/t.csv.gz"
        let file = try #require(gzopen(compressed, "wb"))
        #expect(text.utf8CString.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count - 1)) } > 0)
        gzclose(file)
        let encoded = "\(folder.path)/s.csv"
        try OutputFile.write(text, to: encoded, encoding: .cp932)
        for (path, isSorted) in [(compressed, true), (compressed, false), (encoded, false)] {
            let found = try streamed(path, batch: 2, isSorted: isSorted)
            #expect(found.map(\.id) == ["人口", "世帯"] && found.map(\.pairs) == expected)
        }
        #expect(throws: DocumentError.self) { try streamed(encoded, batch: 2, isSorted: true) }
    }

    @Test("of one that comes back far behind are refused, where rows are said to stand together")
    func comesBack() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/t.csv"
        let rows = (0..<30_000).map { "s\($0),1,2" } + ["s7,2,3"]
        try OutputFile.write("series_id,period,value\n" + rows.joined(separator: "\n") + "\n", to: path)
        let found = try streamed(path, batch: 256, isSorted: true)
        #expect(found.count == 30_001 && found.last?.code == "rows-apart")
        #expect(try streamed(path, batch: 256, isSorted: false).count == 30_000)
    }

    @Test("aren't there without a file")
    func noFile() throws {
        let folder = try TemporaryFolder()
        for path in ["\(folder.path)/none.csv", "\(folder.path)/"] {
            for isSorted in [true, false] {
                #expect(throws: DocumentError.self) { try streamed(path, batch: 1, isSorted: isSorted) }
            }
        }
    }
}

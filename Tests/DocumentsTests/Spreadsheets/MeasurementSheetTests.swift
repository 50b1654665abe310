import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A history sheet")
struct MeasurementSheetTests {
    @Test("with one value a row is read below its title, in the words that planners use")
    func tidy() throws {
        let reading = try HistoryPlan.read([
            ["市民生活部の実績推移"], [], ["事業番号", "事業指標", "年度", "実績値", "備考"],
            ["17-101", "登録者数", "令和元年度", "１４，９８９人", "速報"], ["17-101", "", "R2", "10,000人以上", ""],
            ["33-102", "", "2021", "25.3", ""], ["35-106", "", "2020年度", "現状把握", ""],
        ])
        #expect(
            reading.lines == [
                "D4 17-101 FY2019 14,989", "D5 17-101 FY2020 at least 10,000", "D6 33-102 FY2021 25.3",
                "D7 35-106 FY2020 “現状把握”",
            ])
        #expect(reading.items[0].measurement.note == "速報")
        #expect(reading.items[0].measurement.decimals == 0)
    }

    @Test("with the years across is read, with every way to name a year")
    func wide() throws {
        let reading = try HistoryPlan.read([
            ["指標名", "平成30年度実績", "令和元年度", "R2", "2021年度", "2022", "FY2023", "増減"],
            ["登録者数", "1", "2", "－", "3", "4", "5", "9"], ["着用率", "", "", "", "", "", "12％", "x"],
            ["※注：速報値", "", "", "", "", "", "", ""],
        ])
        #expect(
            reading.lines == [
                "B2 17-101 FY2018 1", "C2 17-101 FY2019 2", "E2 17-101 FY2021 3", "F2 17-101 FY2022 4",
                "G2 17-101 FY2023 5", "G3 33-102 FY2023 12",
            ])
        let notices = reading.notices.map(\.english).joined(separator: "\n")
        #expect(notices.contains("the headers 2022 were read as fiscal years"))
        #expect(notices.contains("1 places have no value"))
    }

    @Test("has targets and expected values too, which are no measurements: by a header above the years, or behind them")
    func roles() throws {
        let above = try HistoryPlan.read([
            ["", "実績", "", "", "目標", ""], ["事業指標", "R1", "R2", "R3", "R4", "R5"], ["登録者数", "1", "2", "3", "40", "50"],
        ])
        #expect(above.lines == ["B3 17-101 FY2019 1", "C3 17-101 FY2020 2", "D3 17-101 FY2021 3"])
        #expect(above.notices.map(\.english).joined().contains("令和4年度（2022年度）、令和5年度（2023年度）"))
        let behind = try HistoryPlan.read([
            ["目標と実績の一覧"], ["事業指標", "平成30(基準値)", "令和元", "令和2(現状値)", "R3見込", "R4目標", "R5（目標値）"],
            ["登録者数", "1", "2", "3", "4", "50", "60"],
        ])
        #expect(behind.lines == ["B3 17-101 FY2018 1", "C3 17-101 FY2019 2", "D3 17-101 FY2020 3"])
        #expect(behind.notices.map(\.english).joined().contains("令和3年度（2021年度）、令和4年度（2022年度）"))
        let calendar = try HistoryPlan.read([["事業指標", "2019年", "令和2年", "R3"], ["登録者数", "1", "2", "3"]])
        #expect(calendar.lines == ["B2 17-101 CY2019 1", "C2 17-101 CY2020 2", "D2 17-101 FY2021 3"])
        #expect(calendar.notices.map(\.english).joined().contains("(CY2019, CY2020) were read as calendar years"))
    }

    @Test("says in a row below its years, or in a column of its own, which values are targets")
    func rolesBelow() throws {
        let below = try HistoryPlan.read([
            ["事業番号", "事業指標", "平成30年度", "", "令和元年度", ""], ["", "", "目標", "実績", "目標", "実績"],
            ["17-101", "", "9000", "8100", "9500", "7777"],
        ])
        #expect(below.lines == ["D3 17-101 FY2018 8,100", "F3 17-101 FY2019 7,777"])
        let rows = try HistoryPlan.read([
            ["事業番号", "区分", "平成30年度", "令和元年度"], ["17-101", "目標", "9000", "9500"], ["17-101", "実績", "8100", "7777"],
        ])
        #expect(rows.lines == ["C3 17-101 FY2018 8,100", "D3 17-101 FY2019 7,777"])
        #expect(rows.notices.map(\.english).joined().contains("rows of targets or expected values (2)"))
    }

    @Test("states the unit above the table or in a column, by which values are converted")
    func statedUnits() throws {
        let above = try HistoryPlan.read([
            ["（単位：千人）"], ["事業番号", "平成30年度", "令和元年度"], ["17-101", "8.1", "7.777"],
        ])
        #expect(above.lines == ["B3 17-101 FY2018 8,100", "C3 17-101 FY2019 7,777"])
        let column = try HistoryPlan.read([
            ["事業番号", "単位", "平成30年度", "令和元年度"], ["17-101", "千人", "8.1", "7777人"], ["33-102", "％", "12.5", ""],
        ])
        #expect(column.lines == ["C2 17-101 FY2018 8,100", "D2 17-101 FY2019 7,777", "C3 33-102 FY2018 12.5"])
        let error = #expect(throws: DocumentError.self) {
            try HistoryPlan.read([["事業番号", "単位", "平成30年度"], ["33-102", "千件", "8.1"]])
        }
        #expect(error?.problems.map(\.found.english) == ["a value in “千件”"])
    }

    @Test("may have a running number before the indicator's own")
    func runningNumber() throws {
        let reading = try HistoryPlan.read([["No.", "事業番号", "平成30年度"], ["1", "17-101", "8100"]])
        #expect(reading.lines == ["C2 17-101 FY2018 8,100"])
    }

    @Test("whose row has a value but no indicator is refused there: merged cells hold their text in the first row only")
    func nameless() throws {
        let error = try #require(throws: DocumentError.self) {
            try HistoryPlan.read([
                ["事業番号", "年度", "実績値"], ["17-101", "2018", "13000"], ["", "2019", "14000"], ["", "※注：速報値", ""],
            ])
        }
        #expect(error.problems.map(\.line) == [3])
        #expect(error.problems[0].found.english.contains("merged cells"))
        let wide = try #require(throws: DocumentError.self) {
            try HistoryPlan.read([["事業番号", "令和元年度"], ["", "（人）"], ["17-101", "1"], ["", "2人"]])
        }
        #expect(wide.problems.map(\.line) == [4])
    }

    @Test("has days as numbers, counted from 1900 or from 1904", arguments: [(false, 43_555), (true, 42_093)])
    func serialDates(countsFrom1904: Bool, serial: Int) throws {
        let rows = SheetXML.rows([
            ["事業番号", "時点", "値"], ["17-101", "<c r=\"@\" s=\"1\"><v>\(serial)</v></c>", "5"],
            ["17-101", "\(serial + 366).75", "6"],
        ])
        let file = XLSXFile(sheets: [("a", nil, rows)], formats: [0, 14], date1904: countsFrom1904)
        let reading = try HistoryPlan.read(file)
        #expect(reading.lines == ["C2 17-101 2019-03-31 5", "C3 17-101 2020-03-31 6"])
    }

    @Test("has texts of its own, shared ones, and ones of several formats with their readings left out")
    func texts() throws {
        let shared = [
            "<t>事業番号</t>", "<r><rPr><b/></rPr><t>年</t></r><r><t>度</t></r><rPh sb=\"0\" eb=\"1\"><t>ネンド</t></rPh>",
            "<t xml:space=\"preserve\"> 値 </t>",
        ]
        let header = (0..<3).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
        let rows =
            "<row>\(header)</row><row><c t=\"str\"><v>17-101</v></c><c t=\"inlineStr\"><is><r><t>R</t></r><r><t>3</t></r></is></c><c><v>7</v></c></row>"
        let reading = try HistoryPlan.read(XLSXFile(sheets: [("a", nil, rows)], sharedStrings: shared))
        #expect(reading.lines == ["C2 17-101 FY2021 7"])
    }

    @Test("may show a share as a percentage, which is 100 times the number stored")
    func percentages() throws {
        let cell = "<c r=\"@\" s=\"1\"><v>0.253</v></c>"
        let rows = SheetXML.rows([["事業番号", "年度", "値"], ["33-102", "R2", cell]])
        let reading = try HistoryPlan.read(
            XLSXFile(sheets: [("a", nil, rows)], styles: [200: "0.0%"], formats: [0, 200]))
        #expect(reading.items.map(\.measurement.value) == [.numeric(.exact(25.3))])
        let people = SheetXML.rows([["事業番号", "年度", "値"], ["17-101", "R2", cell]])
        let error = #expect(throws: DocumentError.self) {
            try HistoryPlan.read(XLSXFile(sheets: [("a", nil, people)], formats: [0, 9]))
        }
        #expect(error?.description.contains("[a], line 2, column 3 (C2): found 0.253 shown as a percentage") == true)
    }

    @Test("has bounds, shares with their counts, days of revision and sources in columns of their own")
    func columns() throws {
        let reading = try HistoryPlan.read([
            [
                "indicator_id", "fiscal_year", "value", "more_than", "numerator", "denominator", "known_on", "source",
                "derived",
            ],
            ["17-101", "2020", "", "100", "", "", "", "新聞", "true"],
            ["33-102", "2020", "3", "", "3", "100", "2021-05-01", "", ""],
        ])
        let first = try #require(reading.items.first?.measurement)
        let second = try #require(reading.items.last?.measurement)
        #expect(first.value == .numeric(.moreThan(100)))
        #expect(first.source?.title == "新聞" && first.isDerived)
        #expect(second.value == .numeric(.share(numerator: 3, denominator: 100)))
        #expect(second.knownOn == CalendarDate(year: 2021, month: 5, day: 1))
    }

    @Test(
        "is refused where it is a package's table of targets, which nobody has reached yet",
        arguments: [
            ("targets.csv", "indicator_id,fiscal_year,value\n17-101,FY2021,16000\n", true),
            ("copy.csv", "indicator_id,fiscal_year,value,stage,decided\n17-101,FY2021,16000,,\n", true),
            ("results.csv", "indicator_id,fiscal_year,value\n17-101,FY2021,16000\n", false),
        ])
    func targets(name: String, text: String, isRefused: Bool) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Array(text.utf8), name)
        let read = { try MeasurementTable.read(file: file, for: HistoryPlan.make()) }
        guard isRefused else {
            #expect(try read().items.count == 1)
            return
        }
        let error = #expect(throws: DocumentError.self) { try read() }
        #expect(error?.description.contains("found the header of a table of targets (targets.csv)") == true)
    }

    @Test("gives formulas as their stored results, and says which cells")
    func formulas() throws {
        let rows = SheetXML.rows([
            ["事業番号", "年度", "値"], ["17-101", "R2", "<c r=\"@\"><f>SUM(A1:A2)</f><v>12</v></c>"],
            ["17-101", "R3", "<c r=\"@\"><f>[1]Sheet1!A1*2</f><v>13</v></c>"],
        ])
        let reading = try HistoryPlan.read(XLSXFile(sheets: [("a", nil, rows)]))
        #expect(reading.items.map(\.isFormula) == [true, true])
        let notices = reading.notices.map(\.english).joined(separator: "\n")
        #expect(notices.contains("formulas were read as their stored results (C2, C3; 2 in all)"))
        #expect(notices.contains("these formulas refer to other files: C3"))
    }

    @Test("is the first one that isn't hidden and has such a table, or the one named")
    func choice() throws {
        let table = { (value: String) in SheetXML.rows([["事業番号", "年度", "値"], ["17-101", "R2", value]]) }
        let file = XLSXFile(sheets: [
            ("隠し", "hidden", table("1")), ("表紙", nil, SheetXML.rows([["実績"]])), ("推移", nil, table("2")),
            ("古い", "veryHidden", table("3")),
        ])
        let first = try HistoryPlan.read(file)
        #expect(first.lines == ["C2 17-101 FY2020 2"])
        #expect(first.notices.first?.english.contains("“推移” was read, the other 3 were not (hidden: 隠し, 古い)") == true)
        let named = try HistoryPlan.read(file, sheet: "古い")
        #expect(named.lines == ["C2 17-101 FY2020 3"])
        #expect(named.notices.contains { $0.english.contains("the hidden sheet “古い” was read") })
        let error = #expect(throws: DocumentError.self) { try HistoryPlan.read(file, sheet: "ない") }
        #expect(error?.description.contains("one of the sheets: 隠し (hidden), 表紙, 推移, 古い (hidden)") == true)
    }

    @Test(
        "names every cell it can't read",
        arguments: [
            (["99-1", "R2", "5"], "(A2): found “99-1”, expected one of the plan's numbers: 17-101, 33-102, 35-106"),
            (["17-101", "いつか", "5"], "(B2): found “いつか”, expected a period"),
            (["17-101", "", "5"], "(B2): found an empty cell, expected a period"),
            (["17-101", "R2", "多数"], "(C2): found “多数”, expected a number"),
            (["17-101", "R2", "5件"], "(C2): found “5件”, expected a number"),
            (["17-101", "R2", "<c r=\"@\" t=\"e\"><v>#REF!</v></c>"], "(C2): found the error #REF!, expected a value"),
            (["17-101", "R2", "<c r=\"@\"><f>A1</f></c>"], "(C2): found a formula without a stored result"),
            (
                ["17-101", "R2", "<c r=\"@\" s=\"1\"><v>43555</v></c>"],
                "(C2): found the date 2019-03-31, expected a number"
            ),
            (["<c r=\"@\" s=\"1\"><v>43555</v></c>", "R2", "5"], "(A2): found a number turned into a date"),
        ])
    func problems(cells: [String], message: String) throws {
        let error = #expect(throws: DocumentError.self) {
            try HistoryPlan.read([["事業番号", "期間", "値"], cells])
        }
        #expect(error?.description.contains("history.xlsx [推移], line 2") == true)
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test("gives all its problems at once")
    func allProblems() throws {
        let error = #expect(throws: DocumentError.self) {
            try HistoryPlan.read([["事業番号", "年度", "値"], ["x", "R2", "1"], ["17-101", "R2", "?"], ["y", "R2", "1"]])
        }
        #expect(error?.problems.map(\.line) == [2, 3, 4])
    }

    @Test("without a header or without values is refused")
    func empty() throws {
        let error = #expect(throws: DocumentError.self) { try HistoryPlan.read([["a", "b"], ["c", "d"]]) }
        #expect(error?.description.contains("no header row") == true)
        let bare = #expect(throws: DocumentError.self) {
            try HistoryPlan.read([["事業番号", "年度", "値"], ["17-101", "R2", ""]])
        }
        #expect(bare?.description.contains("a table without values") == true)
    }
}

/// A plan to read history sheets for, with indicators of several sorts.
enum HistoryPlan {
    struct Missing: Error {}

    static func make(measurements: [IndicatorMeasurement] = []) -> Plan {
        Plan(
            declaration: Declaration(title: "", fiscalYear: nil),
            indicators: [
                Indicator(id: "17-101", programme: "", name: "登録者数", unit: "人", kind: .stock),
                Indicator(id: "33-102", programme: "", name: "着用率", unit: "%", kind: .share),
                Indicator(id: "35-106", programme: "", name: "取組状況", unit: nil, kind: .milestone),
            ],
            targets: [], stages: ["35-106": ["現状把握", "方針決定"]], measurements: measurements)
    }

    static func year(_ number: Int) throws -> Period {
        guard let year = FiscalYear(number) else { throw Missing() }
        return .fiscalYear(year)
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Period {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw Missing() }
        return .date(date)
    }

    /// Writes `file`, reads it, and gives what was read.
    static func read(_ file: XLSXFile, sheet: String? = nil, password: String? = nil) throws -> MeasurementReading {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/history.xlsx"
        try file.write(to: path, password: password)
        return try MeasurementSheet.read(file: path, sheet: sheet, for: make())
    }

    /// A workbook of one sheet with the texts of `rows`.
    static func read(_ rows: [[String]]) throws -> MeasurementReading {
        try read(XLSXFile(sheets: [("推移", nil, SheetXML.rows(rows))], formats: [0, 14, 9]))
    }
}

extension MeasurementReading {
    /// Indicator, period and value of everything read, as text.
    var lines: [String] {
        items.map { item in
            let value = item.measurement.value.text(unit: nil).english
            return "\(item.cell) \(item.measurement.indicatorID) \(item.measurement.period.canonicalText) \(value)"
        }
    }
}

@Suite("Values of a history sheet added to a plan")
struct AddedMeasurementsTests {
    private func existing() throws -> IndicatorMeasurement {
        IndicatorMeasurement(indicatorID: "17-101", period: try HistoryPlan.year(2020), value: .numeric(.exact(100)))
    }

    private func added(_ rows: [[String]]) throws -> Plan {
        let reading = try HistoryPlan.read([["事業番号", "期間", "値", "判明日"]] + rows)
        return try HistoryPlan.make(measurements: [existing()]).adding(reading)
    }

    @Test("stand behind those that are there; the same value isn't added again, in whatever way its period is written")
    func merged() throws {
        let plan = try added([
            ["17-101", "R2", "100", ""], ["17-101", "2021-03-31", "100", ""], ["17-101", "R1", "90", ""],
        ])
        #expect(plan.measurements.map(\.value) == [.numeric(.exact(100)), .numeric(.exact(90))])
    }

    @Test("may not contradict a value that is there, except as a revision with its day")
    func contradiction() throws {
        let error = #expect(throws: DocumentError.self) { try added([["17-101", "R2", "101", ""]]) }
        #expect(error?.description.contains("(C2 value): found 101, expected 100, which is there already") == true)
        let revised = try added([["17-101", "R2", "101", "2022-05-01"]])
        #expect(revised.measurements.count == 2)
    }

    @Test(
        "must be possible for the indicator",
        arguments: [["33-102", "R2", "120", ""], ["35-106", "R2", "未知の段階", ""], ["17-101", "R9", "5", "2020-01-01"]])
    func impossible(row: [String]) throws {
        let error = #expect(throws: DocumentError.self) { try added([row]) }
        #expect(error?.description.contains("history.xlsx [推移], line 2") == true)
    }
}

import MitoshiPlanning
import MitoshiStatistics

@testable import MitoshiDocuments

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

import MitoshiPlanning

/// What a planner should know of how a history sheet was read.
struct MeasurementRemarks {
    private var formulas: [String] = []
    private var outside: [String] = []
    /// The rows of targets or expected values, from 1.
    var plannedRows: [Int] = []
    /// How many places have no value.
    var withoutValue = 0

    /// - Parameter name: Of the cell, such as `C7`.
    mutating func note(_ cell: SpreadsheetCell, _ name: String) {
        if cell.isFormula { formulas.append(name) }
        if cell.leadsOutside { outside.append(name) }
    }

    /// - Parameter place: The file and its sheet.
    func texts(at place: String, _ header: MeasurementHeader) -> [BilingualText] {
        var notices: [BilingualText] = []
        func add(_ japanese: String, _ english: String) {
            notices.append(BilingualText(japanese: "\(place)：\(japanese)", english: "\(place): \(english)"))
        }
        func listed(_ cells: [String]) -> String {
            cells.prefix(10).joined(separator: ", ") + (cells.count > 10 ? "…" : "")
        }
        if !formulas.isEmpty {
            add(
                "数式のセルは、保存されている結果を読みました（\(listed(formulas))、計\(formulas.count)個）。",
                "formulas were read as their stored results (\(listed(formulas)); \(formulas.count) in all).")
        }
        if !outside.isEmpty {
            add(
                "ほかのファイルを参照する数式です（\(listed(outside))）。", "these formulas refer to other files: \(listed(outside)).")
        }
        let bare = header.years.filter(\.isBare).map { "\($0.period.westernYear)" }
        if !bare.isEmpty {
            add(
                "見出しの\(bare.joined(separator: "、"))は年度と読みました。",
                "the headers \(bare.joined(separator: ", ")) were read as fiscal years.")
        }
        if !header.others.isEmpty {
            let years = header.others.joined(separator: "、")
            add(
                "目標や見込みの列（\(years)）は実績値ではないため読んでいません。",
                "columns of targets or expected values (\(years)) hold no measured values and were left out.")
        }
        if !plannedRows.isEmpty {
            let rows = listed(plannedRows.map(String.init))
            add(
                "目標や見込みの行（\(rows)行目）は実績値ではないため読んでいません。",
                "rows of targets or expected values (\(rows)) hold no measured values and were left out.")
        }
        if let unit = header.unit {
            add("表の上の「単位：\(unit)」を値の単位と読みました。", "“\(unit)” above the table was read as the unit of its values.")
        }
        let calendar = header.years.compactMap(\.period.namedYear).filter(\.isCalendarYear).map(\.shortLabel)
        if !calendar.isEmpty {
            add(
                "「年度」でない列（\(calendar.map(\.japanese).joined(separator: "、"))）は暦年（1月～12月）と読みました。",
                "columns headed 年 without 度 (\(calendar.map(\.english).joined(separator: ", "))) were read as calendar years."
            )
        }
        if withoutValue > 0 {
            add("値のない欄が\(withoutValue)個あります。", "\(withoutValue) places have no value.")
        }
        return notices
    }
}

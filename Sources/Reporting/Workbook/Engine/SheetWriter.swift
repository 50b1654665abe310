import CXLSXWriter
import MitoshiBasics

/// One sheet of a workbook while it is being filled.
struct SheetWriter {
    let pointer: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    let formats: FormatCache

    /// The longest text that a cell holds, in characters.
    static let textLimit = 32_767

    /// What a cell holds.
    enum Value: Hashable {
        case text(String)
        case number(Double)
        /// A formula with the result that viewers show which don't calculate.
        case formula(String, Result)
        case blank
    }

    /// The stored result of a formula.
    enum Result: Hashable {
        case number(Double)
        case text(String)
    }

    /// - Parameter style: `nil` on sheets that nobody looks at, where it would only take room.
    func write(_ value: Value, at place: CellPlace, _ style: CellStyle? = .plain) throws(WorkbookError) {
        let format = try style.map { style throws(WorkbookError) in try formats.format(style) }
        let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
        let code: lxw_error
        switch value {
        case .text(let text): code = worksheet_write_string(pointer, row, column, Self.fitting(text), format)
        case .number(let number):
            guard number.isFinite else { throw .refused(place: named(place), reason: "\(number)") }
            code = worksheet_write_number(pointer, row, column, number, format)
        case .formula(let formula, .number(let number)):
            guard number.isFinite else { throw .refused(place: named(place), reason: "\(number)") }
            code = worksheet_write_formula_num(pointer, row, column, "=" + formula, format, number)
        case .formula(let formula, .text(let text)):
            code = worksheet_write_formula_str(pointer, row, column, "=" + formula, format, Self.fitting(text))
        case .blank: code = worksheet_write_blank(pointer, row, column, format)
        }
        try WorkbookFile.check(code, named(place))
    }

    /// One text over several cells; not for tables that machines read.
    func merge(_ text: String, over range: CellRange, _ style: CellStyle) throws(WorkbookError) {
        let format = try formats.format(style)
        let code = worksheet_merge_range(
            pointer, lxw_row_t(range.first.row), lxw_col_t(range.first.column), lxw_row_t(range.last.row),
            lxw_col_t(range.last.column), Self.fitting(text), format)
        try WorkbookFile.check(code, named(range.first))
    }

    /// A text that leads to a place in the workbook, such as `'Sheet 1'!A1`.
    func link(_ text: String, to target: String, at place: CellPlace, _ style: CellStyle) throws(WorkbookError) {
        let format = try formats.format(style)
        let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
        try WorkbookFile.check(
            worksheet_write_url(pointer, row, column, "internal:" + target, format), named(place))
        try write(.text(text), at: place, style)
    }

    func setWidths(_ widths: [Double]) throws(WorkbookError) {
        for (column, width) in widths.enumerated() {
            let code = worksheet_set_column(pointer, lxw_col_t(column), lxw_col_t(column), width, nil)
            try WorkbookFile.check(code, name)
        }
    }

    /// - Parameter height: In points.
    func setHeight(_ height: Double, ofRow row: Int) throws(WorkbookError) {
        try WorkbookFile.check(worksheet_set_row(pointer, lxw_row_t(row), height, nil), name)
    }

    func freeze(rows: Int, columns: Int) {
        worksheet_freeze_panes(pointer, lxw_row_t(rows), lxw_col_t(columns))
    }

    func filter(_ range: CellRange) throws(WorkbookError) {
        let code = worksheet_autofilter(
            pointer, lxw_row_t(range.first.row), lxw_col_t(range.first.column), lxw_row_t(range.last.row),
            lxw_col_t(range.last.column))
        try WorkbookFile.check(code, name)
    }

    func hide() { worksheet_hide(pointer) }

    func hideGrid() { worksheet_gridlines(pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

    func markTab(_ color: SheetColor) { worksheet_set_tab_color(pointer, color.rawValue) }

    func insert(
        _ native: UnsafeMutablePointer<lxw_chart>, saying alternative: String, at place: CellPlace
    ) throws(WorkbookError) {
        let texts = TextArena()
        var options = lxw_chart_options()
        options.x_scale = SheetChart.width / 480
        options.y_scale = SheetChart.height / 288
        options.description = texts.copy(alternative)
        let code = withExtendedLifetime(texts) {
            worksheet_insert_chart_opt(pointer, lxw_row_t(place.row), lxw_col_t(place.column), native, &options)
        }
        try WorkbookFile.check(code, named(place))
    }

    func named(_ place: CellPlace) -> String { "\(name)!\(place.name)" }

    /// The text, cut with an ellipsis where no cell could hold it.
    private static func fitting(_ text: String) -> String {
        let text = withoutControls(text)
        guard text.unicodeScalars.count > textLimit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLimit - 1))) + "…"
    }
}

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
            code = worksheet_write_formula_num(pointer, row, column, "=" + withoutControls(formula), format, number)
        case .formula(let formula, .text(let text)):
            code = worksheet_write_formula_str(
                pointer, row, column, "=" + withoutControls(formula), format, Self.fitting(text))
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
        let isLong = text.unicodeScalars.count > textLimit
        let kept = isLong ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLimit - 1))) + "…" : text
        return CharacterCodes.replaced(in: kept, by: "_x005F_")
    }

    /// A text over the first `columns` columns of `row`, which becomes as high as the text needs.
    ///
    /// - Parameter width: Of those columns together, in characters.
    func writeWide(
        _ text: String, row: Int, columns: Int, width: Int, _ style: CellStyle
    ) throws(WorkbookError) {
        try merge(text, over: CellRange(CellPlace(row, 0), CellPlace(row, columns - 1)), style)
        let lines = wrapped(text, to: Int(Double(width) * 10 / max(style.size, 10))).count
        try setHeight(Double(lines) * style.size * 1.45 + 4, ofRow: row)
    }

    /// What may be entered into a cell, with the words that appear beside it.
    struct InputRule {
        enum Allowed {
            case anyNumber
            /// These words; at most 255 characters together.
            case choices([String])
        }

        let allowed: Allowed
        /// At most 32 characters.
        let title: String
        /// At most 255 characters.
        let prompt: String
        /// Stands in the box that refuses another entry; at most 255 characters.
        let refusal: String
    }

    /// The largest number that spreadsheets hold, as a limit that no entry reaches.
    private static let largest = 9.99e307

    func validate(_ range: CellRange, _ rule: InputRule) throws(WorkbookError) {
        let texts = TextArena()
        var validation = lxw_data_validation()
        var list: [UnsafeMutablePointer<CChar>?] = []
        validation.input_title = texts.copy(String(rule.title.prefix(32)))
        validation.input_message = texts.copy(String(rule.prompt.prefix(255)))
        validation.error_title = texts.copy(String(rule.title.prefix(32)))
        validation.error_message = texts.copy(String(rule.refusal.prefix(255)))
        switch rule.allowed {
        case .anyNumber:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (validation.minimum_number, validation.maximum_number) = (-Self.largest, Self.largest)
        case .choices(let words):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            list = words.map(texts.copy) + [nil]
        }
        let code = withExtendedLifetime(texts) {
            list.withUnsafeMutableBufferPointer { words in
                if !words.isEmpty { validation.value_list = words.baseAddress }
                return worksheet_data_validation_range(
                    pointer, lxw_row_t(range.first.row), lxw_col_t(range.first.column), lxw_row_t(range.last.row),
                    lxw_col_t(range.last.column), &validation)
            }
        }
        try WorkbookFile.check(code, named(range.first))
    }

    /// Gives the cells of `range` a style of their own where a formula holds, written for the first of them.
    func mark(_ range: CellRange, where formula: String, _ style: CellStyle) throws(WorkbookError) {
        let texts = TextArena()
        var condition = lxw_conditional_format()
        condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        condition.value_string = texts.copy("=" + formula)
        condition.format = try formats.format(style)
        try apply(&condition, to: range, keeping: texts)
    }

    private func apply(
        _ condition: inout lxw_conditional_format, to range: CellRange, keeping texts: TextArena
    ) throws(WorkbookError) {
        let code = withExtendedLifetime(texts) {
            worksheet_conditional_format_range(
                pointer, lxw_row_t(range.first.row), lxw_col_t(range.first.column), lxw_row_t(range.last.row),
                lxw_col_t(range.last.column), &condition)
        }
        try WorkbookFile.check(code, named(range.first))
    }

    /// How a sheet prints: A4, as wide as one page, with page numbers.
    struct Print {
        var isLandscape = true
        /// Rows at the top of every page, from 0.
        var repeatedRows: ClosedRange<Int>?
        /// What is printed; `nil` prints everything.
        var area: CellRange?
        /// Stands above every page, and names the sheet.
        let title: String
        /// Stands below every page beside the page's number.
        let remark: String
    }

    func setPrint(_ print: Print) throws(WorkbookError) {
        worksheet_set_paper(pointer, 9)
        if print.isLandscape { worksheet_set_landscape(pointer) }
        worksheet_fit_to_pages(pointer, 1, 0)
        worksheet_set_margins(pointer, 0.4, 0.4, 0.7, 0.6)
        if let rows = print.repeatedRows {
            let code = worksheet_repeat_rows(pointer, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
            try WorkbookFile.check(code, name)
        }
        if let area = print.area {
            let code = worksheet_print_area(
                pointer, lxw_row_t(area.first.row), lxw_col_t(area.first.column), lxw_row_t(area.last.row),
                lxw_col_t(area.last.column))
            try WorkbookFile.check(code, name)
        }
        try WorkbookFile.check(worksheet_set_header(pointer, "&L" + Self.literal(print.title) + "&R&A"), name)
        try WorkbookFile.check(worksheet_set_footer(pointer, "&L" + Self.literal(print.remark) + "&R&P / &N"), name)
    }

    /// Text in a header or footer, whose limit is 255 characters together: no codes, and not too long.
    private static func literal(_ text: String) -> String {
        let line = withoutControls(String(text.map { $0.isNewline ? " " : $0 })).prefix(100)
        return String(line).replacing("&", with: "&&")
    }
}

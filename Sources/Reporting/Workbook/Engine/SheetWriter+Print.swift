import CXLSXWriter

extension SheetWriter {
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
        let line = String(text.map { $0.isNewline ? " " : $0 }).prefix(100)
        return String(line).replacing("&", with: "&&")
    }
}

import CXLSXWriter

extension SheetWriter {
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
}

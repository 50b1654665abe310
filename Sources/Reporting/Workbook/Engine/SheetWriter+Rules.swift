import CXLSXWriter

extension SheetWriter {
    /// What may be entered into a cell, with the words that appear beside it.
    struct InputRule {
        enum Allowed {
            case numbers(ClosedRange<Double>)
            case anyNumber
            /// The texts of a range, such as `'Sheet 1'!$A$2:$A$5`.
            case listed(String)
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

    func validate(_ place: CellPlace, _ rule: InputRule) throws(WorkbookError) {
        try validate(CellRange(place, place), rule)
    }

    func validate(_ range: CellRange, _ rule: InputRule) throws(WorkbookError) {
        let texts = TextArena()
        var validation = lxw_data_validation()
        var list: [UnsafeMutablePointer<CChar>?] = []
        validation.input_title = texts.copy(String(rule.title.prefix(32)))
        validation.input_message = texts.copy(String(rule.prompt.prefix(255)))
        validation.error_title = texts.copy(String(rule.title.prefix(32)))
        validation.error_message = texts.copy(String(rule.refusal.prefix(255)))
        switch rule.allowed {
        case .numbers(let numbers): Self.limit(&validation, to: numbers)
        case .anyNumber: Self.limit(&validation, to: -Self.largest...Self.largest)
        case .listed(let cells):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = texts.copy("=" + cells)
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

    private static func limit(_ validation: inout lxw_data_validation, to range: ClosedRange<Double>) {
        validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
        validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        validation.minimum_number = max(range.lowerBound, -largest)
        validation.maximum_number = min(range.upperBound, largest)
    }

    /// Gives the cells of `range` that hold exactly `word` a style of their own.
    func mark(_ range: CellRange, holding word: String, _ style: CellStyle) throws(WorkbookError) {
        let texts = TextArena()
        var condition = lxw_conditional_format()
        condition.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        condition.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
        condition.value_string = texts.copy("\"" + word.replacing("\"", with: "\"\"") + "\"")
        condition.format = try formats.format(style)
        try apply(&condition, to: range, keeping: texts)
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

    /// Shows the numbers of `range`, which run from 0 to 4, as bars from none to four.
    ///
    /// The bars follow the smallest and largest number there, so both must occur.
    func showAsBars(_ range: CellRange) throws(WorkbookError) {
        var condition = lxw_conditional_format()
        condition.type = UInt8(LXW_CONDITIONAL_TYPE_ICON_SETS.rawValue)
        condition.icon_style = UInt8(LXW_CONDITIONAL_ICONS_5_RATINGS.rawValue)
        condition.icons_only = 1
        try apply(&condition, to: range, keeping: TextArena())
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

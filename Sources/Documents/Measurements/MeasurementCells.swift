import MitoshiPlanning
import MitoshiStatistics

/// Reads what one cell of a history sheet says: a value, a period, a day.
struct MeasurementCells {
    let dates: SerialDate
    /// The month in which the plan's fiscal years begin.
    let fiscalYearBegins: Int

    typealias Value = (value: IndicatorMeasurement.Value, decimals: Int?)

    private static let number = BilingualText(
        japanese: "数値（例：1,234.5、10,000人以上）", english: "a number such as 1,234.5 or ≥10,000")
    static let plainNumber = BilingualText(japanese: "数値だけ", english: "a number alone")

    /// - Parameter written: The unit that the sheet states for the value, where it isn't beside the number.
    /// - Returns: `nil` for a cell that says there is no value.
    func value(
        of cell: SpreadsheetCell, in written: String? = nil, for indicator: Indicator
    ) throws(CellFault) -> Value? {
        let value = try value(of: cell, for: indicator)
        guard let written, value != nil, let text = cell.text, Quantity(text)?.unit.isEmpty == true,
            let quantity = Quantity(text + written)
        else { return value }
        if let converted = quantity.converted(to: indicator.unit) {
            return (.numeric(converted.range), converted.decimals)
        }
        // 件 beside 件数 is no reason to refuse; thousands of something else are.
        guard UnitScale.isScaled(written) else { return value }
        throw CellFault(
            found: BilingualText(japanese: "単位「\(written)」の値", english: "a value in “\(written)”"),
            expected: BilingualText(
                japanese: "単位「\(indicator.unit ?? "なし")」の値", english: "a value in “\(indicator.unit ?? "no unit")”"))
    }

    private func value(of cell: SpreadsheetCell, for indicator: Indicator) throws(CellFault) -> Value? {
        if case .number(let number, let format) = cell.value { return try measured(number, format, indicator) }
        let text = try text(cell)
        if NoValueMark.isWritten(in: text) { return nil }
        if indicator.kind == .milestone { return (.stage(text.trimmed), nil) }
        let unit = indicator.unit?.foldingWidth.withoutWhitespace
        guard let quantity = Quantity(text), !quantity.isQualified, !quantity.isToBeKept,
            quantity.unit.isEmpty || quantity.unit == unit
        else { throw CellFault(found: .quoted(text), expected: Self.number) }
        return (.numeric(quantity.range), quantity.decimals)
    }

    private func measured(
        _ number: Double, _ format: CellNumberFormat, _ indicator: Indicator
    ) throws(CellFault) -> Value {
        if format.isDate {
            let date = dates.date(number).map { "\($0)" } ?? PlainNumber.text(number)
            throw CellFault(
                found: BilingualText(japanese: "日付\(date)", english: "the date \(date)"), expected: Self.number)
        }
        guard format.isPercentage else { return (.numeric(.exact(number)), nil) }
        guard let unit = indicator.unit, NumberText.isPercentage(unit) else {
            throw CellFault(
                found: BilingualText(
                    japanese: "パーセント表示の\(PlainNumber.text(number))",
                    english: "\(PlainNumber.text(number)) shown as a percentage"),
                expected: BilingualText(
                    japanese: "単位「\(indicator.unit ?? "")」の数値",
                    english: "a number in the unit “\(indicator.unit ?? "")”"))
        }
        // 0.253 shown as 25.3%: the product may miss the number meant by its last bit.
        return (.numeric(.exact((number * 1e14).rounded() / 1e12)), nil)
    }

    /// An error or a formula without a result is a fault.
    func text(_ cell: SpreadsheetCell) throws(CellFault) -> String {
        switch cell.value {
        case .error(let code):
            throw CellFault(
                found: BilingualText(japanese: "エラー値\(code)", english: "the error \(code)"),
                expected: BilingualText(japanese: "値", english: "a value"))
        case .noResult:
            throw CellFault(
                found: BilingualText(japanese: "計算結果の保存されていない数式", english: "a formula without a stored result"),
                expected: BilingualText(
                    japanese: "値（表計算ソフトで開いて保存し直す）", english: "a value (open and save the file in a spreadsheet)"))
        case .text, .number, .flag: return cell.text ?? ""
        }
    }

    /// An indicator's number; spreadsheets turn some into dates.
    func id(_ cell: SpreadsheetCell) throws(CellFault) -> String {
        if case .number(_, let format) = cell.value, format.isDate {
            throw CellFault(
                found: BilingualText(japanese: "日付に変わった番号", english: "a number turned into a date"),
                expected: BilingualText(japanese: "文字列として入力した事業番号", english: "the indicator's number entered as text"))
        }
        return try text(cell)
    }

    /// - Parameter isYear: Whether the column holds years alone.
    func period(of cell: SpreadsheetCell, isYear: Bool) throws(CellFault) -> Period {
        if case .number(let number, let format) = cell.value {
            if !format.isDate,
                let year = Int(exactly: number).flatMap({ FiscalYear($0, firstMonth: fiscalYearBegins) })
            {
                return .fiscalYear(year)
            }
            // Without a date format 44286 is a date too: no year has five digits.
            if format.isDate || number >= 10_000, let date = dates.date(number) {
                return format.period(of: date).withFiscalYears(beginning: fiscalYearBegins)
            }
        }
        let text = try text(cell)
        do throws(PeriodParser.Failure) {
            return try isYear
                ? .fiscalYear(PeriodParser.parseFiscalYear(text, fiscalYearBegins: fiscalYearBegins))
                : PeriodParser.parse(text, fiscalYearBegins: fiscalYearBegins, takesBareYears: true)
        } catch {
            throw CellFault(found: .quoted(text), expected: error.expected(PeriodParser.Failure.period))
        }
    }

    /// A whole number from 0 on.
    func whole(_ cell: SpreadsheetCell) throws(CellFault) -> Int {
        if case .number(let number, _) = cell.value, let whole = Int(exactly: number), whole >= 0 { return whole }
        let text = try text(cell)
        if let quantity = Quantity(text), let whole = Int(exactly: quantity.value), whole >= 0 { return whole }
        throw CellFault(
            found: .quoted(text), expected: BilingualText(japanese: "0以上の整数", english: "a whole number from 0"))
    }

    func date(_ cell: SpreadsheetCell) throws(CellFault) -> CalendarDate {
        if case .number(let number, _) = cell.value, let date = dates.date(number) { return date }
        if case .date(let date)? = cell.text.flatMap({ try? PeriodParser.parse($0) }) { return date }
        throw CellFault(found: .quoted(cell.text ?? ""), expected: PeriodParser.Failure.date)
    }
}

/// What is wrong with one cell.
struct CellFault: Error {
    let found: BilingualText
    let expected: BilingualText
}

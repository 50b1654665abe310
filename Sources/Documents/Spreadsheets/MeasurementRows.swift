import Planning
import Statistics

/// Reads the rows below a header, cell by cell.
struct MeasurementRows {
    let file: String
    let sheet: SpreadsheetSheet
    let header: MeasurementHeader
    private let indicators: IndicatorFinder
    private(set) var items: [MeasurementReading.Item] = []
    private var problems = ProblemList()
    private var formulas: [String] = []
    private var outside: [String] = []
    private var withoutValue = 0

    init(file: String, sheet: SpreadsheetSheet, header: MeasurementHeader, plan: Plan) {
        self.file = file
        self.sheet = sheet
        self.header = header
        indicators = IndicatorFinder(plan)
    }

    mutating func read() throws(DocumentError) {
        for row in sheet.rowNumbers where row > header.row {
            guard let indicator = indicator(in: row) else { continue }
            if header.isWide { readWide(row, indicator) } else { readTidy(row, indicator) }
        }
        try problems.throwIfAny()
        guard items.isEmpty else { return }
        throw DocumentError([
            DocumentProblem(
                file: MeasurementSheet.place(file, sheet.name), line: header.row + 1,
                found: BilingualText(japanese: "見出しの下に値のない表", english: "a table without values"),
                expected: BilingualText(japanese: "実績値", english: "measured values"))
        ])
    }

    // MARK: Rows

    /// The indicator that a row is about; `nil` where the row names none, or an unknown one, which is reported.
    private mutating func indicator(in row: Int) -> Indicator? {
        if let column = header.columns[.id], let cell = sheet[row, column] {
            if case .number(_, let format) = cell.value, format.isDate {
                add(
                    row, column, BilingualText(japanese: "日付に変わった番号", english: "a number turned into a date"),
                    BilingualText(japanese: "文字列として入力した事業番号", english: "the indicator's number entered as text"))
                return nil
            }
            guard let text = text(of: cell, row, column) else { return nil }
            if let indicator = indicators.byID(text) { return indicator }
            // Below a table planners write remarks; a row without values says nothing of an indicator.
            if hasValues(row) { add(row, column, .quoted(text), indicators.expectedIDs) }
            return nil
        }
        guard let column = header.columns[.name], let cell = sheet[row, column] else { return nil }
        guard let text = text(of: cell, row, column) else { return nil }
        if let indicator = indicators.byName(text) { return indicator }
        if hasValues(row) { add(row, column, .quoted(text), indicators.expectedNames) }
        return nil
    }

    private func hasValues(_ row: Int) -> Bool {
        let columns =
            header.isWide
            ? header.years.map(\.column) : MeasurementValueColumn.all.compactMap { header.columns[$0.field] }
        return columns.contains { sheet[row, $0] != nil }
    }

    private mutating func readWide(_ row: Int, _ indicator: Indicator) {
        for year in header.years {
            guard let cell = sheet[row, year.column],
                let value = value(of: cell, row, year.column, indicator)
            else { continue }
            add(value, of: indicator, year.period, row, year.column, cell, Details())
        }
    }

    private mutating func readTidy(_ row: Int, _ indicator: Indicator) {
        let filled = MeasurementValueColumn.all.compactMap { sort -> (MeasurementValueColumn, Int, SpreadsheetCell)? in
            guard let column = header.columns[sort.field], let cell = sheet[row, column] else { return nil }
            return (sort, column, cell)
        }
        guard let first = filled.first(where: { $0.0.field != .denominator }) else {
            withoutValue += 1
            return
        }
        guard let period = period(in: row), let details = details(in: row) else { return }
        if let share = share(in: row) {
            guard let share = share.value else { return }
            add((.numeric(share), nil), of: indicator, period, row, first.1, first.2, details)
            return
        }
        guard filled.count == 1 else {
            add(
                row, first.1, BilingualText(japanese: "\(filled.count)個の値", english: "\(filled.count) values"),
                BilingualText(japanese: "1行に値は1つ", english: "one value a row"))
            return
        }
        guard let value = value(of: first.2, row, first.1, indicator) else { return }
        guard let bounded = first.0.bound(value) else {
            add(row, first.1, .quoted(first.2.text ?? ""), Self.plainNumber)
            return
        }
        add(bounded, of: indicator, period, row, first.1, first.2, details)
    }

    private typealias Value = (value: IndicatorMeasurement.Value, decimals: Int?)

    private mutating func add(
        _ value: Value, of indicator: Indicator, _ period: Period, _ row: Int, _ column: Int, _ cell: SpreadsheetCell,
        _ details: Details
    ) {
        let name = SpreadsheetSheet.name(row: row, column: column)
        if cell.isFormula { formulas.append(name) }
        if cell.leadsOutside { outside.append(name) }
        let place = "\(file) [\(sheet.name)] \(name)"
        items.append(
            MeasurementReading.Item(
                cell: name,
                measurement: IndicatorMeasurement(
                    indicatorID: indicator.id, period: period, value: value.value, isDerived: details.isDerived,
                    knownOn: details.knownOn, decimals: value.decimals,
                    source: details.source ?? Source(title: place), note: details.note),
                isFormula: cell.isFormula))
    }

    // MARK: Cells

    private static let number = BilingualText(
        japanese: "数値（例：1,234.5、10,000人以上）", english: "a number such as 1,234.5 or ≥10,000")
    private static let plainNumber = BilingualText(japanese: "数値だけ", english: "a number alone")

    /// What planners put where there is no value.
    private static let placeholders: Set<String> = [
        "-", "－", "—", "―", "‐", "–", "ー", "…", "...", "***", "未集計", "集計中", "調査中", "n/a", "na",
    ]

    private mutating func value(
        of cell: SpreadsheetCell, _ row: Int, _ column: Int, _ indicator: Indicator
    ) -> Value? {
        if case .number(let number, let format) = cell.value { return measured(number, format, row, column, indicator) }
        guard let text = text(of: cell, row, column) else { return nil }
        let plain = text.foldingWidth.trimmed.lowercased()
        if Self.placeholders.contains(plain) || Self.placeholders.contains(text.trimmed) {
            withoutValue += 1
            return nil
        }
        if indicator.kind == .milestone { return (.stage(text.trimmed), nil) }
        let unit = indicator.unit?.foldingWidth.withoutWhitespace
        if let quantity = Quantity(text), !quantity.isQualified, !quantity.isToBeKept,
            quantity.unit.isEmpty || quantity.unit == unit
        {
            return (.numeric(quantity.observed), quantity.decimals)
        }
        add(row, column, .quoted(text), Self.number)
        return nil
    }

    private mutating func measured(
        _ number: Double, _ format: CellNumberFormat, _ row: Int, _ column: Int, _ indicator: Indicator
    ) -> Value? {
        if format.isDate {
            let date = sheet.dates.date(number).map { "\($0)" } ?? PlainNumber.text(number)
            add(row, column, BilingualText(japanese: "日付\(date)", english: "the date \(date)"), Self.number)
            return nil
        }
        guard format.isPercentage else { return (.numeric(.exact(number)), nil) }
        guard let unit = indicator.unit, ["%", "％", "パーセント"].contains(unit) else {
            add(
                row, column,
                BilingualText(
                    japanese: "パーセント表示の\(PlainNumber.text(number))",
                    english: "\(PlainNumber.text(number)) shown as a percentage"),
                BilingualText(
                    japanese: "単位「\(indicator.unit ?? "")」の数値",
                    english: "a number in the unit “\(indicator.unit ?? "")”"))
            return nil
        }
        // 0.253 shown as 25.3%: the product may miss the number meant by its last bit.
        return (.numeric(.exact((number * 1e14).rounded() / 1e12)), nil)
    }

    /// The text of a cell; an error or a formula without a result is reported.
    private mutating func text(of cell: SpreadsheetCell, _ row: Int, _ column: Int) -> String? {
        switch cell.value {
        case .error(let code):
            add(
                row, column, BilingualText(japanese: "エラー値\(code)", english: "the error \(code)"),
                BilingualText(japanese: "値", english: "a value"))
        case .noResult:
            add(
                row, column, BilingualText(japanese: "計算結果の保存されていない数式", english: "a formula without a stored result"),
                BilingualText(
                    japanese: "値（表計算ソフトで開いて保存し直す）", english: "a value (open and save the file in a spreadsheet)"))
        case .text, .number, .flag: return cell.text
        }
        return nil
    }

    private mutating func period(in row: Int) -> Period? {
        for field in [MeasurementHeader.Field.period, .westernYear, .eraYear] {
            guard let column = header.columns[field], let cell = sheet[row, column] else { continue }
            return period(of: cell, row, column, isYear: field != .period)
        }
        let column = header.columns[.period] ?? header.columns[.westernYear] ?? header.columns[.eraYear] ?? 0
        add(row, column, .quoted(""), PeriodParser.Failure.period)
        return nil
    }

    private mutating func period(of cell: SpreadsheetCell, _ row: Int, _ column: Int, isYear: Bool) -> Period? {
        if case .number(let number, let format) = cell.value {
            if isYear, !format.isDate, let year = Int(exactly: number).flatMap({ FiscalYear($0) }) {
                return .fiscalYear(year)
            }
            // Without a date format 44286 is a date too: no year has five digits.
            if format.isDate || number >= 10_000, let date = sheet.dates.date(number) { return .date(date) }
        }
        guard let text = text(of: cell, row, column) else { return nil }
        do throws(PeriodParser.Failure) {
            return try isYear ? .fiscalYear(PeriodParser.parseFiscalYear(text)) : PeriodParser.parse(text)
        } catch {
            add(row, column, .quoted(text), error.expected(PeriodParser.Failure.period))
            return nil
        }
    }

    private mutating func share(in row: Int) -> (value: Observation.Value?, Void)? {
        guard let first = header.columns[.numerator], let second = header.columns[.denominator],
            let numerator = sheet[row, first], let denominator = sheet[row, second]
        else { return nil }
        guard let part = whole(numerator, row, first), let all = whole(denominator, row, second) else {
            return (nil, ())
        }
        guard all > 0, part <= all else {
            add(
                row, first, .quoted("\(part)/\(all)"),
                BilingualText(japanese: "分母以下の分子", english: "at most the denominator"))
            return (nil, ())
        }
        return (.share(numerator: part, denominator: all), ())
    }

    private mutating func whole(_ cell: SpreadsheetCell, _ row: Int, _ column: Int) -> Int? {
        if case .number(let number, _) = cell.value, let whole = Int(exactly: number), whole >= 0 { return whole }
        if let text = text(of: cell, row, column) {
            if let quantity = Quantity(text), let whole = Int(exactly: quantity.value), whole >= 0 { return whole }
            add(row, column, .quoted(text), BilingualText(japanese: "0以上の整数", english: "a whole number from 0"))
        }
        return nil
    }

    /// What stands beside a value.
    private struct Details {
        var isDerived = false
        var knownOn: CalendarDate?
        var source: Source?
        var note = ""
    }

    private mutating func details(in row: Int) -> Details? {
        func text(_ field: MeasurementHeader.Field) -> String? {
            header.columns[field].flatMap { sheet[row, $0]?.text?.trimmed }
        }
        var details = Details()
        details.isDerived = ["true", "1", "はい", "○", "計算値"].contains(text(.derived)?.lowercased() ?? "")
        details.note = text(.note) ?? ""
        details.source = text(.source).map { Source(title: $0, address: text(.address)) }
        guard let column = header.columns[.knownOn], let cell = sheet[row, column] else { return details }
        if case .number(let number, _) = cell.value, let date = sheet.dates.date(number) {
            details.knownOn = date
        } else if case .date(let date)? = cell.text.flatMap({ try? PeriodParser.parse($0) }) {
            details.knownOn = date
        } else {
            add(row, column, .quoted(cell.text ?? ""), PeriodParser.Failure.date)
            return nil
        }
        return details
    }

    // MARK: Problems and notices

    private mutating func add(_ row: Int, _ column: Int, _ found: BilingualText, _ expected: BilingualText) {
        problems.add(
            DocumentProblem(
                file: MeasurementSheet.place(file, sheet.name), line: row + 1, column: column + 1,
                columnName: SpreadsheetSheet.name(row: row, column: column), found: found, expected: expected))
    }

    var notices: [BilingualText] {
        let place = MeasurementSheet.place(file, sheet.name)
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
        let bare = header.years.filter(\.isBare).map { "\($0.period.namedYear)" }
        if !bare.isEmpty {
            add(
                "見出しの\(bare.joined(separator: "、"))は年度と読みました。",
                "the headers \(bare.joined(separator: ", ")) were read as fiscal years.")
        }
        if withoutValue > 0 {
            add("値のない欄が\(withoutValue)個あります。", "\(withoutValue) places have no value.")
        }
        return notices
    }
}

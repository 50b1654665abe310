import MitoshiPlanning
import MitoshiStatistics

/// Reads the rows below a header, each with its indicator, its period and its value.
struct MeasurementRows {
    let file: String
    let sheet: SpreadsheetSheet
    let header: MeasurementHeader
    private let indicators: IndicatorFinder
    private let cells: MeasurementCells
    private(set) var items: [MeasurementReading.Item] = []
    private var problems = ProblemList()
    private var remarks = MeasurementRemarks()

    init(file: String, sheet: SpreadsheetSheet, header: MeasurementHeader, plan: Plan) {
        self.file = file
        self.sheet = sheet
        self.header = header
        indicators = IndicatorFinder(plan)
        cells = MeasurementCells(dates: sheet.dates, fiscalYearBegins: plan.declaration.fiscalYearBegins)
    }

    mutating func read() throws(DocumentError) {
        for row in sheet.rowNumbers where row > header.row {
            guard !isPlanned(row), let indicator = indicator(in: row) else { continue }
            if header.isWide { readWide(row, indicator) } else { readTidy(row, indicator) }
        }
        try problems.throwIfAny()
        guard items.isEmpty else { return }
        throw DocumentError([
            DocumentProblem(
                file: SpreadsheetSheet.place(of: sheet.name, in: file), line: header.row + 1,
                found: remarks.plannedRows.isEmpty
                    ? BilingualText(japanese: "見出しの下に値のない表", english: "a table without values")
                    : BilingualText(japanese: "目標や見込みの行だけの表", english: "a table of targets or expected values alone"),
                expected: BilingualText(japanese: "実績値", english: "measured values"))
        ])
    }

    // MARK: Rows

    /// Whether a word in a column of its own says that the row's values are targets or expected.
    private mutating func isPlanned(_ row: Int) -> Bool {
        let known = Set(header.columns.values).union(header.years.map(\.column))
        let words = (sheet.rows[row] ?? [:]).filter { !known.contains($0.key) }.compactMap { $0.value.text }
        let isPlanned = words.contains { [.target, .expected].contains(RowRole(text: HTMLText.joined($0))?.column) }
        if isPlanned { remarks.plannedRows.append(row + 1) }
        return isPlanned
    }

    /// The unit that the sheet states for a row's values.
    private func unit(of row: Int) -> String? {
        header.columns[.unit].flatMap { sheet[row, $0]?.text.map(UnitText.plain) } ?? header.unit
    }

    /// The indicator that a row is about; `nil` where the row names none, or an unknown one, which is reported.
    private mutating func indicator(in row: Int) -> Indicator? {
        if let column = header.columns[.id], let cell = sheet[row, column] {
            guard let text = reading(row, column, { cells throws(CellFault) in try cells.id(cell) }) else { return nil }
            if let indicator = indicators.byID(text) { return indicator }
            // Below a table planners write remarks; a row without values says nothing of an indicator.
            if hasValues(row) { add(row, column, CellFault(found: .quoted(text), expected: indicators.expectedIDs)) }
            return nil
        }
        guard let column = header.columns[.name], let cell = sheet[row, column] else {
            if header.isWide ? hasNumbers(row) : hasValues(row) { addNameless(row) }
            return nil
        }
        guard let text = reading(row, column, { cells throws(CellFault) in try cells.text(cell) }) else { return nil }
        if let indicator = indicators.byName(text) { return indicator }
        if hasValues(row) { add(row, column, CellFault(found: .quoted(text), expected: indicators.expectedNames)) }
        return nil
    }

    /// Units may stand below the years, but a number there is a value.
    private func hasNumbers(_ row: Int) -> Bool {
        header.years.contains { year in
            guard let cell = sheet[row, year.column] else { return false }
            if case .number = cell.value { return true }
            return cell.text.flatMap(Quantity.init) != nil
        }
    }

    /// A value of which nobody knows the indicator must not be lost.
    private mutating func addNameless(_ row: Int) {
        guard let column = header.columns[.id] ?? header.columns[.name] else { return }
        let expected = header.columns[.id] == nil ? indicators.expectedNames : indicators.expectedIDs
        add(
            row, column,
            CellFault(
                found: BilingualText(
                    japanese: "空欄（同じ行に実績値がある。結合したセルは先頭の行にしか書かれていない）",
                    english: "nothing, in a row with values (merged cells hold their text in their first row only)"),
                expected: expected))
    }

    private func hasValues(_ row: Int) -> Bool {
        let columns =
            header.isWide
            ? header.years.map(\.column) : MeasurementHeader.Field.values.compactMap { header.columns[$0] }
        return columns.contains { sheet[row, $0] != nil }
    }

    private mutating func readWide(_ row: Int, _ indicator: Indicator) {
        for year in header.years {
            guard let cell = sheet[row, year.column], let value = value(of: cell, row, year.column, indicator)
            else { continue }
            add(
                value, of: indicator, year.period.withFiscalYears(beginning: cells.fiscalYearBegins), row, year.column,
                cell, Details())
        }
    }

    private mutating func readTidy(_ row: Int, _ indicator: Indicator) {
        let filled = MeasurementHeader.Field.values.compactMap { field in
            cell(field, in: row).map { (field: field, column: $0.column, cell: $0.cell) }
        }
        guard let first = filled.first else {
            remarks.withoutValue += 1
            return
        }
        guard let period = period(in: row), let details = details(in: row) else { return }
        if let numerator = cell(.numerator, in: row), let denominator = cell(.denominator, in: row) {
            guard let share = share(numerator, denominator, in: row) else { return }
            add((.numeric(share), nil), of: indicator, period, row, first.column, first.cell, details)
            return
        }
        guard filled.count == 1 else {
            add(
                row, first.column,
                CellFault(
                    found: BilingualText(japanese: "\(filled.count)個の値", english: "\(filled.count) values"),
                    expected: BilingualText(japanese: "1行に値は1つ", english: "one value a row")))
            return
        }
        guard var value = value(of: first.cell, row, first.column, indicator) else { return }
        if case .bound(let bound) = first.field {
            guard let number = value.value.givenNumber else {
                let found = BilingualText.quoted(first.cell.text ?? "")
                add(row, first.column, CellFault(found: found, expected: MeasurementCells.plainNumber))
                return
            }
            value.value = .numeric(bound.range(of: number))
        }
        add(value, of: indicator, period, row, first.column, first.cell, details)
    }

    private mutating func add(
        _ value: MeasurementCells.Value, of indicator: Indicator, _ period: Period, _ row: Int, _ column: Int,
        _ cell: SpreadsheetCell,
        _ details: Details
    ) {
        let name = SpreadsheetSheet.name(row: row, column: column)
        remarks.note(cell, name)
        let place = "\(SpreadsheetSheet.place(of: sheet.name, in: file)) \(name)"
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

    private mutating func value(
        of cell: SpreadsheetCell, _ row: Int, _ column: Int, _ indicator: Indicator
    ) -> MeasurementCells.Value? {
        let unit = unit(of: row)
        let faults = problems.count
        let value = reading(row, column) { cells throws(CellFault) in
            try cells.value(of: cell, in: unit, for: indicator)
        }
        if value == nil, problems.count == faults { remarks.withoutValue += 1 }
        return value
    }

    private mutating func period(in row: Int) -> Period? {
        for field in [MeasurementHeader.Field.period, .westernYear, .eraYear] {
            guard let column = header.columns[field], let cell = sheet[row, column] else { continue }
            return reading(row, column) { cells throws(CellFault) in
                try cells.period(of: cell, isYear: field != .period)
            }
        }
        let column = header.columns[.period] ?? header.columns[.westernYear] ?? header.columns[.eraYear] ?? 0
        add(row, column, CellFault(found: .quoted(""), expected: PeriodParser.Failure.period))
        return nil
    }

    private typealias FoundCell = (column: Int, cell: SpreadsheetCell)

    private func cell(_ field: MeasurementHeader.Field, in row: Int) -> FoundCell? {
        header.columns[field].flatMap { column in sheet[row, column].map { (column, $0) } }
    }

    /// `nil` where the counts make no share, which is reported.
    private mutating func share(_ numerator: FoundCell, _ denominator: FoundCell, in row: Int) -> ValueRange? {
        guard let part = reading(row, numerator.column, { cells throws(CellFault) in try cells.whole(numerator.cell) }),
            let all = reading(row, denominator.column, { cells throws(CellFault) in try cells.whole(denominator.cell) })
        else { return nil }
        guard all > 0, part <= all else {
            let expected = BilingualText(japanese: "分母以下の分子", english: "at most the denominator")
            add(row, numerator.column, CellFault(found: .quoted("\(part)/\(all)"), expected: expected))
            return nil
        }
        return .share(numerator: part, denominator: all)
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
        guard let date = reading(row, column, { cells throws(CellFault) in try cells.date(cell) }) else { return nil }
        details.knownOn = date
        return details
    }

    // MARK: Problems and remarks

    /// What `work` makes of a cell; `nil` where that is nothing, or a fault, which is noted with the cell's place.
    private mutating func reading<Value>(
        _ row: Int, _ column: Int, _ work: (MeasurementCells) throws(CellFault) -> Value?
    ) -> Value? {
        do throws(CellFault) {
            return try work(cells)
        } catch {
            add(row, column, error)
            return nil
        }
    }

    private mutating func add(_ row: Int, _ column: Int, _ fault: CellFault) {
        problems.add(
            DocumentProblem(
                file: SpreadsheetSheet.place(of: sheet.name, in: file), line: row + 1, column: column + 1,
                columnName: SpreadsheetSheet.name(row: row, column: column), found: fault.found,
                expected: fault.expected))
    }

    var notices: [BilingualText] { remarks.texts(at: SpreadsheetSheet.place(of: sheet.name, in: file), header) }
}

package import MitoshiPlanning

/// Measured values in any form that planners have them: a workbook, a CSV table of the same shape, or one value in words.
package enum MeasurementTable {
    /// The measurements in the file at `path`.
    ///
    /// - Parameters:
    ///   - sheet: The sheet of a workbook; `nil` takes the first with such a table.
    ///   - plan: The plan whose indicators are measured.
    package static func read(
        file path: String, sheet: String? = nil, for plan: Plan
    ) throws(DocumentError) -> MeasurementReading {
        guard path.lowercased().hasSuffix(".csv") else {
            return try MeasurementSheet.read(file: path, sheet: sheet, for: plan)
        }
        let table = try sheetOfText(path)
        if isOfTargets(table, path) { throw DocumentError([targets(path)]) }
        guard let header = MeasurementHeader(of: table) else { throw DocumentError([noHeader(path)]) }
        var rows = MeasurementRows(file: path, sheet: table, header: header, plan: plan)
        try rows.read()
        return MeasurementReading(file: path, sheet: "", items: rows.items, notices: rows.notices)
    }

    /// One value as somebody types it: `11-101`, a period, `1,210千人`.
    ///
    /// - Parameter source: What was typed, for messages and as the value's source.
    package static func read(
        _ text: String, of id: String, in period: Period, source: String, for plan: Plan
    ) throws(DocumentError) -> MeasurementReading {
        let finder = IndicatorFinder(plan)
        func fault(_ found: BilingualText, _ expected: BilingualText) -> DocumentError {
            DocumentError([DocumentProblem(file: source, found: found, expected: expected)])
        }
        guard let indicator = finder.byID(id) else { throw fault(.quoted(id), finder.expectedIDs) }
        let cell = SpreadsheetCell(value: .text(text), isFormula: false, leadsOutside: false)
        do throws(CellFault) {
            guard
                let value = try MeasurementCells(
                    dates: SerialDate(countsFrom1904: false), fiscalYearBegins: plan.declaration.fiscalYearBegins
                ).value(
                    of: cell, for: indicator)
            else { throw CellFault(found: .quoted(text), expected: MeasurementCells.plainNumber) }
            let measurement = IndicatorMeasurement(
                indicatorID: indicator.id, period: period, value: value.value, decimals: value.decimals)
            let item = MeasurementReading.Item(cell: "", measurement: measurement, isFormula: false)
            return MeasurementReading(file: source, sheet: "", items: [item], notices: [])
        } catch {
            throw fault(error.found, error.expected)
        }
    }

    /// A CSV file as a sheet of texts, row 0 being its first line.
    private static func sheetOfText(_ path: String) throws(DocumentError) -> SpreadsheetSheet {
        let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil)
        var problems = ProblemList()
        let rows = CSVTable.rows(of: decoded.utf8, file: path, problems: &problems)
        try problems.throwIfAny()
        let cells = rows.map { row -> (Int, [Int: SpreadsheetCell]) in
            let filled = row.cells.enumerated().compactMap { column, text -> (Int, SpreadsheetCell)? in
                let cell = SpreadsheetCell(
                    value: .text(FormulaGuard.unguarded(text)), isFormula: false, leadsOutside: false)
                return cell.isBlank ? nil : (column, cell)
            }
            return (row.line - 1, Dictionary(filled) { first, _ in first })
        }
        return SpreadsheetSheet(
            name: "", rows: Dictionary(cells.filter { !$0.1.isEmpty }) { first, _ in first },
            dates: SerialDate(countsFrom1904: false))
    }

    /// Whether it is a package's `targets.csv`, of which the values are what should be, not what is: by its name, or by a column
    /// that no table of measured values has.
    private static func isOfTargets(_ table: SpreadsheetSheet, _ path: String) -> Bool {
        guard let first = table.rows.keys.min(), let row = table.rows[first] else { return false }
        let names = row.values.compactMap { $0.text?.trimmed.lowercased() }
        let isNamed = path.split(separator: "/").last == "targets.csv"
        return names.contains("fiscal_year") && (isNamed || names.contains("decided"))
    }

    private static func targets(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(
                japanese: "目標値の表（targets.csv）の見出し", english: "the header of a table of targets (targets.csv)"),
            expected: BilingualText(
                japanese: "実績値の表。中身が実績値なら、ファイル名を変え、decided の列を除く",
                english:
                    "a table of measured values; where these are some, give the file another name, without a column decided"
            ))
    }

    private static func noHeader(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(japanese: "実績値の表の見出し行なし", english: "no header row of a table of measured values"),
            expected: BilingualText(
                japanese: "「事業番号」の列と、「年度」と「値」の列、または年度ごとの列",
                english: "a column 事業番号 (indicator_id), with columns 年度 and 値 (period, value) or one for each year"))
    }
}

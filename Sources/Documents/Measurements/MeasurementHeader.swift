import MitoshiPlanning
import MitoshiStatistics

/// What the columns of a history sheet hold, found from the words of a header row.
struct MeasurementHeader {
    /// What a column of a table with one value a row holds.
    enum Field: Hashable, CaseIterable {
        case id, name, unit, period, westernYear, eraYear, value, numerator, denominator, stage, derived, knownOn,
            source, address, note
        case bound(ValueRange.Bound)

        static let allCases: [Field] =
            [
                .id, .name, .unit, .period, .westernYear, .eraYear, .value, .numerator, .denominator, .stage, .derived,
                .knownOn, .source, .address, .note,
            ] + bounds
        static let bounds = ValueRange.Bound.allCases.map(Field.bound)
        /// The columns of which a row fills one.
        static let values = [.value] + bounds + [.stage]

        /// The headers that planners write, without spaces and brackets' contents, in lower case.
        var words: Set<String> {
            switch self {
            case .id: ["事業番号", "指標番号", "番号", "no", "no.", "id", "indicator_id", "indicatorid"]
            case .name: ["事業指標", "指標", "指標名", "事業指標名", "項目", "項目名", "indicator", "name"]
            case .unit: ["単位", "unit"]
            case .period: ["期間", "時点", "年月日", "年月", "日付", "period", "date"]
            case .westernYear: ["年度", "西暦", "年度西暦", "fiscal_year", "fiscalyear", "year", "fy"]
            case .eraYear: ["和暦", "年度和暦", "元号", "era_year"]
            case .value: ["値", "実績値", "実績", "実績数", "数値", "value", "actual", "result"]
            case .bound(let bound): [bound.japaneseWord, bound.rawValue]
            case .numerator: ["分子", "numerator"]
            case .denominator: ["分母", "denominator"]
            case .stage: ["段階", "到達段階", "stage"]
            case .derived: ["計算値", "derived"]
            case .knownOn: ["判明日", "公表日", "known_on"]
            case .source: ["出典", "出所", "source"]
            case .address: ["出典url", "url", "source_url"]
            case .note: ["備考", "注", "note", "remarks"]
            }
        }
    }

    /// A column of a table with the years across.
    struct Year: Hashable {
        let column: Int
        let period: Period
        /// The header was a bare year such as 2020.
        let isBare: Bool
    }

    /// The last row of the header, from 0.
    let row: Int
    let columns: [Field: Int]
    /// Empty where there is one value a row.
    let years: [Year]
    /// The headers of columns with a year that hold no measured values: targets, what is expected.
    let others: [String]
    /// The unit that a line above the table states for all of it: 単位：千人.
    let unit: String?

    var isWide: Bool { !years.isEmpty }

    /// The first row of `sheet` that names an indicator's column and either periods and values, or years across.
    ///
    /// - Returns: `nil` when no row does.
    init?(of sheet: SpreadsheetSheet) {
        let found = sheet.rowNumbers.prefix(Self.searchedRows).lazy.compactMap { MeasurementHeader(row: $0, of: sheet) }
        guard let header = found.first else { return nil }
        self = header
    }

    /// How many rows may stand above the table's end at most.
    private static let searchedRows = 50

    private init?(row: Int, of sheet: SpreadsheetSheet) {
        var columns: [Field: Int] = [:]
        var years: [Year] = []
        var others: [String] = []
        var headers: [(column: Int, cell: SpreadsheetCell)] = []
        let cells = (sheet.rows[row] ?? [:]).sorted { $0.key < $1.key }
        for (column, cell) in cells {
            guard let field = Self.field(of: cell) else {
                headers.append((column, cell))
                continue
            }
            // A running number may stand before the indicator's own.
            if columns[field] == nil || field == .id && Self.isOwnNumber(cell) { columns[field] = column }
        }
        // Most rows end here, and finding periods in their texts takes long.
        guard columns[.id] != nil || columns[.name] != nil else { return nil }
        let roles = RolesAbove(row, of: sheet)
        let conventions = Self.conventions(of: cells.map(\.value))
        for (column, cell) in headers {
            if let (year, role) = Self.year(of: cell, column, sheet.dates, conventions) {
                switch role == .value || role == nil ? roles.role(of: column) : role {
                case .measured, .base, .value: years.append(year)
                default: others.append(year.period.label.japanese)
                }
            } else if let text = cell.text, HeaderReading(text).period != nil {
                others.append(text)
            }
        }
        let hasPeriod = [.period, .westernYear, .eraYear].contains { columns[$0] != nil }
        let hasValue = (Field.values + [.numerator]).contains { columns[$0] != nil }
        guard (hasPeriod && hasValue) || !years.isEmpty else { return nil }
        unit =
            sheet.rowNumbers.filter { $0 < row }.flatMap { sheet.rows[$0] ?? [:] }.lazy
            .compactMap { $0.value.text.flatMap { UnitText.stated(in: $0) } }.first
        self.columns = columns
        if hasPeriod && hasValue {
            (self.row, self.years, self.others) = (row, [], [])
        } else if let below = RolesBelow(row, of: sheet, years, columns) {
            (self.row, self.years, self.others) = (below.row, below.years, others + below.others)
        } else {
            (self.row, self.years, self.others) = (row, years, others)
        }
    }

    /// Whether a header names the indicator's number, not just any.
    private static func isOwnNumber(_ cell: SpreadsheetCell) -> Bool {
        guard case .text(let text) = cell.value else { return false }
        return ["事業番号", "指標番号", "indicator_id", "indicatorid"].contains(
            text.foldingWidth.withoutWhitespace.lowercased())
    }

    private static func field(of cell: SpreadsheetCell) -> Field? {
        guard case .text(let text) = cell.value else { return nil }
        let plain = text.foldingWidth.withoutWhitespace.lowercased().filter { !"()（）【】[]「」".contains($0) }
        return Field.allCases.first { $0.words.contains(plain) }
    }

    private static func year(
        of cell: SpreadsheetCell, _ column: Int, _ dates: SerialDate, _ conventions: PeriodConventions
    ) -> (year: Year, role: ColumnRole?)? {
        switch cell.value {
        case .number(let number, let format):
            if format.isDate {
                return dates.date(number).map {
                    (Year(column: column, period: format.period(of: $0), isBare: false), nil)
                }
            }
            guard number == number.rounded(), let year = Int(exactly: number).flatMap({ FiscalYear($0) }) else {
                return nil
            }
            return (Year(column: column, period: .fiscalYear(year), isBare: true), nil)
        case .text(let text):
            let reading = HeaderReading(text)
            guard reading.periods.count == 1, let written = reading.period, let role = reading.role else { return nil }
            if case .bareYear(let number) = written, let year = FiscalYear(number) {
                return (Year(column: column, period: .fiscalYear(year), isBare: true), role)
            }
            return conventions.period(written).map { (Year(column: column, period: $0, isBare: false), role) }
        case .flag, .error, .noResult: return nil
        }
    }

    /// The periods in a row's texts, which tell what those written in short stand for.
    private static func conventions(of cells: [SpreadsheetCell]) -> PeriodConventions {
        let texts = cells.compactMap { cell in if case .text(let text) = cell.value { text } else { nil } }
        return PeriodConventions(of: texts.flatMap { HeaderReading($0).periods }, isEnglish: false)
    }
}

/// The words in the row below a header of years, which say what the columns under each year hold: 目標, 実績.
private struct RolesBelow {
    let row: Int
    let years: [MeasurementHeader.Year]
    let others: [String]

    /// - Parameters:
    ///   - years: By their columns, each over those up to the next.
    ///   - columns: Of the header's other fields.
    /// - Returns: `nil` where the row below holds no such words, or an indicator.
    init?(
        _ row: Int, of sheet: SpreadsheetSheet, _ years: [MeasurementHeader.Year],
        _ columns: [MeasurementHeader.Field: Int]
    ) {
        let below = sheet.rows[row + 1] ?? [:]
        guard let first = years.first?.column, columns.values.allSatisfy({ below[$0] == nil }) else { return nil }
        var found: [MeasurementHeader.Year] = []
        var others: [String] = []
        for (column, cell) in below.sorted(by: { $0.key < $1.key }) where column >= first {
            guard case .text(let text) = cell.value, let role = HeaderReading(text).role, role != .unit else {
                return nil
            }
            guard let year = years.last(where: { $0.column <= column }) else { continue }
            switch role {
            case .measured, .base, .value:
                found.append(MeasurementHeader.Year(column: column, period: year.period, isBare: year.isBare))
            default:
                others.append("\(year.period.label.japanese) \(HTMLText.joined(text))")
            }
        }
        guard !found.isEmpty || !others.isEmpty else { return nil }
        (self.row, self.years, self.others) = (row + 1, found, others)
    }
}

/// The headers in the row above, each over the columns up to the next.
private struct RolesAbove {
    private let roles: [(column: Int, role: ColumnRole?)]

    init(_ row: Int, of sheet: SpreadsheetSheet) {
        roles = (sheet.rows[row - 1] ?? [:]).sorted { $0.key < $1.key }.compactMap { column, cell in
            guard case .text(let text) = cell.value, !text.withoutWhitespace.isEmpty else { return nil }
            return (column, HeaderReading(text).role)
        }
    }

    /// Of a title alone above the table nothing follows.
    func role(of column: Int) -> ColumnRole {
        guard roles.count > 1 || (roles.first?.column ?? 0) > 0 else { return .measured }
        let role = roles.last { $0.column <= column }?.role ?? .measured
        return role.holdsValues ? role : .measured
    }
}

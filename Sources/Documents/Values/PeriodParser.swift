public import Planning
import Statistics

/// Text → ``Planning/Period``, in every form planners write.
///
/// Months to date: `2021-04/2021-09`, `2021年4月〜9月`, `令和3年4月から令和4年1月まで`, `令和3年度（4月〜9月）`.
/// Fiscal years: `FY2020`, `2020年度`, `令和2年度`, `令和元年度`, `R2`, `R元`, `令和4年度（2022年度）`. Months: `2017-06`,
/// `2017年6月`, `H29.6`. Days: `2021-03-31`, `2021/3/31`, `令和3年3月31日`, `R3.3.31`, `令和3年3月末`. Digits may be full
/// width, spaces may stand anywhere, and 現在, 時点, 末 may follow.
public enum PeriodParser {
    /// Why a text is no period.
    public enum Failure: Error, Hashable, Sendable {
        case notAPeriod
        /// A year without 年度: it may be a calendar year or a fiscal one.
        case ambiguousYear(Int)
        /// Outside 1868–2200, or a year that its era never had.
        case absurdYear(Int)
        /// A month or day that doesn't exist.
        case noSuchDay
        /// Two years that should be the same, as in `令和4年度（2021年度）`.
        case contradiction
        /// Months that don't begin in April, or end in another fiscal year.
        case notFromApril
    }

    public static func parse(_ text: String) throws(Failure) -> Period {
        if let year = machineWrittenYear(text) { return try fiscalYear(year) }
        let compact = text.foldingWidth.withoutWhitespace
        if let months = try MonthRange.parse(compact) { return months }
        guard let open = compact.firstIndex(of: "("), let close = compact.lastIndex(of: ")"), open < close else {
            return try parsePlain(compact)
        }
        // The same year in another reckoning, in brackets.
        let inner = String(compact[compact.index(after: open)..<close])
        let period = try parsePlain(String(compact[..<open] + compact[compact.index(after: close)...]))
        try check(period, agreesWith: inner)
        return period
    }

    /// The year of `FY2020`: what machines write, thousands of times, needs no search for other forms.
    private static func machineWrittenYear(_ text: String) -> Int? {
        guard text.utf8.count == 6, text.hasPrefix("FY"), text.utf8.dropFirst(2).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int(text.dropFirst(2))
    }

    /// The fiscal year that `text` names, also when it is a bare year such as `2021`.
    public static func parseFiscalYear(_ text: String) throws(Failure) -> FiscalYear {
        do throws(Failure) {
            guard case .fiscalYear(let year) = try parse(text) else { throw .notAPeriod }
            return year
        } catch {
            guard case .ambiguousYear(let year) = error else { throw error }
            guard let fiscalYear = FiscalYear(year) else { throw .absurdYear(year) }
            return fiscalYear
        }
    }

    private static func check(_ period: Period, agreesWith other: String) throws(Failure) {
        var scanner = PeriodScanner(other)
        scanner.skip("FY")
        guard let year = try scanner.year(), ["", "年", "年度"].contains(scanner.rest) else { throw .notAPeriod }
        guard year == period.namedYear else { throw .contradiction }
    }

    static func parsePlain(_ text: String) throws(Failure) -> Period {
        var scanner = PeriodScanner(text)
        if scanner.skip("FY") {
            guard let year = try scanner.year(), scanner.rest.isEmpty else { throw .notAPeriod }
            return try fiscalYear(year)
        }
        let isEra = scanner.isAtEra
        guard let year = try scanner.year() else { throw .notAPeriod }
        if scanner.skip("年度") {
            scanner.skipEndings()
            guard scanner.rest.isEmpty else { throw .notAPeriod }
            return try fiscalYear(year)
        }
        if scanner.rest.isEmpty {
            if isEra { return try fiscalYear(year) }
            throw .ambiguousYear(year)
        }
        return try withMonth(year, &scanner)
    }

    private static func withMonth(_ year: Int, _ scanner: inout PeriodScanner) throws(Failure) -> Period {
        guard scanner.skip("年") || scanner.skipSeparator() else { throw .notAPeriod }
        if scanner.rest.isEmpty { throw .ambiguousYear(year) }
        guard let month = scanner.number(digits: 1...2) else { throw .notAPeriod }
        guard FiscalYear.plausible.contains(year) else { throw .absurdYear(year) }
        guard (1...12).contains(month) else { throw .noSuchDay }
        let isNamed = scanner.skip("月")
        if isNamed, scanner.skip("末") {
            scanner.skip("日")
            scanner.skipEndings()
            guard scanner.rest.isEmpty else { throw .notAPeriod }
            return try date(year, month, CalendarDate.days(in: month, of: year))
        }
        let hasDay = isNamed ? !scanner.isAtEnding : scanner.skipSeparator()
        let day = hasDay ? scanner.number(digits: 1...2) : nil
        if hasDay {
            guard day != nil else { throw .notAPeriod }
            scanner.skip("日")
        }
        scanner.skipEndings()
        guard scanner.rest.isEmpty else { throw .notAPeriod }
        if let day { return try date(year, month, day) }
        return .month(year: year, month: month)
    }

    private static func fiscalYear(_ year: Int) throws(Failure) -> Period {
        guard let fiscalYear = FiscalYear(year) else { throw .absurdYear(year) }
        return .fiscalYear(fiscalYear)
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) throws(Failure) -> Period {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
        return .date(date)
    }
}

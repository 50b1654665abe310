package import MitoshiPlanning
import MitoshiStatistics

/// Text → ``Planning/Period``, in every form planners write.
///
/// Months to date: `2021-04/2021-09`, `2021年4月〜9月`, `令和3年4月から令和4年1月まで`, `令和3年度（4月〜9月）`; of a calendar year
/// `2021-01/2021-06`. Fiscal years, with 度: `FY2020`, `2020年度`, `令和2年度`, `令和元年度`, `令和4年度（2022年度）`, and an era alone:
/// `R2`, `R元`. Calendar years, without it: `CY2020`, `2020年`, `令和2年`, `R2年`, `2020暦年`. Months: `2017-06`, `2017年6月`,
/// `H29.6`, and what a spreadsheet makes of them: `Jun-17`. Days: `2021-03-31`, `2021/3/31`, `令和3年3月31日`, `R3.3.31`,
/// `令和3年3月末`. Digits may be full width, spaces may stand anywhere, and 現在, 時点, 末 may follow.
package enum PeriodParser {
    /// Why a text is no period.
    package enum Failure: Error, Hashable, Sendable {
        case notAPeriod
        /// A western year alone: it may be a calendar year or a fiscal one.
        case ambiguousYear(Int)
        /// Outside 1868–2200, or a year that its era never had.
        case absurdYear(Int)
        /// A month or day that doesn't exist.
        case noSuchDay
        /// Two years that should be the same, as in `令和4年度（2021年度）`.
        case contradiction
        /// Months that don't begin with a year, or end in another one.
        case notFromFirstMonth
        /// `18-Jun`, which a spreadsheet makes of 18 June, and of June 2018.
        case spreadsheetDay(year: Int, month: Int)
    }

    /// - Parameters:
    ///   - fiscalYearBegins: The month in which the plan's fiscal years begin, 1 … 12.
    ///   - takesBareYears: Whether a bare year such as `2021` is a fiscal one; else it is ambiguous.
    package static func parse(
        _ text: String, fiscalYearBegins: Int = FiscalYear.usualFirstMonth, takesBareYears: Bool = false
    ) throws(Failure) -> Period {
        if let year = machineWrittenYear(text) { return .fiscalYear(try fiscalYear(year, fiscalYearBegins)) }
        let compact = text.foldingWidth.withoutWhitespace
        if let months = try MonthRange.parse(compact, fiscalYearBegins) { return months }
        do throws(Failure) {
            return try parseWithBrackets(compact).withFiscalYears(beginning: fiscalYearBegins)
        } catch {
            guard takesBareYears, case .ambiguousYear(let year) = error else { throw error }
            return .fiscalYear(try fiscalYear(year, fiscalYearBegins))
        }
    }

    private static func parseWithBrackets(_ compact: String) throws(Failure) -> Period {
        guard let open = compact.firstIndex(of: "("), let close = compact.lastIndex(of: ")"), open < close else {
            return try parsePlain(compact)
        }
        // The same year in another reckoning, in brackets; of a bare year they say of which sort it is.
        let inner = String(compact[compact.index(after: open)..<close])
        let outer = String(compact[..<open] + compact[compact.index(after: close)...])
        do throws(Failure) {
            let period = try parsePlain(outer)
            try check(period, agreesWith: inner)
            return period
        } catch {
            guard case .ambiguousYear(let year) = error else { throw error }
            let period = try parsePlain(inner)
            guard year == period.namedYear?.year else { throw .contradiction }
            return period
        }
    }

    /// The year of `FY2020`: what machines write, thousands of times, needs no search for other forms.
    private static func machineWrittenYear(_ text: String) -> Int? {
        guard text.utf8.count == 6, text.hasPrefix("FY"), text.utf8.dropFirst(2).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int(text.dropFirst(2))
    }

    /// The fiscal or calendar year that `text` names; a bare year such as `2021` is a fiscal one.
    ///
    /// - Parameter fiscalYearBegins: The month in which the plan's fiscal years begin, 1 … 12.
    package static func parseFiscalYear(
        _ text: String, fiscalYearBegins: Int = FiscalYear.usualFirstMonth
    ) throws(Failure) -> FiscalYear {
        let period = try parse(text, fiscalYearBegins: fiscalYearBegins, takesBareYears: true)
        guard case .fiscalYear(let year) = period else { throw .notAPeriod }
        return year
    }

    private static func check(_ period: Period, agreesWith other: String) throws(Failure) {
        var scanner = PeriodScanner(other)
        let isFiscal = scanner.skip("FY")
        if !isFiscal { scanner.skip("CY") }
        guard let year = try scanner.year(), ["", "年", "年度"].contains(scanner.rest) else { throw .notAPeriod }
        let isCalendarYear = period.namedYear?.isCalendarYear ?? false
        guard year == period.westernYear, !isCalendarYear || !isFiscal && scanner.rest != "年度" else {
            throw .contradiction
        }
    }

    static func parsePlain(_ text: String) throws(Failure) -> Period {
        if let month = try SpreadsheetMonth.parse(text) { return month }
        var scanner = PeriodScanner(text)
        if scanner.skip("FY") {
            guard let year = try scanner.year(), scanner.rest.isEmpty else { throw .notAPeriod }
            return .fiscalYear(try fiscalYear(year))
        }
        if scanner.skip("CY") {
            guard let year = try scanner.year(), scanner.rest.isEmpty else { throw .notAPeriod }
            return .fiscalYear(try fiscalYear(year, 1))
        }
        let isEra = scanner.isAtEra
        guard let year = try scanner.year() else { throw .notAPeriod }
        if let firstMonth = scanner.skipYearWord() {
            scanner.skipEndings()
            guard scanner.rest.isEmpty else { throw .notAPeriod }
            return .fiscalYear(try fiscalYear(year, firstMonth))
        }
        if scanner.rest.isEmpty {
            if isEra { return .fiscalYear(try fiscalYear(year)) }
            throw .ambiguousYear(year)
        }
        return try withMonth(year, &scanner)
    }

    private static func withMonth(_ year: Int, _ scanner: inout PeriodScanner) throws(Failure) -> Period {
        guard scanner.skip("年") || scanner.skipSeparator() else { throw .notAPeriod }
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

    private static func fiscalYear(
        _ year: Int, _ firstMonth: Int = FiscalYear.usualFirstMonth
    ) throws(Failure) -> FiscalYear {
        guard let fiscalYear = FiscalYear(year, firstMonth: firstMonth) else { throw .absurdYear(year) }
        return fiscalYear
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) throws(Failure) -> Period {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
        return .date(date)
    }
}

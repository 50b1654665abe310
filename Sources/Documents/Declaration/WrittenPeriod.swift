import MitoshiPlanning
import MitoshiStatistics

/// A period as a document writes it, which may leave open what a period needs.
enum WrittenPeriod: Hashable {
    case period(Period)
    /// A western year alone, fiscal or calendar.
    case bareYear(Int)
    /// A year whose era isn't written, as in 27年度.
    case yearWithoutEra(Int)
    /// A quarter, for which a plan has no period.
    case quarter(Int, of: Int)
    /// 毎年度.
    case everyYear
    /// Several years taken together: 令和3～7年度.
    case span(first: Int, last: Int)
    /// So many years after that of the document: −1 for 前年度.
    case relative(Int)
}

/// What a document says of the years that it writes in short.
struct PeriodConventions: Hashable {
    /// Whether a bare year such as 2019 is a fiscal one; `nil` where the document doesn't tell.
    var bareYearIsFiscal: Bool?
    /// A year that the document names in full, near which years without an era lie.
    var knownYear: Int?
    /// The fiscal year for which the document was made, from which 前年度 is counted.
    var documentYear: FiscalYear?

    /// From the periods that a document writes in full.
    init(of found: [WrittenPeriod], isEnglish: Bool) {
        let years = found.compactMap { written -> Period? in
            if case .period(let period) = written { period } else { nil }
        }
        let fiscal = years.count { if case .fiscalYear(let year) = $0 { !year.isCalendarYear } else { false } }
        let calendar = years.count { if case .fiscalYear(let year) = $0 { year.isCalendarYear } else { false } }
        bareYearIsFiscal =
            isEnglish ? false : fiscal > 0 && calendar == 0 ? true : calendar > 0 && fiscal == 0 ? false : nil
        knownYear = years.compactMap { $0.ownYear?.year }.sorted().middle
    }

    /// The period that `written` stands for; `nil` where the document leaves it open.
    func period(_ written: WrittenPeriod) -> Period? {
        switch written {
        case .period(let period): period
        case .bareYear(let year):
            bareYearIsFiscal.flatMap { ($0 ? FiscalYear(year) : FiscalYear(calendarYear: year)).map(Period.fiscalYear) }
        case .yearWithoutEra(let year): fiscalYear(ofShort: year).map(Period.fiscalYear)
        case .relative(let years): documentYear.flatMap { $0.numbered($0.year + years) }.map { Period.fiscalYear($0) }
        case .quarter, .everyYear, .span: nil
        }
    }

    /// The same for a target, which a span of years has in its last one.
    func targetPeriod(_ written: WrittenPeriod) -> Period? {
        if case .span(_, let last) = written { return FiscalYear(last).map(Period.fiscalYear) }
        return period(written)
    }

    /// The era that brings the year nearest to one that the document names in full; without such a year 平成, in which
    /// papers left the era out.
    private func fiscalYear(ofShort year: Int) -> FiscalYear? {
        let candidates = [Era.reiwa, .heisei, .showa].compactMap { FiscalYear(era: $0, yearOfEra: year) }
        guard let knownYear else { return FiscalYear(era: .heisei, yearOfEra: year) }
        return candidates.min { abs($0.year - knownYear) < abs($1.year - knownYear) }
    }
}

extension [Int] {
    /// The one in the middle of sorted values.
    fileprivate var middle: Int? { isEmpty ? nil : self[count / 2] }
}

extension WrittenPeriod {
    /// Its last day, roughly where something is left open; for comparing years.
    var lastDay: CalendarDate? {
        switch self {
        case .period(let period): period.end
        case .bareYear(let year): CalendarDate(year: year, month: 12, day: 31)
        case .span(_, let last): CalendarDate(year: last + 1, month: 3, day: 31)
        case .yearWithoutEra, .quarter, .everyYear, .relative: nil
        }
    }
}

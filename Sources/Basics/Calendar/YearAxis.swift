/// The years on which an indicator's values are placed: those of its targets, fiscal or calendar.
///
/// This is the one place that says where a value stands. A year of the axis stands at its own end. A day stands at its own
/// date, a month without a day at its middle, months to date at the end of the last one. A year of another sort, such as a
/// base of 2018 (CY2018) beside targets of fiscal years, stands at its own last day; only a total over the year can't be
/// placed by a day: it is taken for that of the year with which it shares the most months, CY2018 for FY2018, and says so
/// (``Position/isBorrowed``).
public struct YearAxis: Hashable, Sendable {
    /// The month in which its years begin, 1 … 12.
    public let firstMonth: Int
    /// Whether a value counts for its whole year only.
    public let holdsTotals: Bool

    /// A month outside 1 … 12 counts as the nearest one.
    public init(firstMonth: Int = FiscalYear.usualFirstMonth, holdsTotals: Bool = false) {
        self.firstMonth = min(max(firstMonth, 1), 12)
        self.holdsTotals = holdsTotals
    }

    /// Where a period lies; two spellings of one moment have one position.
    public struct Position: Hashable, Sendable {
        /// The year of the axis in which the period lies.
        public let fiscalYear: FiscalYear
        /// How much of the year had passed, above 0 and up to 1: the months since its first in twelfths, a day as its part
        /// of the month. The last day and a whole year have 1.
        public let elapsedFraction: Double
        /// Whether it is the total of a year of another sort, taken for this one's.
        public let isBorrowed: Bool

        /// The year has to be one of the axis, and the fraction above 0 and at most 1.
        public init(fiscalYear: FiscalYear, elapsedFraction: Double, isBorrowed: Bool = false) {
            self.fiscalYear = fiscalYear
            self.elapsedFraction = elapsedFraction
            self.isBorrowed = isBorrowed
        }

        /// In years; a year's end lies at its own number.
        public var time: Double { Double(fiscalYear.year) - 1 + elapsedFraction }

        /// Whether a year's target is judged at this moment.
        public var isYearEnd: Bool { elapsedFraction == 1 }
    }
}

extension YearAxis {
    /// What its years are called: 年度 or 年.
    public var word: BilingualText { FiscalYear.word(firstMonth: firstMonth) }

    /// The year of the axis with that number, or `nil` where it is implausible.
    public func year(_ number: Int) -> FiscalYear? { FiscalYear(number, firstMonth: firstMonth) }

    /// The year of the axis that shares the most months with `other`; of two that share six each the one of the same number.
    public func year(sharingMostWith other: FiscalYear) -> FiscalYear? {
        let months = other.firstMonth - firstMonth
        return year(other.year + (months > 6 ? 1 : months < -6 ? -1 : 0))
    }

    /// `nil` for a month outside 1 … 12, an implausible year, and months to date of another sort of year, which are no total
    /// of any.
    public func position(of period: Period) -> Position? {
        switch period {
        case .fiscalYear(let year):
            if year.firstMonth == firstMonth { return Position(fiscalYear: year, elapsedFraction: 1) }
            guard holdsTotals else { return position(of: year.lastDay) }
            return self.year(sharingMostWith: year).map {
                Position(fiscalYear: $0, elapsedFraction: 1, isBorrowed: true)
            }
        case .month(let year, let month):
            guard let day = CalendarDate(year: year, month: month, day: 1),
                let year = FiscalYear(containing: day, firstMonth: firstMonth)
            else { return nil }
            return Position(fiscalYear: year, elapsedFraction: (monthsBefore(month) + 0.5) / 12)
        case .date(let date): return position(of: date)
        case .monthsToDate(let year, let count):
            if year.firstMonth == firstMonth {
                return Position(fiscalYear: year, elapsedFraction: Double(min(max(count, 1), 11)) / 12)
            }
            return holdsTotals ? nil : position(of: year.lastDay(ofMonth: count))
        }
    }

    private func position(of date: CalendarDate) -> Position? {
        FiscalYear(containing: date, firstMonth: firstMonth).map {
            Position(fiscalYear: $0, elapsedFraction: fraction(on: date))
        }
    }

    private func fraction(on date: CalendarDate) -> Double {
        (monthsBefore(date.month) + Double(date.day) / Double(CalendarDate.days(in: date.month, of: date.year))) / 12
    }

    /// 0 for the year's first month … 11 for its last.
    private func monthsBefore(_ month: Int) -> Double { Double((month - firstMonth + 12) % 12) }

    /// The moment at which `date` begins, in years; a year's first day lies at the end of the year before.
    package func timeAtStart(of date: CalendarDate) -> Double {
        let year = date.month >= firstMonth ? date.year : date.year - 1
        return Double(year) - 1 + fraction(on: date) - 1 / Double(12 * CalendarDate.days(in: date.month, of: date.year))
    }
}

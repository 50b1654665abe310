extension Period {
    /// The period as data files write it, whatever the language: `FY2020`, `CY2020`, `2017-06`, `2021-03-31`, or
    /// `2021-04/2021-09` for months to date.
    public var canonicalText: String {
        switch self {
        case .fiscalYear(let year): year.canonicalText
        case .month(let year, let month): Self.canonicalText(year, month)
        case .date(let date): date.description
        case .monthsToDate(let year, let count):
            "\(Self.canonicalText(of: year.firstDay))/\(Self.canonicalText(of: year.lastDay(ofMonth: count)))"
        }
    }
}

extension Period {
    private static func canonicalText(_ year: Int, _ month: Int) -> String {
        "\(year)-\(month < 10 ? "0" : "")\(month)"
    }

    /// The month of a day.
    private static func canonicalText(of day: CalendarDate) -> String { canonicalText(day.year, day.month) }
}

extension FiscalYear {
    /// The year as data files write it, whatever the language: `FY2020`, a calendar year `CY2020`.
    ///
    /// In which month a plan's fiscal years begin, its declaration says once for all.
    public var canonicalText: String { "\(isCalendarYear ? "CY" : "FY")\(year)" }
}

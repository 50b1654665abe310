import Statistics

extension Period {
    /// The period as data files write it, whatever the language: `FY2020`, `2017-06` or `2021-03-31`.
    public var canonicalText: String {
        switch self {
        case .fiscalYear(let year): year.canonicalText
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .date(let date): date.description
        }
    }
}

extension FiscalYear {
    /// The year as data files write it, whatever the language: `FY2020`.
    public var canonicalText: String { "FY\(year)" }
}

import Planning
import Statistics

extension Period {
    /// The year it is named by: the fiscal year's own, or the calendar year.
    var namedYear: Int {
        switch self {
        case .fiscalYear(let year): year.year
        case .month(let year, _): year
        case .date(let date): date.year
        }
    }
}

extension PeriodParser.Failure {
    /// What should have been there.
    func expected(_ kind: BilingualText) -> BilingualText {
        switch self {
        case .notAPeriod, .contradiction: kind
        case .ambiguousYear(let year):
            BilingualText(
                japanese: "年度か暦年かが分かる書き方（例：FY\(year)、\(year)年度、\(year)-03-31）",
                english: "a fiscal year or a date, not a bare year (for instance FY\(year) or \(year)-03-31)")
        case .absurdYear:
            BilingualText(japanese: "1868年度から2200年度までの年", english: "a year from 1868 to 2200")
        case .noSuchDay: BilingualText(japanese: "暦にある日付", english: "a day that exists")
        }
    }

    static let period = BilingualText(
        japanese: "期間（例：FY2020、令和2年度、2021-03-31、2017-06）",
        english: "a period such as FY2020, 令和2年度, 2021-03-31 or 2017-06")
    static let fiscalYear = BilingualText(
        japanese: "年度（例：FY2021、令和3年度）", english: "a fiscal year such as FY2021 or 令和3年度")
    static let date = BilingualText(japanese: "日付（例：2021-03-31）", english: "a date such as 2021-03-31")
}

import Planning
import Statistics

extension Period {
    /// The year it is named by: the fiscal year's own, or the calendar year.
    var namedYear: Int {
        switch self {
        case .fiscalYear(let year): year.year
        case .month(let year, _): year
        case .date(let date): date.year
        case .monthsToDate(let year, _): year.year
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
        case .notFromApril:
            BilingualText(
                japanese: "4月から始まり同じ年度のうちに終わる期間（例：2021-04/2021-09）",
                english: "months from April on within one fiscal year (for instance 2021-04/2021-09)")
        }
    }

    static let period = BilingualText(
        japanese: "期間（例：FY2020、令和2年度、2021-03-31、2017-06、4月からの累計は 2021-04/2021-09）",
        english: "a period such as FY2020, 令和2年度, 2021-03-31 or 2017-06; for months to date 2021-04/2021-09")
    static let fiscalYear = BilingualText(
        japanese: "年度（例：FY2021、令和3年度）", english: "a fiscal year such as FY2021 or 令和3年度")
    static let date = BilingualText(japanese: "日付（例：2021-03-31）", english: "a date such as 2021-03-31")
}

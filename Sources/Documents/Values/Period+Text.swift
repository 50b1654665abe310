import MitoshiPlanning
import MitoshiStatistics

extension Period {
    /// The year it names, else the fiscal year that it lies in; `nil` for an implausible one.
    var ownYear: FiscalYear? { namedYear ?? YearAxis().position(of: self)?.fiscalYear }

    /// The western year it is named by.
    var westernYear: Int {
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
                japanese: "年度か暦年かが分かる書き方（年度は FY\(year) か \(year)年度、暦年は CY\(year) か \(year)年）",
                english: "a fiscal year (FY\(year)) or a calendar year (CY\(year)), not a bare year")
        case .absurdYear:
            BilingualText(japanese: "1868年から2200年までの年", english: "a year from 1868 to 2200")
        case .spreadsheetDay(let year, let month):
            BilingualText(
                japanese: "年月か日かが分かる書き方（表計算ソフトが \(year)-\(month < 10 ? "0" : "")\(month) などを日付に変えたもの。"
                    + "年月なら \(year)年\(month)月 と書けば変わらない）",
                english: "a month or a day that can be told apart (a spreadsheet has turned something like "
                    + "\(year)-\(month < 10 ? "0" : "")\(month) into a date; written \(year)年\(month)月, a month stays one)"
            )
        case .noSuchDay: BilingualText(japanese: "暦にある日付", english: "a day that exists")
        case .notFromFirstMonth:
            BilingualText(
                japanese: "年の初めの月から始まり同じ年のうちに終わる期間（例：年度は 2021-04/2021-09、暦年は 2021-01/2021-06）",
                english:
                    "months from the first of a year on within that year (for instance 2021-04/2021-09 of a fiscal "
                    + "year, 2021-01/2021-06 of a calendar year)")
        }
    }

    static let period = BilingualText(
        japanese: "期間（例：FY2020、令和2年度、暦年は CY2020、2021-03-31、2017-06、4月からの累計は 2021-04/2021-09）",
        english:
            "a period such as FY2020, 令和2年度, CY2020 for a calendar year, 2021-03-31 or 2017-06; for months to date "
            + "2021-04/2021-09")
    static let fiscalYear = BilingualText(
        japanese: "年度（例：FY2021、令和3年度）または暦年（例：CY2021、令和3年）",
        english: "a fiscal year such as FY2021 or 令和3年度, or a calendar year such as CY2021 or 令和3年")
    static let date = BilingualText(japanese: "日付（例：2021-03-31）", english: "a date such as 2021-03-31")
}

import MitoshiStatistics

extension YearAxis {
    /// From which month to which an indicator's years go; `nil` for fiscal years from April, which need no word.
    ///
    /// - Parameter year: One of them, as the example.
    public func explanation(as year: FiscalYear) -> BilingualText? {
        if firstMonth == FiscalYear.usualFirstMonth { return nil }
        if firstMonth == 1 {
            return BilingualText(
                japanese: "この指標の年は暦年（1月～12月）である。",
                english: "The years of this indicator are calendar years, January to December.")
        }
        let (first, last) = (year.firstDay, year.lastDay)
        return BilingualText(
            japanese: "年度は\(firstMonth)月に始まる（\(year.shortLabel.japanese)は\(first.year)年\(first.month)月～"
                + "\(last.year)年\(last.month)月）。",
            english: "Fiscal years begin in \(Period.englishMonth(firstMonth)): \(year.shortLabel.english) goes from "
                + "\(Period.englishMonth(first.month)) \(first.year) to \(Period.englishMonth(last.month)) \(last.year)."
        )
    }
}

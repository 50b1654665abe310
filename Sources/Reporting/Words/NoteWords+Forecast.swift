import MitoshiPlanning
import MitoshiStatistics

/// Notes on what is forecast.
extension NoteWords {
    /// How far a year with months to date has come, and what the nowcast takes for granted.
    func nowcast(_ toDate: TotalToDate, _ median: Double) -> BilingualText {
        let counted = amount(NumberText.exact(toDate.evidence.counted))
        let total = amount(NumberText.estimate(median))
        let (period, shape) = (toDate.period.label, shape(of: toDate.evidence))
        return BilingualText(
            japanese: "\(period.japanese)の累計\(counted)から、\(yearWord)末見込みの中央値は\(total)。\(shape.japanese)"
                + "\(yearWord)末見込みがこれを下回ることはない。",
            english:
                "With \(counted) from \(period.english), the year-end nowcast has a median of \(total). \(shape.english) No "
                + "nowcast lies below what has been counted.")
    }

    /// What is believed of the months' part of the year, and whether anything told it.
    private func shape(of evidence: MonthsToDate) -> BilingualText {
        let mean = NumberText.rounded(100 * evidence.share.mean, decimals: 0)
        let deviation = NumberText.rounded(100 * evidence.share.deviation, decimals: 0)
        let earlierYears = evidence.earlierYears
        guard earlierYears > 0 else {
            return BilingualText(
                japanese: "季節の偏りが分からないため、この期間が年間に占める割合は月数どおりの\(mean)%を中心に±\(deviation)ポイント（標準偏差）と想定した。"
                    + "過去の年度の同じ期間の累計を加えると、そこから見積もる。",
                english:
                    "The season isn't known, so these months' part of the year is taken for \(mean)%, as many twelfths, with a "
                    + "standard deviation of \(deviation) points; the same months of earlier years would tell it.")
        }
        return BilingualText(
            japanese: "この期間が年間に占める割合は、同じ期間の累計と年間実績が分かる過去\(earlierYears)\(yearWord)から\(mean)%±\(deviation)ポイント"
                + "（標準偏差）と見積もった。",
            english: "These months' part of the year, \(mean)% with a standard deviation of \(deviation) "
                + "\(deviation == "1" ? "point" : "points"), is learned from \(earlierYears) earlier "
                + "\(earlierYears == 1 ? "year" : "years") of this indicator.")
    }

    func turn(_ turn: ForecastTurn) -> BilingualText {
        let isRising = turn.isRising
        let (latest, next) = (amount(NumberText.exact(turn.latest)), amount(NumberText.estimate(turn.next)))
        let reason = reason(turn)
        return BilingualText(
            japanese: "直近2年は\(isRising ? "増加" : "減少")したが、翌年の見込み（\(next)）は最新値（\(latest)）を"
                + "\(isRising ? "下" : "上")回る：\(reason.japanese)。",
            english: "The last two moves went \(isRising ? "up" : "down"), but next year's outlook (\(next)) lies "
                + "\(isRising ? "below" : "above") the latest value (\(latest)): \(reason.english).")
    }

    private func reason(_ turn: ForecastTurn) -> BilingualText {
        switch turn.reason {
        case .fallMayComeAgain(let year, let mean):
            let (year, level) = (year.shortLabel, amount(NumberText.estimate(mean)))
            return BilingualText(
                japanese: "\(year.japanese)の落ち込みがあり、同様の変動が再びありうるとみて、これまでの平均（\(level)）の側へ戻ると見込むため",
                english: "with the fall of \(year.english) in the history such a move may come again, and the model "
                    + "expects values to return towards the mean so far (\(level))")
        case .usualVariation:
            return BilingualText(
                japanese: "直近の動きは年ごとの変動の範囲内とみて、それ以前の水準も考慮するため",
                english: "the model takes the last moves for the usual ups and downs and looks at the years before as "
                    + "well")
        case .returnToMean(let mean):
            let level = amount(NumberText.estimate(mean))
            return BilingualText(
                japanese: "それ以前の値は\(turn.isRising ? "低" : "高")く、これまでの平均（\(level)）の側へいくらか戻ると見込むため",
                english:
                    "the years before were \(turn.isRising ? "lower" : "higher"), and the model expects values to return "
                    + "part of the way to the mean so far (\(level))")
        }
    }
}

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
            japanese: "\(period.japanese)の累計\(counted)から、\(yearWord)末の五分五分の値は\(total)。\(shape.japanese)"
                + "\(yearWord)末見込みがこれを下回ることはない。",
            english:
                "With \(counted) from \(period.english), the even-odds value for the year is \(total). \(shape.english) No "
                + "nowcast lies below what has been counted.")
    }

    /// What is believed of the months' part of the year, and whether anything told it.
    private func shape(of evidence: MonthsToDate) -> BilingualText {
        let mean = NumberText.rounded(100 * evidence.share.mean, decimals: 0)
        let deviation = NumberText.rounded(100 * evidence.share.deviation, decimals: 0)
        let earlierYears = evidence.earlierYears
        guard earlierYears > 0 else {
            return BilingualText(
                japanese: "季節の偏りが分からないため、この期間が年間に占める割合は月数どおりの\(mean)%を中心に±\(deviation)ポイント（3回に2回はこの範囲）と想定した。"
                    + "過去の年度の同じ期間の累計を加えると、そこから見積もる。",
                english:
                    "The season isn't known, so these months' part of the year is taken for \(mean)%, as many twelfths, give or "
                    + "take \(NumberText.quantity(deviation, unit: "points")) (2 times in 3); the same months of earlier years would tell it."
            )
        }
        return BilingualText(
            japanese: "この期間が年間に占める割合は、同じ期間の累計と年間実績が分かる過去\(earlierYears)\(yearWord)から\(mean)%±\(deviation)ポイント"
                + "（3回に2回はこの範囲）と見積もった。",
            english: "These months' part of the year, \(mean)% give or take "
                + "\(NumberText.quantity(deviation, unit: "points")) (2 times in 3), is learned from "
                + "\(NumberText.counted(earlierYears, "earlier years")) of this indicator.")
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

/// Notes on the declared events.
extension NoteWords {
    func event(_ event: ShockEvent) -> BilingualText {
        let from = event.from.shortLabel
        let to = event.to.shortLabel
        let isOneYear = event.from == event.to
        return BilingualText(
            japanese:
                "特殊要因\(event.from.word.japanese)：\(from.japanese)\(isOneYear ? "" : "～\(to.japanese)")（\(event.reason)）。",
            english: "Shock year: \(from.english)\(isOneYear ? "" : " to \(to.english)") (\(event.reason)).")
    }

    func eventChances(_ years: [Note.YearShock], _ family: BilingualText, decides: Bool) -> BilingualText {
        let parts = years.map { year in
            let (with, without) = (chance(year.comparison.with), chance(year.comparison.without))
            let label = year.fiscalYear.shortLabel
            return BilingualText(
                japanese: "\(label.japanese)は考慮すると\(with.japanese)、しないと\(without.japanese)",
                english: "\(with.english) with it and \(without.english) without it in \(label.english)")
        }
        return BilingualText(
            japanese: "特殊要因を考慮した場合としない場合の目標達成確率（\(family.japanese)）："
                + parts.map(\.japanese).joined(separator: "、") + (decides ? "。判定はこの扱いにより変わる。" : "。"),
            english: "The chance by \(family.english), with the event and as if it had never been: "
                + parts.map(\.english).joined(separator: ", ")
                + (decides ? ". The verdict rests on this choice." : "."))
    }

    func speedOfRecovery(_ years: [Note.YearRecovery]) -> BilingualText {
        let parts = years.map { year in
            let (slow, fast, label) = (chance(year.slow), chance(year.fast), year.fiscalYear.shortLabel)
            return BilingualText(
                japanese: "\(label.japanese)は回復が遅い場合\(slow.japanese)、速い場合\(fast.japanese)",
                english: "\(slow.english) if slow and \(fast.english) if fast in \(label.english)")
        }
        return BilingualText(
            japanese: "回復の速さ（減衰）は見込みにすぎず、幅をもたせて計算した（最も遅い2割と最も速い2割の場合）："
                + parts.map(\.japanese).joined(separator: "、") + "。",
            english: "How fast the effect fades is a guess, taken with its uncertainty; by the slowest and the fastest "
                + "fifth of recoveries the chance is " + parts.map(\.english).joined(separator: ", ") + ".")
    }

    private func chance(_ reading: TargetAssessment.Reading) -> BilingualText {
        limits.text(of: reading.probability ?? 0)
    }

    static let levelBeforeUnknown = BilingualText(
        japanese: "回復の程度は不明：唯一の実績値が特殊要因の年度のもので、その前の水準が分からない。events.csv の level_before に"
            + "前の水準を書くと、元の水準へ戻す目標がどれだけ達成されたかから答える。",
        english:
            "Recovery unknown: the only value is of a year of the event, and the level before it isn't known. Given as "
            + "level_before in events.csv, it is answered by how targets to return to such a level fared.")

    static let recoveryUnknown = BilingualText(
        japanese: "回復の程度は不明：特殊要因の影響を受けない実績値がなく、考慮した場合の確率は、本来の水準が現状値の"
            + "7分の1から7倍のどこかという広い想定のみによる。特殊要因より前の実績値を加えれば見通しが立つ。",
        english:
            "Recovery unknown: no value is free of the event, so the chance with it rests on the wide assumption alone "
            + "that the level without it lies anywhere between a seventh and the sevenfold of the base. A value from "
            + "before the event would tell.")
}

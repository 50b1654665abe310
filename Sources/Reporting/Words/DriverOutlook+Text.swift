import Foundation
import MitoshiPlanning
import MitoshiStatistics

extension DriverOutlook {
    /// The answer with the driver in one or two sentences: the chances, on what the slope rests, whether it is the headline.
    var text: BilingualText {
        switch outcome {
        case .refused(let error):
            let reason = error.text
            return BilingualText(
                japanese: "説明系列「\(driver.name)」による予測はできない：\(reason.japanese)。",
                english: "No forecast from the driver “\(driver.name)”: \(reason.english).")
        case .regression(let regression):
            let chances = regression.chances
            let slope = regression.slopeText
            let standing = regression.standing
            return BilingualText(
                japanese: "説明系列「\(driver.name)」を用いた場合の目標達成確率：\(chances.japanese)。"
                    + "\(slope.japanese)\(standing.japanese)",
                english: "With the driver “\(driver.name)” the chance is \(chances.english). "
                    + "\(slope.english) \(standing.english)")
        }
    }
}

extension DriverOutlook.Regression {
    /// The chance of each target.
    fileprivate var chances: BilingualText {
        let chances = years.map { year in
            let (label, chance) = (year.fiscalYear.shortLabel, NumberText.probability(year.probability))
            return BilingualText(
                japanese: "\(label.japanese) \(chance.japanese)", english: "\(chance.english) in \(label.english)")
        }
        guard !chances.isEmpty else { return BilingualText(japanese: "対象の目標なし", english: "asked for no target") }
        return BilingualText(
            japanese: chances.map(\.japanese).joined(separator: "、"),
            english: chances.map(\.english).joined(separator: ", "))
    }

    /// How the indicator moves with its driver, and where that comes from.
    var slopeText: BilingualText {
        func size(_ mean: Double, _ deviation: Double) -> String {
            "\(NumberText.rounded(mean, decimals: 2))±\(NumberText.rounded(deviation, decimals: 2))"
        }
        let prior = size(priorSlope, priorSlopeDeviation)
        guard evidence.changes > 0 else {
            return BilingualText(
                japanese: "指標の実績値が1個で変化が分からないため、説明系列に対する傾き\(prior)は事前の想定のみによる"
                    + "（説明系列が数える人の使い方が変わらなければ1）。",
                english:
                    "With a single value no change has been seen, so the slope on the driver, \(prior), rests on its "
                    + "prior alone (1 where those who have what the driver counts use it as often as before).")
        }
        return BilingualText(
            japanese: "説明系列に対する傾きは、事前の想定\(prior)を\(evidence.changes)回の変化で更新した"
                + "\(size(slope, slopeDeviation))。",
            english: "The slope on the driver, \(prior) before, is \(size(slope, slopeDeviation)) after "
                + "\(evidence.changes) \(evidence.changes == 1 ? "change" : "changes").")
    }

    /// How much of the headline is the answer with the driver.
    fileprivate var standing: BilingualText {
        if share == 1 {
            return BilingualText(japanese: "判定はこの予測による。", english: "The verdict rests on this forecast.")
        }
        if share > 0 {
            let text = NumberText.probability(share)
            return BilingualText(
                japanese: "判定は、この予測と指標自体の推移による予測とを平均したものによる。説明系列の重みは\(text.japanese)。",
                english:
                    "The verdict averages this with the forecast from the indicator's own values: the driver's share in "
                    + "the answer is \(text.english).")
        }
        return evidence.changes > 0
            ? BilingualText(japanese: "判定には用いない。", english: "The verdict doesn't use it.")
            : BilingualText(
                japanese: "根拠となる変化がないため判定には用いない。",
                english: "There is no evidence for it yet, so the verdict doesn't use it.")
    }
}

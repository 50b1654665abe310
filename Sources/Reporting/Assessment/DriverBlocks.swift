import Foundation
import MitoshiPlanning
import MitoshiStatistics

/// The answer with the driver: what is known of the driver, where it may go, and what follows for the targets. The words on
/// slope and standing are among the indicator's notes.
struct DriverBlocks {
    let outlook: DriverOutlook
    let unit: String?
    let limits: VerdictLimits
    let language: Language

    var blocks: [Report.Block] {
        [.heading(language.text("説明系列を用いた予測", "With the driver")), .paragraph(knownValues)] + path
    }

    /// The last known values, a year apart, and how many there are.
    private var knownValues: String {
        guard let first = outlook.known.first, let last = outlook.known.last else {
            return language.text("評価時点で分かる説明系列の値はない。", "No value of the driver is known at the as-of date.")
        }
        func words(_ value: DriverValue) -> BilingualText {
            let amount = NumberText.quantity(NumberText.exact(value.value), unit: outlook.driver.unit)
            return BilingualText(
                japanese: "\(value.period.label.japanese) \(amount)",
                english: "\(amount) on \(value.period.label.english)")
        }
        let (start, end) = (words(first), words(last))
        return language.text(
            "評価時点で分かる説明系列の値は\(outlook.known.count)個：\(start.japanese)から\(end.japanese)まで。",
            "The driver's values known at the as-of date: \(outlook.known.count), from \(start.english) to \(end.english)."
        )
    }

    private var path: [Report.Block] {
        guard let regression = outlook.regression, !regression.years.isEmpty else { return [] }
        let table = Table(
            name: "driver",
            columns: [
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                Column(
                    key: "driver_median", heading: language.text("説明系列\n（年度末）", "Driver\n(year's end)"),
                    alignment: .trailing),
                Column(
                    key: "driver_interval_80", heading: language.text("80%予測区間", "80% prediction\ninterval"),
                    alignment: .trailing),
                Column(key: "median", heading: language.text("指標の中央値", "Indicator's\nmedian"), alignment: .trailing),
                Column(
                    key: "interval_80", heading: language.text("80%予測区間", "80% prediction\ninterval"),
                    alignment: .trailing),
                Column(key: "probability", heading: language.text("目標達成確率", "Probability"), alignment: .trailing),
            ], rows: regression.years.map(row))
        return [.table(table)] + joint(regression)
    }

    private func row(_ year: DriverOutlook.Year) -> [Cell] {
        [
            .fiscalYear(year.fiscalYear), year.driver.estimate(at: 0.5, unit: outlook.driver.unit),
            interval(year.driver, outlook.driver.unit), year.distribution.estimate(at: 0.5, unit: unit),
            interval(year.distribution, unit), limits.cell(of: year.probability, in: language),
        ]
    }

    private func interval(_ distribution: any PredictiveDistribution, _ unit: String?) -> Cell {
        distribution.interval(from: 0.1, to: 0.9, unit: unit, in: language)
    }

    private func joint(_ regression: DriverOutlook.Regression) -> [Report.Block] {
        guard let joint = regression.joint else { return [] }
        let all = limits.text(of: joint.allMet)
        return [
            .paragraph(
                language.text(
                    "説明系列を用いた場合にすべての目標年度で達成する確率 \(all.japanese)。",
                    "Chance of meeting every target, with the driver: \(all.english)."))
        ]
    }
}

extension DriverOutlook {
    /// The answer with the driver in one or two sentences: the chances, on what the slope rests, whether it is the headline.
    func text(_ limits: VerdictLimits) -> BilingualText {
        switch outcome {
        case .refused(let error):
            let reason = error.text
            return BilingualText(
                japanese: "説明系列「\(driver.name)」による予測はできない：\(reason.japanese)。",
                english: "No forecast from the driver “\(driver.name)”: \(reason.english).")
        case .regression(let regression):
            let chances = regression.chances(limits)
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
    fileprivate func chances(_ limits: VerdictLimits) -> BilingualText {
        let chances = years.map { year in
            let (label, chance) = (year.fiscalYear.shortLabel, limits.text(of: year.probability))
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
                + "\(NumberText.counted(evidence.changes, "changes")).")
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

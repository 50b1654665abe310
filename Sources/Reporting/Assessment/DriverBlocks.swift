import MitoshiPlanning
import MitoshiStatistics

/// The answer with the driver: what is known of the driver, where it may go, and what follows for the targets. The words on
/// slope and standing are among the indicator's notes.
struct DriverBlocks {
    let outlook: DriverOutlook
    let unit: String?
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
            interval(year.distribution, unit), .probability(year.probability),
        ]
    }

    private func interval(_ distribution: any PredictiveDistribution, _ unit: String?) -> Cell {
        distribution.interval(from: 0.1, to: 0.9, unit: unit, in: language)
    }

    private func joint(_ regression: DriverOutlook.Regression) -> [Report.Block] {
        guard let joint = regression.joint else { return [] }
        let all = NumberText.probability(joint.allMet)
        return [
            .paragraph(
                language.text(
                    "説明系列を用いた場合にすべての目標年度で達成する確率 \(all.japanese)。",
                    "Chance of meeting every target, with the driver: \(all.english)."))
        ]
    }
}

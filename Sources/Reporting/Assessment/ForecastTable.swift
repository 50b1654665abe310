import MitoshiPlanning
import MitoshiStatistics

/// What the target years may bring: the median and the range that holds eight times out of ten.
struct ForecastTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    var table: Table {
        Table(
            name: "forecasts",
            columns: [
                Column(key: "indicator_id", heading: language.text("事業番号", "No.")),
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "median", heading: language.text("中央値\n（五分五分の値）", "Median"), alignment: .trailing),
                Column(
                    key: "interval_80", heading: language.text("80%予測区間\n（10回中8回は\nこの範囲）", "80% prediction\ninterval"),
                    alignment: .trailing),
                Column(key: "model", heading: language.text("予測の方法", "Model")),
            ],
            rows: assessment.indicators.flatMap(rows))
    }

    private func rows(_ indicator: IndicatorAssessment) -> [[Cell]] {
        guard case .forecast(let forecast, _) = indicator.outlook else { return [] }
        let unit = indicator.indicator.unit
        return indicator.targets.compactMap { target in
            guard let distribution = target.distribution else { return nil }
            return [
                .text(indicator.indicator.id), .text(indicator.indicator.name), .fiscalYear(target.target.fiscalYear),
                target.target.cell(unit: unit, in: language), distribution.estimate(at: 0.5, unit: unit),
                distribution.interval(from: 0.1, to: 0.9, unit: unit, in: language),
                .text(forecast.model.label[language]),
            ]
        }
    }
}

extension PredictiveDistribution {
    /// The quantile, or `nil` where it has none that a number can hold.
    func finiteQuantile(_ probability: Double) -> Double? {
        guard let value = try? quantile(probability), value.isFinite else { return nil }
        return value
    }

    /// The quantiles at `levels`, worked out together where all of them exist.
    func finiteQuantiles(_ levels: [QuantileLevel]) -> [Double?] {
        guard let values = try? quantiles(levels.map(\.probability)) else {
            return levels.map { finiteQuantile($0.probability) }
        }
        return values.map { $0.isFinite ? $0 : nil }
    }

    func estimate(at probability: Double, unit: String?) -> Cell {
        finiteQuantile(probability).map { .estimate($0, unit: unit) } ?? .missing(reason: "-")
    }

    /// The range between two quantiles, in words.
    func interval(from low: Double, to high: Double, unit: String?, in language: Language) -> Cell {
        .interval(finiteQuantile(low), finiteQuantile(high), unit: unit, in: language)
    }
}

extension Cell {
    /// The range between two values, in words.
    static func interval(_ lower: Double?, _ upper: Double?, unit: String?, in language: Language) -> Cell {
        guard let lower, let upper else { return .missing(reason: "-") }
        let ends = [NumberText.estimate(lower), NumberText.quantity(NumberText.estimate(upper), unit: unit)]
        return .text(ends.joined(separator: language == .japanese ? "～" : " to "))
    }
}

extension IndicatorAssessment {
    /// The years forecast, up to the last target's, with what they may bring. (Further years serve only to say when the
    /// target is reached.)
    var yearsAhead: [(year: Int, distribution: any PredictiveDistribution)] {
        if case .comparableTargets = outlook {
            return targets.compactMap { target in
                target.distribution.map { (target.target.fiscalYear.year, $0) }
            }
        }
        guard case .forecast(let forecast, _) = outlook, let last = targets.map(\.target.fiscalYear.year).max() else {
            return []
        }
        return forecast.distributions.enumerated().map { (forecast.origin + $0.offset + 1, $0.element) }
            .filter { $0.0 <= last }
    }
}

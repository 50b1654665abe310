import MitoshiPlanning
package import MitoshiStatistics

extension PlanAssessment {
    /// What the target years may bring: the even-odds value and the range that holds eight times out of ten.
    func forecastTable(in language: Language) -> Table {
        Table(
            name: "forecasts",
            columns: [
                Column(key: "indicator_id", heading: language.text("事業番号", "No.")),
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                Column(key: "target", heading: language.text("目標値", "Target"), alignment: .trailing),
                Column(key: "median", heading: language.text("五分五分\nの値", "Even-odds\nvalue"), alignment: .trailing),
                Column(
                    key: "interval_80", heading: language.text("10回中8回は\nこの範囲", "8 times\nin 10"),
                    alignment: .trailing),
                Column(key: "model", heading: language.text("予測の方法", "Model")),
            ],
            rows: indicators.flatMap { $0.forecastRows(in: language) })
    }
}

extension IndicatorAssessment {
    fileprivate func forecastRows(in language: Language) -> [[Cell]] {
        guard case .forecast(let forecast, _) = outlook else { return [] }
        let unit = indicator.unit
        return targets.compactMap { target in
            guard let distribution = target.distribution else { return nil }
            return [
                .text(indicator.id), .text(indicator.name), .fiscalYear(target.target.fiscalYear),
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

/// A year forecast: what a row of `forecasts` is about.
struct ForecastYear: Sendable {
    let indicator: IndicatorAssessment
    let year: Int
    let forecast: Forecast
    let quantities: ForecastQuantities

    /// Of all indicators with a forecast of their own, up to the last target.
    static func all(of assessment: PlanAssessment, levels: [QuantileLevel]) -> [ForecastYear] {
        // Quantiles take their time.
        assessment.indicators.concurrentMap { _, indicator -> [ForecastYear] in
            guard case .forecast(let forecast, _) = indicator.outlook else { return [] }
            return indicator.yearsAhead.map { year, distribution in
                ForecastYear(
                    indicator: indicator, year: year, forecast: forecast,
                    quantities: ForecastQuantities(distribution, levels: levels))
            }
        }.flatMap(\.self)
    }

    fileprivate var fiscalYear: FiscalYear? { indicator.yearAxis.year(year) }
}

/// The mean of a distribution, where it has one, and quantiles, which share work when they are asked for together.
package struct ForecastQuantities: Sendable {
    let mean: Double?
    /// One for each level, in their order.
    let quantiles: [Double?]

    package init(_ distribution: any PredictiveDistribution, levels: [QuantileLevel]) {
        mean = distribution.mean.value
        quantiles = distribution.finiteQuantiles(levels)
    }

    static func fields(_ levels: [QuantileLevel]) -> [Field<ForecastQuantities>] {
        let mean = Field<ForecastQuantities>(
            "mean", .number, "平均", "平均のない分布ではない",
            "expected value; none where the distribution has none (Student's t with one degree of freedom, exponentials of it)"
        ) { .optional($0.mean) }
        return [mean]
            + levels.enumerated().map { index, level in
                Field(
                    "q" + level.text, .number, "\(level.text)分位点", "予測分布の\(level.text)分位点",
                    "quantile \(level.text) of the predictive distribution"
                ) { .optional($0.quantiles[index]) }
            }
    }

    /// Headings and cells of a table that has its own columns before these.
    package static func columns(_ levels: [QuantileLevel]) -> [Column] {
        fields(levels).map { Column($0.data.name) }
    }

    package func cells(_ levels: [QuantileLevel]) -> [Cell] { Self.fields(levels).map { $0.cell(self) } }
}

/// The columns of `forecasts`, in order.
enum ForecastFields {
    static func table(_ levels: [QuantileLevel]) -> FieldTable<ForecastYear> {
        FieldTable(
            name: "forecasts",
            meaning: BilingualText(
                japanese: "予測：指標と年度ごとに1行",
                english: "forecasts, one row for each indicator and year up to its last target"),
            primaryKey: ["indicator_id", "period"],
            fields: [
                subject, [step], YearFields.other.of { $0.fiscalYear },
                ForecastQuantities.fields(levels).of { $0.quantities }, [model],
            ].flatMap(\.self), earlier: [EarlierFields.year.of { $0.fiscalYear }])
    }

    private static let subject: [Field<ForecastYear>] =
        [IndicatorFields.id, IndicatorFields.name.inSheetsOnly, IndicatorFields.unit.inSheetsOnly].of {
            $0.indicator.indicator
        }

    private static let step = Field<ForecastYear>(
        "step", .integer, "最後の実績値からの年数", "1が翌年度", "years after the last value"
    ) { .count($0.year - $0.forecast.origin) }
    private static let model = Field<ForecastYear>(
        "model", .string, "予測モデル", "`verdicts` と同じコード", "model of the forecast, as in `verdicts`"
    ) { .text($0.forecast.model.rawValue) }
}

/// A probability at which a quantile is asked for, with the text it was written as, which names its column.
package struct QuantileLevel: Hashable, Sendable {
    package let text: String
    /// Strictly between 0 and 1.
    package let probability: Double

    /// Returns `nil` unless `text` is a number strictly between 0 and 1.
    package init?(_ text: String) {
        guard let probability = Double(text), probability > 0, probability < 1 else { return nil }
        self.text = text
        self.probability = probability
    }
}

import MitoshiPlanning
package import MitoshiStatistics

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
            primaryKey: ["indicator_id", "fiscal_year"],
            fields: [subject, [year, step, model], ForecastQuantities.fields(levels).of { $0.quantities }, [period]]
                .flatMap(\.self))
    }

    private static let subject: [Field<ForecastYear>] =
        [IndicatorFields.id, IndicatorFields.name.inSheetsOnly, IndicatorFields.unit.inSheetsOnly].of {
            $0.indicator.indicator
        } + [eraYear]

    private static let eraYear: Field<ForecastYear> = YearFields.era.inSheetsOnly.of { $0.fiscalYear }
    private static let period: Field<ForecastYear> = YearFields.period.of { $0.fiscalYear }
    private static let year = Field<ForecastYear>(
        "fiscal_year", .integer, "年度（西暦）", "年度が始まる西暦年", "year of the forecast, by the western year it begins in"
    ) { .count($0.year) }
    private static let step = Field<ForecastYear>(
        "step", .integer, "最後の実績値からの年数", "1が翌年度", "years after the last value"
    ) { .count($0.year - $0.forecast.origin) }
    private static let model = Field<ForecastYear>(
        "model", .string, "予測モデル", "`verdicts` と同じコード", "model of the forecast, as in `verdicts`"
    ) { .text($0.forecast.model.rawValue) }
}

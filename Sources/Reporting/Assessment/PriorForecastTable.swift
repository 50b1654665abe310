import Planning
import Statistics

/// What a learned prior alone says of the targets of an indicator with one value.
struct PriorForecastTable {
    let indicator: IndicatorAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, in language: Language) {
        self.indicator = indicator
        self.language = language
    }

    var table: Table {
        Table(
            name: "prior-forecasts",
            columns: [
                Column(key: "fiscal_year", heading: language.text("年度", "Fiscal year")),
                Column(key: "model", heading: language.text("モデル", "Model")),
                Column(key: "probability", heading: language.text("目標達成確率", "Probability"), alignment: .trailing),
                Column(key: "median", heading: language.text("中央値", "Median"), alignment: .trailing),
                Column(
                    key: "interval_80", heading: language.text("80%予測区間", "80% prediction\ninterval"),
                    alignment: .trailing),
            ],
            rows: indicator.targets.compactMap { target in
                target.priorForecast.map { prior in
                    [
                        .fiscalYear(target.target.fiscalYear), .text(prior.model.label[language]),
                        .probability(prior.probability),
                        prior.distribution.estimate(at: 0.5, unit: indicator.indicator.unit),
                        prior.distribution.interval(
                            from: 0.1, to: 0.9, unit: indicator.indicator.unit, in: language),
                    ]
                }
            })
    }
}

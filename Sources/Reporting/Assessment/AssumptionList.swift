import MitoshiPlanning
import MitoshiStatistics

/// What an indicator's answer assumes: its kind and direction, the settings, declared events, supposed values, notes.
struct AssumptionList {
    let indicator: IndicatorAssessment
    let plan: PlanAssessment
    let language: Language

    init(_ indicator: IndicatorAssessment, of plan: PlanAssessment, in language: Language) {
        self.indicator = indicator
        self.plan = plan
        self.language = language
    }

    var blocks: [Report.Block] {
        let items = [ModelReport(indicator, in: language).facts] + settings + suppositions
        return [
            .heading(language.text("前提と注記", "Assumptions and notes")),
            .list((items + indicator.noteTexts.map { $0[language] }).map { Report.Item($0) }),
        ]
    }

    private var settings: [String] {
        let date = Period.date(plan.asOf).label
        let asOf = language.text(
            "\(date.japanese)までに分かった実績値だけを用いた。", "Only what was known on \(date.english) is used.")
        guard let model = plan.settings.model?.label else { return [asOf] }
        return [asOf, language.text("モデルの指定：\(model.japanese)。", "Model asked for: \(model.english).")]
    }

    private var suppositions: [String] {
        plan.settings.suppositions.filter { $0.indicatorID == indicator.indicator.id }.map { supposed in
            let period = supposed.period.label
            let value = supposed.value.text(unit: indicator.indicator.unit)[language]
            return language.text("仮の実績値：\(period.japanese) \(value)。", "Supposed value of \(period.english): \(value).")
        }
    }
}

package import MitoshiPlanning
import MitoshiStatistics

/// Why an indicator is forecast as it is: the values, the candidate models, the choice, and what follows from it.
package struct ModelReport: Sendable {
    let indicator: IndicatorAssessment
    /// The day whose knowledge is used; `nil` where what stands around says it.
    let knowledge: KnowledgeDate?
    let language: Language

    package init(_ indicator: IndicatorAssessment, knowing knowledge: KnowledgeDate? = nil, in language: Language) {
        self.indicator = indicator
        self.knowledge = knowledge
        self.language = language
    }

    /// The models: what was tried, what was learned, which one was chosen and why.
    package var models: Report {
        Report(title: title, language: language, blocks: asOf + values + selection)
    }

    /// The models and everything said of the targets.
    package var explanation: Report {
        Report(
            title: title, language: language,
            blocks: asOf + answer + values + selection + targets(withSymbols: false) + driver
                + indices(withChance: true))
    }

    private var asOf: [Report.Block] { knowledge.map { [.paragraph($0.line(in: language))] } ?? [] }

    private var title: String { "\(indicator.indicator.id) \(indicator.indicator.name)" }

    private var answer: [Report.Block] {
        [.headline(indicator.sentence[language])] + list([facts] + indicator.noteTexts.map { $0[language] })
    }

    /// Kind, direction and evidence in one line.
    var facts: String {
        let way = indicator.direction.label
        let evidence = indicator.evidence
        let grade = evidence.label.atSentenceStart
        let reasons = evidence.deductions.map(\.text) + evidence.additions.map(\.text)
        let because = BilingualText(
            japanese: reasons.isEmpty ? "" : "：" + reasons.map(\.japanese).joined(separator: "、"),
            english: reasons.isEmpty ? "" : ": " + reasons.map(\.english).joined(separator: ", "))
        return language.text(
            "種類：\(indicator.indicator.kind.label.japanese)。増減の向き：\(way.japanese)。"
                + "\(grade.japanese)、実績値\(evidence.values)個\(because.japanese)。",
            "Kind: \(indicator.indicator.kind.label.english). Direction: \(way.english). "
                + "\(grade.english), \(NumberText.counted(evidence.values, "values"))\(because.english)."
        )
    }

    var values: [Report.Block] {
        guard let series = indicator.series, !series.observations.isEmpty else { return [] }
        var fitted: [Double?] = []
        if case .forecast(_, let selection) = indicator.outlook { fitted = selection.fitted.fittedValues }
        let table = HistoryTable(
            series: series, axis: indicator.yearAxis, fitted: fitted, unit: indicator.indicator.unit, language: language
        )
        .table
        return [.heading(language.text("実績値", "Measured values")), .table(table)]
    }

    var selection: [Report.Block] {
        switch indicator.outlook {
        case .none(let reason):
            return [
                .heading(language.text("予測の方法", "Model")),
                .paragraph(language.text("予測なし：\(reason.text.japanese)。", "No forecast: \(reason.text.english).")),
            ]
        case .comparableTargets:
            return [
                .heading(language.text("予測の方法", "Model")),
                .paragraph(BilingualText.ofOneValue[language]),
            ]
        case .stages(let stages):
            return [.heading(language.text("段階", "Stages")), .paragraph(stages.sentence[language])]
        case .forecast(_, let selection):
            return [
                .heading(language.text("候補モデル", "Candidate models")),
                .paragraph(selection.sentence[language]),
                .table(CandidateTable(selection, in: language).table),
            ]
        }
    }

    /// What the target years may bring.
    ///
    /// - Parameter hasSymbols: Whether each verdict carries its sign.
    func targets(withSymbols hasSymbols: Bool) -> [Report.Block] {
        let outlook = outlook(withSymbols: hasSymbols)
        return outlook.isEmpty ? [] : outlook.prefix(2) + list(grounds + chances)
    }

    /// What the target years may bring, without what each chance is made of.
    ///
    /// - Parameter hasSymbols: Whether each verdict carries its sign.
    func outlook(withSymbols hasSymbols: Bool) -> [Report.Block] {
        let table = OutlookTable(indicator, in: language, hasSymbols: hasSymbols).table
        guard !table.rows.isEmpty else { return [] }
        return [.heading(language.text("目標年度の予測", "Forecast of the target years")), .table(table)] + list(chances)
    }

    /// What each chance is made of.
    private var grounds: [String] {
        indicator.targets.compactMap { target in
            guard target.observed == nil, let grounds = target.grounds, let chance = target.probability else {
                return nil
            }
            let (year, text) = (
                target.target.fiscalYear.label, grounds.text(of: chance, indicator.verdictLimits)
            )
            return language.text("\(year.japanese)：\(text.japanese)。", "\(year.english): \(text.english).")
        }
    }

    var driver: [Report.Block] {
        indicator.driver.map {
            DriverBlocks(
                outlook: $0, unit: indicator.indicator.unit, limits: indicator.verdictLimits, language: language
            ).blocks
        }
            ?? []
    }

    /// The chances over all target years together.
    private var chances: [String] {
        guard let joint = indicator.joint else { return [] }
        let all = indicator.verdictLimits.text(of: joint.allMet)
        let late = indicator.verdictLimits.text(of: joint.missThenMeet)
        let assumption =
            joint.isAssumed
            ? language.text(
                "仮定：年度どうしの関係は、多くの年次系列から学んだ事前分布の経路のとおりとし、各年度の確率が類似目標の確率に合うように経路に重みを付けた。",
                " Assumed: the years hang together as in paths of a prior learned from many annual series, the paths weighted so "
                    + "that each year's chance is that of the comparable targets.")
            : ""
        return [
            language.text(
                "すべての目標年度で達成する確率 \(all.japanese)、最初は未達成でも最後に達成する確率 \(late.japanese)。",
                "Chance of meeting every target: \(all.english); of missing the first and meeting the last: \(late.english)."
            ) + assumption
        ]
    }

    /// - Parameter hasChance: Whether the chance is among the indices.
    func indices(withChance hasChance: Bool) -> [Report.Block] {
        let table = IndexTable(indicator, hasChance: hasChance, in: language).table
        guard table.rows.count > 1 else { return [] }
        return [
            .heading(language.text("達成度を測る指標の比較", "Attainment indices side by side")), .table(table),
            .paragraph(
                language.text(
                    "同じ実績でも評価が分かれるのは、測るものが違うため。達成率は水準だけを、進捗率は現状値からの動きを、"
                        + "経過期間に対する進捗率はさらに残り時間を見る。伸び率の比、到達度、残る差はこれまでの動きが続くと仮定し、"
                        + "目標達成確率だけが予測の幅を考えに入れる。",
                    "The same values earn different ratings because each index measures something else: the level ratio sees "
                        + "the level alone, the change ratio the way from the base, the elapsed-time ratio also the time "
                        + "left; growth ratio, progress chart and gap assume that the past goes on; only the probability "
                        + "takes the spread of the forecast into account.")),
        ]
    }

    private func list(_ items: [String]) -> [Report.Block] {
        items.isEmpty ? [] : [.list(items.map { Report.Item($0) })]
    }
}

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

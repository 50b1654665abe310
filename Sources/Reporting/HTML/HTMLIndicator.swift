import MitoshiPlanning
import MitoshiStatistics

/// The part of the page on one indicator.
struct HTMLIndicator {
    let assessment: IndicatorAssessment
    /// Its place in the plan, from 1; names it in the page, since the plan's own numbers may hold anything.
    let number: Int
    let plan: PlanAssessment
    let events: [ShockEvent]
    let language: Language
    /// The fan chart, or the stages.
    let chart: Chart?
    private(set) var panels: [HTMLWhatIf] = []

    init(
        _ assessment: IndicatorAssessment, number: Int, plan: PlanAssessment, events: [ShockEvent],
        in language: Language
    ) {
        self.assessment = assessment
        self.number = number
        self.plan = plan
        self.events = events
        self.language = language
        chart = StageChart(assessment, in: language)?.chart ?? FanChart(assessment, events: events, in: language).chart
        panels = HTMLWhatIf.panels(of: self)
    }

    var anchor: String { Self.anchor(number) }

    static func anchor(_ number: Int) -> String { "indicator-\(number)" }

    var content: [String: Any] {
        let indicator = assessment.indicator
        var content: [String: Any] = [
            "anchor": anchor, "number": indicator.id, "name": indicator.name, "facts": facts,
            "sentence": assessment.sentence[language], "outlook": html(model.targets(withSymbols: true)),
            "beside": html(beside),
            "folds": folds.map { ["heading": $0.heading, "content": html($0.blocks)] },
            "sources": HTMLSources(assessment, plan: plan, in: language).content,
        ]
        content["chart"] = chart.map { SVGWriter(identifier: "chart-\(number)").text(of: $0) }
        content["whatIf"] = whatIf
        return content
    }

    /// Other targets and paces, for each target that is open.
    private var whatIf: [String: Any]? {
        guard !panels.isEmpty else { return nil }
        return [
            "id": "what-if-\(number)", "heading": HTMLWhatIf.heading[language], "panels": panels.map(\.content),
        ]
    }

    /// Programme and section in charge.
    private var facts: String {
        let indicator = assessment.indicator
        let section = indicator.sections.joined(separator: " ")
        let parts = [
            indicator.programme.isEmpty
                ? nil : language.text("事業：\(indicator.programme)", "Programme: \(indicator.programme)"),
            section.isEmpty ? nil : language.text("所管：\(section)", "Section in charge: \(section)"),
        ]
        return parts.compactMap { $0 }.joined(separator: language.text("　", " · "))
    }

    private var model: ModelReport { ModelReport(assessment, in: language) }

    private var isStaged: Bool { if case .stages = assessment.outlook { true } else { false } }

    /// What stands beside the chart: the pace, or what is known of the stages.
    private var beside: [Report.Block] {
        isStaged ? model.selection : PaceTable(assessment, in: language).blocks
    }

    private var folds: [(heading: String, blocks: [Report.Block])] {
        [
            model.indices, isStaged ? [] : model.selection, model.driver,
            AssumptionList(assessment, of: plan, in: language).blocks,
            model.values,
        ].compactMap { blocks in
            guard case .heading(let heading)? = blocks.first else { return nil }
            return (heading, Array(blocks.dropFirst()))
        }
    }

    private func html(_ blocks: [Report.Block]) -> String {
        HTMLBlocks(blocks: blocks, headingLevel: 4, subject: assessment.indicator.id, language: language).text
    }
}

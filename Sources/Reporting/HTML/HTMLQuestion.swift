import MitoshiPlanning

/// A part of the page that answers a question beside the verdicts.
struct HTMLQuestion {
    let anchor: String
    let heading: String
    /// What the question's rows say of themselves, such as that they are made up.
    let note: String?
    /// For the council.
    let sentence: String?
    /// What must be known to read the sentence.
    let remarks: [Report.Block]
    let parts: [Part]
    /// What is opened only by those who want it.
    let folds: [Part]
    let detail: PageDetail
    let language: Language

    /// A chart with words beside it, and what follows below.
    struct Part {
        let heading: String
        var chart: (chart: Chart, identifier: String)?
        var beside: [Report.Block] = []
        var below: [Report.Block] = []

        var isEmpty: Bool { chart == nil && beside.isEmpty && below.isEmpty }
    }

    var html: HTML {
        .element("section", .classes("question"), .labelledBy(anchor)) {
            HTML.element("h2", .id(anchor)) { heading }
            note.map { text in HTML.element("p", .classes("marked")) { text } }
            sentence.map { text in HTML.element("p", .classes("statement")) { text } }
            html(remarks, heading)
            parts.map(html)
            if !folds.isEmpty {
                detail.analysts(in: language) { folds.map(html) }
            }
        }
    }

    private func html(_ part: Part) -> HTML {
        .joined([
            .element("h3") { part.heading },
            part.chart.map { chart, identifier in
                HTML.element("div", .classes("overview")) {
                    HTML.figure(chart, identifier: identifier)
                    HTML.element("div") { html(part.beside, part.heading) }
                }
            } ?? html(part.beside, part.heading), html(part.below, part.heading),
        ])
    }

    private func html(_ blocks: [Report.Block], _ subject: String) -> HTML {
        HTMLBlocks(blocks: blocks, headingLevel: 4, subject: subject, limits: nil, language: language).html
    }

    /// Named what-ifs: their sentences beside the chart, the table below.
    static func scenarios(
        _ answers: [ScenarioAnswer], of plan: Plan, _ detail: PageDetail, in language: Language
    ) -> HTMLQuestion {
        let report = ScenarioReport(answers, seeks: [], of: plan, in: language).report
        let blocks = report.blocks.drop { if case .heading = $0 { true } else { false } }
        let table = blocks.firstIndex { if case .table = $0 { true } else { false } } ?? blocks.endIndex
        // On a phone one row a scenario can be read, one row a scenario and year can't.
        let compact = ScenarioTable(answers, in: language).table
        let part = Part(
            heading: language.text("想定ケースごとの目標達成確率", "Chances under each scenario"),
            chart: ScenarioChart(answers, in: language).map { ($0.chart, "chart-scenarios") },
            beside: Array(blocks[..<table]),
            below: (table < blocks.endIndex ? [.table(compact)] : []) + Array(blocks[table...].dropFirst()))
        return HTMLQuestion(
            anchor: "scenarios", heading: language.text("想定ケース", "Scenarios: what if"),
            note: SharedNote.text(of: answers.map(\.scenario))?[language], sentence: nil, remarks: [], parts: [part],
            folds: [], detail: detail, language: language)
    }
}

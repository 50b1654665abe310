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
    let language: Language

    /// A chart with words beside it, and what follows below.
    struct Part {
        let heading: String
        var chart: (chart: Chart, identifier: String)?
        var beside: [Report.Block] = []
        var below: [Report.Block] = []

        var isEmpty: Bool { chart == nil && beside.isEmpty && below.isEmpty }
    }

    var content: [String: Any] {
        var content: [String: Any] = [
            "anchor": anchor, "heading": heading, "parts": parts.map(content), "folds": folds.map(content),
        ]
        if !remarks.isEmpty { content["remarks"] = html(remarks, heading) }
        content["note"] = note
        content["sentence"] = sentence
        return content
    }

    private func content(of part: Part) -> [String: Any] {
        func html(_ blocks: [Report.Block]) -> String { self.html(blocks, part.heading) }
        var content: [String: Any] = ["heading": part.heading, "below": html(part.below)]
        if let (chart, identifier) = part.chart {
            content["picture"] = [
                "chart": SVGWriter(identifier: identifier).text(of: chart), "beside": html(part.beside),
            ]
        } else if !part.beside.isEmpty {
            content["below"] = html(part.beside + part.below)
        }
        return content
    }

    private func html(_ blocks: [Report.Block], _ subject: String) -> String {
        HTMLBlocks(blocks: blocks, headingLevel: 4, subject: subject, language: language).text
    }

    /// Scenarios first, then the budget; nothing where nothing was asked.
    static func all(_ answers: QuestionAnswers, of plan: Plan, in language: Language) -> [HTMLQuestion] {
        [
            answers.scenarios.isEmpty ? nil : scenarios(answers.scenarios, of: plan, in: language),
            answers.budget.map { HTMLBudget($0, in: language).question },
        ].compactMap { $0 }
    }

    /// Named what-ifs: their sentences beside the chart, the table below.
    private static func scenarios(
        _ answers: [ScenarioAnswer], of plan: Plan, in language: Language
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
            folds: [], language: language)
    }
}

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
        HTMLBlocks(blocks: blocks, headingLevel: 4, subject: subject, language: language).html
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

/// The part of the page on which interventions to fund: the choice, the frontier, the reasons, and what it all rests on.
struct HTMLBudget {
    let answer: BudgetAnswer
    let detail: PageDetail
    let language: Language
    private let tables: BudgetTables

    init(_ answer: BudgetAnswer, detail: PageDetail, in language: Language) {
        self.answer = answer
        self.detail = detail
        self.language = language
        tables = BudgetTables(answer, in: language)
    }

    var question: HTMLQuestion {
        HTMLQuestion(
            anchor: "budget", heading: language.text("施策の選択", "Which interventions to fund"),
            note: SharedNote.text(of: answer.analysis.interventions)?[language],
            sentence: BudgetSentence(answer).text[language], remarks: items(words.remarks),
            parts: [frontier, allocation, chances].filter { !$0.isEmpty },
            folds: [grounds].filter { !$0.isEmpty } + folds, detail: detail, language: language)
    }

    private var words: BudgetWords { BudgetWords(answer) }

    private func items(_ texts: [BilingualText]) -> [Report.Block] {
        texts.isEmpty ? [] : [.list(texts.map { Report.Item($0[language]) })]
    }

    private var frontier: HTMLQuestion.Part {
        HTMLQuestion.Part(
            heading: language.text("費用対効果の限界線", "Efficient frontier"),
            chart: FrontierChart(answer, in: language).map { ($0.chart, "chart-frontier") },
            beside: items([words.empty, words.frontier].compactMap { $0 } + words.money + words.comparisons))
    }

    private var allocation: HTMLQuestion.Part {
        let table = AllocationTable(answer, in: language) { .text(BudgetSentence.yen($0)[language]) }.table
        return HTMLQuestion.Part(
            heading: language.text("施策ごとの選択と理由", "Each intervention, and why"),
            below: (table.rows.isEmpty ? [] : [.table(table)]) + dominated)
    }

    private var dominated: [Report.Block] {
        let items = items(answer.dominanceTexts)
        guard !items.isEmpty else { return [] }
        return [.heading(language.text("ほかに劣る施策・選ばれない施策", "Dominated, or in no best set"))] + items
    }

    private var chances: HTMLQuestion.Part {
        HTMLQuestion.Part(
            heading: language.text("指標ごとの目標達成確率", "Chances by indicator"),
            below: (tables.indicators.rows.isEmpty ? [] : [.table(tables.indicators)])
                + (words.distribution.map { [.paragraph($0[language])] } ?? []))
    }

    private var grounds: HTMLQuestion.Part {
        let tornado = TornadoChart(answer, in: language)
        return HTMLQuestion.Part(
            heading: language.text("何が結果を左右するか", "What the result rests on"),
            chart: tornado.map { ($0.chart, "chart-tornado") },
            beside: items(words.sensitivity(tornado) + words.information))
    }

    private var folds: [HTMLQuestion.Part] {
        [
            (language.text("選び方の比較", "Ways to choose, compared"), tables.comparison),
            (language.text("限界線の組み合わせ", "The sets of the frontier"), tables.frontier),
            (language.text("効果の不確かさ", "Uncertain effects"), tables.tornado),
            (language.text("年度途中に数える価値", "What a mid-year count is worth"), tables.counts),
        ].filter { !$0.1.rows.isEmpty }.map { HTMLQuestion.Part(heading: $0.0, below: [.table($0.1)]) }
    }
}

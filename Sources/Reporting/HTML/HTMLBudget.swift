import MitoshiPlanning

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
        let items = items(DominanceText(answer).items)
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

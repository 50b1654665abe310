import MitoshiPlanning

/// What the first screen and the first sheet show: whose plan, how its targets stand, a row for each, and what to decide.
struct HTMLFirstPage {
    let summary: PlanSummary
    /// In the order of the rows.
    let cards: [HTMLCard]
    let language: Language

    init(_ summary: PlanSummary, cards: [HTMLCard], in language: Language) {
        self.summary = summary
        self.cards = cards
        self.language = language
    }

    var html: HTML {
        .element("section", .classes("first"), .labelledBy("title")) {
            HTML.element("header") {
                HTML.element("h1", .id("title")) { summary.title }
                HTML.element("p", .classes("as-of")) {
                    [summary.owner, summary.asOf].compactMap { $0 }.joined(separator: language.text("　", " · "))
                }
            }
            HTML.element("p", .classes("statement")) { summary.statement }
            summary.hollow.map { note in HTML.element("p", .classes("note")) { note } }
            HTMLOutlook(
                headings: PlanSummary.headings(in: language) + [language.text("推移と目標", "Course and target")],
                rows: zip(summary.rows, cards).map { row, card in
                    HTMLOutlook.Row(summary: row, address: "#\(card.anchor)", picture: card.picture ?? .empty)
                }, language: language
            ).html(labelledBy: "title")
            summary.hollowTogether.map { note in HTML.element("p", .classes("note")) { note } }
            decisions
            moves
        }
    }

    /// What moved since the last time, and why.
    private var moves: HTML? {
        guard let opening = summary.moves.first else { return nil }
        return .element("div", .classes("decisions")) {
            HTML.element("h2") { MoveSentences.heading[language] }
            HTML.element("p") { opening }
            summary.moves.count > 1
                ? HTML.element("ul") { summary.moves.dropFirst().map { item in HTML.element("li") { item } } } : nil
        }
    }

    private var decisions: HTML? {
        guard !summary.decisions.isEmpty else { return nil }
        return .element("div", .classes("decisions")) {
            HTML.element("h2") { PlanSummary.decisionsHeading[language] }
            HTML.element("ul") { summary.decisions.map { item in HTML.element("li") { item } } }
        }
    }
}

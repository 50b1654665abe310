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
            table
            summary.hollow.map { note in HTML.element("p", .classes("note")) { note } }
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
            HTML.element("h2") { language.text("決めること・足すこと", "To decide or supply") }
            HTML.element("ul") { summary.decisions.map { item in HTML.element("li") { item } } }
        }
    }
}

// MARK: - The table

extension HTMLFirstPage {
    /// Said by roles as well, since on a phone its rows are no longer laid out as a table's.
    private var table: HTML {
        .element("table", .classes("outlook"), .role("table"), .labelledBy("title")) {
            HTML.element("thead", .role("rowgroup")) {
                HTML.element("tr", .role("row")) {
                    headings.map { heading in
                        HTML.element("th", .role("columnheader"), HTML.Attribute("scope", "col")) {
                            HTML.lines(heading)
                        }
                    }
                }
            }
            HTML.element("tbody", .role("rowgroup")) {
                zip(summary.rows, cards).map { row, card in html(row, card) }
            }
        }
    }

    private var headings: [String] {
        [
            language.text("事業指標", "Indicator"), language.text("現状 → 目標", "Now → target"),
            language.text("見込み", "Outlook"), language.text("1年あたりの動き\n必要／最近", "A year:\nneeded / lately"),
            language.text("達成に必要なこと", "What it takes"), language.text("推移と目標", "Course and target"),
        ]
    }

    private func html(_ row: IndicatorSummary, _ card: HTMLCard) -> HTML {
        let isQuiet = row.chance.map { $0.verdict.tone == .quiet } ?? true
        return .element("tr", .role("row"), .classes(isQuiet ? "unknown" : "")) {
            HTML.element("th", .role("rowheader"), HTML.Attribute("scope", "row")) {
                HTML.element("a", .href("#\(card.anchor)")) {
                    HTML.element("span", .classes("number")) { row.assessment.indicator.id }
                    " " + row.assessment.indicator.name
                }
            }
            cell("way", isLong: Self.isLong(row)) { way(row) }
            cell("chance") { chance(row) }
            cell("pace", isLong: Self.isLong(row)) { pace(row) }
            cell("need") { row.need }
            cell("picture") { card.picture }
        }
    }

    /// Whether an amount has so long a unit that it can't stand on one line.
    private static func isLong(_ row: IndicatorSummary) -> Bool {
        [row.now?.value, row.target?.value, row.pace?.required, row.pace?.recent].contains { ($0?.count ?? 0) > 24 }
    }

    private func cell(_ name: String, isLong: Bool = false, @HTMLBuilder content: () -> HTML) -> HTML {
        .element("td", .role("cell"), .classes(name, isLong ? "long" : ""), content: content)
    }

    private func way(_ row: IndicatorSummary) -> HTML {
        .joined(
            [row.now, row.target].enumerated().compactMap { place, amount in
                amount.map { amount in
                    HTML.element("span", .classes("amount")) {
                        (place == 1 ? "→ " : "") + amount.value
                        HTML.element("span", .classes("year")) { amount.year }
                    }
                }
            })
    }

    private func chance(_ row: IndicatorSummary) -> HTML {
        .joined(
            [Self.badge(of: row)].compactMap { $0 }
                + (row.readings.map { $0.way + ($0.chance.tens ?? $0.chance.word) } + row.remarks.prefix(1)).map {
                    text in
                    HTML.element("span", .classes("remark")) { text }
                })
    }

    /// The word and the chance, filled where values of its own stand behind it.
    static func badge(of row: IndicatorSummary) -> HTML? {
        row.chance.map { chance in
            HTML.element(
                "span", .classes("verdict", chance.verdict.tone.styleClass, row.isHollow ? "hollow" : "")
            ) {
                chance.signed + (row.isHollow ? " \(HollowSentence.mark)" : "")
            }
        }
    }

    private func pace(_ row: IndicatorSummary) -> HTML {
        guard let pace = row.pace else { return .text("－") }
        return .joined([
            HTML.element("span", .classes("required")) {
                HTML.element("span", .classes("label")) { language.text("必要", "needed") }
                " " + pace.required
            },
            HTML.element("span", .classes("recent")) {
                HTML.element("span", .classes("label")) { language.text("最近", "lately") }
                " " + (pace.recent ?? language.text("－", "–"))
            },
        ])
    }
}

import MitoshiPlanning

/// The table of a first page, a row an indicator. Said by roles as well, since on a phone its rows are no longer laid out as a
/// table's.
struct HTMLOutlook {
    /// An indicator, with where more is said of it.
    struct Row {
        let summary: IndicatorSummary
        /// `nil` where there is no page that says more.
        let address: String?
        /// Whose it is, where that isn't clear from the page.
        var owner: String?
        var picture: HTML?
    }

    let headings: [String]
    let rows: [Row]
    let language: Language

    /// - Parameter id: Of the heading that names the table.
    func html(labelledBy id: String) -> HTML {
        .element("table", .classes("outlook"), .role("table"), .labelledBy(id)) {
            HTML.element("thead", .role("rowgroup")) {
                HTML.element("tr", .role("row")) {
                    headings.map { heading in
                        HTML.element("th", .role("columnheader"), HTML.Attribute("scope", "col")) {
                            HTML.lines(heading)
                        }
                    }
                }
            }
            HTML.element("tbody", .role("rowgroup")) { rows.map(html) }
        }
    }

    private func html(_ row: Row) -> HTML {
        let summary = row.summary
        let isLong = Self.isLong(summary)
        return .element("tr", .role("row"), .classes(summary.tone == .quiet ? "unknown" : "")) {
            HTML.element("th", .role("rowheader"), HTML.Attribute("scope", "row")) {
                name(of: row)
                row.owner.map { owner in HTML.element("span", .classes("remark")) { owner } }
            }
            cell("way", isLong: isLong) { way(summary) }
            cell("chance") { chance(summary) }
            cell("pace", isLong: isLong) { pace(summary) }
            cell("need") { summary.need }
            row.picture.map { picture in cell("picture") { picture } }
        }
    }

    private func name(of row: Row) -> HTML {
        let indicator = row.summary.assessment.indicator
        let name = HTML.joined([
            HTML.element("span", .classes("number")) { indicator.id }, .text(" " + indicator.name),
        ])
        return row.address.map { address in HTML.element("a", .href(address)) { name } } ?? name
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
                + row.besideChance.map { text in HTML.element("span", .classes("remark")) { text } })
    }

    /// The word and the chance, filled where values of its own stand behind it.
    static func badge(of row: IndicatorSummary) -> HTML? {
        guard let badge = row.badge else { return nil }
        return .element("span", .classes("verdict", row.tone.styleClass, row.isHollow ? "hollow" : "")) { badge }
    }

    private func pace(_ row: IndicatorSummary) -> HTML {
        guard let pace = row.pace else { return .text("－") }
        return .joined([
            HTML.element("span", .classes("required")) {
                // Where the column has no heading.
                HTML.element("span", .classes("label", "alone")) { language.text("1年あたり", "a year,") + " " }
                HTML.element("span", .classes("label")) { language.text("必要", "needed") }
                " " + pace.required
            },
            HTML.element("span", .classes("recent")) {
                HTML.element("span", .classes("label")) { language.text("最近", "lately") }
                " " + (pace.recent ?? PlanSummary.unknownPace[language])
            },
        ])
    }
}

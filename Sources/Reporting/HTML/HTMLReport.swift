package import MitoshiPlanning

/// The whole answer as one page that needs nothing else: no network, no other file, no script to be read.
///
/// Text from documents is escaped wherever it lands, and the page's own policy lets no other script run than the one that
/// moves the sliders.
package struct HTMLReport: Sendable {
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    let detail: PageDetail
    let language: Language

    /// - Parameter answers: Answered beside the verdicts, each in a part of its own.
    package init(
        _ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, detail: PageDetail = .brief,
        in language: Language
    ) {
        self.assessment = assessment.named(in: language)
        self.answers = answers.named(in: language)
        self.detail = detail
        self.language = language
    }

    /// The page.
    package var text: String {
        let summary = PlanSummary(assessment, answering: answers, in: language)
        let cards = HTMLCard.all(of: summary, assessment, detail)
        let questions = self.questions
        let style = HTMLAssets.style + (questions.isEmpty ? "" : HTMLAssets.questionStyle)
        return HTML.document(
            .element("html", HTML.Attribute("lang", language.rawValue)) {
                Self.head(summary.title, style, HTMLAssets.script)
                HTML.element("body", .classes(detail == .full ? "full" : "")) {
                    HTML.element("a", .classes("skip"), .href("#main")) { language.text("本文へ", "Skip to the content") }
                    HTML.element("main", .id("main"), HTML.Attribute("tabindex", "-1")) {
                        HTMLFirstPage(summary, cards: cards, in: language).html
                        contents(questions)
                        indicators(cards)
                        questions.map(\.html)
                        HTMLReading(assessment, summary, detail: detail, in: language).html
                    }
                    footer
                    HTML.data(
                        "what-if-data",
                        HTMLWhatIf.data(
                            of: cards.flatMap(\.panels), assessment.settings.verdictLimits, in: language))
                    HTML.script(HTMLAssets.script)
                }
            })
    }

    /// - Parameter script: `nil` for a page without one.
    static func head(_ title: String, _ style: String, _ script: String? = nil) -> HTML {
        let policy = ContentSecurityPolicy(style: style, script: script).text
        func meta(_ name: String, _ content: String) -> HTML {
            .void("meta", HTML.Attribute("name", name), HTML.Attribute("content", content))
        }
        return .element("head") {
            HTML.void("meta", HTML.Attribute("charset", "utf-8"))
            HTML.void(
                "meta", HTML.Attribute("http-equiv", "Content-Security-Policy"), HTML.Attribute("content", policy))
            meta("viewport", "width=device-width, initial-scale=1")
            meta("referrer", "no-referrer")
            HTML.element("title") { title }
            HTML.style(style)
        }
    }

    /// Scenarios first, then the budget; nothing where nothing was asked.
    private var questions: [HTMLQuestion] {
        [
            answers.scenarios.isEmpty
                ? nil : .scenarios(answers.scenarios, of: assessment.plan, detail, in: language),
            answers.budget.map { HTMLBudget($0, detail: detail, in: language).question },
        ].compactMap { $0 }
    }

    private func contents(_ questions: [HTMLQuestion]) -> HTML {
        let sections =
            [("indicators", PlanSummary.indicatorsHeading[language])] + questions.map { ($0.anchor, $0.heading) }
            + [("reading", HTMLReading.heading[language])]
        return .element("nav", HTML.Attribute("aria-label", language.text("目次", "Contents"))) {
            HTML.element("ul") {
                for (anchor, name) in sections {
                    HTML.element("li") { HTML.element("a", .href("#\(anchor)")) { name } }
                }
            }
        }
    }

    private func indicators(_ cards: [HTMLCard]) -> HTML {
        .element("section", .classes("cards"), .labelledBy("indicators")) {
            HTML.element("h2", .id("indicators")) { PlanSummary.indicatorsHeading[language] }
            cards.map(\.html)
        }
    }

    private var footer: HTML {
        .element("footer") {
            HTML.element("p") {
                language.text(
                    "このファイルは単独で開け、通信を行わない。印刷するとA4判に収まる。",
                    "This file stands alone, opens without a network and prints on A4.")
            }
        }
    }
}

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

/// What a browser may do with the page: use its one style sheet and its one script, where it has one, known by their digests, and
/// nothing else.
struct ContentSecurityPolicy {
    let style: String
    let script: String?

    /// Source: W3C, “Content Security Policy Level 3”, sections 2.3.1 and 6.7.2.
    var text: String {
        ([
            "default-src 'none'", "style-src '\(Self.digest(of: style))'",
            script.map { "script-src '\(Self.digest(of: $0))'" }, "base-uri 'none'", "form-action 'none'",
        ] as [String?]).compactMap { $0 }.joined(separator: "; ")
    }

    private static func digest(of text: String) -> String {
        "sha256-" + Digest.base64(of: text)
    }
}

/// The parts of the page that never change, compiled into the program so that it runs wherever it is put.
enum HTMLAssets {
    static let style = text(PackageResources.style_css)
    /// For pages that answer a question beside the verdicts; the others do without.
    static let questionStyle = text(PackageResources.question_css)
    /// For the page of several plans.
    static let portfolioStyle = text(PackageResources.portfolio_css)
    static let script = text(PackageResources.report_js)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

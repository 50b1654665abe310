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
        self.assessment = assessment
        self.answers = answers
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
                head(summary.title, style)
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

    private func head(_ title: String, _ style: String) -> HTML {
        let policy = ContentSecurityPolicy(style: style, script: HTMLAssets.script).text
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

    static let indicatorsHeading = BilingualText(japanese: "事業指標ごとの見通し", english: "Indicator by indicator")

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
            [("indicators", Self.indicatorsHeading[language])] + questions.map { ($0.anchor, $0.heading) }
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
            HTML.element("h2", .id("indicators")) { Self.indicatorsHeading[language] }
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

import MitoshiPlanning
import MitoshiStatistics

/// The part of the page on one indicator: what was found, a chart, three lines, and what the chance rests on; everything else
/// behind one fold.
struct HTMLCard: Sendable {
    /// Its place in the plan, from 1; names it in the page, since the plan's own numbers may hold anything.
    let number: Int
    let html: HTML
    /// For its row of the first page.
    let picture: HTML?
    /// What the script needs, by the panel's key.
    let panels: [(key: String, data: JSONText)]

    var anchor: String { Self.anchor(number) }

    static func anchor(_ number: Int) -> String { "indicator-\(number)" }

    private init(_ indicator: Indicator) {
        number = indicator.number
        html = indicator.html
        picture = indicator.picture
        panels = indicator.panels.map { ($0.key, $0.data) }
    }

    /// In the order of the summary's rows; several at once, since quantiles and text take their time.
    static func all(of summary: PlanSummary, _ plan: PlanAssessment, _ detail: PageDetail) -> [HTMLCard] {
        let events = plan.plan.events + plan.settings.events
        return summary.rows.concurrentMap { _, row in
            HTMLCard(Indicator(summary: row, plan: plan, events: events, detail: detail))
        }
    }

    /// One indicator with what its card is made of.
    fileprivate struct Indicator {
        let summary: IndicatorSummary
        let plan: PlanAssessment
        let detail: PageDetail
        let card: Chart?
        let row: Chart?
        let panels: [HTMLWhatIf]

        init(summary: IndicatorSummary, plan: PlanAssessment, events: [ShockEvent], detail: PageDetail) {
            self.summary = summary
            self.plan = plan
            self.detail = detail
            let assessment = summary.assessment
            if let stages = StageChart(assessment, plan.settings.verdictLimits, in: summary.language) {
                (card, row) = (stages.chart, stages.chart)
            } else {
                let course = CourseChart(assessment, events: events, in: summary.language)
                (card, row) = (course.card, course.row)
            }
            panels = HTMLWhatIf.panels(of: assessment, number: summary.place, asOf: plan.asOf, in: summary.language)
        }

        /// Names it in the page, since the plan's own numbers may hold anything.
        var number: Int { summary.place }
        var language: Language { summary.language }
        var assessment: IndicatorAssessment { summary.assessment }
        var limits: VerdictLimits { plan.settings.verdictLimits }

        var picture: HTML? { row.map { .chart($0, by: SVGWriter(size: .row, identifier: "row-\(number)")) } }
    }
}

// MARK: - What everybody reads

extension HTMLCard.Indicator {
    fileprivate var html: HTML {
        let anchor = HTMLCard.anchor(number)
        return .element("article", .classes("indicator"), .labelledBy(anchor)) {
            HTML.element("h3", .id(anchor)) {
                HTML.element("span", .classes("number")) { assessment.indicator.id }
                " " + FindingSentence(summary).text[language]
            }
            HTML.element("div", .classes("overview")) {
                card.map { chart in
                    HTML.element("figure") {
                        HTML.chart(chart, by: SVGWriter(size: .card, identifier: "chart-\(number)"))
                    }
                }
                HTML.element("div", .classes("words")) {
                    lines
                    reason.map { text in HTML.element("p", .classes("reason")) { text } }
                }
            }
            history
            analysts
        }
    }

    private var lines: HTML {
        let section = assessment.indicator.sections.joined(separator: " ")
        return .element("dl", .classes("lines")) {
            line(language.text("現状 → 目標", "Now → target")) { .text(summary.way.joined(separator: " → ")) }
            line(language.text("見込み", "Outlook")) { chance }
            line(language.text("必要なこと", "It takes")) { .text(summary.need) }
            summary.grounds(limits).map { text in line(language.text("見込みのもと", "Based on")) { .text(text[language]) } }
            section.isEmpty ? nil : line(language.text("所管", "Section")) { .text(section) }
        }
    }

    private func line(_ name: String, content: () -> HTML) -> HTML {
        .element("div") {
            HTML.element("dt") { name }
            HTML.element("dd") { content() }
        }
    }

    private var chance: HTML {
        let beside =
            (summary.readings.map { $0.way + $0.chance.text } + [summary.shortfall].compactMap { $0 } + summary.earlier
            + summary.remarks).joined(
                separator: language.text("、", "; "))
        return .joined(
            [HTMLOutlook.badge(of: summary)].compactMap { $0 }
                + (beside.isEmpty ? [] : [.text(language.text(" \(beside)", " \(beside)"))]))
    }

    /// Why a forecast contradicts the eye.
    private var reason: String? { assessment.reasonSentence?[language] }

    private var history: HTML? {
        let table = assessment.historyStrip(in: language)
        guard let table else { return nil }
        return HTMLTable(
            table: table, caption: caption(language.text("実績値と目標値", "Values and targets")), language: language
        ).html
    }

    private func caption(_ text: String) -> String { "\(assessment.indicator.id) \(text)" }
}

// MARK: - What analysts read

extension HTMLCard.Indicator {
    private var analysts: HTML {
        detail.analysts(in: language) {
            whatIf
            HTMLBlocks(
                blocks: blocks, headingLevel: 4, subject: assessment.indicator.id, language: language
            ).html
            HTMLSources(assessment, plan: plan, in: language).html
        }
    }

    private var model: ModelReport { ModelReport(assessment, in: language) }

    private var isStaged: Bool { if case .stages = assessment.outlook { true } else { false } }

    private var blocks: [Report.Block] {
        let pace = isStaged ? [] : PaceTable(assessment, in: language).blocks
        return model.outlook(withSymbols: true) + pace + model.selection + model.driver
            + model.indices(withChance: false) + AssumptionList(assessment, of: plan, in: language).blocks
            + model.values
    }

    /// Other targets and paces, for each target that is open.
    private var whatIf: HTML? {
        guard !panels.isEmpty else { return nil }
        let id = "what-if-\(number)"
        return .element("section", .classes("what-if"), .labelledBy(HTMLCard.anchor(number), id)) {
            HTML.element("h4", .id(id)) { HTMLWhatIf.heading[language] }
            HTML.element("div", .classes("panels")) { panels.map { $0.html(limits) } }
        }
    }
}

/// Where an indicator's values and targets were read.
struct HTMLSources {
    let assessment: IndicatorAssessment
    let plan: PlanAssessment
    let language: Language

    init(_ assessment: IndicatorAssessment, plan: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.plan = plan
        self.language = language
    }

    var html: HTML {
        .joined([
            .element("h4") { language.text("出典", "Sources") },
            .element("ul", .classes("sources")) { values + targets + definition },
        ])
    }

    private var unit: String? { assessment.indicator.unit }

    private var values: [HTML] {
        plan.plan.measurements.filter { $0.indicatorID == assessment.indicator.id }.map { measurement in
            let value = measurement.value.text(unit: unit)[language]
            let period = measurement.period.label
            let unused =
                measurement.isVisible(on: plan.asOf)
                ? "" : language.text("（評価時点より後に判明したため用いない）", " (known only later, not used)")
            return item(
                language.text("実績値 \(period.japanese)：\(value)", "Value of \(period.english): \(value)") + unused,
                measurement.source, note: measurement.note)
        }
    }

    private var targets: [HTML] {
        assessment.targets.map { answer in
            let year = answer.target.fiscalYear.label
            let goal = answer.target.cell(unit: unit, in: language).text(in: language)
            return item(
                language.text("目標値 \(year.japanese)：\(goal)", "Target for \(year.english): \(goal)"),
                answer.target.source, note: "")
        }
    }

    private var definition: [HTML] {
        let indicator = assessment.indicator
        guard indicator.source != nil || !indicator.note.isEmpty else { return [] }
        return [item(language.text("事業指標の定義", "The indicator itself"), indicator.source, note: indicator.note)]
    }

    private func item(_ text: String, _ source: Source?, note: String) -> HTML {
        .element("li") {
            text
            if let source {
                HTML.element("span", .classes("source")) { Self.link(to: source) }
            }
            if !note.isEmpty { HTML.element("span", .classes("note")) { note } }
        }
    }

    private static func link(to source: Source) -> HTML {
        guard let address = source.address, isWebAddress(address) else { return .text(source.title) }
        return .element("a", .href(address), HTML.Attribute("rel", "noreferrer")) { source.title }
    }

    /// Whether a browser may follow `address`: a link of another sort could run a script.
    static func isWebAddress(_ address: String) -> Bool {
        let lower = address.lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
}

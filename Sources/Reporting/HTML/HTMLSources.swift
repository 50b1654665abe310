import MitoshiPlanning

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

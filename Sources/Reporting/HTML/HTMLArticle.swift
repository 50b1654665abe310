import MitoshiPlanning

/// The part of the page on one indicator, and what other parts show of it, as finished text.
struct HTMLArticle: Sendable {
    let assessment: IndicatorAssessment
    /// Its place in the plan, from 1.
    let number: Int
    let anchor: String
    let text: String
    /// For the table of verdicts.
    let smallChart: String?
    /// What the script needs: a JSON document in which no tag can begin, by the panel's key.
    let panels: [(key: String, data: String)]

    /// How far back a small chart goes, in years.
    private static let recentYears = 8.0

    /// - Throws: ``HTMLTemplateError`` when a template of the program itself is broken.
    init(_ indicator: HTMLIndicator, _ templates: HTMLTemplates) throws(HTMLTemplateError) {
        assessment = indicator.assessment
        number = indicator.number
        anchor = indicator.anchor
        text = try templates.text(of: indicator.content, by: "indicator")
        smallChart = indicator.chart.map { [number] chart in
            SVGWriter(size: .compact, identifier: "small-\(number)").text(
                of: chart.cropped(from: chart.horizontal.range.upperBound - Self.recentYears))
        }
        panels = indicator.panels.map { ($0.key, $0.data) }
    }

    /// In the plan's order; several at once, since quantiles and text take their time.
    static func all(
        of assessment: PlanAssessment, in language: Language, _ templates: HTMLTemplates
    ) throws(HTMLTemplateError) -> [HTMLArticle] {
        let events = assessment.plan.events + assessment.settings.events
        let results = assessment.indicators.concurrentMap { place, indicator in
            Result { () throws(HTMLTemplateError) in
                let indicator = HTMLIndicator(
                    indicator, number: place + 1, plan: assessment, events: events, in: language)
                return try HTMLArticle(indicator, templates)
            }
        }
        var articles: [HTMLArticle] = []
        for result in results { articles.append(try result.get()) }
        return articles
    }
}

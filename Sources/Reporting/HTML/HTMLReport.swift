import Mustache
package import MitoshiPlanning

/// The whole answer as one page that needs nothing else: no network, no other file, no script to be read.
///
/// Text from documents is escaped wherever it lands, and the page's own policy lets no other script run than the one that
/// moves the sliders.
package struct HTMLReport: Sendable {
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    let language: Language

    /// - Parameter answers: Answered beside the verdicts, each in a part of its own.
    package init(_ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language) {
        self.assessment = assessment
        self.answers = answers
        self.language = language
    }

    /// The page.
    ///
    /// - Throws: ``HTMLTemplateError`` when a template of the program itself is broken.
    package func text() throws(HTMLTemplateError) -> String {
        let templates = try HTMLTemplates.shared.get()
        return try templates.text(
            of: content(HTMLArticle.all(of: assessment, in: language, templates)), by: "page")
    }

    private func content(_ articles: [HTMLArticle]) -> [String: Any] {
        let assets = HTMLAssets.self
        let groups = HTMLGroup.groups(of: articles, in: language)
        let questions = HTMLQuestion.all(answers, of: assessment.plan, in: language)
        let style = assets.style + (questions.isEmpty ? "" : assets.questionStyle)
        let data = HTMLWhatIf.data(of: articles, limits: assessment.settings.verdictLimits, in: language)
        return [
            "lang": language.rawValue, "title": AssessmentReport(assessment, in: language).title,
            "asOf": AssessmentReport(assessment, in: language).asOf,
            "policy": ContentSecurityPolicy(style: style, script: assets.script).text,
            "style": style, "script": assets.script, "data": data,
            "skip": language.text("本文へ", "Skip to the content"), "contents": language.text("目次", "Contents"),
            "sections": sections(questions, groups),
            "summary": HTMLSummary(assessment, in: language, articles: articles).content,
            "questions": questions.map(\.content),
            "groups": groups.map(\.content), "reading": HTMLReading(assessment, in: language).content,
            "footer": language.text(
                "このファイルは単独で開け、通信を行わない。印刷するとA4判に収まる。",
                "This file stands alone, opens without a network and prints on A4."),
        ]
    }

    private func sections(_ questions: [HTMLQuestion], _ groups: [HTMLGroup]) -> [[String: Any]] {
        let summary = ["anchor": "summary", "name": HTMLSummary.heading[language]]
        let verdicts = ["anchor": "verdicts", "name": HTMLSummary.verdicts[language]]
        let reading = ["anchor": "reading", "name": HTMLReading.heading[language]]
        return [summary, verdicts] + questions.map { ["anchor": $0.anchor, "name": $0.heading] }
            + groups.map { ["anchor": $0.anchor, "name": $0.name] } + [reading]
    }
}

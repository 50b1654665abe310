import MitoshiPlanning

/// The verdicts at a glance: the headline, how many targets are met, and every indicator by its risk.
struct HTMLSummary {
    let assessment: PlanAssessment
    let language: Language
    let articles: [HTMLArticle]

    init(_ assessment: PlanAssessment, in language: Language, articles: [HTMLArticle]) {
        self.assessment = assessment
        self.language = language
        self.articles = articles
    }

    static let heading = BilingualText(japanese: "見通しの概要", english: "At a glance")
    static let verdicts = BilingualText(japanese: "事業指標ごとの判定", english: "Verdict by indicator")

    var content: [String: Any] {
        var content: [String: Any] = [
            "heading": Self.heading[language], "headline": HeadlineSentence(assessment.headline).text[language],
            "tally": tally, "verdicts": table,
        ]
        content["shared"] = shared
        content["met"] = met
        return content
    }

    /// How many indicators have each verdict in the headline's year.
    private var tally: [[String: Any]] {
        Verdict.allCases.compactMap { verdict in
            guard let count = assessment.headline.counts[verdict], count > 0 else { return nil }
            return [
                "symbol": verdict.symbol, "word": verdict.label[language], "tone": verdict.tone.styleClass,
                "count": "\(count)",
            ]
        }
    }

    private var shared: String? {
        guard let shared = assessment.headline.shared, shared.count > 1 else { return nil }
        return "<p>\(Markup.escaped(SharedAnswerSentence(shared).text[language]))</p>"
    }

    /// The distribution of the number met: a chart, a sentence and a table.
    private var met: [String: Any]? {
        let answer = TargetsMetTable(assessment, in: language)
        guard let year = answer.headline else { return nil }
        let heading = language.text("達成される目標の数", "How many targets are met")
        func html(_ blocks: [Report.Block]) -> String {
            HTMLBlocks(blocks: blocks, headingLevel: 4, subject: heading, language: language).text
        }
        return [
            "heading": heading,
            "chart": SVGWriter(identifier: "chart-met").text(of: TargetsMetChart(year, in: language).chart),
            "words": html([answer.sentence, answer.grounds].compactMap { $0 }.map { .paragraph($0) }),
            "table": html([.table(answer.table)]),
        ]
    }
}

// MARK: - The table of verdicts

extension HTMLSummary {
    private var table: [String: Any] {
        let verdicts = VerdictTable(assessment, in: language, hasSymbols: true).table
        // Number and name make the row's head, with the small chart behind them.
        let columns = verdicts.columns.dropFirst(2)
        let headings =
            [language.text("事業指標と所管課", "Indicator, section in charge"), language.text("実績と予測", "Values, forecast")]
            + columns.map(\.heading)
        return [
            "heading": Self.verdicts[language],
            "order": language.text(
                "達成の危うい順に並べた。小さな図は実績・予測・目標の位置を示し、詳しくは各事業指標の図にある。",
                "The ones most at risk first. The small charts show values, forecast and targets; each indicator's own part "
                    + "has them in full."),
            "columns": headings.map(HTMLTable.lines), "rows": rows(of: verdicts),
        ]
    }

    private func rows(of verdicts: Table) -> [[String: Any]] {
        let rows = Dictionary(
            zip(assessment.indicators.indices, verdicts.rows).map { ($0 + 1, $1) },
            uniquingKeysWith: { first, _ in first })
        return articles.sorted { $0.assessment.risk < $1.assessment.risk }.map { article in
            let cells = zip(verdicts.columns, rows[article.number] ?? []).dropFirst(2).map { column, cell in
                [
                    "label": column.heading.replacing("\n", with: language.text("", " ")),
                    "content": HTMLTable.content(of: cell, in: language),
                ]
            }
            var row: [String: Any] = [
                "anchor": article.anchor, "number": article.assessment.indicator.id,
                "name": article.assessment.indicator.name,
                "section": article.assessment.indicator.sections.joined(separator: " "), "cells": cells,
            ]
            row["chart"] = article.smallChart
            return row
        }
    }
}

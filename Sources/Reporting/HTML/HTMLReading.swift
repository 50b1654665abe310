import MitoshiPlanning

/// How to read the page, and behind a fold what analysts want to know of the whole plan: how many targets are met, how they
/// hang together, how sure the evidence is.
struct HTMLReading {
    let assessment: PlanAssessment
    let summary: PlanSummary
    let detail: PageDetail
    let language: Language

    init(_ assessment: PlanAssessment, _ summary: PlanSummary, detail: PageDetail, in language: Language) {
        self.assessment = assessment
        self.summary = summary
        self.detail = detail
        self.language = language
    }

    static let heading = BilingualText(japanese: "読み方", english: "How to read this")

    var html: HTML {
        .element("section", .classes("reading"), .labelledBy("reading")) {
            HTML.element("h2", .id("reading")) { Self.heading[language] }
            HTML.element("dl", .classes("symbols")) {
                Verdict.allCases.map { verdict in
                    HTML.element("div") {
                        HTML.element("dt") {
                            HTML.element("span", .classes("verdict", verdict.tone.styleClass)) {
                                verdict.name(in: language, withSymbol: true)
                            }
                        }
                        HTML.element("dd") { meaning(of: verdict)[language] }
                    }
                }
            }
            blocks([.list(rules.map { Report.Item($0) })])
            analysts
        }
    }

    private func blocks(_ blocks: [Report.Block]) -> HTML {
        HTMLBlocks(blocks: blocks, headingLevel: 3, subject: "", language: language).html
    }

    private func meaning(of verdict: Verdict) -> BilingualText {
        let limits = assessment.settings.verdictLimits
        func percent(_ limit: Double) -> String { NumberText.rounded(100 * limit, decimals: 1) + "%" }
        switch verdict {
        case .met: return BilingualText(japanese: "実績値が目標に届いた", english: "a measured value reached it")
        case .missed: return BilingualText(japanese: "実績値が目標に届かなかった", english: "a measured value fell short")
        case .likely:
            return BilingualText(
                japanese: "達成される確率が\(percent(limits.likely))以上", english: "a chance from \(percent(limits.likely))")
        case .leaning:
            return BilingualText(
                japanese: "同\(percent(limits.leaning))超", english: "a chance above \(percent(limits.leaning))")
        case .atRisk:
            return BilingualText(
                japanese: "同\(percent(limits.atRisk))以上", english: "a chance from \(percent(limits.atRisk))")
        case .unlikely:
            return BilingualText(
                japanese: "同\(percent(limits.atRisk))未満", english: "a chance below \(percent(limits.atRisk))")
        case .awaitingResult:
            return BilingualText(japanese: "目標年度が過ぎたが実績値がまだない", english: "due, but no value is known yet")
        case .notAssessable: return BilingualText(japanese: "理由を添える", english: "with the reason")
        }
    }

    private var rules: [String] {
        [
            AssessmentReport.tens[language],
            language.text(
                "必要な動きは、最新の実績値から最後の目標値までを1年あたりに均した量。最近の動きは直近3年（値が足りなければ全期間）の平均。",
                "What is needed a year is the way from the latest value to the last target, spread evenly; lately means the mean "
                    + "of the last three years, or of all where there are fewer."),
            language.text(
                "図の帯には、10回中8回、実際の値が入ると見込まれる。", "The actual value is expected inside a chart's band 8 times in 10."),
        ]
    }

    // MARK: - What analysts read

    private var analysts: HTML {
        detail.analysts(in: language) {
            met
            evidence
            HTML.element("h3") { language.text("方法", "Method") }
            blocks([.list(AssessmentReport(assessment, in: language).readingItems.map { Report.Item($0) })])
        }
    }

    /// The distribution of the number met: a chart, a sentence and a table.
    private var met: HTML? {
        let answer = TargetsMetTable(assessment, in: language)
        guard let year = answer.headline else { return nil }
        let heading = language.text("達成される目標の数", "How many targets are met")
        return .joined([
            .element("h3", .id("met")) { heading },
            .element("div", .classes("overview")) {
                HTML.figure(TargetsMetChart(year, in: language).chart, identifier: "chart-met")
                HTML.element("div") {
                    blocks([answer.sentence, answer.grounds].compactMap { $0 }.map { .paragraph($0) })
                }
            },
            HTMLTable(table: answer.table, caption: heading, language: language).html,
        ])
    }

    private var evidence: HTML {
        let table = Table(
            name: "evidence",
            columns: [
                Column(key: "indicator", heading: language.text("事業指標", "Indicator")),
                Column(key: "evidence", heading: language.text("根拠の確かさ（5～1）", "Evidence (5 to 1)")),
                Column(key: "values", heading: language.text("実績値の数", "Values"), alignment: .trailing),
            ],
            rows: summary.rows.map { row in
                let evidence = row.assessment.evidence
                return [
                    .text("\(row.assessment.indicator.id) \(row.assessment.indicator.name)"),
                    .text("\(evidence.grade) \(evidence.word[language])"), .count(evidence.values),
                ]
            })
        let heading = language.text("根拠の確かさ", "Evidence")
        return .joined([
            .element("h3") { heading }, HTMLTable(table: table, caption: heading, language: language).html,
        ])
    }
}

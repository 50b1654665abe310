package import MitoshiPlanning
import MitoshiStatistics

/// The answer for a plan as a report: the headline, the table of verdicts, a sentence for each indicator, how to read it.
package struct AssessmentReport: Sendable {
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    let language: Language

    /// - Parameter answers: Answered in ``full``, each in parts of its own.
    package init(_ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language) {
        self.assessment = assessment.named(in: language)
        self.answers = answers.named(in: language)
        self.language = language
    }

    /// The headline and the table of verdicts alone.
    package var verdicts: Report {
        Report(title: title, language: language, blocks: opening)
    }

    /// What fits on a screen or two: the verdicts and why.
    package var summary: Report {
        Report(
            title: title, language: language,
            blocks: opening + targetsMet(inFull: false) + sentences + reading(record + rules))
    }

    /// The verdicts with everything they rest on, forecasts and indices, and with the questions beside them.
    package var full: Report {
        let questions = answers.blocks(of: assessment.plan, in: language)
        return Report(
            title: title, language: language,
            blocks: opening + moves + targetsMet(inFull: true) + sentences + questions + forecasts + indices
                + reading(readingItems))
    }

    var title: String {
        let question = BilingualText(japanese: "目標達成の見通し", english: "will the targets be reached?")
        let name = assessment.plan.declaration.fullTitle
        return name.isEmpty
            ? language.text(question.japanese, "Will the targets be reached?")
            : language.text("\(name)：\(question.japanese)", "\(name): \(question.english)")
    }

    /// The day whose knowledge counts, and what lies beyond it.
    var asOf: String { assessment.knowledge.line(in: language) }

    private var opening: [Report.Block] {
        [
            .headline(assessment.headline.sentence[language]), .paragraph(asOf),
            .table(VerdictTable(assessment, in: language).table),
        ] + shared
    }

    /// What moved since the last time, where a ledger tells.
    private var moves: [Report.Block] {
        guard let moves = answers.moves else { return [] }
        let sentences = MoveSentences(moves: moves, assessment: assessment)
        guard let opening = sentences.opening else { return [] }
        let items = sentences.items.map { Report.Item($0[language]) }
        return [.heading(MoveSentences.heading[language]), .paragraph(opening[language])]
            + (items.isEmpty ? [] : [.list(items)])
    }

    /// One line where one number serves several indicators.
    private var shared: [Report.Block] {
        guard let shared = assessment.headline.shared, shared.count > 1 else { return [] }
        return [.paragraph(shared.sentence(assessment.settings.verdictLimits)[language])]
    }

    /// How many targets are met; in full for analysts, with each year and what the numbers rest on.
    private func targetsMet(inFull: Bool) -> [Report.Block] {
        let answer = TargetsMetTable(assessment, in: language)
        guard let sentence = answer.sentence, let grounds = answer.grounds else { return [] }
        let opening: [Report.Block] = [
            .heading(language.text("達成される目標の数", "How many targets are met")), .paragraph(sentence),
        ]
        return inFull ? opening + [.table(answer.table), .paragraph(grounds)] : opening
    }

    private var sentences: [Report.Block] {
        let items = assessment.indicators.map { indicator in
            Report.Item(
                "\(indicator.indicator.id) \(indicator.sentence[language])",
                details: indicator.noteTexts.map { $0[language] })
        }
        return [.heading(language.text("事業指標ごとの見通し", "Indicator by indicator")), .list(items)]
    }

    private var forecasts: [Report.Block] {
        let table = assessment.forecastTable(in: language)
        guard !table.rows.isEmpty else { return [] }
        return [.heading(language.text("予測", "Forecasts")), .table(table)]
    }

    private var indices: [Report.Block] {
        let blocks = assessment.indicators.flatMap { indicator -> [Report.Block] in
            let table = IndexTable(indicator, in: language).table
            guard table.rows.count > 1 else { return [] }
            return [.paragraph("\(indicator.indicator.id) \(indicator.indicator.name)"), .table(table)]
        }
        guard !blocks.isEmpty else { return [] }
        return [.heading(language.text("達成度を測る指標の比較", "Attainment indices side by side"))] + blocks
    }

    private func reading(_ items: [String]) -> [Report.Block] {
        [.heading(language.text("読み方", "How to read this")), .list(items.map { Report.Item($0) })]
    }

    /// What the words and numbers mean, one sentence each, and what analysts want to know besides.
    var readingItems: [String] { record + rules + [seed] }

    /// What every report says of its words and numbers.
    private var rules: [String] {
        let limits = assessment.settings.verdictLimits
        func percent(_ limit: Double) -> String { NumberText.rounded(100 * limit, decimals: 1) + "%" }
        let (likely, leaning, risk) = (percent(limits.likely), percent(limits.leaning), percent(limits.atRisk))
        return [
            language.text(
                "判定は目標達成確率による：達成見込み \(likely)以上、やや達成寄り \(leaning)超、達成に懸念 \(risk)以上、達成困難 \(risk)未満。",
                "The word follows the chance of meeting the target: likely from \(likely), leaning above \(leaning), "
                    + "at risk from \(risk), unlikely below \(risk)."
            ),
            Self.tens[language],
            language.text(
                "必要ペースは、最新の実績値から最後の目標値までを1年あたりに均した量。最新の実績値が既に目標に届いていれば「維持」と示す。",
                "The required pace is the way from the latest value to the final target, spread evenly over the years; "
                    + "where the latest value meets the target already, it reads “keep”."
            ),
            language.text(
                "根拠の確かさは5（厚い）から1（なし）まで。主に実績値の数で決まる。",
                "Evidence runs from 5 (thick) to 1 (none); it depends above all on how many values were measured."
            ),
        ]
    }

    /// How chances are printed, here and on the page.
    static let tens = BilingualText(
        japanese: "確率は10%きざみで、ことばの範囲の内側に丸めて示す。",
        english: "Chances are rounded to tens of per cent, within the limits of their word.")

    private var seed: String {
        let seed = assessment.settings.seed
        return language.text(
            "乱数の種：\(seed)（同じ入力からは常に同じ結果になる）",
            "Random seed: \(seed); the same input always gives the same answer.")
    }

    /// What “comparable” means, where a chance rests on it.
    private var record: [String] {
        let hasGrounds = assessment.indicators.flatMap(\.targets).contains { $0.grounds?.isForecastAlone == false }
        return hasGrounds ? [AttainmentConstants.shipped.sentence[language]] : []
    }
}

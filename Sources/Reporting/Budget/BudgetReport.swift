package import MitoshiPlanning

/// Which interventions a budget should pay for, what that does to the targets, and how sure that is.
package struct BudgetReport: Sendable {
    let answer: BudgetAnswer
    let language: Language

    package init(_ answer: BudgetAnswer, in language: Language) {
        self.answer = answer.named(in: language)
        self.language = language
    }

    package var report: Report {
        let question = language.text("施策の選択", "which interventions to fund")
        let name = answer.analysis.assessment.plan.declaration.fullTitle
        return Report(
            title: name.isEmpty ? question : language.text("\(name)：\(question)", "\(name): \(question)"),
            language: language,
            blocks: [
                .headline(BudgetSentence(answer).text[language]),
                .paragraph(answer.analysis.assessment.knowledge.line(in: language)),
            ] + reasons
                + (answer.emptyReason == .noInterventions ? [] : parts))
    }

    private var parts: [Report.Block] {
        let tables = BudgetTables(answer, in: language)
        return [
            .heading(language.text("施策", "Interventions")), .table(tables.choice),
            .heading(language.text("指標ごとの目標達成確率", "Chances by indicator")), .table(tables.indicators),
        ] + notes + [
            .heading(language.text("選び方の比較", "Ways to choose, compared")), .table(tables.comparison),
            .heading(language.text("費用対効果の限界線", "Efficient frontier")),
        ] + items([words.frontier].compactMap { $0 }) + [.table(tables.frontier)] + inverse + information(tables)
    }

    /// Why nothing is chosen, where nothing is.
    private var reasons: [Report.Block] {
        guard let reason = answer.emptyReason else { return [] }
        return [.paragraph(reason.text[language])]
    }

    private var notes: [Report.Block] { items([words.distribution].compactMap { $0 } + words.remarks) }

    private var words: BudgetWords { BudgetWords(answer) }

    private func items(_ texts: [BilingualText]) -> [Report.Block] {
        texts.isEmpty ? [] : [.list(texts.map { Report.Item($0[language]) })]
    }

    private var inverse: [Report.Block] {
        guard let goal = answer.goal, let cheapest = words.cheapestForGoal else { return [] }
        let wanted = NumberText.percentage(goal.chance)
        return [
            .heading(language.text("目標達成確率\(wanted)以上に必要な費用", "What a chance of \(wanted) costs")),
            .paragraph(cheapest[language]),
        ]
    }

    private func information(_ tables: BudgetTables) -> [Report.Block] {
        var blocks: [Report.Block] = [.heading(language.text("何が結果を左右するか", "What the result rests on"))]
        let (tornado, counts) = (tables.tornado, tables.counts)
        if !tornado.rows.isEmpty { blocks.append(.table(tornado)) }
        blocks += items([words.steadiness].compactMap { $0 } + words.information)
        if !counts.rows.isEmpty { blocks.append(.table(counts)) }
        return blocks
    }
}

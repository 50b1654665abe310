package import MitoshiPlanning

/// The first page of an answer: whose plan, as of when, how its targets stand, indicator by indicator, and what to decide. Page,
/// paper and workbook print it in this order.
package struct PlanSummary: Sendable {
    /// Whose plan, and which: `令和3年度 市民生活部長の目標宣言`.
    package let title: String
    /// The department, where the title doesn't name it.
    package let owner: String?
    /// As of when, and what was left out.
    package let asOf: String
    /// How many targets of the last year have each word.
    package let statement: String
    /// By chance, the lowest first; what can't be assessed last.
    package let rows: [IndicatorSummary]
    /// What the hollow mark of some rows means; `nil` where none has it.
    package let hollow: String?
    /// What the meeting can decide or supply, at most three lines.
    package let decisions: [String]
    /// Since when what has moved; empty where no ledger tells.
    package let moves: [String]

    package init(_ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language) {
        let declaration = assessment.plan.declaration
        title = AssessmentReport(assessment, in: language).title
        owner = declaration.department.flatMap { declaration.title.contains($0) ? nil : $0 }
        asOf = AsOfLine(assessment.knowledge, in: language).text
        statement = HeadlineSentence(assessment.headline).counts[language]
        let rows = assessment.indicators.concurrentMap { place, indicator in
            IndicatorSummary(indicator, place: place + 1, of: assessment, in: language)
        }
        self.rows = rows.sorted { ($0.assessment.risk, $0.place) < ($1.assessment.risk, $1.place) }
        hollow =
            rows.contains(where: \.isHollow)
            ? HollowSentence(count: rows.count { $0.isHollow }, assessment.headline.shared).text[language] : nil
        let moved = answers.moves.map { MoveSentences(moves: $0, assessment: assessment) }
        moves = moved.map { moved in ([moved.opening].compactMap { $0 } + moved.items).map { $0[language] } } ?? []
        decisions = DecisionList(assessment, answers).items.map { $0[language] }
    }
}

/// What the hollow mark means, for all rows that have it.
struct HollowSentence {
    let count: Int
    let shared: SharedAnswer?

    init(count: Int, _ shared: SharedAnswer?) {
        self.count = count
        self.shared = shared
    }

    /// Stands behind the chance of a row without a history of its own; in JIS X 0208, as the verdicts' signs are.
    static let mark = "◇"

    var text: BilingualText {
        let met = shared.flatMap { shared -> BilingualText? in
            guard shared.count > 1 else { return nil }
            let expected = NumberText.rounded(shared.expectedMet, decimals: 0)
            let (least, most) = (shared.likelyMet.lowerBound, shared.likelyMet.upperBound)
            return BilingualText(
                japanese: "\(shared.count)件のうち\(expected)件前後（10回中8回は\(least)～\(most)件）が達成される計算で、どれかは次の実績値が出るまで分からない。",
                english:
                    " About \(expected) of the \(shared.count) may be met (8 times in 10 between \(least) and \(most)); a second value "
                    + "would tell which.")
        }
        return BilingualText(
            japanese: "\(Self.mark)：実績値が1つしかないため、国の省庁の似た目標がどれだけ達成されたかから判定した（\(count)件）。" + (met?.japanese ?? ""),
            english:
                "\(Self.mark) One value is all there is, so it is judged by how similar targets of national ministries fared (\(count) "
                + "\(count == 1 ? "indicator" : "indicators"))." + (met?.english ?? ""))
    }
}

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
    /// How many of those may be met together.
    package let hollowTogether: String?
    /// What the meeting can decide or supply, at most three lines.
    package let decisions: [String]
    /// Since when what has moved; empty where no ledger tells.
    package let moves: [String]

    package init(_ assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language) {
        let declaration = assessment.plan.declaration
        title = AssessmentReport(assessment, in: language).title
        owner = declaration.department.flatMap { declaration.title.contains($0) ? nil : $0 }
        asOf = assessment.knowledge.line(in: language)
        statement = assessment.headline.sentenceOfCounts[language]
        let rows = assessment.indicators.concurrentMap { place, indicator in
            IndicatorSummary(indicator, place: place + 1, of: assessment, in: language)
        }
        self.rows = rows.sorted { ($0.assessment.risk, $0.place) < ($1.assessment.risk, $1.place) }
        let count = rows.count { $0.isHollow }
        hollow = count > 0 ? HollowSentence(count: count).text[language] : nil
        hollowTogether = assessment.headline.shared.flatMap { HollowSentence.together($0)?[language] }
        let moved = answers.moves.map { MoveSentences(moves: $0, assessment: assessment) }
        moves = moved.map { moved in ([moved.opening].compactMap { $0 } + moved.items).map { $0[language] } } ?? []
        decisions = DecisionList(assessment, answers).items.map { $0[language] }
    }

    /// Of the table, without that of its charts.
    static func headings(in language: Language) -> [String] {
        [
            language.text("事業指標", "Indicator"), language.text("現状 → 目標", "Now → target"),
            language.text("達成の見込み（確率）", "Outlook (chance)"),
            language.text("1年あたりの増減\n必要／最近", "A year:\nneeded / lately"),
            language.text("達成に必要なこと", "What it takes"),
        ]
    }

    /// Where one value is all there is.
    static let unknownPace = BilingualText(japanese: "不明", english: "unknown")
    static let decisionsHeading = BilingualText(japanese: "決めること・補うこと", english: "To decide or supply")
    static let indicatorsHeading = BilingualText(japanese: "事業指標ごとの見通し", english: "Indicator by indicator")
}

/// What the hollow mark means, for all rows that have it.
struct HollowSentence {
    let count: Int

    /// Stands behind the chance of a row without a history of its own; in JIS X 0208, as the verdicts' signs are.
    static let mark = "◇"

    var text: BilingualText {
        BilingualText(
            japanese: "\(Self.mark)：実績値が1つしかないため、国の省庁の似た目標が達成された割合を当てはめた参考の判定（\(count)件）。",
            english:
                "\(Self.mark) One value is all there is: judged by how similar targets of national ministries fared "
                + "(\(NumberText.counted(count, "indicators"))).")
    }

    /// How many of those that share an answer may be met; `nil` for one.
    static func together(_ shared: SharedAnswer) -> BilingualText? {
        guard shared.count > 1 else { return nil }
        let expected = NumberText.rounded(shared.expectedMet, decimals: 0)
        let (least, most) = (shared.likelyMet.lowerBound, shared.likelyMet.upperBound)
        return BilingualText(
            japanese:
                "\(mark)の\(shared.count)件のうち\(expected)件前後（10回中8回は\(least)～\(most)件）が達成される計算で、どれかは次の実績値が出るまで分からない。",
            english:
                "About \(expected) of the \(shared.count) rows with \(mark) may be met (8 times in 10 between \(least) and \(most)); "
                + "a second value would tell which.")
    }
}

extension IndicatorAssessment {
    /// Where the indicator stands among others when the least likely targets come first: by the last target's chance, a result
    /// counting as 0 or 1; what has no chance comes last. The pace that a target asks for tells nothing across kinds.
    struct Risk: Comparable {
        let isUnknown: Bool
        let probability: Double

        static func < (left: Self, right: Self) -> Bool {
            left.isUnknown == right.isUnknown ? left.probability < right.probability : right.isUnknown
        }
    }

    var risk: Risk {
        switch targets.last?.verdict {
        case .met: Risk(isUnknown: false, probability: 1)
        case .missed: Risk(isUnknown: false, probability: 0)
        case .likely, .leaning, .atRisk, .unlikely:
            Risk(isUnknown: false, probability: targets.last?.probability ?? 0)
        case .awaitingResult, .notAssessable, nil: Risk(isUnknown: true, probability: 0)
        }
    }
}

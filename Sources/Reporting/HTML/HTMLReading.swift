import MitoshiPlanning

/// How to read the page: the signs, the words, and what the numbers mean.
struct HTMLReading {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    static let heading = BilingualText(japanese: "読み方", english: "How to read this")

    var content: [String: Any] {
        let rules = AssessmentReport(assessment, in: language).readingItems
        return [
            "heading": Self.heading[language],
            "symbols": Verdict.allCases.map { verdict in
                [
                    "symbol": verdict.symbol, "tone": verdict.tone.styleClass, "word": verdict.label[language],
                    "meaning": meaning(of: verdict)[language],
                ]
            },
            "rules": HTMLBlocks(
                blocks: [.list((rules + chartRules).map { Report.Item($0) })], headingLevel: 3, subject: "",
                language: language
            ).text,
        ]
    }

    private func meaning(of verdict: Verdict) -> BilingualText {
        let limits = assessment.settings.verdictLimits
        func percent(_ limit: Double) -> String { NumberText.rounded(100 * limit, decimals: 1) + "%" }
        switch verdict {
        case .met: return BilingualText(japanese: "実績値が目標に届いた", english: "a measured value reached it")
        case .missed: return BilingualText(japanese: "実績値が目標に届かなかった", english: "a measured value fell short")
        case .likely:
            return BilingualText(
                japanese: "確率\(percent(limits.likely))以上", english: "probability from \(percent(limits.likely))")
        case .leaning:
            return BilingualText(
                japanese: "確率\(percent(limits.leaning))超", english: "probability above \(percent(limits.leaning))")
        case .atRisk:
            return BilingualText(
                japanese: "確率\(percent(limits.atRisk))以上", english: "probability from \(percent(limits.atRisk))")
        case .unlikely:
            return BilingualText(
                japanese: "確率\(percent(limits.atRisk))未満", english: "probability below \(percent(limits.atRisk))")
        case .awaitingResult:
            return BilingualText(japanese: "目標年度が過ぎたが実績値がまだない", english: "due, but no value is known yet")
        case .notAssessable: return BilingualText(japanese: "理由を添える", english: "with the reason")
        }
    }

    private var chartRules: [String] {
        [
            language.text(
                "図の帯は予測区間で、50%予測区間には10回中5回、80%予測区間には10回中8回、95%予測区間には100回中95回、実際の値が入ると見込まれる。",
                "The bands of a chart are prediction intervals: the value is expected inside 5 times in 10, 8 times in 10 and "
                    + "95 times in 100.")
        ]
    }
}

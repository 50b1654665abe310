import MitoshiPlanning

/// The one sentence to read when nothing else is read.
struct HeadlineSentence {
    let headline: Headline

    init(_ headline: Headline) { self.headline = headline }

    var text: BilingualText { sentence(with: oneValue) }

    /// Without what those with one value rest on, where something else says it.
    var counts: BilingualText { sentence(with: BilingualText(verbatim: "")) }

    private func sentence(with oneValue: BilingualText) -> BilingualText {
        let year = headline.fiscalYear.label
        return BilingualText(
            japanese: "\(year.japanese)の目標\(headline.total)件の見通し：\(parts.map(\.japanese).joined(separator: "、"))。"
                + oneValue.japanese + (headline.others == 0 ? "" : "ほかに、目標が別の年度だけにある事業指標が\(headline.others)件ある。"),
            english:
                "Of \(headline.total) target\(headline.total == 1 ? "" : "s") for \(year.english): "
                + "\(parts.map(\.english).joined(separator: ", "))." + oneValue.english + othersInEnglish)
    }

    /// How many rest on comparable targets alone.
    private var oneValue: BilingualText {
        guard let count = headline.shared?.count else { return BilingualText(verbatim: "") }
        return BilingualText(
            japanese: "うち\(count)件は実績値が1時点しかなく、類似目標の達成状況による。",
            english: count == 1
                ? " 1 of them has one value only and rests on how comparable targets fared."
                : " \(count) of them have one value only and rest on how comparable targets fared.")
    }

    private var othersInEnglish: String {
        switch headline.others {
        case 0: ""
        case 1: " 1 more indicator has targets in other years only."
        default: " \(headline.others) more indicators have targets in other years only."
        }
    }

    /// One part for each verdict that occurs, in the order of the first page: what is in danger first, then what the verdicts
    /// leave open.
    private var parts: [BilingualText] {
        let counted = Self.order.compactMap { verdict -> BilingualText? in
            guard let count = headline.counts[verdict], count > 0 else { return nil }
            return Self.part(verdict, count)
        }
        guard !headline.ambiguous.isEmpty else { return counted }
        let count = headline.ambiguous.count
        return counted + [
            BilingualText(
                japanese: "増減の向き不明で判定できないもの\(count)件",
                english: "\(count) without a verdict because nobody says whether more or less is better")
        ]
    }

    /// What is in danger first.
    static let order: [Verdict] = [
        .missed, .unlikely, .atRisk, .leaning, .likely, .met, .awaitingResult, .notAssessable,
    ]

    static func part(_ verdict: Verdict, _ count: Int) -> BilingualText {
        BilingualText(japanese: "\(verdict.label.japanese)\(count)件", english: "\(count) \(verdict.label.english)")
    }
}

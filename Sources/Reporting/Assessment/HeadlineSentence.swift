import Planning

/// The one sentence to read when nothing else is read.
struct HeadlineSentence {
    let headline: Headline

    init(_ headline: Headline) { self.headline = headline }

    var text: BilingualText {
        let year = headline.fiscalYear.label
        return BilingualText(
            japanese: "\(year.japanese)の目標\(headline.total)件の見通し：\(parts.map(\.japanese).joined(separator: "、"))。"
                + (headline.others == 0 ? "" : "ほかに、目標が別の年度だけにある事業指標が\(headline.others)件ある。"),
            english:
                "Of \(headline.total) target\(headline.total == 1 ? "" : "s") for \(year.english): "
                + "\(parts.map(\.english).joined(separator: ", "))." + othersInEnglish)
    }

    private var othersInEnglish: String {
        switch headline.others {
        case 0: ""
        case 1: " 1 more indicator has targets in other years only."
        default: " \(headline.others) more indicators have targets in other years only."
        }
    }

    /// One part for each verdict that occurs, best first, then what the verdicts leave open.
    private var parts: [BilingualText] {
        let counted = Verdict.allCases.compactMap { verdict -> BilingualText? in
            guard let count = headline.counts[verdict], count > 0 else { return nil }
            return part(verdict, count)
        }
        guard !headline.ambiguous.isEmpty else { return counted }
        let count = headline.ambiguous.count
        return counted + [
            BilingualText(
                japanese: "増減の向き不明で判定できないもの\(count)件",
                english: "\(count) of which nobody says whether more or less is better")
        ]
    }

    private func part(_ verdict: Verdict, _ count: Int) -> BilingualText {
        let words = BilingualText(
            japanese: "\(verdict.label.japanese)\(count)件", english: "\(count) \(verdict.label.english)")
        guard let shared = headline.shared, shared.verdict == verdict else { return words }
        let alike = shared.members.count
        return BilingualText(
            japanese: "\(words.japanese)（うち\(alike)件は実績値が1時点しかなく、類似目標の達成割合だけによる）",
            english:
                "\(words.english) (\(alike) of them \(alike == 1 ? "has" : "have") one value only and "
                + "\(alike == 1 ? "rests" : "rest") on the record of comparable targets)")
    }
}

package import MitoshiPlanning
import MitoshiStatistics

extension KnowledgeDate {
    /// The day whose knowledge an answer uses, why it is that day, and how many values lie beyond it: what every answer begins
    /// with.
    package func line(in language: Language) -> String {
        [date(in: language), leftOut(in: language)].compactMap { $0 }.joined(separator: language.text("。", ". "))
    }

    private func date(in language: Language) -> String {
        let date = Period.date(day).label
        let reason = isAfterResults ? language.text("（最新の実績値の期間の翌日）", ", the day after the last results") : ""
        return language.text("評価時点：\(date.japanese)", "As of \(date.english)") + reason
    }

    /// How many values the answer leaves out.
    private func leftOut(in language: Language) -> String? {
        let count = unused
        guard count > 0 else { return nil }
        return language.text(
            "その日より後に分かった実績値\(count)個は用いていない",
            "\(NumberText.counted(count, "values")) known only later \(count == 1 ? "is" : "are") left out")
    }
}

extension Headline {
    /// The one sentence to read when nothing else is read.
    var sentence: BilingualText { sentence(with: oneValue) }

    /// Without what those with one value rest on, where something else says it.
    var sentenceOfCounts: BilingualText { sentence(with: BilingualText(verbatim: "")) }

    private func sentence(with oneValue: BilingualText) -> BilingualText {
        let year = fiscalYear.label
        return BilingualText(
            japanese: "\(year.japanese)の目標\(total)件の見通し：\(parts.map(\.japanese).joined(separator: "、"))。"
                + oneValue.japanese + (others == 0 ? "" : "ほかに、目標が別の年度だけにある事業指標が\(others)件ある。"),
            english:
                "Of \(NumberText.counted(total, "targets")) for \(year.english): "
                + "\(parts.map(\.english).joined(separator: ", "))." + oneValue.english + othersInEnglish)
    }

    /// How many rest on comparable targets alone.
    private var oneValue: BilingualText {
        guard let count = shared?.count else { return BilingualText(verbatim: "") }
        return BilingualText(
            japanese: "うち\(count)件は実績値が1時点しかなく、類似目標の達成状況による。",
            english: count == 1
                ? " 1 of them has one value only and rests on how comparable targets fared."
                : " \(count) of them have one value only and rest on how comparable targets fared.")
    }

    private var othersInEnglish: String {
        switch others {
        case 0: ""
        case 1: " 1 more indicator has targets in other years only."
        default: " \(others) more indicators have targets in other years only."
        }
    }

    /// One part for each verdict that occurs, in the order of the first page: what is in danger first, then what the verdicts
    /// leave open.
    private var parts: [BilingualText] {
        let counted = Self.order.compactMap { verdict -> BilingualText? in
            guard let count = counts[verdict], count > 0 else { return nil }
            return Self.part(verdict, count)
        }
        return ambiguous.isEmpty ? counted : counted + [Self.undecided(ambiguous.count)]
    }

    /// What is in danger first.
    static let order: [Verdict] = [
        .missed, .unlikely, .atRisk, .leaning, .likely, .met, .awaitingResult, .notAssessable,
    ]

    /// Those of which nobody says which side is better.
    static func undecided(_ count: Int) -> BilingualText {
        BilingualText(
            japanese: "増減どちらが良いか未定のもの\(count)件",
            english: "\(count) without a verdict because nobody says whether more or less is better")
    }

    static func part(_ verdict: Verdict, _ count: Int) -> BilingualText {
        BilingualText(japanese: "\(verdict.label.japanese)\(count)件", english: "\(count) \(verdict.label.english)")
    }
}

extension SharedAnswer {
    /// What is said together of the indicators with one value: which compare with the same targets, and how many are met.
    func sentence(_ limits: VerdictLimits) -> BilingualText {
        let expected = NumberText.rounded(expectedMet, decimals: 0)
        let (least, most) = (likelyMet.lowerBound, likelyMet.upperBound)
        let groups = groups.map { Self.text($0, limits) }
        return BilingualText(
            japanese: "実績値が1時点のみの\(count)件は、国の省庁の類似目標の達成状況から判定した："
                + groups.map(\.japanese).joined(separator: "、")
                + "。\(count)件中\(expected)件前後（10回中8回は\(least)～\(most)件）が達成される計算である。同じ類似目標によるものの優劣は分からず、"
                + "次の実績値のほか、決定済み・予算措置済みかどうか、落ち込む前の水準、近隣の実績が分かれば区別できる。",
            english:
                "The \(count) indicators with one value are judged by how comparable targets of national ministries fared: "
                + groups.map(\.english).joined(separator: "; ")
                + ". About \(expected) of the \(count) may be met (8 times in 10 between \(least) and \(most)). Nothing tells "
                + "apart those that share a sort; a second value would, or whether it is decided and paid for, the level before "
                + "a fall, neighbours' results.")
    }

    /// `自ら行うものを増減させる目標（1,119件中512件達成）40%：17-102、20-101`
    private static func text(_ group: SharedAnswer.Group, _ limits: VerdictLimits) -> BilingualText {
        let cell = group.cell
        let (all, met) = (NumberText.exact(Double(cell.targets)), NumberText.exact(Double(cell.met)))
        let (low, high) = (limits.text(of: group.chances.lowerBound), limits.text(of: group.chances.upperBound))
        let ids = group.indicatorIDs
        return BilingualText(
            japanese: "\(cell.cell.label.japanese)（\(all)件中\(met)件達成）"
                + (low == high ? low.japanese : "\(low.japanese)から\(high.japanese)")
                + "が\(ids.joined(separator: "・"))",
            english: "\(cell.cell.label.english) (\(met) of \(all) met), "
                + (low == high ? low.english : "\(low.english) to \(high.english)")
                + ": \(ids.joined(separator: ", "))")
    }
}

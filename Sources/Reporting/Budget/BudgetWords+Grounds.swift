import MitoshiPlanning

/// What a budget's answer rests on.
extension BudgetWords {
    /// Why no effect is shown, where something is chosen and none is.
    var steadiness: BilingualText? {
        guard let choice = answer.choice, choice != .none, answer.noticeableEffects.isEmpty else { return nil }
        return BilingualText(
            japanese: "選んだ施策の効果が10%点から90%点まで変わっても、どの指標の目標達成確率も0.5ポイントと動かない。",
            english: "No effect of the choice, between its 10th and 90th percentile, moves a chance by half a point.")
    }

    /// How to read the chart of effects; without one, why there is none.
    func sensitivity(_ chart: TornadoChart?) -> [BilingualText] {
        guard let chart else { return [steadiness].compactMap { $0 } }
        let reading = BilingualText(
            japanese:
                "帯は、1つの施策の効果が10回に1回の小ささ（10%点）から10回に1回の大きさ（90%点）まで変わるとき、その指標の目標達成確率が動く範囲。ほかの効果は中央の値とする。長いほど、その効果の見積もりが結果を左右する。◇はすべての効果の幅を平均した確率で、帯の外にあることもある。",
            english:
                "A bar shows how far an indicator's chance moves when one effect goes from its 10th to its 90th percentile, the others "
                + "at their middle: the longer it is, the more the result rests on that estimate. ◇ is the mean over all effects "
                + "and may lie outside the bar.")
        guard chart.hidden > 0 else { return [reading] }
        return [
            reading,
            BilingualText(
                japanese: "図に入りきらない\(chart.hidden)件は、下の「効果の不確かさ」の表にある。",
                english: "\(chart.hidden) more stand in the table of uncertain effects below."),
        ]
    }

    /// What it is worth to know more before the choice, and which indicator to measure first, or why that isn't said.
    var information: [BilingualText] {
        switch (answer.effectInformation, answer.counts) {
        case (.failure(.tooManySets), .failure(.tooManySets)):
            return [
                supposed,
                Self.unknown(BilingualText(japanese: "効果や年度途中の値が", english: "the effects or a mid-year count")),
            ]
        default:
            return [supposed] + [effects, firstCount].compactMap { $0 }
        }
    }

    /// On what the effects rest: on nothing that was measured.
    private var supposed: BilingualText {
        BilingualText(
            japanese: "施策の効果は計画が見込む幅のままであり、実績から確かめたものではない。国の省庁が自ら行うものの目標では、予算を1割を超えて減らした場合に55%、"
                + "保った場合に50%、1割を超えて増やした場合に47%が達成されており、予算の増加だけでは達成を見込めない（因果関係を示すものではない）。",
            english:
                "The effects are what the plan supposes, not what was measured. Of targets for what national ministries make "
                + "themselves, 55% were met where the budget had been cut by more than a tenth, 50% where it was kept and 47% where "
                + "it was raised by more than a tenth: more money alone didn't go with better chances (which says nothing of causes)."
        )
    }

    /// What can't be said since there are too many sets.
    private static func unknown(_ subject: BilingualText) -> BilingualText {
        BilingualText(
            japanese: "\(subject.japanese)事前に分かっていることの価値は、最良の組み合わせが多すぎて調べきれないため示さない。価値がないという意味ではない。",
            english:
                "What it is worth to know \(subject.english) beforehand isn't said: there are too many best sets to go through. It "
                + "need not be nothing.")
    }

    private var effects: BilingualText? {
        switch answer.effectInformation {
        case .success(let value): return knowingEffects(value)
        case .failure(.tooManySets): return Self.unknown(BilingualText(japanese: "効果が", english: "the effects"))
        // That there is no choice is said before.
        case .failure(.noSet), .failure(.onlyTargetsMet): return nil
        }
    }

    private func knowingEffects(_ value: Double) -> BilingualText {
        guard value >= BudgetAnswer.Noticeable.gain else {
            return BilingualText(
                japanese: "すべての効果が事前に分かっていても、選択はほとんど変わらない（完全情報の価値はほぼ0）。",
                english:
                    "Knowing every effect beforehand would hardly change the choice (the value of perfect information is "
                    + "about 0).")
        }
        let gain = worth.gain(value)
        return BilingualText(
            japanese: "すべての効果が事前に分かっていれば、\(gain.japanese)。効果の調査にそれ以上の価値はない（完全情報の価値）。",
            english:
                "If every effect were known beforehand: \(gain.english) on average; no study of the effects is worth more (the "
                + "value of perfect information).")
    }

    private var firstCount: BilingualText? {
        switch answer.counts {
        case .success(let counts): return first(of: counts)
        case .failure(.tooManySets):
            return Self.unknown(BilingualText(japanese: "年度途中の値が", english: "a mid-year count"))
        case .failure(.onlyTargetsMet):
            return BilingualText(
                japanese: "年度途中に数える価値は、達成される目標の数を最も多くする選び方でだけ計算する。",
                english: "What a mid-year count is worth is worked out only where targets met are made most.")
        case .failure(.noSet): return nil
        }
    }

    private func first(of counts: [BudgetAnalysis.CountValue]) -> BilingualText? {
        guard let first = counts.first,
            let indicator = analysis.indicators.first(where: { $0.indicator.id == first.indicatorID })?.indicator
        else { return nil }
        guard first.value >= BudgetAnswer.Noticeable.gain else {
            return BilingualText(
                japanese: "年度の途中にどの指標を数えても、選択はほとんど変わらない。",
                english: "Counting an indicator in the middle of the year would hardly change the choice.")
        }
        let value = NumberText.rounded(first.value, decimals: 2)
        return BilingualText(
            japanese: "選ぶ前に年度途中の値を1つだけ調べるなら、まず\(indicator.id)「\(indicator.name)」。それを見て選べば、達成が平均\(value)件増える。",
            english:
                "If one indicator is counted in mid-year before the choice, count \(indicator.id) “\(indicator.name)” first: it is "
                + "worth \(value) targets.")
    }
}

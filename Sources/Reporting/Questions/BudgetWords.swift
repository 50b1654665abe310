import Planning

/// What a budget's answer says in sentences beside its charts and tables.
struct BudgetWords {
    let answer: BudgetAnswer

    init(_ answer: BudgetAnswer) { self.answer = answer }

    private var analysis: BudgetAnalysis { answer.analysis }
    private var problem: FundingProblem { analysis.problem }
    private var worth: BudgetWorth { BudgetWorth(answer) }

    /// Why nothing is funded, where nothing is.
    var empty: BilingualText? { answer.emptyReason?.text }

    /// What is spent, how sure that is, and what a little more would do.
    var money: [BilingualText] {
        guard let choice = answer.choice else { return [cheapest].compactMap { $0 } }
        let cost = problem.cost(of: choice)
        let (spent, left) = (BudgetSentence.yen(cost), BudgetSentence.yen(answer.budget - cost))
        let certainty = NumberText.probability(analysis.certainty(of: choice, within: answer.budget))
        let isSure = choice.places.allSatisfy {
            analysis.interventions[$0].costRange.lowerBound == analysis.interventions[$0].costRange.upperBound
        }
        return [
            BilingualText(
                japanese: "選んだ施策の費用は計\(spent.japanese)、残りは\(left.japanese)。",
                english: "The choice costs \(spent.english) and leaves \(left.english)."),
            isSure
                ? nil
                : BilingualText(
                    japanese: "費用には幅があり、予算内に収まる確率は\(certainty.japanese)。",
                    english: "Costs are uncertain: with a chance of \(certainty.english) they stay within the budget."),
            robust(beside: choice), more(than: choice),
        ].compactMap { $0 }
    }

    /// Where no set fits into the budget: what the first one costs that does keep every rule.
    private var cheapest: BilingualText? {
        answer.frontier.points.first.map {
            let cost = BudgetSentence.yen($0.cost)
            return BilingualText(
                japanese: "条件をすべて守る組み合わせのうち、最も安いものは\(cost.japanese)。",
                english: "The cheapest set that keeps every rule costs \(cost.english).")
        }
    }

    /// The set to take where the cost must hardly ever exceed the budget.
    private func robust(beside choice: FundedSet) -> BilingualText? {
        guard let robust = answer.robust, robust.set != choice else { return nil }
        let certainty = NumberText.probability(analysis.settings.certainty)
        guard robust.set != .none else {
            return BilingualText(
                japanese: "\(certainty.japanese)以上の確率で予算内に収まる施策はない。",
                english: "No intervention stays within the budget with a chance of \(certainty.english) or more.")
        }
        let ids = robust.set.places.map { analysis.interventions[$0].id }
        let cost = BudgetSentence.yen(robust.cost)
        let loss = worth.gain(robust.worth - problem.worth(of: choice))
        return BilingualText(
            japanese:
                "\(certainty.japanese)以上の確率で予算内に収めるなら、\(ids.joined(separator: "、"))（計\(cost.japanese)、\(loss.japanese)）。",
            english:
                "To stay within the budget with a chance of \(certainty.english) or more, fund \(ids.joined(separator: ", ")) "
                + "(\(cost.english) in all): \(loss.english).")
    }

    /// The next set of the frontier above the choice.
    private func more(than choice: FundedSet) -> BilingualText? {
        let chosen = problem.worth(of: choice)
        guard
            let next = answer.frontier.points.first(where: {
                $0.cost > answer.budget && $0.worth - chosen >= BudgetWorth.negligible
            })
        else { return nil }
        let gain = worth.gain(next.worth - chosen)
        let (extra, cost) = (BudgetSentence.yen(next.cost - answer.budget), BudgetSentence.yen(next.cost))
        return BilingualText(
            japanese: "予算があと\(extra.japanese)多ければ（計\(cost.japanese)）、\(gain.japanese)。",
            english: "With \(extra.english) more (\(cost.english) in all): \(gain.english).")
    }

    /// What rules of thumb do with the same money.
    var comparisons: [BilingualText] {
        guard let choice = answer.choice else { return [] }
        let greedy = BilingualText(japanese: "1つずつ順に加える選び方（貪欲法）で", english: "Adding one after the other (greedy)")
        let ranked = BilingualText(japanese: "効果あたり費用の順に選ぶ方法で", english: "Ranking by cost per unit of effect")
        guard answer.greedy == answer.ranked else {
            return [(answer.greedy, greedy), (answer.ranked, ranked)].map { set, way in
                let name = BilingualText(japanese: way.japanese + "は", english: way.english)
                return comparison(of: set, name, with: choice)
            }
        }
        let both = BilingualText(
            japanese: "\(greedy.japanese)も\(ranked.japanese)も",
            english: "\(greedy.english) and \(ranked.english.prefix(1).lowercased() + ranked.english.dropFirst())")
        return [comparison(of: answer.greedy, both, with: choice)]
    }

    /// - Parameter name: The way to choose, with its particle in Japanese.
    private func comparison(of set: FundedSet, _ name: BilingualText, with choice: FundedSet) -> BilingualText {
        if set == choice {
            return BilingualText(
                japanese: "\(name.japanese)、同じ組み合わせになる。", english: "\(name.english): the same set.")
        }
        guard problem.allows(set) else {
            return BilingualText(
                japanese: "\(name.japanese)、所管課の最低額が守られないため、図には示さない。",
                english: "\(name.english): a section's least amount is broken, so the chart leaves it out.")
        }
        let difference = worth.difference(problem.worth(of: set) - problem.worth(of: choice))
        return BilingualText(
            japanese: "\(name.japanese)、選んだ組み合わせより\(difference.japanese)。",
            english: "\(name.english): \(difference.english) than with the choice.")
    }

    /// How many targets are met, not on average alone.
    var distribution: BilingualText? {
        guard let choice = answer.choice, choice != .none, let before = analysis.targetsMet(funding: .none),
            let after = analysis.targetsMet(funding: choice)
        else { return nil }
        func text(_ range: ClosedRange<Int>) -> String {
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
        }
        let year = analysis.year.label
        let half = (before.total + 1) / 2
        let chances = [before, after].map { NumberText.probability($0.chance(atLeast: half)) }
        return BilingualText(
            japanese: "\(year.japanese)の目標\(before.total)件のうち達成される数は、10回中8回、施策なしで\(text(before.central80))件、選んだ施策で"
                + "\(text(after.central80))件。\(half)件以上達成される確率は\(chances[0].japanese)から\(chances[1].japanese)になる。",
            english:
                "Of \(before.total) targets for \(year.english), \(text(before.central80)) are met 8 times in 10 without "
                + "interventions, \(text(after.central80)) with the choice; the chance that \(half) or more are met goes from "
                + "\(chances[0].english) to \(chances[1].english).")
    }

    /// Which indicators are answered otherwise than in their verdicts, and which not at all.
    var remarks: [BilingualText] {
        func listed(_ ids: [String]) -> BilingualText {
            BilingualText(japanese: ids.joined(separator: "、"), english: ids.joined(separator: ", "))
        }
        let prior = listed(analysis.indicators.filter { $0.basis == .priorForecast }.map(\.indicator.id))
        let leftOut = listed(analysis.leftOut)
        return [
            prior.japanese.isEmpty
                ? nil
                : BilingualText(
                    japanese: "実績値が1時点だけの指標（\(prior.japanese)）は、ほかの系列から学んだ参考予測を動かして計算した。判定の確率（類似目標の実績）とは異なる。",
                    english:
                        "Indicators with one value (\(prior.english)) are worked out with a reference forecast learned from other "
                        + "series, not with the verdict's chance from comparable targets."),
            leftOut.japanese.isEmpty
                ? nil
                : BilingualText(
                    japanese: "動かせる予測がないため計算に入らない指標：\(leftOut.japanese)。",
                    english: "Left out, as there is no forecast to move: \(leftOut.english)."),
            otherMean,
            answer.isProven
                ? nil
                : BilingualText(
                    japanese: "組み合わせが多いため探索を途中で打ち切った。示した組み合わせの中に、最も良いと証明されていないものがある。",
                    english:
                        "There are too many combinations, so that a search was broken off: a choice shown here isn't proven to be "
                        + "the best."),
        ].compactMap { $0 }
    }

    /// Why the mean without interventions isn't the one of the verdicts.
    private var otherMean: BilingualText? {
        guard analysis.settings.objective == .targetsMet,
            let verdicts = analysis.assessment.targetsMet().first(where: { $0.fiscalYear == analysis.year }),
            let without = analysis.targetsMet(funding: .none)
        else { return nil }
        let means = [verdicts.expected, without.expected].map { NumberText.rounded($0, decimals: 1) }
        guard means[0] != means[1] else { return nil }
        return BilingualText(
            japanese: "このため、施策なしでの達成の平均（\(means[1])件）は、判定による平均（\(means[0])件）とも異なる。",
            english:
                "So the mean without interventions (\(means[1]) targets met) isn't that of the verdicts either (\(means[0]))."
        )
    }
}

// MARK: - What it rests on

extension BudgetWords {
    /// How to read the chart of effects; without one, why there is none.
    func sensitivity(_ chart: TornadoChart?) -> [BilingualText] {
        guard let chart else {
            guard let choice = answer.choice, choice != .none else { return [] }
            return [
                BilingualText(
                    japanese: "選んだ施策の効果が10%点から90%点まで変わっても、どの指標の目標達成確率も1ポイントほどしか動かない。",
                    english: "No effect of the choice, between its 10th and 90th percentile, moves a chance by a point."
                )
            ]
        }
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

    /// What it is worth to know more before the choice, and which indicator to measure first.
    var information: [BilingualText] {
        [effects, firstCount].compactMap { $0 }
    }

    private var effects: BilingualText? {
        answer.effectInformation.map {
            guard $0 >= BudgetWorth.negligible else {
                return BilingualText(
                    japanese: "すべての効果が事前に分かっていても、選択はほとんど変わらない（完全情報の価値はほぼ0）。",
                    english:
                        "Knowing every effect beforehand would hardly change the choice (the value of perfect information is "
                        + "about 0).")
            }
            let value = NumberText.rounded($0, decimals: 2)
            return BilingualText(
                japanese: "すべての効果が事前に分かっていれば、達成は平均\(value)件多くなる。効果の調査にそれ以上の価値はない（完全情報の価値）。",
                english:
                    "If every effect were known beforehand, \(value) more targets would be met on average: no study of them is "
                    + "worth more (the value of perfect information).")
        }
    }

    private var firstCount: BilingualText? {
        guard let first = answer.counts.first,
            let indicator = analysis.indicators.first(where: { $0.indicator.id == first.indicatorID })?.indicator
        else { return nil }
        guard first.value >= BudgetWorth.negligible else {
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

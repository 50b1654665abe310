import MitoshiPlanning

/// What a budget's answer says in sentences beside its charts and tables.
struct BudgetWords {
    let answer: BudgetAnswer

    init(_ answer: BudgetAnswer) { self.answer = answer }

    var analysis: BudgetAnalysis { answer.analysis }
    private var problem: FundingProblem { analysis.problem }
    var worth: BudgetWorth { BudgetWorth(answer) }

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
                $0.cost > answer.budget && $0.worth - chosen >= BudgetAnswer.Noticeable.gain
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
        let greedy = BilingualText(japanese: "1つずつ順に加える選び方で", english: "Adding one after the other")
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
        func text(_ range: ClosedRange<Int>, _ dash: String) -> String {
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(dash)\(range.upperBound)"
        }
        let year = analysis.year.label
        let half = (before.total + 1) / 2
        let limits = analysis.assessment.settings.verdictLimits
        let (low, high) = (
            limits.tens(of: before.chance(atLeast: half)), limits.tens(of: after.chance(atLeast: half))
        )
        let isSame = low == high
        return BilingualText(
            japanese: "\(year.japanese)の目標\(before.total)件のうち達成される数は、10回中8回、施策なしで\(text(before.central80, "～"))件、選んだ施策で"
                + "\(text(after.central80, "～"))件。\(half)件以上達成される確率は"
                + (isSame ? "\(low.japanese)のまま。" : "\(low.japanese)から\(high.japanese)になる。"),
            english:
                "Of \(NumberText.counted(before.total, "targets")) for \(year.english), \(text(before.central80, "–")) are met 8 times in 10 without "
                + "interventions, \(text(after.central80, "–")) with the choice; the chance that \(half) or more are met "
                + (isSame ? "stays at \(low.english)." : "goes from \(low.english) to \(high.english)."))
    }

    /// Which indicators are answered otherwise than in their verdicts, and which not at all.
    var remarks: [BilingualText] {
        func listed(_ ids: [String]) -> BilingualText {
            BilingualText(japanese: ids.joined(separator: "、"), english: ids.joined(separator: ", "))
        }
        let leftOut = listed(analysis.leftOut)
        return [
            leftOut.japanese.isEmpty
                ? nil
                : BilingualText(
                    japanese: "動かせる予測がないため計算に入らない指標：\(leftOut.japanese)。",
                    english: "Left out, as there is no forecast to move: \(leftOut.english)."),
            otherMean, unproven,
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

    /// Which of the sets shown may be beaten by one that wasn't tried.
    private var unproven: BilingualText? {
        let parts = BudgetAnswer.Part.allCases.filter(answer.unproven.contains).map(\.name)
        guard !parts.isEmpty else { return nil }
        return BilingualText(
            japanese: "組み合わせが多いため探索を途中で打ち切った。次は、見つかった中で最も良いもので、最も良いと証明されたものではない："
                + parts.map(\.japanese).joined(separator: "、") + "。",
            english:
                "There are too many combinations, so that a search was broken off. The best that was found, not proven to be "
                + "the best there is: " + parts.map(\.english).joined(separator: ", ") + ".")
    }

    /// What the line of best sets leaves out, where it does.
    var frontier: BilingualText? {
        guard !answer.frontier.isComplete else { return nil }
        guard !answer.unproven.contains(.frontier) else {
            let steps = FundingFrontier.searchedSteps
            return BilingualText(
                japanese: "最良の組み合わせが多すぎて調べきれないため、全施策の費用を\(steps)等分した予算ごとに探索し、途中で打ち切った。限界線は見つかった中で最良の組み合わせで、"
                    + "実際の限界はこれより良いことがある。",
                english:
                    "There are too many best sets to go through, so budgets in \(steps) equal steps up to the full cost were searched, "
                    + "and the searches broken off. The line shows the best sets found; the real one may be better.")
        }
        return BilingualText(
            japanese: "最良の組み合わせが多いため、予算を等間隔に区切った\(answer.frontier.points.count)組だけを示す。",
            english:
                "There are many best sets; \(answer.frontier.points.count) are shown, for budgets in equal steps.")
    }

    /// The least money that takes every indicator to the chance asked for; `nil` where none was asked for.
    var cheapestForGoal: BilingualText? {
        guard let goal = answer.goal else { return nil }
        let wanted = BilingualText(verbatim: NumberText.percentage(goal.chance))
        let isProven = !answer.unproven.contains(.goal)
        guard let set = goal.cheapest else {
            return isProven
                ? BilingualText(
                    japanese: "どの組み合わせでも、計算に入る指標がすべて\(wanted.japanese)以上になることはない。",
                    english: "No set of interventions takes every indicator to \(wanted.english).")
                : BilingualText(
                    japanese: "計算に入る指標がすべて\(wanted.japanese)以上になる組み合わせは、探索を打ち切るまでに見つからなかった。",
                    english:
                        "No set that takes every indicator to \(wanted.english) was found before the search was broken off."
                )
        }
        guard set != .none else {
            return BilingualText(
                japanese: "施策がなくても、計算に入る指標はすべて\(wanted.japanese)以上である。",
                english: "Without any intervention every indicator is at \(wanted.english) or more already.")
        }
        let (cost, names) = (BudgetSentence.yen(problem.cost(of: set)), BudgetSentence.names(of: set, in: analysis))
        return BilingualText(
            japanese: "\(isProven ? "" : "見つかった中で")最も安い組み合わせは\(cost.japanese)：\(names.japanese)",
            english: "The cheapest set\(isProven ? "" : " found") costs \(cost.english): \(names.english)")
    }
}

extension BudgetAnswer.Part {
    fileprivate var name: BilingualText {
        switch self {
        case .choice: BilingualText(japanese: "選んだ組み合わせ", english: "the choice")
        case .robust:
            BilingualText(japanese: "費用が確実に予算内に収まる選択", english: "the choice whose cost is surely within the budget")
        case .frontier: BilingualText(japanese: "費用対効果の限界線", english: "the efficient frontier")
        case .goal: BilingualText(japanese: "目標達成確率に必要な費用", english: "what the wanted chance costs")
        }
    }
}

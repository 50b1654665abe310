import MitoshiPlanning

/// What each amount of money can do at best (費用対効果の限界線), as steps, with the choice and what it is compared with.
struct FrontierChart {
    let answer: BudgetAnswer
    let language: Language

    /// `nil` where no two sets are on the frontier.
    init?(_ answer: BudgetAnswer, in language: Language) {
        guard answer.frontier.points.count > 1 else { return nil }
        self.answer = answer
        self.language = language
    }

    var chart: Chart {
        Chart(
            title: language.text("費用対効果の限界線", "Efficient frontier"), alternative: alternative, horizontal: costs,
            vertical: worths, layers: layers)
    }

    private var problem: FundingProblem { answer.analysis.problem }
    private var isProven: Bool { !answer.unproven.contains(.frontier) }

    /// By cost; with the choice, which a frontier too long to be whole may leave out.
    private var points: [(set: FundedSet, cost: Double, worth: Double)] {
        let found = answer.frontier.points.map { ($0.set, $0.cost, $0.worth) }
        guard let choice = answer.choice, !answer.frontier.isComplete, !found.contains(where: { $0.0 == choice }) else {
            return found
        }
        return (found + [(choice, problem.cost(of: choice), problem.worth(of: choice))]).sorted { $0.1 < $1.1 }
    }

    // MARK: The axes

    /// Yen in what the axis counts: ten thousands in Japanese, millions in English.
    private var unit: Double { language == .japanese ? 10_000 : 1_000_000 }

    private var highestCost: Double { points.map(\.cost).max() ?? 0 }

    /// Whether the budget's line is near enough to the sets to be shown without pressing them together.
    private var showsBudget: Bool { answer.budget <= 1.25 * highestCost }

    private var costs: Chart.Axis {
        let shown = [0, highestCost] + (showsBudget ? [answer.budget] : [])
        return Chart.Axis(
            title: language.text("費用（万円）", "cost (million yen)"), covering: shown.map { $0 / unit }
        ) { NumberText.exact($0) }
    }

    private var worths: Chart.Axis {
        Chart.Axis(
            title: BudgetWorth(answer).axisTitle[language],
            covering: ([problem.worth(of: .none)] + points.map(\.worth)).map(height) + [0]
        ) { NumberText.exact($0) }
    }

    /// A worth as it is shown: targets met, or a shortfall.
    private func height(_ worth: Double) -> Double { BudgetWorth(answer).shown(worth) }

    private func place(_ cost: Double, _ worth: Double) -> Chart.Point {
        Chart.Point(x: cost / unit, y: height(worth))
    }

    private func place(_ set: FundedSet) -> Chart.Point { place(problem.cost(of: set), problem.worth(of: set)) }

    // MARK: The marks

    private var layers: [Chart.Layer] {
        [nothing, steps, sets] + [budget].compactMap { $0 } + comparisons + chosen
    }

    private var nothing: Chart.Layer {
        let worth = problem.worth(of: .none)
        return .line(
            Chart.Line(
                points: [Chart.Point(x: costs.range.lowerBound, y: height(worth)), place(highestCost, worth)],
                subject: .comparison, stroke: .dotted, label: language.text("施策なし", "no intervention")))
    }

    /// Between two sets more money does no more: steps.
    private var steps: Chart.Layer {
        var corners: [Chart.Point] = []
        for (point, next) in zip(points, points.dropFirst()) {
            corners += [place(point.cost, point.worth), place(next.cost, point.worth)]
        }
        if let last = points.last { corners.append(place(last.cost, last.worth)) }
        return .line(
            Chart.Line(
                points: corners, subject: .forecast, isStrong: true,
                label: isProven
                    ? language.text("その費用で最良", "the best for the money")
                    : language.text("その費用で見つかった最良", "the best found for the money")))
    }

    /// Those that no mark of their own stands on: programs differ in which of two marks they draw above the other.
    private var sets: Chart.Layer {
        let marked = compared.map(\.set) + (answer.choice.map { [$0] } ?? [])
        let others = points.filter { !marked.contains($0.set) }
        return .points(
            Chart.Points(
                points: others.map { place($0.cost, $0.worth) }, subject: .forecast, shape: .disc, isSmall: true))
    }

    private var budget: Chart.Layer? {
        guard showsBudget else { return nil }
        let x = answer.budget / unit
        let words = BudgetSentence.yen(answer.budget)
        return .line(
            Chart.Line(
                points: [worths.range.lowerBound, worths.range.upperBound].map { Chart.Point(x: x, y: $0) },
                subject: .plan, stroke: .dashed,
                label: language.text("予算\(words.japanese)", "the budget, \(words.english)")))
    }

    /// Ways to choose that keep every rule and end elsewhere than the choice.
    private var compared: [(set: FundedSet, subject: Chart.Subject, shape: Chart.Shape, label: String)] {
        let certainty = NumberText.probability(answer.analysis.settings.certainty)
        let (greedy, ranked) = (
            language.text("順に追加（貪欲法）", "greedy"), language.text("効果あたり費用の順", "by cost per unit")
        )
        let isSame = answer.greedy == answer.ranked
        let ways: [(FundedSet?, Chart.Subject, Chart.Shape, String)] = [
            (
                answer.greedy, .comparison, .ring,
                isSame ? greedy + language.text("・", ", ") + ranked : greedy
            ),
            (isSame ? nil : answer.ranked, .comparison, .triangle, ranked),
            (
                answer.robust?.set, .forecast, .square,
                language.text(
                    "\(certainty.japanese)確実に予算内", "within the budget \(certainty.english) of the time")
            ),
        ]
        return ways.compactMap { set, subject, shape, label in
            guard let set, set != answer.choice, answer.analysis.problem.allows(set) else { return nil }
            return (set, subject, shape, label)
        }
    }

    private var comparisons: [Chart.Layer] {
        compared.map {
            .points(Chart.Points(points: [place($0.set)], subject: $0.subject, shape: $0.shape, label: $0.label))
        }
    }

    private var chosen: [Chart.Layer] {
        guard let choice = answer.choice else { return [] }
        return [
            .points(
                Chart.Points(
                    points: [place(choice)], subject: .plan, shape: .diamond,
                    label: language.text("選んだ組み合わせ", "the choice")))
        ]
    }

    // MARK: In words

    private var alternative: String {
        guard let first = points.first, let last = points.last else { return "" }
        let worth = BudgetWorth(answer)
        let (low, high) = (BudgetSentence.yen(first.cost), BudgetSentence.yen(last.cost))
        let (none, least, most) = (
            worth.text(problem.worth(of: .none)), worth.text(first.worth), worth.text(last.worth)
        )
        var parts = [
            language.text(
                "\(worth.name.japanese)は、施策なしで\(none)、\(low.japanese)で\(least)、\(high.japanese)で\(most)。"
                    + "\(extent.japanese)。",
                "\(worth.name.english): \(none) without interventions, \(least) for \(low.english), \(most) for "
                    + "\(high.english); \(extent.english).")
        ]
        if let choice = answer.choice {
            let (budget, cost) = (BudgetSentence.yen(answer.budget), BudgetSentence.yen(problem.cost(of: choice)))
            let chosen = worth.text(problem.worth(of: choice))
            parts.append(
                language.text(
                    "予算\(budget.japanese)で選んだ組み合わせは\(cost.japanese)で\(chosen)。",
                    "The choice within \(budget.english) costs \(cost.english) and gives \(chosen)."))
        }
        return parts.joined(separator: language.text("", " "))
    }

    /// How many sets are shown, and whether they are all and surely the best.
    private var extent: BilingualText {
        let count = points.count
        if answer.frontier.isComplete {
            return BilingualText(japanese: "最良の組み合わせは\(count)組", english: "\(count) best sets")
        }
        return isProven
            ? BilingualText(japanese: "最良の組み合わせのうち\(count)組を示す", english: "\(count) best sets of more")
            : BilingualText(
                japanese: "探索を途中で打ち切って見つかった\(count)組を示し、最良とは証明されていない",
                english:
                    "\(NumberText.counted(count, "sets")) found by a search that was broken off, not proven to be the best"
            )
    }
}

import MitoshiPlanning

/// Which measure lifts chances most cheaply, and what a percentage point costs there.
struct PointPrice {
    let answer: BudgetAnswer
    /// With everything that it requires.
    let set: FundedSet
    /// By how much the chances of all targets together rise, in percentage points.
    let points: Double

    /// `nil` where no measure lifts a chance noticeably.
    init?(_ answer: BudgetAnswer) {
        let problem = answer.analysis.problem
        guard answer.analysis.settings.objective == .targetsMet else { return nil }
        let offers = problem.options.indices.map { place in
            let set = problem.closure(of: place)
            return (
                set: set, points: 100 * (problem.worth(of: set) - problem.worth(of: .none)), cost: problem.cost(of: set)
            )
        }
        let cheapest = offers.filter { $0.points >= Self.least && $0.cost > 0 }.min {
            $0.cost / $0.points < $1.cost / $1.points
        }
        guard let cheapest else { return nil }
        self.answer = answer
        set = cheapest.set
        points = cheapest.points
    }

    /// Less is written as nothing.
    private static let least = 0.5

    var text: BilingualText {
        let names = BudgetSentence.names(of: set, in: answer.analysis)
        let cost = answer.analysis.problem.cost(of: set)
        let total = BudgetSentence.yen(cost)
        let price = BudgetSentence.yen(Self.rounded(cost / points))
        let gain = NumberText.estimate(points)
        return BilingualText(
            japanese: "見込みを1ポイント上げる費用が最も小さい施策：\(names.japanese)、約\(price.japanese)（\(total.japanese)で+\(gain)ポイント）。",
            english:
                "The cheapest point of chance: \(names.english), about \(price.english) (+\(gain) points for \(total.english))."
        )
    }

    /// To two digits: an estimate has no more.
    private static func rounded(_ yen: Double) -> Double {
        var scale = 1.0
        while yen / scale >= 100 { scale *= 10 }
        return (yen / scale).rounded() * scale
    }
}

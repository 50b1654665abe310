import MitoshiPlanning

/// Why an intervention is funded or not.
enum FundingReason: Hashable {
    /// Without it, and what requires it, so much less is reached.
    case adds(Double)
    /// It adds next to nothing, but its section must spend a least amount.
    case floor(section: String, yen: Double)
    /// It adds next to nothing, yet nothing better is left for the money.
    case addsLittle
    /// Another one of its exclusive group is funded.
    case rival(Int)
    /// Beside the choice it would add next to nothing.
    case wouldAddLittle
    /// Nothing that it moves takes part.
    case movesNothing
    /// It would add something, but costs more than is left of the budget.
    case noRoom(gain: Double, left: Double)
    /// No set keeps every rule within the budget.
    case noChoice
}

extension BudgetAnswer {
    /// Why the intervention at `place` is funded or not.
    func reason(for place: Int) -> FundingReason {
        guard let choice else { return .noChoice }
        return choice.contains(place)
            ? reason(forFunded: place, in: choice) : reason(forRefused: place, beside: choice)
    }

    private func reason(forFunded place: Int, in choice: FundedSet) -> FundingReason {
        let problem = analysis.problem
        let dependent = choice.places.filter { problem.closure(of: $0).contains(place) }
        let rest = FundedSet(bits: dependent.reduce(choice.bits) { $0 & ~(1 << UInt64($1)) })
        let gain = problem.worth(of: choice) - problem.worth(of: rest)
        guard gain < BudgetAnswer.Noticeable.gain else { return .adds(gain) }
        let section = problem.options[place].section
        guard let floor = problem.floors[section], floor > spent(in: section, by: rest) else { return .addsLittle }
        return .floor(section: analysis.interventions[place].section, yen: floor)
    }

    private func spent(in section: String, by set: FundedSet) -> Double {
        set.places.map { analysis.problem.options[$0] }.filter { $0.section == section }.reduce(0) { $0 + $1.cost }
    }

    private func reason(forRefused place: Int, beside choice: FundedSet) -> FundingReason {
        let problem = analysis.problem
        let added = problem.closure(of: place)
        let groups = added.places.filter { !choice.contains($0) }.compactMap { problem.options[$0].group }
        if let rival = choice.places.first(where: { funded in
            problem.options[funded].group.map(groups.contains) ?? false
        }) {
            return .rival(rival)
        }
        let wider = FundedSet(bits: choice.bits | added.bits)
        guard added.places.contains(where: { place in problem.parts.contains { $0.members.contains(place) } }) else {
            return .movesNothing
        }
        let gain = problem.worth(of: wider) - problem.worth(of: choice)
        guard gain >= BudgetAnswer.Noticeable.gain, problem.cost(of: wider) > budget else { return .wouldAddLittle }
        return .noRoom(gain: gain, left: budget - problem.cost(of: choice))
    }
}

extension FundingReason {
    /// For a table's cell.
    func text(in answer: BudgetAnswer) -> BilingualText {
        let worth = BudgetWorth(answer)
        switch self {
        case .adds(let gain):
            let loss = worth.gain(-gain)
            return BilingualText(japanese: "外すと\(loss.japanese)", english: "without it \(loss.english)")
        case .floor(let section, let yen):
            let amount = BudgetSentence.yen(yen)
            return BilingualText(
                japanese: "\(section)の最低額\(amount.japanese)を満たすため",
                english: "to keep the least amount of \(section), \(amount.english)")
        case .addsLittle:
            return BilingualText(japanese: "わずかに効く", english: "helps a little")
        case .rival(let place):
            let id = answer.analysis.interventions[place].id
            return BilingualText(
                japanese: "同時に選べない\(id)を選んだ", english: "\(id), which excludes it, is funded")
        case .wouldAddLittle:
            return BilingualText(japanese: "加えてもほとんど変わらない", english: "would change next to nothing")
        case .movesNothing:
            return BilingualText(japanese: "動かす指標が計算に入らない", english: "moves no indicator that takes part")
        case .noRoom(let gain, let left):
            let (more, rest) = (worth.gain(gain), BudgetSentence.yen(left))
            return BilingualText(
                japanese: "加えると\(more.japanese)が、残り\(rest.japanese)に収まらない",
                english: "\(more.english) with it, but it doesn't fit into the \(rest.english) left")
        case .noChoice:
            return BilingualText(japanese: "条件を満たす組み合わせがない", english: "no set keeps every rule")
        }
    }
}

/// Interventions that another of their exclusive group, or a mix of two, does better or as well for the money.
extension BudgetAnswer {
    /// `nil` for an intervention that no other dominates.
    func dominanceText(for place: Int) -> BilingualText? {
        func id(_ place: Int) -> String { analysis.interventions[place].id }
        switch dominance[place] {
        case .none: return nil
        case .dominated(let other):
            return BilingualText(
                japanese: "\(id(other))に劣る（費用が同じか高く、効果が同じか小さい）",
                english: "dominated by \(id(other)): no cheaper, and adds no more")
        case .extendedlyDominated(let first, let second):
            return BilingualText(
                japanese: "\(id(first))と\(id(second))の組み合わせに劣る（拡張優越）",
                english: "extendedly dominated by a mix of \(id(first)) and \(id(second))")
        case .alike(let other):
            return BilingualText(
                japanese: "\(id(other))と費用も効果も同じ（どちらを選んでもよい）",
                english: "as good as \(id(other)) for the same cost: either will do")
        case .inNoEfficientSet:
            return BilingualText(
                japanese: "予算がいくらでも、最も良い組み合わせに入らない", english: "in no best set, whatever the budget")
        }
    }

    /// One line for each dominated intervention.
    var dominanceTexts: [BilingualText] {
        analysis.interventions.indices.compactMap { place in
            let intervention = analysis.interventions[place]
            return dominanceText(for: place).map {
                BilingualText(
                    japanese: "\(intervention.id) \(intervention.name)：\($0.japanese)",
                    english: "\(intervention.id) \(intervention.name): \($0.english)")
            }
        }
    }
}

import MitoshiPlanning

/// Interventions that another of their exclusive group, or a mix of two, does better or as well for the money.
struct DominanceText {
    let answer: BudgetAnswer

    init(_ answer: BudgetAnswer) { self.answer = answer }

    /// `nil` for an intervention that no other dominates.
    func text(for place: Int) -> BilingualText? {
        func id(_ place: Int) -> String { answer.analysis.interventions[place].id }
        switch answer.dominance[place] {
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
    var items: [BilingualText] {
        answer.analysis.interventions.indices.compactMap { place in
            let intervention = answer.analysis.interventions[place]
            return text(for: place).map {
                BilingualText(
                    japanese: "\(intervention.id) \(intervention.name)：\($0.japanese)",
                    english: "\(intervention.id) \(intervention.name): \($0.english)")
            }
        }
    }
}

import Planning

/// Every intervention with its cost, whether it is funded, and why; the funded ones first.
struct AllocationTable {
    let answer: BudgetAnswer
    let language: Language
    /// How an amount of yen is written.
    let yen: (Double) -> Cell
    private let dominance: DominanceText

    init(_ answer: BudgetAnswer, in language: Language, yen: @escaping (Double) -> Cell) {
        self.answer = answer
        self.language = language
        self.yen = yen
        dominance = DominanceText(answer)
    }

    var table: Table {
        func column(_ key: String, _ japanese: String, _ english: String, _ alignment: Alignment = .leading) -> Column {
            Column(key: key, heading: language.text(japanese, english), alignment: alignment)
        }
        return Table(
            name: "allocation",
            columns: [
                // The key of a row's number, so that the name stands for the row.
                column("number", "記号", "No."), column("name", "施策", "Intervention"),
                column("funded", "選択", "Funded"), column("cost", "費用", "Cost", .trailing),
                column("reason", "理由", "Why"), column("indicators", "動かす指標", "Moves"),
                column("section", "所管課", "Section"),
            ], rows: places.map(row))
    }

    /// In the plan's order, the funded ones first.
    private var places: [Int] {
        let all = Array(answer.analysis.interventions.indices)
        let isFunded = { (place: Int) in answer.choice?.contains(place) ?? false }
        return all.filter(isFunded) + all.filter { !isFunded($0) }
    }

    private func row(_ place: Int) -> [Cell] {
        let intervention = answer.analysis.interventions[place]
        let isFunded = answer.choice?.contains(place) ?? false
        return [
            .text(intervention.id), .text(intervention.name),
            .word(
                isFunded ? language.text("● 選ぶ", "● yes") : language.text("－ 選ばない", "– no"),
                isFunded ? .good : .quiet),
            yen(intervention.cost), .text(reason(for: place)), .stack(indicators(of: intervention).map { .text($0) }),
            .text(intervention.section),
        ]
    }

    private func indicators(of intervention: Intervention) -> [String] {
        var ids: [String] = []
        for effect in intervention.effects where !ids.contains(effect.indicatorID) { ids.append(effect.indicatorID) }
        return ids
    }

    private func reason(for place: Int) -> String {
        let why = answer.reason(for: place).text(in: answer)[language]
        return [why, dominance.text(for: place)?[language]].compactMap { $0 }.joined(
            separator: language.text("。", "; "))
    }
}

/// Interventions that another of their exclusive group, or a mix of two, does better for the money.
struct DominanceText {
    let answer: BudgetAnswer
    private let dominance: [Dominance]

    init(_ answer: BudgetAnswer) {
        self.answer = answer
        dominance = answer.analysis.problem.dominance()
    }

    /// `nil` for an intervention that no other dominates.
    func text(for place: Int) -> BilingualText? {
        func id(_ place: Int) -> String { answer.analysis.interventions[place].id }
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

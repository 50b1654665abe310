import MitoshiPlanning

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

import MitoshiPlanning

/// What is said together of the indicators with one value: which compare with the same targets, and how many are met.
struct SharedAnswerSentence {
    let shared: SharedAnswer

    init(_ shared: SharedAnswer) { self.shared = shared }

    var text: BilingualText {
        let count = shared.count
        let expected = NumberText.rounded(shared.expectedMet, decimals: 0)
        let (least, most) = (shared.likelyMet.lowerBound, shared.likelyMet.upperBound)
        let groups = shared.groups.map(Self.text)
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

    /// `自ら行うものを増減させる目標（1,119件中512件達成）47%：17-102、20-101`
    private static func text(_ group: SharedAnswer.Group) -> BilingualText {
        let cell = group.cell
        let (all, met) = (NumberText.exact(Double(cell.targets)), NumberText.exact(Double(cell.met)))
        let (low, high) = (
            NumberText.probability(group.chances.lowerBound), NumberText.probability(group.chances.upperBound)
        )
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

import Planning

/// What one probability says of the indicators that share it, and their order by required pace, in one line.
struct SharedAnswerSentence {
    let shared: SharedAnswer

    init(_ shared: SharedAnswer) { self.shared = shared }

    var text: BilingualText {
        let comparable = shared.referenceClass
        let count = shared.members.count
        let (counts, range) = (comparable.countsText, comparable.rangeText)
        let chance = NumberText.probability(comparable.probability)
        let expected = NumberText.rounded(shared.expectedMet, decimals: 0)
        let (least, most) = (shared.likelyMet.lowerBound, shared.likelyMet.upperBound)
        return BilingualText(
            japanese: "実績値が1時点のみの\(count)件の目標達成確率は、\(counts.japanese)ことによる共通の\(chance.japanese)"
                + "（計画により\(range.japanese)）である。\(count)件中\(expected)件前後（10回中8回は\(least)～\(most)件）が達成される計算だが、"
                + "どれが達成されるかまでは分からない。必要ペースの大きい順（現状値と目標値の大きい方に対する年あたりの割合）：\(ranking(language: .japanese))。",
            english:
                "The \(count) indicators with one value share one chance, \(chance.english) (\(range.english) from plan "
                + "to plan): \(counts.english). So about \(expected) of the \(count) may be met (8 times in 10 "
                + "between \(least) and \(most)), but not which ones. By required pace a year, as a share of the larger of current "
                + "value and target, the hardest first: \(ranking(language: .english)).")
    }

    private func ranking(language: Language) -> String {
        shared.members.map { member in
            let pace = member.relativePace.map { NumberText.estimate(100 * $0) + "%" } ?? "-"
            return "\(member.indicatorID) \(pace)"
        }.joined(separator: language == .japanese ? "、" : ", ")
    }
}

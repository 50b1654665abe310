import MitoshiPlanning

/// What made a chance, in words and without the chance itself: the history, how similar targets fared, how its own earlier ones
/// did.
struct GroundsSentence {
    let grounds: AttainmentGrounds
    let limits: VerdictLimits

    init(_ grounds: AttainmentGrounds, _ limits: VerdictLimits) {
        self.grounds = grounds
        self.limits = limits
    }

    var text: BilingualText {
        let parts = [history, comparable, earlier, comparison].compactMap { $0 }
        return BilingualText(
            japanese: parts.map(\.japanese).joined(separator: "、"),
            english: parts.map(\.english).joined(separator: "; "))
    }

    private var history: BilingualText? {
        guard let alone = grounds.historyAlone else { return nil }
        if grounds.isForecastAlone {
            return BilingualText(japanese: "実績の推移", english: "its own history")
        }
        let chance = alone > 0 && alone < 1 ? limits.tens(of: alone) : NumberText.probability(alone)
        return BilingualText(
            japanese: "実績の推移（それだけなら\(chance.japanese)）", english: "its own history (alone \(chance.english))")
    }

    private var comparable: BilingualText? {
        guard !grounds.isForecastAlone, let cell = grounds.comparable.first else { return nil }
        let (all, met) = (NumberText.exact(Double(cell.targets)), NumberText.exact(Double(cell.met)))
        return BilingualText(
            japanese: "国の省庁の「\(cell.cell.label.japanese)」\(all)件中\(met)件達成",
            english: "national ministries' \(cell.cell.label.english), \(met) of \(all) met")
    }

    private var earlier: BilingualText? {
        guard grounds.countsEarlier, let earlier = grounds.earlier else { return nil }
        return BilingualText(
            japanese: "この指標の過去の年度目標\(earlier.due)件中\(earlier.met)件達成",
            english: "its own earlier yearly targets, \(earlier.met) of \(earlier.due) met")
    }

    private var comparison: BilingualText? {
        grounds.countsComparison ? grounds.comparison?.text(isCounted: true) : nil
    }
}

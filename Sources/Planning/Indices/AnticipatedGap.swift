extension IndexFigures {
    /// How much a value a year older weighs in the line of index 6. Ours: ESCAP's own constant wasn't to be found.
    static let escapYearlyWeight = 0.8

    /// Index 6, in per cent of the planned change: what a line that weighs recent years more leaves to go at the target's
    /// year; 0 when it meets the target. Source: UN ESCAP, anticipated progress.
    func anticipatedGap() throws(Refusal) -> Double {
        let (base, _) = try requiredProgress()
        let change = try requiredChange(from: base)
        let anticipated = try anticipatedValue()
        return rule.isMet(by: anticipated) ? 0 : 100 * abs(target - anticipated) / abs(change)
    }

    /// The step of index 6. Up to 10 % of the way missing counts as kept up; on the wrong side of the base the trend has
    /// to be reversed.
    func anticipatedRating(_ gap: Double) -> AttainmentIndex.Rating.Step? {
        guard let base, let anticipated = try? anticipatedValue() else { return nil }
        if gap > 0, sign * (anticipated - base.value) < 0 {
            return .reverse
        }
        return gap <= 10 ? .maintain : .accelerate
    }

    /// The line's value at the target's year, or the observed value where that year's is known.
    private func anticipatedValue() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        if latest.time >= targetTime { return latest.value }
        guard let line = TrendLine(through: history, yearlyWeight: Self.escapYearlyWeight) else {
            throw .tooFewValues(needed: 2, found: history.count)
        }
        return line.value(at: targetTime)
    }
}

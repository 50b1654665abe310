import Foundation

extension IndexFigures {
    /// Index 4: compound annual growth observed since the base over the growth required from base to target, oriented so
    /// that the wanted direction is positive.
    ///
    /// A base or target of 0 is refused, never replaced by a small number. Source: Open SDG progress calculation, after
    /// Eurostat.
    func growthRatio() throws(Refusal) -> Double {
        let (base, latest) = try requiredProgress()
        let observed = try growth(from: base, to: latest.value, years: latest.time - base.time)
        _ = try requiredChange(from: base)
        guard target != 0 else { throw .targetIsZero }
        let required = try growth(from: base, to: target, years: requiredSpan(from: base))
        return (base.value < 0 ? -1 : 1) * sign * observed / abs(required)
    }

    /// Index 5: the share of the planned change reached at the target's year if growth goes on as since the base.
    ///
    /// Source: UN progress chart, as the Basque statistics office applies it.
    func progressChart() throws(Refusal) -> Double {
        let (base, latest) = try requiredProgress()
        let observed = try growth(from: base, to: latest.value, years: latest.time - base.time)
        let change = try requiredChange(from: base)
        let extrapolated = latest.value * pow(1 + observed, targetTime - latest.time)
        return (extrapolated - base.value) / change
    }

    /// The constant yearly rate of growth that leads from `base` to `value`; −1 for a value of 0.
    private func growth(from base: Point, to value: Double, years: Double) throws(Refusal) -> Double {
        guard base.value != 0 else { throw .baseIsZero }
        guard value / base.value >= 0 else { throw .signsDiffer }
        return pow(value / base.value, 1 / years) - 1
    }

    /// The step of index 4. A target that is met comes first, whatever the growth.
    func growthRating(_ ratio: Double) -> AttainmentIndex.Rating.Step {
        if let latest, rule.isMet(by: latest.value) { return .achieved }
        if ratio >= 0.95 { return .onTrack }
        if ratio >= 0.60 { return .accelerationNeeded }
        return ratio >= 0 ? .limitedProgress : .deterioration
    }

    /// The step of index 5. Met comes first, and a share within 1 % of a target of 0 or 100 % counts as met.
    func progressRating(_ share: Double) -> AttainmentIndex.Rating.Step {
        if let latest, rule.isMet(by: latest.value) || isWithinOnePercentOfEnd(latest.value) { return .achieved }
        if share >= 0.95 { return .onTrack }
        return share >= 0.10 ? .someProgress : .stagnation
    }

    private func isWithinOnePercentOfEnd(_ value: Double) -> Bool {
        kind == .share && (target == 0 || target == 100) && abs(value - target) <= 1
    }
}

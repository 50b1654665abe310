import Foundation

/// The figures that the indices of one target are computed from.
struct IndexFigures: Sendable {
    let kind: IndicatorKind
    let rule: AttainmentRule
    /// The end of the target's year.
    let targetTime: Double
    let base: Point?
    /// The exact values up to the target's year, in order of time.
    let history: [Point]
    /// Base and numeric targets in order of time: the path that the plan asks for.
    let path: [Point]

    var target: Double { rule.level }
    var sign: Double { rule.direction.sign }
    var latest: Point? { history.last }

    typealias Refusal = AttainmentIndex.Refusal

    func requiredLatest() throws(Refusal) -> Point {
        guard let latest else { throw .noValue }
        return latest
    }

    func requiredBase() throws(Refusal) -> Point {
        guard let base else { throw .noBase }
        return base
    }

    /// Base and latest value, where the latest is later than the base.
    func requiredProgress() throws(Refusal) -> (base: Point, latest: Point) {
        let latest = try requiredLatest()
        let base = try requiredBase()
        guard latest.time > base.time else { throw .noLaterValueThanBase }
        return (base, latest)
    }

    /// The change that the plan asks for from base to target; never 0.
    func requiredChange(from base: Point) throws(Refusal) -> Double {
        guard target != base.value else { throw .baseEqualsTarget }
        return target - base.value
    }

    /// The time from base to target, in years; above 0.
    func requiredSpan(from base: Point) throws(Refusal) -> Double {
        guard targetTime > base.time else { throw .targetNotAfterBase }
        return targetTime - base.time
    }
}

/// A refusal is thrown inside the computation of an index and caught where its outcome is made.
extension AttainmentIndex.Refusal: Error {}

extension AttainmentIndex.Outcome {
    /// The value that `compute` returns, or the reason it throws; a result that isn't finite is refused.
    init(_ compute: () throws(AttainmentIndex.Refusal) -> Double) {
        do throws(AttainmentIndex.Refusal) {
            let value = try compute()
            self = value.isFinite ? .value(value) : .undefined(.outOfRange)
        } catch {
            self = .undefined(error)
        }
    }

    /// The value, or `nil` where the index is undefined.
    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
    }
}

extension IndexFigures {
    /// Index 1, in per cent: 100 + 100·d·(y − T)/|T|.
    ///
    /// For a positive target this is 100·y/T where more is better and 100·(2 − y/T) where less is better; for a negative
    /// target it keeps 100 at T and grows in the wanted direction. Source: Japanese practice (達成率).
    func levelRatio() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        guard target != 0 else { throw .targetIsZero }
        return 100 + 100 * sign * (latest.value - target) / abs(target)
    }

    /// Index 1 in its inverse form for a decrease, in per cent: 100·T/y.
    func inverseLevelRatio() throws(Refusal) -> Double {
        guard rule.direction == .decrease else { throw .notApplicableToDirection(rule.direction) }
        let latest = try requiredLatest()
        guard latest.value != 0 else { throw .valueIsZero }
        guard target * latest.value >= 0 else { throw .signsDiffer }
        return 100 * target / latest.value
    }
}

extension IndexFigures {
    /// Index 2, in per cent: 100·(y − b)/(T − b), in either direction.
    func changeRatio() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        let base = try requiredBase()
        return try 100 * (latest.value - base.value) / requiredChange(from: base)
    }

    /// Index 3, in per cent: the change ratio divided by the share of the time from base to target that has passed.
    func elapsedTimeRatio() throws(Refusal) -> Double {
        let (base, latest) = try requiredProgress()
        return try changeRatio() / ((latest.time - base.time) / requiredSpan(from: base))
    }

    /// True when the planned change is smaller than twice the standard deviation of the yearly changes seen so far, so
    /// that one year's noise decides ratios to it. Needs three values; with fewer nothing is known of the noise.
    var isUnstable: Bool {
        guard let base, let deviation = standardDeviationOfYearlyChanges else { return false }
        return abs(target - base.value) < 2 * deviation
    }

    private var standardDeviationOfYearlyChanges: Double? {
        let changes = zip(history, history.dropFirst()).map { ($1.value - $0.value) / ($1.time - $0.time) }
        guard changes.count > 1 else { return nil }
        let mean = changes.reduce(0, +) / Double(changes.count)
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(changes.count - 1)).squareRoot()
    }
}

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

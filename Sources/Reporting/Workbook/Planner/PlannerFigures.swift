import Planning

/// What the formulas of one row give for a level and an extra pace: the results stored beside them.
///
/// Written from the formulas' side on purpose; tests hold it to the engine.
struct PlannerFigures {
    let level: Double
    /// 1 up, −1 down, 0 keep, 2 keep on both sides; `nil` where base and plan don't say.
    let direction: Int?
    let isAmbiguous: Bool
    let tolerance: Double
    let least: Double
    let most: Double
    let shift: Double
    let lower: Double
    let upper: Double
    let decided: Double?
    /// P(least ≤ outcome ≤ most) from the table of the distribution.
    let tabulated: Tail?
    /// The same if the direction is read as keeping the level.
    let keptIfRead: Tail?

    /// The chance with the steps that lead to it.
    struct Tail {
        let lowerPoint: Double
        let lowerRow: Int
        let below: Double
        let upperPoint: Double
        let upperRow: Int
        let atMost: Double
        let probability: Double
    }

    init(of entry: PlannerEntry) {
        let setting = entry.indicator.indicator
        level = entry.level
        shift = 0
        let base = entry.base
        let direction = Self.direction(of: setting, base: base, final: entry.finalLevel)
        self.direction = direction
        isAmbiguous =
            setting.direction == .inferredFromTargets
            && base.map { entry.finalLevel < $0 && $0 - entry.finalLevel < PlannerFormulas.ambiguousShare * abs($0) }
                ?? false
        let own = Self.tolerance(of: setting, at: level)
        let keeps = direction == 0 || direction == 2 || base == entry.finalLevel
        tolerance = keeps ? own : 0
        least = direction == -1 ? -.infinity : level - tolerance
        most = direction == 1 || direction == 0 ? .infinity : level + tolerance
        lower = entry.whatIf?.reachable.lowerBound ?? -.infinity
        upper = entry.whatIf?.reachable.upperBound ?? .infinity
        decided = direction == nil ? nil : entry.decision.outcome(least: least, most: most)
        tabulated = entry.table.map { [least, most, lower, upper] in Tail(least, most, lower, upper, $0) }
        keptIfRead = entry.table.map { [level, lower, upper] in Tail(level - own, .infinity, lower, upper, $0) }
    }

    static func direction(of indicator: Indicator, base: Double?, final: Double) -> Int? {
        switch indicator.direction {
        case .stated(.increase): 1
        case .stated(.decrease): -1
        case .stated(.maintain): 0
        case .stated(.maintainWithin): 2
        case .inferredFromTargets: base.map { final > $0 ? 1 : final < $0 ? -1 : 0 }
        }
    }

    static func tolerance(of indicator: Indicator, at level: Double) -> Double {
        if let tolerance = indicator.tolerance { return max(0, tolerance) }
        let isSmall = indicator.kind != .share && abs(level) < 30 && level == level.rounded()
        return isSmall ? 0 : PlannerFormulas.toleranceShare * abs(level)
    }
}

extension PlannerFigures.Tail {
    fileprivate init(
        _ least: Double, _ most: Double, _ lower: Double, _ upper: Double, _ table: DistributionTable
    ) {
        func row(_ value: Double) -> Int { table.rows.prefix { $0.value <= value }.count }
        lowerPoint = least
        lowerRow = row(least)
        below = table.probability(below: least)
        upperPoint = most
        upperRow = row(most)
        atMost = table.probability(atMost: most)
        let upTo = most >= upper ? 1 : most < lower ? 0 : atMost
        let under = least <= lower ? 0 : least > upper ? 1 : below
        probability = min(max(upTo - under, 0), 1)
    }
}

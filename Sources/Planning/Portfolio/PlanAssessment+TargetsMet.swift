extension PlanAssessment {
    /// How many targets are met in each year that some target has a probability for, in order.
    ///
    /// Three things are in common: visitors, events and participants of a year share its shock; targets answered from
    /// the record of comparable ones share the unknown rate of this plan; what is decided already is certain. Given the
    /// shock and the rate, targets are met or missed each on its own.
    public func targetsMet(under shock: SharedShock = SharedShock()) -> [TargetsMet] {
        let years = Set(indicators.flatMap { $0.targets.map(\.target.fiscalYear) }).sorted()
        let rates = indicators.flatMap(\.targets).compactMap(\.referenceClass).first?.rate.grid(Self.rateCount)
        return years.compactMap { targetsMet(in: $0, under: shock, rates: rates) }
    }

    /// How many values of the unknown rate are averaged over.
    private static let rateCount = 200

    private func targetsMet(
        in year: FiscalYear, under shock: SharedShock, rates: [(rate: Double, weight: Double)]?
    ) -> TargetsMet? {
        let all = indicators.flatMap { indicator in
            indicator.targets.filter { $0.target.fiscalYear == year }.map { (indicator, $0) }
        }
        let stakes = all.compactMap { Stake($0.0, $0.1) }
        guard !stakes.isEmpty else { return nil }
        return TargetsMet(
            fiscalYear: year, chances: stakes.chances(under: shock, rates: rates ?? [(0, 1)]),
            independentChances: [Stake].counts(stakes.map(\.probability)), withoutProbability: all.count - stakes.count,
            sharingShock: stakes.count(where: \.feelsShock), sharingRate: stakes.count(where: \.restsOnRate),
            shock: shock)
    }
}

/// One target in the count.
private struct Stake {
    let probability: Double
    let direction: Direction?
    let feelsShock: Bool
    let restsOnRate: Bool

    /// `nil` without a probability.
    init?(_ indicator: IndicatorAssessment, _ target: TargetAssessment) {
        guard let probability = target.probability else { return nil }
        let isDecided = target.observed != nil
        self.probability = probability
        direction = indicator.direction.direction
        feelsShock = !isDecided && indicator.indicator.feelsSharedShock
        restsOnRate = !isDecided && target.referenceClass != nil
    }
}

extension [Stake] {
    /// P(exactly k are met), averaged over the year's factor and the rate that some have in common.
    fileprivate func chances(under shock: SharedShock, rates: [(rate: Double, weight: Double)]) -> [Double] {
        var chances = [Double](repeating: 0, count: count + 1)
        for factor in SharedShock.factors {
            let own = filter { !$0.restsOnRate }.map { $0.chance($0.probability, under: shock, factor.value) }
            let others = filter(\.restsOnRate)
            var otherCounts = [Double](repeating: 0, count: others.count + 1)
            for rate in others.isEmpty ? [(rate: 0, weight: 1)] : rates {
                let given = others.map { $0.chance(rate.rate, under: shock, factor.value) }
                for (met, chance) in Self.counts(given).enumerated() { otherCounts[met] += rate.weight * chance }
            }
            // Given the factor, the two sorts are independent.
            for (met, chance) in Self.counts(own).enumerated() {
                for (more, other) in otherCounts.enumerated() { chances[met + more] += factor.weight * chance * other }
            }
        }
        return chances
    }

    /// P(exactly k happen) of things that happen each on its own: the Poisson binomial distribution.
    fileprivate static func counts(_ probabilities: [Double]) -> [Double] { probabilities.reduce([1], adding) }

    /// The distribution of a count with one more thing that may happen.
    private static func adding(_ counts: [Double], _ probability: Double) -> [Double] {
        var next = [Double](repeating: 0, count: counts.count + 1)
        for (met, chance) in counts.enumerated() {
            next[met] += chance * (1 - probability)
            next[met + 1] += chance * probability
        }
        return next
    }
}

extension Stake {
    fileprivate func chance(_ probability: Double, under shock: SharedShock, _ factor: Double) -> Double {
        feelsShock ? shock.chance(probability, factor: factor, direction: direction) : probability
    }
}

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
            independentChances: MetCount(of: stakes.map(\.probability)).all(upTo: stakes.count),
            withoutProbability: all.count - stakes.count,
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
        direction = target.direction.direction
        feelsShock = !isDecided && indicator.indicator.feelsSharedShock
        restsOnRate = !isDecided && target.referenceClass != nil
    }
}

extension [Stake] {
    /// P(exactly k are met), averaged over the year's factor and the rate that some have in common.
    ///
    /// Given both, targets that rest on the rate have one chance for each way in which they feel the shock, so that only
    /// their numbers count.
    fileprivate func chances(under shock: SharedShock, rates: [(rate: Double, weight: Double)]) -> [Double] {
        let others = filter(\.restsOnRate)
        let steady = others.count { !$0.feelsShock }
        let shaken = [Direction.increase, .decrease].map { direction in
            (direction, others.count { $0.feelsShock && $0.sign == direction.sign })
        }
        let own = SharedShock.factors.map { factor in
            MetCount(of: filter { !$0.restsOnRate }.map { $0.chance($0.probability, under: shock, factor.value) })
        }
        var chances = [Double](repeating: 0, count: count + 1)
        for rate in others.isEmpty ? [(rate: 0, weight: 1)] : rates {
            var feeling = [Double](repeating: 0, count: count - steady + 1)
            for (factor, own) in zip(SharedShock.factors, own) {
                // Given the factor, the sorts are independent.
                let met = shaken.reduce(own) { met, group in
                    let chance = shock.chance(rate.rate, factor: factor.value, direction: group.0)
                    return met.adding(MetCount(of: group.1, each: chance))
                }
                met.add(to: &feeling, weight: factor.weight)
            }
            MetCount(chances: feeling).adding(MetCount(of: steady, each: rate.rate)).add(
                to: &chances, weight: rate.weight)
        }
        return chances
    }
}

extension Stake {
    fileprivate var sign: Double { direction?.sign ?? 1 }

    fileprivate func chance(_ probability: Double, under shock: SharedShock, _ factor: Double) -> Double {
        feelsShock ? shock.chance(probability, factor: factor, direction: direction) : probability
    }
}

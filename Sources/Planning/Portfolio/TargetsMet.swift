/// How many of a year's targets are met, as a distribution.
public struct TargetsMet: Hashable, Sendable {
    /// The year that the targets are for.
    public let fiscalYear: FiscalYear
    /// P(exactly k targets are met), for k = 0 … the number of targets with a probability.
    public let chances: [Double]
    /// The same if every target were met or missed on its own.
    public let independentChances: [Double]
    /// How many targets of the year have no probability; they are left out.
    public let withoutProbability: Int
    /// How many feel the year's common shock.
    public let sharingShock: Int
    /// How many compare with other plans' targets, and so rest on how this plan differs from those.
    public let sharingPlan: Int
    /// What the counted targets are supposed to share.
    public let shock: SharedShock

    /// How many targets are counted.
    public var total: Int { chances.count - 1 }

    /// The mean number met; dependence doesn't move it.
    public var expected: Double { chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }

    /// P(at least `count` are met).
    public func chance(atLeast count: Int) -> Double { min(1, chances.dropFirst(max(0, count)).reduce(0, +)) }

    /// The numbers met that lie between the chances of 10 % and 90 %: 8 times in 10.
    public var central80: ClosedRange<Int> { Self.central80(chances) }

    /// ``central80`` if every target were met or missed on its own.
    public var independentCentral80: ClosedRange<Int> { Self.central80(independentChances) }

    static func central80(_ chances: [Double]) -> ClosedRange<Int> {
        func first(reaching level: Double) -> Int {
            var sum = 0.0
            for (count, chance) in chances.enumerated() {
                sum += chance
                if sum >= level { return count }
            }
            return chances.count - 1
        }
        let least = first(reaching: 0.1)
        return least...max(least, first(reaching: 0.9))
    }
}

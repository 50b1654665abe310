/// What is said together of the indicators with a single value: which compare with the same targets, and how many are met.
public struct SharedAnswer: Hashable, Sendable {
    /// The indicators that compare with the targets of one sort.
    public struct Group: Hashable, Sendable {
        /// How the targets that they compare with fared.
        public let cell: AttainmentConstants.Cell
        /// In the plan's order.
        public let indicatorIDs: [String]
        /// The least and the greatest of their chances.
        public let chances: ClosedRange<Double>
    }

    /// By chance, the lowest first.
    public let groups: [Group]
    /// How many of them are met on average.
    public let expectedMet: Double
    /// How many of them are met 8 times in 10.
    public let likelyMet: ClosedRange<Int>

    /// How many indicators there are.
    public var count: Int { groups.reduce(0) { $0 + $1.indicatorIDs.count } }
}

extension SharedAnswer {
    /// - Parameter answers: Of indicators with one value, each with its chance and grounds.
    /// - Returns: `nil` for none.
    init?(_ answers: [(indicatorID: String, chance: Double, grounds: AttainmentGrounds)]) {
        guard !answers.isEmpty else { return nil }
        let byCell = Dictionary(grouping: answers) { $0.grounds.comparable.first }
        let groups = byCell.compactMap { cell, members -> Group? in
            guard let cell, let least = members.map(\.chance).min(), let most = members.map(\.chance).max() else {
                return nil
            }
            return Group(cell: cell, indicatorIDs: members.map(\.indicatorID), chances: least...most)
        }
        let offset = PlanOffset(spread: AttainmentConstants.shipped.spread)
        var chances = [Double](repeating: 0, count: answers.count + 1)
        let inPlans = answers.map { offset.chances($0.chance) }
        for (index, place) in PlanOffset.places.enumerated() {
            MetCount(of: inPlans.map { $0[index] }).add(to: &chances, weight: place.weight)
        }
        let met = TargetsMet.central80(chances)
        self.init(
            groups: groups.sorted {
                ($0.chances.lowerBound, $0.cell.cell.rawValue) < ($1.chances.lowerBound, $1.cell.cell.rawValue)
            },
            expectedMet: answers.reduce(0) { $0 + $1.chance }, likelyMet: met)
    }
}

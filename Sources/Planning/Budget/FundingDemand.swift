/// The other way round: the least money for what is wanted.
extension FundingProblem {
    /// The cheapest set under which each part named in `demands` is worth at least what is demanded of it.
    ///
    /// The same choice, when a part is worth 1 where it has what is demanded and else 0: among all sets with the most parts
    /// served the cheapest is sought, and answers where these are all.
    ///
    /// - Parameter demands: The least worth by the part's place in ``parts``.
    /// - Returns: No set where none is enough.
    package func cheapest(reaching demands: [Int: Double]) -> FundingChoice {
        let served = demands.sorted { $0.key < $1.key }.map { place, demand in
            Part(members: parts[place].members, worths: parts[place].worths.map { $0 >= demand ? 1 : 0 })
        }
        let problem = replacingParts(by: served)
        let choice = problem.choice(within: .infinity)
        guard let set = choice.set, served.allSatisfy({ $0.worth(of: set) == 1 }) else {
            return FundingChoice(set: nil, isProven: choice.isProven)
        }
        return choice
    }
}

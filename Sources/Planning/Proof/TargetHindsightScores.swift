package import MitoshiStatistics

/// The scores of what was said of a plan's own targets, a year ahead, two years ahead and so on.
package struct TargetHindsightScores: Sendable {
    /// One contender's answers from one distance.
    package struct Row: Sendable {
        package let contender: BacktestContender
        package let yearsAhead: Int
        package let scores: ProbabilityScores
        /// How many targets had no probability.
        package let refused: Int
    }

    /// By contender in their order, then by distance; a distance from which nobody was asked has no row.
    package let rows: [Row]

    package init(_ hindsight: [TargetHindsight]) {
        var order: [BacktestContender] = []
        for answer in hindsight where !order.contains(answer.contender) { order.append(answer.contender) }
        let distances = Set(hindsight.map(\.yearsAhead)).sorted()
        rows = order.flatMap { contender in
            distances.compactMap { years in
                var scores = ProbabilityScores()
                var refused = 0
                for answer in hindsight where answer.contender == contender && answer.yearsAhead == years {
                    switch answer.statement {
                    case .probability(let probability):
                        scores.add(probability: probability, happened: answer.happened)
                    case .refused: refused += 1
                    case .known: continue
                    }
                }
                guard scores.count + refused > 0 else { return nil }
                return Row(contender: contender, yearsAhead: years, scores: scores, refused: refused)
            }
        }
    }
}

import MitoshiPlanning

/// What the formulas of one row give as declared and without extra pace: the results stored beside them.
struct PlannerFigures {
    /// What meets the declared target; `nil` where nobody knows which side is better.
    let rule: AttainmentRule?
    /// 1 met, 0 missed, `nil` while that is open.
    let decided: Double?
    /// P(least ≤ outcome ≤ most) from the table of the distribution.
    let tabulated: Tail?

    /// The chance with the steps that lead to it.
    struct Tail {
        let lowerRow: Int
        let below: Double
        let upperRow: Int
        let atMost: Double
        let probability: Double
    }

    init(of entry: PlannerEntry) {
        rule = entry.answer.rule
        decided = rule != nil && entry.answer.observed != nil ? entry.answer.probability : nil
        tabulated = entry.whatIf.flatMap { whatIf in
            entry.table.map { table in
                let rule = whatIf.declared
                func row(_ value: Double) -> Int { table.rows.prefix { $0.value <= value }.count }
                return Tail(
                    lowerRow: row(rule.least), below: table.probability(below: rule.least), upperRow: row(rule.most),
                    atMost: table.probability(atMost: rule.most),
                    probability: table.probability(of: rule, within: whatIf.reachable))
            }
        }
    }
}

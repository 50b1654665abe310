import MitoshiPlanning

/// The formulas that planners see.
extension PlannerFormulas {
    private func withLevel(_ formula: String, else other: String = "\"\"") -> String {
        "IF(\(calculated(.level))=\"\",\(other),\(formula))"
    }

    /// Follows the pace of the indicator's first target.
    var followedPace: String { planner(.pace, row: entry.firstRow) }

    /// As declared: the engine's own answer. Otherwise the table's.
    var visibleProbability: String {
        withLevel("IF(\(calculated(.decided))<>\"\",\(calculated(.decided)),\(undecided))")
    }

    private var undecided: String {
        if let comparable = entry.fixedProbability { return Self.number(comparable) }
        guard entry.whatIf != nil else { return "\"\"" }
        let isDeclared =
            "AND(\(planner(.target))=\(planner(.declared)),\(calculated(.shift))=0)"
        return "IF(\(isDeclared),\(planner(.planned)),\(calculated(.probability)))"
    }

    func verdict(in language: Language) -> String {
        func quoted(_ verdict: Verdict) -> String { "\"\(verdict.label[language])\"" }
        let probability = "ROUND(\(planner(.probability)),2)"
        let names = LimitName.self
        let graded =
            "IF(\(probability)>=\(names.likely),\(quoted(.likely)),IF(\(probability)>\(names.leaning),\(quoted(.leaning)),"
            + "IF(\(probability)>=\(names.atRisk),\(quoted(.atRisk)),\(quoted(.unlikely)))))"
        let open =
            entry.isOverdue
            ? quoted(.awaitingResult) : "IF(\(planner(.probability))=\"\",\(quoted(.notAssessable)),\(graded))"
        let decided = calculated(.decided)
        let missing = "\"" + language.text("目標値を入力", "enter a target") + "\""
        return withLevel(
            "IF(\(decided)=\"\",\(open),IF(\(decided)=1,\(quoted(.met)),\(quoted(.missed))))", else: missing)
    }

    /// 4 for the best verdict to 0 for the worst.
    var bars: String {
        let (probability, decided, names) = (planner(.probability), calculated(.decided), LimitName.self)
        let graded =
            "IF(\(probability)>=\(names.likely),3,IF(\(probability)>\(names.leaning),2,"
            + "IF(\(probability)>=\(names.atRisk),1,0)))"
        let open = entry.isOverdue ? "\"\"" : "IF(\(probability)=\"\",\"\",\(graded))"
        return withLevel("IF(\(decided)=\"\",\(open),IF(\(decided)=1,4,0))")
    }

    /// The median moved by the extra pace.
    func median(_ median: Double) -> String {
        "MIN(MAX(\(Self.number(median))+\(calculated(.shift)),\(lower)),\(upper))"
    }

    /// How far the median falls on the wrong side of what meets the target.
    var shortfall: String {
        let median = planner(.median)
        return
            "IF(OR(\(calculated(.least))=\"\",\(median)=\"\"),\"\",MAX(0,\(calculated(.least))-\(median),\(median)-\(calculated(.most))))"
    }

    /// The straight way from the latest value to the target, or the word for a level that only has to be kept.
    func requiredPace(from latest: (time: Double, value: Double), keeping word: String) -> String {
        let (value, years) = (Self.number(latest.value), Self.number(Double(entry.year.year) - latest.time))
        let isMet = "AND(\(value)>=\(calculated(.least)),\(value)<=\(calculated(.most)))"
        return withLevel("IF(\(isMet),\"\(word)\",(\(aim(from: value))-\(value))/\(years))")
    }

}

/// The names of the cells that hold the least probability for each verdict.
enum LimitName {
    static let likely = "limit_likely"
    static let leaning = "limit_leaning"
    static let atRisk = "limit_at_risk"
}

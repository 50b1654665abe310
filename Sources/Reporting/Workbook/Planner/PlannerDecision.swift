import MitoshiPlanning
import MitoshiStatistics

/// The observed values that can decide a target, whatever its level.
struct PlannerDecision: Hashable {
    /// The value of the target's own year.
    let due: ValueRange?
    /// For a level that never falls: the greatest value known up to the year's end, and the least one known after.
    let highestBefore: Double?
    let lowestAfter: Double?

    init(of indicator: IndicatorAssessment, in year: FiscalYear) {
        let observations = indicator.series?.observations ?? []
        due = observations.last { $0.year == year.year && $0.elapsedFraction == 1 }?.value
        guard indicator.indicator.kind == .cumulativeStock else {
            (highestBefore, lowestAfter) = (nil, nil)
            return
        }
        let end = Double(year.year)
        highestBefore = observations.filter { $0.time <= end }.compactMap(\.value.least?.number).max()
        lowestAfter = observations.filter { $0.time > end }.compactMap(\.value.most?.number).min()
    }

    var isPossible: Bool { due != nil || highestBefore != nil || lowestAfter != nil }
}

extension PlannerDecision {
    /// A formula that gives 1 where the values meet the target, 0 where they miss it, and an empty text while that is open.
    ///
    /// - Parameters:
    ///   - least: Where the least value that meets stands, as it is written; ±``PlannerFormulas/unlimited`` for none.
    ///   - most: The same of the greatest.
    func formula(least: String, most: String) -> String {
        let open = "\"\""
        let isUnlimited = "\(most)>=\(PlannerFormulas.unlimited)"
        let isBottomless = "\(least)<=-\(PlannerFormulas.unlimited)"
        var standing = open
        if let lowestAfter { standing = "IF(\(number(lowestAfter))<\(least),0,\(open))" }
        if let highestBefore { standing = "IF(\(number(highestBefore))>=\(least),1,\(standing))" }
        if standing != open { standing = "IF(\(isUnlimited),\(standing),\(open))" }
        func bound(_ isOutside: String, _ isOneSided: String, _ isInside: String) -> String {
            "IF(\(isOutside),0,IF(AND(\(isOneSided),\(isInside)),1,\(standing)))"
        }
        guard let due else { return standing }
        if let value = due.exactValue.map(number) { return "IF(AND(\(value)>=\(least),\(value)<=\(most)),1,0)" }
        if let end = due.least {
            let value = number(end.number)
            return bound("\(value)\(end.isIncluded ? ">" : ">=")\(most)", isUnlimited, "\(value)>=\(least)")
        }
        if let end = due.most {
            let value = number(end.number)
            return bound("\(value)\(end.isIncluded ? "<" : "<=")\(least)", isBottomless, "\(value)<=\(most)")
        }
        return standing
    }

    private func number(_ value: Double) -> String { PlannerFormulas.number(value) }
}

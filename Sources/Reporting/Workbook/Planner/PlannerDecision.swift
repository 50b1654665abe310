import MitoshiPlanning
import MitoshiStatistics

/// The observed values that can decide a target, whatever its level.
struct PlannerDecision: Hashable {
    /// The value of the target's own year.
    let due: Observation.Value?
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
        highestBefore = observations.filter { $0.time <= end }.compactMap(\.value.leastPossible).max()
        lowestAfter = observations.filter { $0.time > end }.compactMap(\.value.greatestPossible).min()
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
        switch due {
        case nil: return standing
        case .exact, .share:
            guard let value = due?.leastPossible.map(number) else { return standing }
            return "IF(AND(\(value)>=\(least),\(value)<=\(most)),1,0)"
        case .atLeast(let value):
            return bound("\(number(value))>\(most)", isUnlimited, "\(number(value))>=\(least)")
        case .moreThan(let value):
            return bound("\(number(value))>=\(most)", isUnlimited, "\(number(value))>=\(least)")
        case .atMost(let value):
            return bound("\(number(value))<\(least)", isBottomless, "\(number(value))<=\(most)")
        case .lessThan(let value):
            return bound("\(number(value))<=\(least)", isBottomless, "\(number(value))<=\(most)")
        }
    }

    private func number(_ value: Double) -> String { PlannerFormulas.number(value) }
}

extension Observation.Value {
    /// The value itself, or the bound that it isn't below.
    fileprivate var leastPossible: Double? {
        switch self {
        case .exact(let value), .atLeast(let value), .moreThan(let value): value
        case .share(let numerator, let denominator):
            denominator > 0 ? 100 * Double(numerator) / Double(denominator) : nil
        case .atMost, .lessThan: nil
        }
    }

    /// The value itself, or the bound that it isn't above.
    fileprivate var greatestPossible: Double? {
        switch self {
        case .exact(let value), .atMost(let value), .lessThan(let value): value
        case .share(let numerator, let denominator):
            denominator > 0 ? 100 * Double(numerator) / Double(denominator) : nil
        case .atLeast, .moreThan: nil
        }
    }
}

import Planning
import Statistics

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

    /// 1 when values from `least` to `most` were met, 0 when missed, `nil` while that is open.
    func outcome(least: Double, most: Double) -> Double? {
        dueOutcome(least, most) ?? standing(least, most)
    }

    private func dueOutcome(_ least: Double, _ most: Double) -> Double? {
        switch due {
        case nil: nil
        case .exact, .share:
            due?.leastPossible.map { $0 >= least && $0 <= most ? 1 : 0 }
        case .atLeast(let bound): bound > most ? 0 : most == .infinity && bound >= least ? 1 : nil
        case .moreThan(let bound): bound >= most ? 0 : most == .infinity && bound >= least ? 1 : nil
        case .atMost(let bound): bound < least ? 0 : least == -.infinity && bound <= most ? 1 : nil
        case .lessThan(let bound): bound <= least ? 0 : least == -.infinity && bound <= most ? 1 : nil
        }
    }

    private func standing(_ least: Double, _ most: Double) -> Double? {
        guard most == .infinity else { return nil }
        if let highestBefore, highestBefore >= least { return 1 }
        if let lowestAfter, lowestAfter < least { return 0 }
        return nil
    }
}

extension PlannerDecision {
    /// ``outcome(least:most:)`` as a formula that gives 1, 0 or an empty text.
    ///
    /// - Parameters:
    ///   - least: Where the least value that meets stands, ±``PlannerFormulas/unlimited`` for none.
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

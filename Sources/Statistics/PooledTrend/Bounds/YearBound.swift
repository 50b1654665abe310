/// What is known of a year without an exact value: it lies between two ends.
struct YearBound: Hashable, Sendable {
    /// The year of the annual grid.
    let year: Int
    /// In the series' unit, half a unit out for whole numbers; infinite where nothing is known.
    let lower: Double
    let upper: Double
}

extension ExactHistory {
    /// The bounds that say something, one for each year, in order of time.
    ///
    /// Left out are bounds in a year that also has an exact value, unless that value lies earlier in the last year; ends
    /// that the support has anyhow; and bounds that only an end of the support itself would meet. Several in one year count
    /// together, or where they contradict each other the latest.
    var yearBounds: [YearBound] {
        let exactYears = Set(observations.map(\.year))
        var found: [YearBound] = []
        for observation in series.observations {
            // A value dated inside the last year leaves that year's end open.
            let isLater = observation.year > origin && observation.time > observations[count - 1].time
            guard isLater || !exactYears.contains(observation.year),
                let bound = YearBound(observation, series.support)
            else { continue }
            guard let last = found.last, last.year == bound.year else {
                found.append(bound)
                continue
            }
            let both = YearBound(
                year: bound.year, lower: max(last.lower, bound.lower), upper: min(last.upper, bound.upper))
            found[found.count - 1] = both.lower < both.upper ? both : bound
        }
        return found
    }
}

extension YearBound {
    /// `nil` for an exact value, and for a bound that says nothing.
    fileprivate init?(_ observation: Observation, _ support: Support) {
        let value = observation.value
        guard value.exactValue == nil else { return nil }
        var lower = value.least.map { support.isInteger ? $0.halfBelow : $0.number } ?? -.infinity
        var upper = value.most.map { support.isInteger ? $0.halfAbove : $0.number } ?? .infinity
        if lower <= support.lower { lower = -.infinity }
        if upper >= support.upper { upper = .infinity }
        guard lower > -.infinity || upper < .infinity, lower < support.upper, upper > support.lower else { return nil }
        self.init(year: observation.year, lower: lower, upper: upper)
    }
}

extension ValueRange.End {
    /// Half a unit below the least whole number that a lower end lets be.
    fileprivate var halfBelow: Double { isIncluded ? number.rounded(.up) - 0.5 : number.rounded(.down) + 0.5 }

    /// Half a unit above the greatest whole number that an upper end lets be.
    fileprivate var halfAbove: Double { isIncluded ? number.rounded(.down) + 0.5 : number.rounded(.up) - 0.5 }
}

/// The years of a history that only bounds are known of.
struct BoundedYears: Sendable {
    /// Before the last exact value; ``pattern`` holds their years.
    let past: [YearBound]
    /// After it, with how many years after the origin; in order of time.
    let later: [(bound: YearBound, step: Int)]
    /// The years that have an exact value or a past bound, from the first of them.
    let pattern: YearPattern
    /// Where each past bound's year stands in ``pattern``.
    let places: [Int]
    /// How many years ``pattern`` begins before the first exact value.
    let lead: Int

    /// `nil` without a bound that counts.
    init?(_ history: PooledHistory) {
        let exact = history.history
        let last = exact.observations[exact.count - 1].year
        let first = last - history.pattern.span + 1
        let bounds = exact.yearBounds.filter { $0.year > last - YearPattern.longestSpan }
        let isPast = { (bound: YearBound) in bound.year <= exact.origin }
        past = bounds.filter(isPast)
        later = bounds.filter { !isPast($0) && $0.year - exact.origin <= Forecast.longestHorizon }
            .map { ($0, $0.year - exact.origin) }
        guard !past.isEmpty || !later.isEmpty else { return nil }
        let start = min(first, past.first?.year ?? first)
        lead = first - start
        var isKnown = [Bool](repeating: false, count: lead) + (0..<history.pattern.span).map(history.pattern.contains)
        places = past.map { $0.year - start }
        for place in places { isKnown[place] = true }
        pattern = YearPattern(isKnown)
    }

    var count: Int { past.count + later.count }

    /// All bounds, the past ones first.
    var all: [YearBound] { past + later.map(\.bound) }

    /// The step of the last bound, 0 when all lie in the past.
    var lastStep: Int { later.last?.step ?? 0 }
}

/// The last sixty years of a series, year by year: what the pooled trend learns from.
///
/// A value dated inside a year belongs to the year that contains it; of several in one year the latest counts.
struct PooledHistory: Sendable {
    let history: ExactHistory
    /// One value a year, in the series' unit; 0 where ``pattern`` has no value.
    let values: [Double]
    let pattern: YearPattern
    /// For each exact observation its year in ``values``; `nil` where a later one of the same year stands there, and
    /// before the first year used.
    let positions: [Int?]

    init(_ history: ExactHistory) {
        let years = history.observations.map(\.year)
        let last = years[years.count - 1]
        let first = years.first { $0 > last - YearPattern.longestSpan } ?? last
        var values = [Double](repeating: 0, count: last - first + 1)
        var isObserved = [Bool](repeating: false, count: values.count)
        for (year, value) in zip(years, history.values) where year >= first {
            values[year - first] = value
            isObserved[year - first] = true
        }
        self.history = history
        self.values = values
        pattern = YearPattern(isObserved)
        positions = years.indices.map { index in
            let isReplaced = index + 1 < years.count && years[index + 1] == years[index]
            return isReplaced || years[index] < first ? nil : years[index] - first
        }
    }

    /// How far beyond an end of what can be a share at that end is taken to lie: half of its last digit, or half a case where
    /// it was counted (the empirical logit; Cox & Snell 1989, Analysis of Binary Data, 2nd edition, section 2.1).
    var endOffset: Double {
        let cases = history.observations.compactMap(\.value.counts).last?.denominator
        return cases.map { 50 / Double($0) } ?? history.series.roundingUnit / 2
    }

    /// For each exact observation whether an evidence is about it: all values that are used but the first, which sets the
    /// level.
    var isJudged: [Bool] {
        let first = positions.firstIndex { $0 != nil }
        return positions.indices.map { positions[$0] != nil && $0 != first }
    }

    /// The values of the years that have one, in order of time.
    var observed: [Double] { values.indices.filter(pattern.contains).map { values[$0] } }
}

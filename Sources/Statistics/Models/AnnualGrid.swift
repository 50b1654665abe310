/// The exact values of a series year by year, for models whose state moves on once a year.
///
/// A value dated inside a year belongs to the year that contains it; of several in one year the latest counts. Missing
/// years stay missing: the recursions pass over them as a Kalman filter does, so that they cost certainty.
struct AnnualGrid: Sendable {
    /// One element for each year from the first to the last observed.
    let values: [Double?]
    /// For each exact observation its element of ``values``, or `nil` where a later one of the same year stands there.
    let positions: [Int?]
    /// How many years have a value.
    let count: Int

    /// The longest span, in years. A longer one is a mistake in the years, and would take as many steps.
    private static let longestSpan = 500

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a history that is too long, and
    ///   ``StatisticsError/tooFewValues(model:needed:found:)`` when too few years have a value.
    init(_ history: ExactHistory, for model: ModelFamily, atLeast needed: Int) throws(StatisticsError) {
        let first = history.observations[0].year
        let years = history.observations.map { $0.year - first }
        let span = years[years.count - 1] + 1
        guard span <= Self.longestSpan else {
            throw .unsuitableValue(
                model: model, year: first, value: history.values[0],
                rule: .within(years: Self.longestSpan))
        }
        var values = [Double?](repeating: nil, count: span)
        for (year, value) in zip(years, history.values) { values[year] = value }
        self.values = values
        positions = years.indices.map { $0 + 1 < years.count && years[$0 + 1] == years[$0] ? nil : years[$0] }
        count = values.count { $0 != nil }
        guard count >= needed else { throw .tooFewValues(model: model, needed: needed, found: count) }
    }
}

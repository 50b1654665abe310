/// Limits that a stable process keeps within: mean ± 2.66 × the average moving range (XmR chart).
///
/// Source: NHS England, Making Data Count.
struct ControlChart: Hashable, Sendable {
    let centre: Double
    /// From the centre to either limit; above 0.
    let halfWidth: Double
    /// Under 12 values the limits are on trial.
    let isTrial: Bool

    /// - Throws: ``AttainmentIndex/Refusal`` for fewer than three values or values that don't vary.
    init(of values: [Double]) throws(AttainmentIndex.Refusal) {
        guard values.count >= 3 else { throw .tooFewValues(needed: 3, found: values.count) }
        let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
        let halfWidth = 2.66 * ranges.reduce(0, +) / Double(ranges.count)
        guard halfWidth > 0 else { throw .noVariation }
        centre = values.reduce(0, +) / Double(values.count)
        self.halfWidth = halfWidth
        isTrial = values.count < 12
    }
}

extension IndexFigures {
    /// Index 7: how far the centre lies on the good side of the target, in widths from centre to limit. Above 1 the limits
    /// lie wholly on the good side, below −1 wholly on the bad side.
    func controlChartPosition() throws(Refusal) -> Double {
        let chart = try controlChart()
        return sign * (chart.centre - target) / chart.halfWidth
    }

    /// The step of index 7, with the limits at the target's year.
    func controlRating(_ position: Double) -> AttainmentIndex.Rating? {
        guard let chart = try? controlChart() else { return nil }
        return .chart(
            position > 1 ? .consistentlyMet : position < -1 ? .consistentlyMissed : .hitAndMiss,
            limits: chart.centre - chart.halfWidth...chart.centre + chart.halfWidth, isTrial: chart.isTrial)
    }

    /// The chart at the target's year: of the values themselves to keep a level; where a change is planned, of what the
    /// values deviate from their line, around the line's value in that year (a deviation from the NHS practice, which
    /// has no planned growth).
    private func controlChart() throws(Refusal) -> ControlChart {
        guard let base, base.value != target else { return try ControlChart(of: history.map(\.value)) }
        guard history.count >= 4, let line = TrendLine(through: history) else {
            throw .tooFewValues(needed: 4, found: history.count)
        }
        let deviations = history.map { $0.value - line.value(at: $0.time) }
        let largest = history.reduce(0) { max($0, abs($1.value)) }
        guard deviations.contains(where: { abs($0) > 1e-12 * largest }) else { throw .noVariation }
        return try ControlChart(of: deviations).moved(to: line.value(at: targetTime))
    }
}

extension ControlChart {
    /// The same limits around another centre.
    fileprivate func moved(to centre: Double) -> ControlChart {
        ControlChart(centre: centre, halfWidth: halfWidth, isTrial: isTrial)
    }

    private init(centre: Double, halfWidth: Double, isTrial: Bool) {
        self.centre = centre
        self.halfWidth = halfWidth
        self.isTrial = isTrial
    }
}

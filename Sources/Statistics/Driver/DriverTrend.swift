import Foundation

/// How a driver has moved, and how it may go on: its yearly change is the last one plus a yearly surprise.
///
/// With x the position on the working scale one, two, … years before the last date, d the yearly changes and
/// e = d − (the change before) their surprises, e ~ N(0, s²), and s² has a scaled inverse χ² prior. Values inside a year say
/// where the driver stands, not how far a year can throw it off its course, so only whole years count as evidence for s.
/// Within a coming year the driver moves evenly.
struct DriverTrend: Hashable, Sendable {
    let series: DriverSeries
    /// The moment of the last value, in years.
    let lastTime: Double
    /// The last value's position on the working scale.
    let lastPosition: Double
    /// The change over the last year, on the working scale.
    let lastChange: Double
    /// The posterior of s: a scaled inverse χ² distribution of s², with this many degrees of freedom …
    let freedom: Double
    /// … and this scale.
    let scale: Double

    /// - Throws: ``StatisticsError/driver(_:)`` when the values span less than a year.
    init(_ series: DriverSeries, prior: ScalePrior) throws(StatisticsError) {
        guard let first = series.values.first, let last = series.values.last, last.time - first.time >= 1 else {
            let span = (series.values.last?.time ?? 0) - (series.values.first?.time ?? 0)
            throw .driver(.tooShort(years: span))
        }
        let whole = Int((last.time - first.time).rounded(.down))
        let positions = (0...whole).compactMap { series.position(at: last.time - Double($0)) }
        let changes = zip(positions, positions.dropFirst()).map { $0 - $1 }
        let surprises = zip(changes, changes.dropFirst()).map { $0 - $1 }
        self.series = series
        lastTime = last.time
        lastPosition = series.workingScale.transform(last.value)
        lastChange = changes.first ?? 0
        let posterior = prior.updated(by: surprises)
        freedom = posterior.degreesOfFreedom
        scale = posterior.scale
    }

    /// A position that depends on the surprises of the coming years: `constant` + Σ `weights[i]` · eᵢ₊₁.
    struct Form: Hashable, Sendable {
        var constant: Double
        var weights: [Double]

        static func - (left: Form, right: Form) -> Form {
            let count = max(left.weights.count, right.weights.count)
            return Form(
                constant: left.constant - right.constant,
                weights: (0..<count).map { left.weight($0) - right.weight($0) })
        }

        func weight(_ index: Int) -> Double { weights.indices.contains(index) ? weights[index] : 0 }

        /// Σ weights², the variance in units of s².
        var variance: Double { weights.reduce(0) { $0 + $1 * $1 } }
    }

    /// The mean position over the year that ends at `time`; `nil` where the values begin after that year does.
    func yearMean(endingAt time: Double) -> Form? {
        let months = 12
        var sum = Form(constant: 0, weights: [Double](repeating: 0, count: max(0, Int((time - lastTime).rounded(.up)))))
        for month in 0..<months {
            let moment = time - 1 + (Double(month) + 0.5) / Double(months)
            if moment <= lastTime {
                guard let position = series.position(at: moment) else { return nil }
                sum.constant += position / Double(months)
            } else {
                let ahead = moment - lastTime
                sum.constant += (lastPosition + ahead * lastChange) / Double(months)
                // A surprise moves the driver from the beginning of its own year on, by as much each year.
                for index in sum.weights.indices {
                    sum.weights[index] += max(0, ahead - Double(index)) / Double(months)
                }
            }
        }
        return sum
    }

    /// The position at the end of `time`, in the future of the last value.
    func position(at time: Double) -> Form {
        let ahead = max(0, time - lastTime)
        let count = Int(ahead.rounded(.up))
        return Form(
            constant: lastPosition + ahead * lastChange, weights: (0..<count).map { max(0, ahead - Double($0)) })
    }
}

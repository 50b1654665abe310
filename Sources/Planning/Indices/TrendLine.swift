import Foundation

/// A straight line through points in time, by least squares with weights that fall with age.
struct TrendLine: Hashable, Sendable {
    let slope: Double
    private let meanTime: Double
    private let meanValue: Double

    /// - Parameters:
    ///   - points: In order of time.
    ///   - yearlyWeight: How much a value a year older weighs, above 0; 1 weighs all alike.
    /// - Returns: `nil` unless two points lie at different times.
    init?(through points: [Point], yearlyWeight: Double = 1) {
        guard let first = points.first, let last = points.last, last.time > first.time else { return nil }
        let weights = points.map { pow(yearlyWeight, last.time - $0.time) }
        let total = weights.reduce(0, +)
        let meanTime = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.time } / total
        let meanValue = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.value } / total
        var spread = 0.0
        var joint = 0.0
        for (weight, point) in zip(weights, points) {
            spread += weight * (point.time - meanTime) * (point.time - meanTime)
            joint += weight * (point.time - meanTime) * (point.value - meanValue)
        }
        guard spread > 0 else { return nil }
        slope = joint / spread
        self.meanTime = meanTime
        self.meanValue = meanValue
    }

    func value(at time: Double) -> Double { meanValue + slope * (time - meanTime) }
}

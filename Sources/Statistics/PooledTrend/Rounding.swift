import Foundation

/// What rounding to whole numbers adds to the variance of an innovation.
///
/// A density of whole numbers is compared with probabilities, which are at most 1, so that it must not exceed 1: a normal
/// distribution of variance 1/(2π) just reaches it. That is twice the variance of a rounding error, 1/12. It is carried to a
/// scale by the mean square of the scale's slope at the values.
struct Rounding: Sendable {
    private let history: PooledHistory

    init(_ history: PooledHistory) { self.history = history }

    func variances(on scales: [PooledScale]) -> [PooledScale: Double] {
        let values = history.observed
        var variances: [PooledScale: Double] = [:]
        for name in scales {
            guard let scale = ScaleOfHistory(name, of: history) else { continue }
            let slopes = values.reduce(0) { $0 + scale.slope(at: $1) * scale.slope(at: $1) }
            variances[name] = slopes / Double(values.count) / (2 * .pi)
        }
        return variances
    }
}

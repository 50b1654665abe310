import MitoshiStatistics

/// The values that meet a target, as they are written; both ends are included.
struct MeetingValues: Hashable, Sendable {
    /// −∞ where less is better.
    let least: Double
    /// +∞ where more does no harm.
    let most: Double

    func isMet(by value: Double) -> Bool { value >= least && value <= most }

    /// Whether an observed value decides the target; `nil` for a bound that leaves it open.
    func isMet(by value: Observation.Value) -> Bool? {
        switch value {
        case .exact(let exact): isMet(by: exact)
        case .share(let numerator, let denominator):
            denominator > 0 ? isMet(by: 100 * Double(numerator) / Double(denominator)) : nil
        case .atLeast(let bound): isMet(from: bound, isOutside: bound > most)
        case .moreThan(let bound): isMet(from: bound, isOutside: bound >= most)
        case .atMost(let bound): isMet(upTo: bound, isOutside: bound < least)
        case .lessThan(let bound): isMet(upTo: bound, isOutside: bound <= least)
        }
    }

    private func isMet(from bound: Double, isOutside: Bool) -> Bool? {
        isOutside ? false : most == .infinity && bound >= least ? true : nil
    }

    private func isMet(upTo bound: Double, isOutside: Bool) -> Bool? {
        isOutside ? false : least == -.infinity && bound <= most ? true : nil
    }
}

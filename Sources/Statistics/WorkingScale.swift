import Foundation

/// A strictly increasing change of scale on which a model is linear.
enum WorkingScale: Hashable, Sendable {
    case level
    case logarithm
    /// log(y / (ceiling − y)): a logistic curve becomes a line.
    case logit(ceiling: Double)
    /// −log(−log(y / ceiling)): a Gompertz curve becomes a line.
    case gompertz(ceiling: Double)

    /// The position of `value` on this scale; ∓∞ at and beyond the ends of what the scale holds.
    func transform(_ value: Double) -> Double {
        switch self {
        case .level: value
        case .logarithm: value > 0 ? log(value) : -.infinity
        case .logit(let ceiling):
            value <= 0 ? -.infinity : value >= ceiling ? .infinity : log(value) - log(ceiling - value)
        case .gompertz(let ceiling):
            value <= 0 ? -.infinity : value >= ceiling ? .infinity : -log(log(ceiling) - log(value))
        }
    }

    /// The value at `position`, always finite: what exceeds the largest number is that number.
    func inverse(_ position: Double) -> Double {
        min(max(curve(at: position), -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// The value at `position`; infinite where it exceeds the largest number.
    func curve(at position: Double) -> Double {
        switch self {
        case .level: position
        case .logarithm: exp(position)
        case .logit(let ceiling): ceiling / (1 + exp(-position))
        case .gompertz(let ceiling): ceiling * exp(-exp(-position))
        }
    }

    /// The derivative of ``transform(_:)`` at `value`, which must lie inside the scale.
    func slope(at value: Double) -> Double {
        switch self {
        case .level: 1
        case .logarithm: 1 / value
        case .logit(let ceiling): 1 / value + 1 / (ceiling - value)
        case .gompertz(let ceiling): 1 / (value * (log(ceiling) - log(value)))
        }
    }

    /// What a value must be for this scale to hold it; `nil` when it holds all.
    var rule: StatisticsError.ValueRule? {
        switch self {
        case .level: nil
        case .logarithm: .aboveZero
        case .logit(let ceiling), .gompertz(let ceiling): .below(ceiling: ceiling)
        }
    }
}

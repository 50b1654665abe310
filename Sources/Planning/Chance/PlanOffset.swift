import Foundation

/// What the targets of one plan have in common that compare with others' targets: one organisation meets more of them than
/// another does.
///
/// All logits of a plan are moved by one normal variable; each chance stays what it is on average over plans.
struct PlanOffset: Hashable, Sendable {
    /// Of the variable, as a standard deviation.
    let spread: Double

    /// Standard normal places with weights that add up to 1, by the trapezoidal rule, whose error for a function this
    /// smooth no digit shows.
    static let places: [(value: Double, weight: Double)] = {
        let values = (-5...5).map { Double($0) * 0.8 }
        let total = values.reduce(0) { $0 + exp(-$1 * $1 / 2) }
        return values.map { ($0, exp(-$0 * $0 / 2) / total) }
    }()

    /// The chance in plans at each of ``places``, so that the mean over them is `chance`.
    func chances(_ chance: Double) -> [Double] {
        guard chance > 0, chance < 1, spread > 0 else { return Self.places.map { _ in chance } }
        let middle = middle(of: chance)
        return Self.places.map { AttainmentFormula.logistic(middle + spread * $0.value) }
    }

    /// The logit in the middle plan, by Newton's method from that of the mean.
    private func middle(of chance: Double) -> Double {
        var middle = AttainmentFormula.logit(chance)
        for _ in 0..<8 {
            var (mean, slope) = (-chance, 0.0)
            for (value, weight) in Self.places {
                let chance = AttainmentFormula.logistic(middle + spread * value)
                mean += weight * chance
                slope += weight * chance * (1 - chance)
            }
            let step = slope > 0 ? mean / slope : 0
            middle -= step
            if abs(step) < 1e-10 { break }
        }
        return middle
    }
}

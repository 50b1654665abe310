import Foundation

/// Makes of the chance that a forecast gives a target the chance that such targets have.
///
/// logit P = intercept + slope · logit p̂, with p̂ kept within ``bound`` … 1 − ``bound``. Beyond ``end``, a level ten times the
/// latest value, no comparable target carries an answer, and P falls as the forecast's own chance does.
///
/// Source of the form: the recalibration of Cox (1958), Biometrika 45, 562–565.
public struct AttainmentFormula: Hashable, Sendable {
    /// What is added on the scale of logits, whatever the forecast says.
    public internal(set) var intercept: Double
    /// How much of the forecast's logit is kept; 1 for all.
    public let slope: Double
    /// Nearer to 0 and 1 a forecast's chance tells nothing more.
    public let bound: Double
    /// The level beyond which, upwards, no comparable target carries an answer; `nil` for none.
    public let end: Double?

    /// Of forecasts from two and more values.
    static let boundOfForecasts = 1e-3
    /// Of what a prior makes of one value: so small chances that a wider bound would leave nothing to move.
    static let boundOfPriors = 1e-6

    init(intercept: Double, slope: Double, bound: Double, end: Double?) {
        self.intercept = intercept
        self.slope = slope
        self.bound = bound
        self.end = end
    }

    /// P from the forecast's chance.
    func chance(_ forecast: Double) -> Double { Self.logistic(intercept + slope * kept(forecast)) }

    /// P beyond the hardest level that comparable targets tell of, of which the forecast says `last`.
    func chance(_ forecast: Double, beyond last: Double) -> Double {
        last > 0 ? chance(last) * min(1, forecast / last) : chance(forecast)
    }

    /// The forecast's chance from P, within what ``bound`` lets through.
    func forecast(_ chance: Double) -> Double {
        min(max(Self.logistic((Self.logit(chance) - intercept) / slope), bound), 1 - bound)
    }

    /// The logit of the forecast's chance, within the bound.
    func kept(_ forecast: Double) -> Double { Self.logit(forecast, within: bound) }

    /// The logit of a chance that is kept off 0 and 1 by `bound`.
    static func logit(_ chance: Double, within bound: Double) -> Double {
        logit(min(max(chance, bound), 1 - bound))
    }

    static func logit(_ chance: Double) -> Double { log(chance / (1 - chance)) }

    static func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}

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

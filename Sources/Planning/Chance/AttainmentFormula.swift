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

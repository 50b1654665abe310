/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) that is worked out from the front.
///
/// Source: Thompson and Barnett (1986), “Coulomb and Bessel Functions of Complex Arguments and Order”, the modified
/// method of Lentz.
struct ContinuedFraction {
    private(set) var value: Double
    private var numeratorRatio: Double
    private var denominatorRatio = 0.0

    init(firstDenominator: Double) {
        value = Self.nonzero(firstDenominator)
        numeratorRatio = value
    }

    /// Adds aₙ and bₙ.
    ///
    /// - Returns: Whether the value still changed.
    mutating func extend(numerator: Double, denominator: Double) -> Bool {
        denominatorRatio = 1 / Self.nonzero(denominator + numerator * denominatorRatio)
        numeratorRatio = Self.nonzero(denominator + numerator / numeratorRatio)
        let change = numeratorRatio * denominatorRatio
        value *= change
        return abs(change - 1) > .ulpOfOne
    }

    private static func nonzero(_ number: Double) -> Double { abs(number) < 1e-300 ? 1e-300 : number }
}

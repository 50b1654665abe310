/// What every distribution answers where its formula has nothing to say.
///
/// - Parameters:
///   - lower: Whether P(X ≤ x) is asked for, else P(X > x).
///   - finite: The probability at a finite `x`.
/// - Returns: 0 or 1 at −∞ and +∞; 0 for NaN, since "X ≤ NaN" and "X > NaN" are both false.
func tail(at x: Double, lower: Bool, _ finite: () -> Double) -> Double {
    guard x.isFinite else { return x.isNaN || (x < 0) == lower ? 0 : 1 }
    return finite()
}

/// `density`, held to the largest finite number where it grows without bound at the end of a support.
func finiteDensity(_ density: Double) -> Double { min(density, .greatestFiniteMagnitude) }

/// `draw`, held to the largest finite numbers where it lies beyond them.
func finiteDraw(_ draw: Double) -> Double {
    max(-.greatestFiniteMagnitude, min(draw, .greatestFiniteMagnitude))
}

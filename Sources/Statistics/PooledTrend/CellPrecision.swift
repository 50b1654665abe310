import Foundation

/// How many powers of D the cells of a sum need.
///
/// A term b_j D^j Φ(z) is at most |b_j| · 0.4334 √((j − 1)!), by Cramér's bound on the Hermite functions (Abramowitz &
/// Stegun 1964, 22.14.17).
enum CellPrecision {
    typealias Lanes = SIMD4<Double>

    /// The widest normal, in units of its scale, whose exponential's mean is summed in cells.
    static let widest = 3.0

    /// A term of four normals that is smaller doesn't count, nor do those beyond it.
    static let leastTerms = (0...NormalCells.order).map { 3e-11 / max(bounds[$0], 1e-300) }

    /// For the exponential's mean, to a relative 10⁻⁸: of normals whose variance is at least 2^e but less than twice that,
    /// e = −60 … 3.
    static let ordersByVariance = (-60...3).map { exponent in
        let spread = min(exp2(Double(exponent + 1)).squareRoot(), widest)
        var (order, rest) = (NormalCells.order, 0.0)
        while order > 0 {
            rest += largest[order] * pow(spread, Double(order))
            if rest >= 1e-8 { break }
            order -= 1
        }
        return order
    }

    /// The least that suffices for the distribution function of a cell with these coefficients: what is left out is below
    /// 2 · 10⁻⁹.
    static func order(of coefficients: UnsafeBufferPointer<Double>) -> Int {
        var (order, rest) = (coefficients.count - 1, 0.0)
        while order > 0 {
            rest += abs(coefficients[order]) * bounds[order]
            if rest >= 2e-9 { break }
            order -= 1
        }
        return order
    }

    /// 0.4334 √((j − 1)!) for j = 1, 2 …
    private static let bounds = [0] + (1...NormalCells.order).map { 0.4334 * tgamma(Double($0)).squareRoot() }

    /// The largest |b_j| within a cell per unit of weight, from j b_j = b_{j−1} + b_{j−2}/3: means lie up to one standard
    /// deviation from the center, variances up to a third of its variance.
    private static let largest = {
        var terms = [1.0, 1.0]
        for degree in 2...NormalCells.order {
            terms.append((terms[degree - 1] + terms[degree - 2] / 3) / Double(degree))
        }
        return terms
    }()
}

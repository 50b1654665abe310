import Foundation

/// Two correlated standard normals X and Y with Y above a fixed point: their dependence, at many values of X quickly.
///
/// Up to a correlation of 0.925 Gauss–Legendre quadrature over the angle whose sine runs from 0 to the correlation; beyond,
/// over the distance from a correlation of ±1, whose singular part is taken out in closed form. Tails are within about
/// 10⁻¹³.
///
/// Source: Drezner & Wesolowsky (1990), Journal of Statistical Computation and Simulation 35, 101–107; Genz (2004),
/// Statistics and Computing 14, 251–260, sections 2.3 and 2.4.
package struct BivariateNormalSection: Sendable {
    private let y: Double
    private let correlation: Double
    /// P(Y > y).
    private let mass: Double
    /// For four nodes after four the coefficients of x, x² and 1 in an exponent, and the weights.
    private let terms: [SIMD4<Double>]

    /// - Parameters:
    ///   - y: May be infinite.
    ///   - correlation: Beyond ±1 it counts as ±1.
    package init(above y: Double, correlation: Double) {
        self.y = y
        self.correlation = correlation
        mass = upperTail(y)
        guard abs(correlation) < Self.nearlyDependent, correlation != 0, y.isFinite else {
            terms = []
            return
        }
        let rule = LegendreRule.rule(for: abs(correlation))
        let half = 0.5 * asin(correlation)
        var terms: [SIMD4<Double>] = []
        terms.reserveCapacity(4 * rule.nodes.count)
        for block in rule.nodes.indices {
            let sine = sine(of: half * (1 + rule.nodes[block]))
            let precision = 1 / (1 - sine * sine)
            terms.append(sine * y * precision)
            terms.append(-0.5 * precision)
            terms.append(-0.5 * y * y * precision)
            terms.append(half / (2 * .pi) * rule.weights[block])
        }
        self.terms = terms
    }

    private static let nearlyDependent = 0.925

    /// P(X > x, Y > y) − P(X > x) · P(Y > y): what the correlation adds to the tail.
    package func dependence(at x: Double) -> Double {
        guard abs(correlation) < Self.nearlyDependent else {
            guard x.isFinite, y.isFinite else { return 0 }
            return nearlyDependentTail(x, y, correlation) - mass * upperTail(x)
        }
        guard x.isFinite else { return 0 }
        // 1/2π ∫ exp(−(x² + y² − 2xy sin θ)/(2 cos² θ)) dθ from 0 to the arcsine of the correlation.
        var sum = Lanes()
        terms.withUnsafeBufferPointer { terms in
            for first in stride(from: 0, to: terms.count, by: 4) {
                let exponent: Lanes = (terms[first] + terms[first + 1] * x) * x + terms[first + 2]
                sum += terms[first + 3] * exponential(exponent)
            }
        }
        return sum.sum()
    }
}

/// P(X > `x`, Y > `y`) of two standard normals with this correlation, within about 10⁻¹³; infinite arguments are allowed.
package func bivariateNormalTail(beyond x: Double, _ y: Double, correlation: Double) -> Double {
    let (ofX, ofY) = (upperTail(x), upperTail(y))
    let tail = ofX * ofY + BivariateNormalSection(above: y, correlation: correlation).dependence(at: x)
    return min(max(tail, 0), min(ofX, ofY))
}

private typealias Lanes = SIMD4<Double>

/// P(Z > x), to full relative precision.
private func upperTail(_ x: Double) -> Double {
    let tail = standardNormalTail(beyond: Lanes(repeating: abs(x))).tail[0]
    return x >= 0 ? tail : 1 - tail
}

/// sin θ for |θ| ≤ 1.2, by its series.
private func sine(of angle: Lanes) -> Lanes {
    let square = angle * angle
    var sum = Lanes(repeating: 1)
    for degree in stride(from: 18.0, through: 2, by: -2) {
        let divisor = 1 / (degree * (degree + 1))
        sum = 1 - sum * square * divisor
    }
    return angle * sum
}

/// For correlations near ±1: the tail there, less an integral over the way from there.
private func nearlyDependentTail(_ x: Double, _ y: Double, _ correlation: Double) -> Double {
    let isPositive = correlation > 0
    let other = isPositive ? y : -y
    let way = integralToDependence(x, other, max(0, (1 - abs(correlation)) * (1 + abs(correlation))))
    if isPositive { return upperTail(max(x, other)) - way }
    // P(x < X < −y), from the smaller tails.
    let strip = other > x ? (x < 0 ? lowerTail(other) - lowerTail(x) : upperTail(x) - upperTail(other)) : 0
    return strip + way
}

private func lowerTail(_ x: Double) -> Double { upperTail(-x) }

/// 1/2π ∫ exp(−(x² + y² − 2xyr)/(2(1 − r²)))/√(1 − r²) dr from the correlation to 1, with `rest` = 1 − correlation².
private func integralToDependence(_ x: Double, _ y: Double, _ rest: Double) -> Double {
    guard rest > 0 else { return 0 }
    let length = rest.squareRoot()
    let product = x * y
    let square = (x - y) * (x - y)
    let (c, d) = ((4 - product) / 8, (12 - product) / 16)
    // With t = √(1 − r²) the integrand is close to exp(−square/2t² − product/2)(1 + ct² + cdt⁴), whose integral is known.
    let ofSquare = c * square * (1 - d * square / 5) / 3
    let ofRest = c * rest * (1 - d * square / 5) / 3 + c * d * rest * rest / 5
    var sum = length * exp(-(square / rest + product) / 2) * (1 - ofSquare + ofRest)
    if product > -100 {
        let distance = square.squareRoot()
        let tail = (2 * .pi).squareRoot() * upperTail(distance / length)
        sum -= exp(-product / 2) * tail * distance * (1 - ofSquare)
    }
    let rule = LegendreRule.longest
    var remainder = Lanes()
    for block in rule.nodes.indices {
        let position: Lanes = 0.5 * length * (1 + rule.nodes[block])
        let squared: Lanes = position * position
        let root: Lanes = (1 - squared).squareRoot()
        let known: Lanes = 1 + c * squared * (1 + d * squared)
        let exponent: Lanes = -0.5 * (square / squared + product)
        let beyond: Lanes = exponent - 0.5 * product * (1 - root) / (1 + root)
        let difference: Lanes = exponential(beyond) / root - exponential(exponent) * known
        remainder += rule.weights[block] * difference
    }
    return (sum + 0.5 * length * remainder.sum()) / (2 * .pi)
}

/// Nodes and weights of Gauss–Legendre quadrature between −1 and 1, in fours.
private struct LegendreRule {
    let nodes: [SIMD4<Double>]
    let weights: [SIMD4<Double>]

    static let shortest = LegendreRule(count: 8)
    static let middle = LegendreRule(count: 12)
    static let longest = LegendreRule(count: 20)

    /// As many nodes as a correlation of this size takes.
    static func rule(for size: Double) -> LegendreRule { size < 0.3 ? shortest : size < 0.75 ? middle : longest }

    /// - Parameter count: A multiple of 4.
    ///
    /// Newton's iteration on the Legendre polynomial.
    init(count: Int) {
        var nodes: [SIMD4<Double>] = []
        var weights: [SIMD4<Double>] = []
        for start in stride(from: 0, to: count, by: 4) {
            var (four, weight) = (SIMD4<Double>(), SIMD4<Double>())
            for lane in 0..<4 {
                var place = cos(.pi * (Double(start + lane) + 0.75) / (Double(count) + 0.5))
                var slope = 1.0
                for _ in 0..<10 {
                    let (value, derivative) = Self.polynomial(of: count, at: place)
                    place -= value / derivative
                    slope = derivative
                }
                four[lane] = place
                weight[lane] = 2 / ((1 - place * place) * slope * slope)
            }
            nodes.append(four)
            weights.append(weight)
        }
        self.nodes = nodes
        self.weights = weights
    }

    private static func polynomial(of degree: Int, at place: Double) -> (value: Double, derivative: Double) {
        var (before, value) = (1.0, place)
        for index in 2...degree {
            let order = Double(index)
            (before, value) = (value, ((2 * order - 1) * place * value - (order - 1) * before) / order)
        }
        return (value, Double(degree) * (place * value - before) / (place * place - 1))
    }
}

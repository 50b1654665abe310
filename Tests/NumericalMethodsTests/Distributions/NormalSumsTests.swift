import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Sums of normal distributions")
struct NormalSumsTests {
    /// Means, deviations and weights without a pattern.
    private static func normals(_ count: Int) -> (weights: [Double], means: [Double], variances: [Double]) {
        let places = (0..<count).map(Double.init)
        return (
            places.map { 1.5 + sin(3 * $0) }, places.map { 4 * cos(5 * $0) }, places.map { exp(2 * sin(7 * $0)) }
        )
    }

    /// The one tail of a normal, by the C library.
    private static func tail(beyond score: Double) -> Double { 0.5 * erfc(score * 0.5.squareRoot()) }

    @Test("have the tails of the library's complementary error function", arguments: [1, 7, 8, 9, 1_000])
    func tails(count: Int) {
        let (weights, means, variances) = Self.normals(count)
        for position in stride(from: -30.0, through: 30, by: 0.35) {
            let found = normalTails(weights: weights, means: means, variances: variances, upTo: position)
            let scores = zip(means, variances).map { (position - $0) / $1.squareRoot() }
            let lower = zip(weights, scores).reduce(0) { $0 + $1.0 * Self.tail(beyond: -$1.1) }
            let upper = zip(weights, scores).reduce(0) { $0 + $1.0 * Self.tail(beyond: $1.1) }
            expectRelativelyClose(found.lower, to: lower, within: 1e-11)
            expectRelativelyClose(found.upper, to: upper, within: 1e-11)
        }
    }

    @Test("have nothing where even a density is too small for a number")
    func farAway() {
        for position in [50, 1e10, 1e300] {
            let above = normalTails(weights: [2], means: [0], variances: [1], upTo: position)
            let below = normalTails(weights: [2], means: [0], variances: [1], upTo: -position)
            #expect(above.lower == 2 && above.upper == 0 && below.lower == 0 && below.upper == 2)
        }
    }

    @Test("of nearly normal ones, follow the Gram–Charlier series and its derivatives")
    func nearlyNormal() {
        let (weights, means, variances) = Self.normals(16)
        let coefficients = (0..<16).map { (third: 0.2 * sin(Double($0)), fourth: 0.1 * cos(2 * Double($0))) }
        let blocks = [0, 8].map { first in
            var block = NearlyNormalBlock()
            for lane in 0..<8 {
                let index = first + lane
                block.middle[lane] = Float(means[index])
                block.inverseSpread[lane] = Float(1 / variances[index].squareRoot())
                block.weight[lane] = Float(weights[index])
                block.third[lane] = Float(weights[index] * coefficients[index].third)
                block.fourth[lane] = Float(weights[index] * coefficients[index].fourth)
            }
            return block
        }
        func exact(_ position: Double) -> Double {
            (0..<16).reduce(0) { sum, index in
                let z = (position - means[index]) / variances[index].squareRoot()
                let density = exp(-0.5 * z * z) / (2 * .pi).squareRoot()
                let bend = coefficients[index].third * (z * z - 1) + coefficients[index].fourth * z * (z * z - 3)
                return sum + weights[index] * (Self.tail(beyond: -z) - density * bend)
            }
        }
        let weight = weights.reduce(0, +), step = 1e-3
        for position in stride(from: -20.0, through: 20, by: 0.37) {
            let found = blocks.value(at: Float(position))
            let place = Double(Float(position))
            let (before, here, after) = (exact(place - step), exact(place), exact(place + step))
            expectClose(found.probability, to: here, within: 1e-6 * weight)
            expectClose(found.slope, to: (after - before) / (2 * step), within: 1e-5 * weight)
            expectClose(found.curvature, to: (after - 2 * here + before) / (step * step), within: 1e-4 * weight)
        }
    }
}

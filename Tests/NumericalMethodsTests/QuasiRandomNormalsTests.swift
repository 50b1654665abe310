import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Quasi-random normals")
struct QuasiRandomNormalsTests {
    private static func points(_ count: Int, dimensions: Int, seed: UInt) throws -> [[Double]] {
        var stream = try RandomStream(seed: seed)
        var normals = try QuasiRandomNormals(dimensions: dimensions, from: &stream)
        var point = [Double](repeating: 0, count: dimensions)
        return (0..<count).map { _ in
            normals.next(&point, from: &stream)
            return point
        }
    }

    @Test("have the moments of independent standard normals, also beyond the sequence", arguments: [1, 12, 16, 45])
    func moments(dimensions: Int) throws {
        let count = 4_096
        let points = try Self.points(count, dimensions: dimensions, seed: 3)
        for first in 0..<dimensions {
            // By chance alone they are within four standard errors.
            let error = first < 16 ? 0.002 : 4 / Double(count).squareRoot()
            expectClose(points.reduce(0) { $0 + $1[first] } / Double(count), to: 0, within: error)
            expectClose(points.reduce(0) { $0 + $1[first] * $1[first] } / Double(count), to: 1, within: 5 * error)
            for second in 0..<first {
                let product = points.reduce(0) { $0 + $1[first] * $1[second] } / Double(count)
                expectClose(product, to: 0, within: 4 / Double(count).squareRoot())
            }
        }
    }

    @Test("miss the normal distribution function by less than chance does")
    func evenness() throws {
        for seed in UInt(1)...20 {
            let points = try Self.points(2_048, dimensions: 2, seed: seed)
            for value in [-2.0, -0.5, 0, 1.2] {
                let share = Double(points.count { $0[0] <= value }) / 2_048
                // Five points of 2,048; chance alone would miss by 22 at the middle.
                expectClose(share, to: Normal.standard.lowerTail(value), within: 5.0 / 2_048)
            }
            // A quarter of the plane, and the half above a diagonal.
            expectClose(Double(points.count { $0[0] > 0 && $0[1] > 0 }) / 2_048, to: 0.25, within: 0.008)
            expectClose(Double(points.count { $0[0] + $0[1] > 1 }) / 2_048, to: 0.239_750, within: 0.012)
        }
    }

    /// Φ⁻¹ of 1/20,000 is −3.89: a table's ends would stop short of it.
    @Test("reach as far as normals do, without repeating a value")
    func extremes() throws {
        let values = try Self.points(20_000, dimensions: 1, seed: 5).map { $0[0] }
        #expect((3.6...5).contains(try #require(values.max())))
        #expect((-5 ... -3.6).contains(try #require(values.min())))
        #expect(Set(values).count == 20_000)
        expectClose(values.reduce(0) { $0 + $1 * $1 } / 20_000, to: 1, within: 1e-3)
    }

    @Test("are unbiased: over many seeds the first point alone follows the normal law")
    func firstPoint() throws {
        let firsts = try (UInt(1)...2_000).map { try Self.points(1, dimensions: 1, seed: $0)[0][0] }
        for value in [-1.5, 0, 0.7] {
            let expected = Normal.standard.lowerTail(value)
            let error = 4 * (expected * (1 - expected) / 2_000).squareRoot()
            expectClose(Double(firsts.count { $0 <= value }) / 2_000, to: expected, within: error)
        }
    }

    @Test("repeat themselves from the same seed and differ with another")
    func seeds() throws {
        #expect(try Self.points(10, dimensions: 3, seed: 1) == Self.points(10, dimensions: 3, seed: 1))
        #expect(try Self.points(10, dimensions: 3, seed: 1) != Self.points(10, dimensions: 3, seed: 2))
    }
}

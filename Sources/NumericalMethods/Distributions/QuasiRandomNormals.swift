import CGSL
import CGSLSupport

/// Points of independent standard normals that fill the space more evenly than chance does, so that shares and means over a
/// few thousand of them lie nearer to the truth than over as many draws.
///
/// Sobol's sequence, moved as a whole by chance, which gives every point the normal law (R. Cranley & T. N. L. Patterson
/// 1976, SIAM Journal on Numerical Analysis 13, 904–914); then the normal quantile, within 10⁻⁴. Coordinates beyond
/// the sixteenth are drawn by chance: in a few thousand of the sequence's points some pairs of later ones correlate.
/// Source: GSL manual, “Quasi-Random Sequences”.
package struct QuasiRandomNormals: ~Copyable {
    private let generator: UnsafeMutablePointer<gsl_qrng>
    /// By how much each coordinate is moved, 0 ..< 1.
    private let shifts: [Double]
    private var point: [Double]

    /// How many coordinates come from the sequence at most.
    private static let most = 16

    /// The normal quantiles of 1/4,096, 2/4,096, …, 4,095/4,096.
    private static let quantiles = (1..<4_096).map { Normal.standardQuantile(Double($0) / 4_096) }
    /// So near the ends the quantile bends too much to be read off a table.
    private static let bent = 1.0 / 128

    /// A sequence whose place is drawn from `stream`.
    ///
    /// - Parameter dimensions: How many coordinates a point has; less than 1 counts as 1.
    /// - Throws: ``NumericalError/library(routine:code:reason:)`` when there is no memory.
    package init(dimensions: Int, from stream: inout RandomStream) throws(NumericalError) {
        let count = min(max(1, dimensions), Self.most)
        generator = try allocated("QuasiRandomNormals") { gsl_qrng_alloc(cgsl_sobol(), UInt32(count)) }
        var shifts: [Double] = []
        for _ in 0..<count { shifts.append(stream.uniform()) }
        self.shifts = shifts
        point = shifts
    }

    deinit { gsl_qrng_free(generator) }

    /// The sequence's next point.
    ///
    /// - Parameter values: Takes the coordinates; as many as there are dimensions.
    package mutating func next(_ values: inout [Double], from stream: inout RandomStream) {
        gsl_qrng_get(generator, &point)
        for index in values.indices {
            guard index < shifts.count else {
                values[index] = Normal.standard.draw(from: &stream)
                continue
            }
            let moved = point[index] + shifts[index]
            values[index] = Self.quantile(moved < 1 ? moved : moved - 1)
        }
    }

    private static func quantile(_ probability: Double) -> Double {
        guard probability > bent, probability < 1 - bent else {
            return Normal.standardQuantile(min(max(probability, 0x1p-53), 1 - 0x1p-53))
        }
        let place = probability * 4_096
        let index = Int(place)
        let below = quantiles[index - 1]
        return below + (place - Double(index)) * (quantiles[index] - below)
    }
}

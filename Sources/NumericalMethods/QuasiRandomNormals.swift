import CGSL
import CGSLSupport

/// Points of independent standard normals that fill the space more evenly than chance does, so that shares and means over a
/// few thousand of them lie nearer to the truth than over as many draws.
///
/// Sobol's sequence, moved as a whole by chance, which gives every point the normal law (R. Cranley & T. N. L. Patterson
/// 1976, SIAM Journal on Numerical Analysis 13, 904–914); then the normal quantile, by a table of 4,096. Coordinates beyond
/// the sixteenth are drawn by chance: in a few thousand of the sequence's points some pairs of later ones correlate.
/// Source: GSL manual, “Quasi-Random Sequences”.
public struct QuasiRandomNormals: ~Copyable {
    private let generator: UnsafeMutablePointer<gsl_qrng>
    /// By how much each coordinate is moved, 0 ..< 1.
    private let shifts: [Double]
    private var point: [Double]

    /// How many coordinates come from the sequence at most.
    private static let most = 16

    private static let quantiles = (0..<4_096).map { Normal.standardQuantile((Double($0) + 0.5) / 4_096) }

    /// - Parameter dimensions: How many coordinates a point has; at least 1.
    public init(dimensions: Int, from stream: inout RandomStream) throws(NumericalError) {
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
    public mutating func next(_ values: inout [Double], from stream: inout RandomStream) {
        gsl_qrng_get(generator, &point)
        for index in values.indices {
            guard index < shifts.count else {
                values[index] = Normal.standard.draw(from: &stream)
                continue
            }
            let moved = point[index] + shifts[index]
            let place = Int((moved < 1 ? moved : moved - 1) * Double(Self.quantiles.count))
            values[index] = Self.quantiles[min(place, Self.quantiles.count - 1)]
        }
    }
}

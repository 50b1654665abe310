import NumericalMethods

/// A weighted sum of normals on one scale in a few dozen cells, whose distribution function is quick and within 2 · 10⁻⁷
/// of the sum's.
///
/// Normals of nearly equal mean and variance become one normal with Hermite corrections. With D = d/dz, a normal whose
/// mean lies δ standard deviations above the cell's center and whose variance is larger by the factor 1 + 2ε has the
/// distribution function exp(−δD + εD²) Φ(z); the coefficients of the powers of D add up over the normals of a cell. With
/// |δ| ≤ 1 and |ε| ≤ 1/6 what is left out after the 28th power is below 2 · 10⁻⁷ of the weight, mostly far below.
struct NormalCells: CurvePart {
    typealias Lanes = SIMD4<Double>

    let scale: ScaleOfHistory
    /// Four cells a block.
    private var blocks: [Block] = []
    /// For each block the coefficients of the powers 0 … order − 1 of z in Σ B_j He_{j−1}(z), j = 1 … order.
    private var polynomials: [Lanes] = []

    /// The sum of all weights.
    let weight: Double
    /// Σ w E[exp X], or `nil` where a normal is so wide that the coefficients don't reach.
    private(set) var exponentialMean: Double? = 0

    private struct Block {
        var center = Lanes()
        var inverseSpread = Lanes(repeating: 1)
        var weight = Lanes()
    }

    static let order = 28

    var leastTail: Double { 1e-5 }

    init(_ sum: NormalSum) {
        scale = sum.scale
        weight = sum.weights.reduce(0, +)
        let sorted = CellSort(sum)
        let count = sorted.centers.count
        blocks = [Block](repeating: Block(), count: (count + 3) / 4)
        polynomials = [Lanes](repeating: Lanes(), count: blocks.count * Self.order)
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Self.order + 1) { sums in
            for block in blocks.indices {
                sums.initialize(repeating: Lanes())
                for (lane, cell) in (4 * block..<min(4 * block + 4, count)).enumerated() {
                    blocks[block].center[lane] = sorted.centers[cell]
                    blocks[block].inverseSpread[lane] = 1 / sorted.spreads[cell]
                    if let sums = sums.baseAddress { sorted.addCoefficients(of: cell, to: sums, lane: lane) }
                }
                blocks[block].weight = sums[0]
                addExponentials(UnsafeBufferPointer(sums), of: blocks[block])
                expand(UnsafeBufferPointer(rebasing: sums[1...]), intoBlock: block)
            }
        }
    }

    /// Adds a block's share of ``exponentialMean``: with s the standard deviation exp(m + s²/2) Σ B_j sʲ, j = 0 … order.
    private mutating func addExponentials(_ coefficients: UnsafeBufferPointer<Lanes>, of block: Block) {
        let spread = 1 / block.inverseSpread
        let whole = block.center + 0.5 * spread * spread
        guard let known = exponentialMean, spread.max() <= 3, whole.max() <= 700 else {
            exponentialMean = nil
            return
        }
        var sum = coefficients[Self.order]
        for degree in (0..<Self.order).reversed() { sum = sum * spread + coefficients[degree] }
        exponentialMean = known + (sum * exponential(whole)).sum()
    }

    /// Turns coefficients of He_0, He_1 … into those of the powers of z.
    ///
    /// Source: He_{n+1}(z) = z He_n(z) − n He_{n−1}(z), run backwards (Clenshaw).
    private mutating func expand(_ coefficients: UnsafeBufferPointer<Lanes>, intoBlock block: Int) {
        let order = Self.order
        // b_k = c_k + z b_{k+1} − (k + 1) b_{k+2}, as polynomials.
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 3 * order) { space in
            space.initialize(repeating: Lanes())
            var (next, afterNext, current) = (0, order, 2 * order)
            for degree in (0..<order).reversed() {
                let factor = Double(degree + 1)
                space[current] = coefficients[degree] - factor * space[afterNext]
                for power in 1..<(order - degree) {
                    space[current + power] = space[next + power - 1] - factor * space[afterNext + power]
                }
                (next, afterNext, current) = (current, next, afterNext)
            }
            for power in 0..<order { polynomials[block * order + power] = space[next + power] }
        }
    }

    /// The distribution function at `position`.
    func value(at position: Double) -> CurvePoint {
        var probability = Lanes(), slope = Lanes(), curvature = Lanes()
        polynomials.withUnsafeBufferPointer { polynomials in
            for index in blocks.indices {
                let block = blocks[index]
                let distance = (position - block.center) * block.inverseSpread
                let isBelow = distance .< Lanes()
                // Beyond, the density is 0, and the polynomial must not be infinite.
                let size = distance.replacing(with: -distance, where: isBelow)
                let held = size.replacing(with: 40, where: size .> Lanes(repeating: 40))
                let score = held.replacing(with: -held, where: isBelow)
                let (tail, density) = standardNormalTail(beyond: held)
                let start = index * Self.order
                // P, P′ and P″/2 at the score.
                var sum = polynomials[start + Self.order - 1], derivative = Lanes(), second = Lanes()
                for power in (0..<(Self.order - 1)).reversed() {
                    second = second * score + derivative
                    derivative = derivative * score + sum
                    sum = sum * score + polynomials[start + power]
                }
                let lowerTail = (1 - tail).replacing(with: tail, where: isBelow)
                probability += block.weight * lowerTail - density * sum
                // With φ′ = −zφ the derivatives of WΦ − φP are φS and φ(S′ − zS), S = W + zP − P′.
                let scaled = density * block.inverseSpread
                let factor = block.weight + score * sum - derivative
                slope += scaled * factor
                curvature += scaled * block.inverseSpread * (sum + score * (derivative - factor) - 2 * second)
            }
        }
        return CurvePoint(probability: probability.sum(), slope: slope.sum(), curvature: curvature.sum())
    }
}

import MitoshiNumericalMethods

/// A weighted sum of normals on one scale in a few dozen cells, whose distribution function is quick and within 2 · 10⁻⁷
/// of the sum's.
///
/// Normals of nearly equal mean and variance become one normal with Hermite corrections. With D = d/dz, a normal whose
/// mean lies δ standard deviations above the cell's center and whose variance is larger by the factor 1 + 2ε has the
/// distribution function exp(−δD + εD²) Φ(z); the coefficients of the powers of D add up over the normals of a cell. With
/// |δ| ≤ 1 and |ε| ≤ 1/6 what is left out after the 28th power is below 2 · 10⁻⁷ of the weight, mostly far below. Cells of
/// little weight need fewer powers.
struct NormalCells: CurvePart {
    typealias Lanes = SIMD4<Double>

    let scale: ScaleOfHistory
    /// Four cells a block.
    private var blocks: [Block] = []
    /// Block after block the coefficients of the powers 0 … order − 1 of z in Σ B_j He_{j−1}(z), j = 1 … order.
    private var polynomials: [Lanes] = []

    /// The sum of all weights.
    let weight: Double
    /// Σ w E[exp X], or `nil` where a normal is so wide that the coefficients don't reach.
    private(set) var exponentialMean: Double? = 0

    private struct Block {
        var center = Lanes()
        var inverseSpread = Lanes(repeating: 1)
        var weight = Lanes()
        /// How many coefficients it has, and where they begin.
        var order = 0
        var start = 0
    }

    /// The most powers that a cell is given.
    static let order = 28

    var leastTail: Double { 1e-5 }

    init(_ sum: NormalSum) {
        scale = sum.scale
        weight = sum.weights.reduce(0, +)
        let sorted = CellSort(sum)
        let count = sorted.centers.count
        let size = Self.order + 1
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count * size) { coefficients in
            coefficients.initialize(repeating: 0)
            func own(_ cell: Int) -> UnsafeMutableBufferPointer<Double> {
                UnsafeMutableBufferPointer(rebasing: coefficients[cell * size..<(cell + 1) * size])
            }
            for cell in 0..<count {
                sorted.addCoefficients(of: cell, least: leastOrder(spread: sorted.spreads[cell]), to: own(cell))
            }
            // Cells that need about as many powers side by side.
            let orders = (0..<count).map { CellPrecision.order(of: UnsafeBufferPointer(own($0))) }
            let cells = (0..<count).sorted { orders[$0] > orders[$1] }
            blocks.reserveCapacity((count + 3) / 4)
            for first in stride(from: 0, to: count, by: 4) {
                let four = cells[first..<min(first + 4, count)]
                addBlock(
                    of: four.map { (sorted.centers[$0], sorted.spreads[$0], UnsafeBufferPointer(own($0))) },
                    order: orders[cells[first]])
            }
        }
    }

    private mutating func addBlock(
        of cells: [(center: Double, spread: Double, coefficients: UnsafeBufferPointer<Double>)], order: Int
    ) {
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Self.order + 1) { sums in
            sums.initialize(repeating: Lanes())
            var block = Block()
            for (lane, cell) in cells.enumerated() {
                block.center[lane] = cell.center
                block.inverseSpread[lane] = 1 / cell.spread
                for degree in 0...Self.order { sums[degree][lane] = cell.coefficients[degree] }
            }
            block.weight = sums[0]
            block.order = order
            block.start = polynomials.count
            addExponentials(UnsafeBufferPointer(sums), of: block)
            expand(UnsafeBufferPointer(rebasing: sums[1...]), order: order)
            blocks.append(block)
        }
    }

    /// What ``exponentialMean`` asks of a cell.
    private func leastOrder(spread: Double) -> Int {
        guard scale.shape == .logarithm else { return 0 }
        let orders = CellPrecision.ordersByVariance
        return orders[min(max(0, Int((spread * spread).exponent) + 60), orders.count - 1)]
    }

    /// Adds a block's share of ``exponentialMean``: with s the standard deviation exp(m + s²/2) Σ B_j sʲ, j = 0 … order.
    private mutating func addExponentials(_ coefficients: UnsafeBufferPointer<Lanes>, of block: Block) {
        guard scale.shape == .logarithm else { return }
        let spread = 1 / block.inverseSpread
        let whole = block.center + 0.5 * spread * spread
        guard let known = exponentialMean, spread.max() <= CellPrecision.widest, whole.max() <= 700 else {
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
    private mutating func expand(_ coefficients: UnsafeBufferPointer<Lanes>, order: Int) {
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
            polynomials.append(contentsOf: space[next..<next + order])
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
                // P, P′ and P″/2 at the score.
                var sum = Lanes(), derivative = Lanes(), second = Lanes()
                for power in (block.start..<block.start + block.order).reversed() {
                    second = second * score + derivative
                    derivative = derivative * score + sum
                    sum = sum * score + polynomials[power]
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

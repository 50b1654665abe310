import CGSL

/// A Householder QR factorisation with column pivoting: matrix · P = Q · R.
///
/// Source: GSL manual, “QR Decomposition with Column Pivoting”.
struct PivotedQR: ~Copyable {
    private let rowCount: Int
    private let columnCount: Int
    /// R on and above the diagonal, the Householder vectors below.
    private let factors: GSLMatrix
    private let tau: GSLVector
    /// Column `order[k]` of the matrix was taken k-th.
    private let order: [Int]

    /// Takes over `matrix`, which has at least as many rows as columns.
    init(_ matrix: consuming GSLMatrix) throws(NumericalError) {
        let (factors, rows, columns) = (matrix.pointer, matrix.pointer.pointee.size1, matrix.pointer.pointee.size2)
        let tau = try GSLVector(count: columns)
        let norms = try GSLVector(count: columns)
        let permutation = try allocated("gsl_permutation") { gsl_permutation_alloc(columns) }
        defer { gsl_permutation_free(permutation) }
        var sign: Int32 = 0
        _ = try GSLErrors.check("gsl_linalg_QRPT_decomp") {
            gsl_linalg_QRPT_decomp(factors, tau.pointer, permutation, &sign, norms.pointer)
        }
        self.factors = matrix
        self.tau = tau
        rowCount = rows
        columnCount = columns
        order = (0..<columns).map { gsl_permutation_get(permutation, $0) }
    }

    /// How many columns are independent, counting those whose new direction stands out from rounding errors.
    var rank: Int {
        let threshold = abs(factors[0, 0]) * Double(max(rowCount, columnCount)) * .ulpOfOne
        return (0..<columnCount).prefix { abs(factors[$0, $0]) > threshold }.count
    }

    /// Solves I·r + A·x = `top`, Aᵀ·r = `bottom` for r and x: least squares when `bottom` is 0.
    func solve(top: [Double], bottom: [Double]) throws(NumericalError) -> (residuals: [Double], solution: [Double]) {
        let work = try GSLVector(top)
        _ = try GSLErrors.check("gsl_linalg_QR_QTvec") {
            gsl_linalg_QR_QTvec(factors.pointer, tau.pointer, work.pointer)
        }
        let rotated = work.values
        let shift = solveTransposed(order.map { bottom[$0] })
        let pivoted = solveTriangle(zip(rotated, shift).map { $0 - $1 })
        work.values = shift + rotated.dropFirst(columnCount)
        _ = try GSLErrors.check("gsl_linalg_QR_Qvec") {
            gsl_linalg_QR_Qvec(factors.pointer, tau.pointer, work.pointer)
        }
        var solution = [Double](repeating: 0, count: columnCount)
        for (position, column) in order.enumerated() { solution[column] = pivoted[position] }
        return (work.values, solution)
    }

    /// (AᵀA)⁻¹.
    func inverseOfGram() -> [[Double]] {
        let inverseRows = (0..<columnCount).map { position in
            // Row `position` of R⁻¹ solves yᵀR = eᵀ, that is Rᵀy = e.
            solveTransposed((0..<columnCount).map { $0 == position ? 1 : 0 })
        }
        var inverse = [[Double]](repeating: [Double](repeating: 0, count: columnCount), count: columnCount)
        for i in 0..<columnCount {
            for j in 0...i {
                let element = zip(inverseRows[i], inverseRows[j]).reduce(0) { $0 + $1.0 * $1.1 }
                inverse[order[i]][order[j]] = element
                inverse[order[j]][order[i]] = element
            }
        }
        return inverse
    }

    /// R⁻¹ · `right`.
    private func solveTriangle(_ right: [Double]) -> [Double] {
        var solution = right
        for row in (0..<columnCount).reversed() {
            var sum = CompensatedSum(right[row])
            for column in row + 1..<columnCount { sum.add(-factors[row, column], times: solution[column]) }
            solution[row] = sum.value / factors[row, row]
        }
        return solution
    }

    /// R⁻ᵀ · `right`.
    private func solveTransposed(_ right: [Double]) -> [Double] {
        var solution = right
        for row in 0..<columnCount {
            var sum = CompensatedSum(right[row])
            for column in 0..<row { sum.add(-factors[column, row], times: solution[column]) }
            solution[row] = sum.value / factors[row, row]
        }
        return solution
    }
}

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

/// The predictors of a linear model: one row per observation, one column per coefficient.
package struct DesignMatrix: Hashable, Sendable {
    /// Observations, at least 1.
    package let rowCount: Int
    /// Coefficients, at least 1.
    package let columnCount: Int
    /// Row by row.
    private let elements: [Double]

    /// - Parameter rows: Rows of one length, every element finite. A constant term is a column of ones.
    /// - Throws: ``NumericalError/sizeMismatch(routine:argument:expected:found:)`` when rows differ in length,
    ///   ``NumericalError/outsideDomain(routine:argument:value:rule:)`` when there is no element or one isn't finite.
    package init(rows: [[Double]]) throws(NumericalError) {
        let routine = "DesignMatrix"
        let columnCount = rows.first?.count ?? 0
        guard columnCount > 0 else {
            throw .outsideDomain(
                routine: routine, argument: "rows", value: 0, rule: "must hold at least one row and one column")
        }
        for (index, row) in rows.enumerated() {
            try requireCount(row.count, of: "rows[\(index)]", equals: columnCount, in: routine)
            try requireFinite(row, "rows[\(index)]", in: routine)
        }
        rowCount = rows.count
        self.columnCount = columnCount
        elements = rows.flatMap { $0 }
    }

    /// A copy for GSL.
    func matrix() throws(NumericalError) -> GSLMatrix {
        let matrix = try GSLMatrix(rows: rowCount, columns: columnCount)
        for row in 0..<rowCount {
            for column in 0..<columnCount { matrix[row, column] = self[row, column] }
        }
        return matrix
    }

    /// The element in `row`, `column`, both counted from 0.
    package subscript(row: Int, column: Int) -> Double { elements[row * columnCount + column] }
}

/// The coefficients that bring a linear model nearest to its observations, with what is uncertain about them.
package struct LeastSquaresFit: Hashable, Sendable {
    /// One per column of the design, in the response's unit per the column's unit.
    package let coefficients: [Double]
    /// (XᵀWX)⁻¹, *p* × *p*: the covariance of the coefficients where the scatter has variance 1.
    package let unscaledCovariance: [[Double]]
    /// Observation minus fitted value, one per row of the design, in the response's unit.
    package let residuals: [Double]
    /// Σ wᵢ rᵢ², with every weight 1 where none was given.
    package let residualSumOfSquares: Double
    /// Observations minus coefficients, at least 1.
    package let residualDegreesOfFreedom: Int

    /// The scatter about the fit, of an observation of weight 1.
    package var residualStandardDeviation: Double {
        (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
    }

    /// The covariance of the coefficients, *p* × *p*, with the scatter estimated from the residuals.
    package var covariance: [[Double]] {
        let variance = residualSumOfSquares / Double(residualDegreesOfFreedom)
        return unscaledCovariance.map { $0.map { $0 * variance } }
    }

    /// One per coefficient.
    package var standardErrors: [Double] {
        coefficients.indices.map { residualStandardDeviation * unscaledCovariance[$0][$0].squareRoot() }
    }
}

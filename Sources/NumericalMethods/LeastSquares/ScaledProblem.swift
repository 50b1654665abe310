/// A least-squares problem whose columns and response were multiplied by powers of two, which costs no digit, so that
/// their largest elements lie between 1 and 2.
struct ScaledProblem {
    private let columns: [[Double]]
    private let columnExponents: [Int]
    private let response: [Double]
    private let responseExponent: Int
    private let rootWeights: [Double]?

    init(_ design: DesignMatrix, _ response: [Double], weights: [Double]?) {
        let roots = weights.map { $0.map { $0.squareRoot() } }
        func scaled(_ values: [Double]) -> (values: [Double], exponent: Int) {
            let exponent = largestExponent(values)
            let moved = values.map { timesPowerOfTwo($0, -exponent) }
            return (roots.map { zip(moved, $0).map { $0 * $1 } } ?? moved, exponent)
        }
        let scaledColumns = (0..<design.columnCount).map { column in
            scaled((0..<design.rowCount).map { design[$0, column] })
        }
        columns = scaledColumns.map(\.values)
        columnExponents = scaledColumns.map(\.exponent)
        (self.response, responseExponent) = scaled(response)
        rootWeights = roots
    }

    func solve(routine: String) throws(NumericalError) -> LeastSquaresFit {
        let factorization = try factorized()
        let rank = factorization.rank
        guard rank == columns.count else {
            throw .rankDeficient(routine: routine, rank: rank, columns: columns.count)
        }
        let (residuals, solution) = try refined(factorization)
        let gram = factorization.inverseOfGram()
        return LeastSquaresFit(
            coefficients: solution.indices.map {
                timesPowerOfTwo(solution[$0], responseExponent - columnExponents[$0])
            },
            unscaledCovariance: gram.indices.map { i in
                gram.indices.map { timesPowerOfTwo(gram[i][$0], -columnExponents[i] - columnExponents[$0]) }
            },
            residuals: residuals.indices.map {
                timesPowerOfTwo(residuals[$0] / (rootWeights?[$0] ?? 1), responseExponent)
            },
            residualSumOfSquares: timesPowerOfTwo(residuals.reduce(0) { $0 + $1 * $1 }, 2 * responseExponent),
            residualDegreesOfFreedom: response.count - columns.count)
    }

    private func factorized() throws(NumericalError) -> PivotedQR {
        let matrix = try GSLMatrix(rows: response.count, columns: columns.count)
        for (column, values) in columns.enumerated() {
            for (row, value) in values.enumerated() { matrix[row, column] = value }
        }
        return try PivotedQR(matrix)
    }

    /// Solves, then corrects the solution by what twice the precision finds missing, while that still helps.
    private func refined(
        _ factorization: borrowing PivotedQR
    ) throws(NumericalError) -> (residuals: [Double], solution: [Double]) {
        var (residuals, solution) = try factorization.solve(top: response, bottom: columns.map { _ in 0 })
        var lastCorrection = Double.infinity
        for _ in 0..<10 {
            let (residualStep, solutionStep) = try factorization.solve(
                top: missingResponse(residuals, solution), bottom: columns.map { missingOrthogonality($0, residuals) })
            let correction = solutionStep.map(abs).max() ?? 0
            guard correction < lastCorrection / 2 else { break }
            for index in residuals.indices { residuals[index] += residualStep[index] }
            for index in solution.indices { solution[index] += solutionStep[index] }
            lastCorrection = correction
        }
        return (residuals, solution)
    }

    /// response − residuals − columns · solution.
    private func missingResponse(_ residuals: [Double], _ solution: [Double]) -> [Double] {
        response.indices.map { row in
            var sum = CompensatedSum(response[row])
            sum.subtract(residuals[row])
            for (column, coefficient) in zip(columns, solution) { sum.add(-column[row], times: coefficient) }
            return sum.value
        }
    }

    private func missingOrthogonality(_ column: [Double], _ residuals: [Double]) -> Double {
        var sum = CompensatedSum()
        for (element, residual) in zip(column, residuals) { sum.add(-element, times: residual) }
        return sum.value
    }
}

/// The exponent of the largest of `values` in absolute value; 0 when all are 0.
private func largestExponent(_ values: [Double]) -> Int {
    let largest = values.map(abs).max() ?? 0
    return largest > 0 ? Int(largest.exponent) : 0
}

private func timesPowerOfTwo(_ value: Double, _ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
}

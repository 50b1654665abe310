/// A curve-fitting problem whose parts have been checked against each other.
struct CurveProblem {
    let response: [Double]
    let weights: [Double]?
    let parameterCount: Int
    let curve: ([Double]) -> [Double]

    init(
        response: [Double], weights: [Double]?, starts: [[Double]], curve: @escaping ([Double]) -> [Double]
    ) throws(NumericalError) {
        let routine = "nonlinearLeastSquares"
        try requireFinite(response, "response", in: routine)
        if let weights {
            try requireCount(weights.count, of: "weights", equals: response.count, in: routine)
            for (index, weight) in weights.enumerated() {
                try requirePositive(weight, "weights[\(index)]", in: routine)
            }
        }
        guard let first = starts.first, !first.isEmpty else {
            throw .sizeMismatch(routine: routine, argument: "starts", expected: 1, found: 0)
        }
        guard response.count > first.count else {
            throw .outsideDomain(
                routine: routine, argument: "response.count", value: Double(response.count),
                rule: "must be more than the \(first.count) parameters")
        }
        for (index, start) in starts.enumerated() {
            try requireCount(start.count, of: "starts[\(index)]", equals: first.count, in: routine)
            try requireFinite(start, "starts[\(index)]", in: routine)
            let values = curve(start)
            try requireCount(values.count, of: "curve(starts[\(index)])", equals: response.count, in: routine)
        }
        self.response = response
        self.weights = weights
        self.parameterCount = first.count
        self.curve = curve
    }

    /// Response minus curve, or `nil` where the curve isn't finite.
    func residuals(at parameters: [Double]) -> [Double]? {
        let residuals = zip(response, curve(parameters)).map { $0 - $1 }
        return residuals.allSatisfy(\.isFinite) ? residuals : nil
    }

    /// Σ w·e², to about twice the precision of its terms.
    func sumOfSquares(_ residuals: [Double]) -> Double {
        var sum = CompensatedSum()
        for (index, residual) in residuals.enumerated() {
            sum.add((weights?[index] ?? 1) * residual, times: residual)
        }
        return sum.value
    }

    /// The curve's slopes, one row per observation and one column per parameter, by central differences of fourth order;
    /// `nil` where one isn't finite.
    func slopes(at parameters: [Double]) throws(NumericalError) -> DesignMatrix? {
        var rows = response.map { _ in [Double]() }
        for column in parameters.indices {
            let slopes = slope(at: parameters, in: column)
            guard slopes.allSatisfy(\.isFinite) else { return nil }
            for (row, slope) in slopes.enumerated() { rows[row].append(slope) }
        }
        return try DesignMatrix(rows: rows)
    }

    private func slope(at parameters: [Double], in column: Int) -> [Double] {
        // The step balances rounding (ε/h) against the neglected fifth derivative (h⁴), which is large for narrow peaks.
        let step = 0x1p-13 * (parameters[column] == 0 ? 1 : abs(parameters[column]))
        func shifted(by steps: Double) -> [Double] {
            var moved = parameters
            moved[column] += steps * step
            return curve(moved)
        }
        let (near, far) = ((shifted(by: 1), shifted(by: -1)), (shifted(by: 2), shifted(by: -2)))
        return response.indices.map { row in
            (8 * (near.0[row] - near.1[row]) - (far.0[row] - far.1[row])) / (12 * step)
        }
    }
}

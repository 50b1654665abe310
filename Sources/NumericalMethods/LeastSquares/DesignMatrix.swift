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

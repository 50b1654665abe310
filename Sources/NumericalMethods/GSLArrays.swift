import CGSL

/// Sole owner of a `gsl_vector`.
struct GSLVector: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_vector>

    init(count: Int) throws(NumericalError) {
        pointer = try allocated("gsl_vector") { gsl_vector_calloc(count) }
    }

    init(_ values: [Double]) throws(NumericalError) {
        try self.init(count: values.count)
        self.values = values
    }

    var values: [Double] {
        get { (0..<pointer.pointee.size).map { gsl_vector_get(pointer, $0) } }
        nonmutating set { for (index, value) in newValue.enumerated() { gsl_vector_set(pointer, index, value) } }
    }

    deinit { gsl_vector_free(pointer) }
}

/// Sole owner of a `gsl_matrix`.
struct GSLMatrix: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_matrix>

    init(rows: Int, columns: Int) throws(NumericalError) {
        pointer = try allocated("gsl_matrix") { gsl_matrix_calloc(rows, columns) }
    }

    subscript(row: Int, column: Int) -> Double {
        get { gsl_matrix_get(pointer, row, column) }
        nonmutating set { gsl_matrix_set(pointer, row, column, newValue) }
    }

    /// The elements, row by row.
    var rows: [[Double]] {
        (0..<pointer.pointee.size1).map { row in (0..<pointer.pointee.size2).map { self[row, $0] } }
    }

    deinit { gsl_matrix_free(pointer) }
}

/// Small symmetric matrices, row by row.
enum SymmetricMatrix {
    /// The inverse of a positive definite matrix, by Gauss–Jordan elimination without exchanges.
    static func inverse(_ matrix: [Double], size: Int) -> [Double] {
        var rest = matrix
        var inverse = (0..<size * size).map { $0 / size == $0 % size ? 1.0 : 0 }
        for column in 0..<size {
            let pivot = 1 / rest[column * size + column]
            for other in 0..<size {
                rest[column * size + other] *= pivot
                inverse[column * size + other] *= pivot
            }
            for row in 0..<size where row != column {
                let factor = rest[row * size + column]
                for other in 0..<size {
                    rest[row * size + other] -= factor * rest[column * size + other]
                    inverse[row * size + other] -= factor * inverse[column * size + other]
                }
            }
        }
        return inverse
    }

    /// The lower triangular matrix whose product with its own transpose a positive semidefinite matrix is (Cholesky); only
    /// the lower triangle of `matrix` is read.
    static func root(_ matrix: [Double], size: Int) -> [Double] {
        var root = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                var rest = matrix[row * size + column]
                for known in 0..<column { rest -= root[row * size + known] * root[column * size + known] }
                let pivot = root[column * size + column]
                root[row * size + column] =
                    row == column ? max(rest, 0).squareRoot() : pivot > 0 ? rest / pivot : 0
            }
        }
        return root
    }

    /// leftᵀ · matrix · right.
    static func product(_ left: [Double], _ matrix: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for row in left.indices {
            for column in right.indices { sum += left[row] * matrix[row * right.count + column] * right[column] }
        }
        return sum
    }
}

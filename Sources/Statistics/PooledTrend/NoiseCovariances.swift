/// What chance adds to the covariances of the years after the last, in units of σ²; year 0 is the last one itself.
struct NoiseCovariances {
    private let size: Int
    private var values: [Double]

    /// - Parameters:
    ///   - weights: What an innovation is worth 0, 1 … years later; as many as there are years.
    ///   - ofState: What the state in the last year adds to the covariance of two years.
    init(weights: [Double], ofState: (Int, Int) -> Double) {
        size = weights.count
        values = [Double](repeating: 0, count: size * size)
        for gap in 0..<size {
            var shared = 0.0
            for earlier in 0..<size - gap {
                let later = earlier + gap
                let covariance = ofState(earlier, later) + shared
                values[earlier * size + later] = covariance
                values[later * size + earlier] = covariance
                shared += weights[earlier] * weights[later]
            }
        }
    }

    subscript(first: Int, second: Int) -> Double { values[first * size + second] }
}

/// What counting a share out of few cases adds to its variance: x out of n scatters about the true share as a binomial does.
///
/// The variance p(1 − p)/n, with (x + ½)/(n + 1) for p so that 0 and all cases scatter too, is carried to a scale by the
/// scale's slope at the value (delta method; Agresti 2013, Categorical Data Analysis, 3rd edition, section 16.1). It adds to
/// the innovations' variance of each year that has a denominator, and to that of each coming year: those are counted out of
/// the last known denominator.
struct SamplingNoise: Sendable {
    /// Of each year, in squared units of the series; 0 without a denominator.
    private let variances: [Double]
    private let values: [Double]
    /// Of a coming year's count, taken at the last value.
    private let coming: Double

    /// `nil` when no year that counts has a denominator.
    init?(_ history: PooledHistory) {
        var variances = [Double](repeating: 0, count: history.values.count)
        var last: Double?
        for (observation, position) in zip(history.history.observations, history.positions) {
            guard let position, case .share(let numerator, let denominator) = observation.value else { continue }
            let cases = Double(denominator)
            variances[position] = Self.variance(share: (Double(numerator) + 0.5) / (cases + 1), cases: cases)
            last = cases
        }
        guard let last else { return nil }
        self.variances = variances
        values = history.values
        let share = history.history.latest / 100
        coming = Self.variance(share: (share * last + 0.5) / (last + 1), cases: last)
    }

    /// In squared per cent.
    private static func variance(share: Double, cases: Double) -> Double { 1e4 * share * (1 - share) / cases }

    /// Of each year, on `scale`.
    func variances(on scale: ScaleOfHistory) -> [Double] {
        variances.indices.map { year in
            guard variances[year] > 0 else { return 0 }
            let slope = scale.slope(at: values[year])
            return slope * slope * variances[year]
        }
    }

    /// Of a coming year, on `scale`.
    func comingVariance(on scale: ScaleOfHistory) -> Double {
        let slope = scale.slope(at: values[values.count - 1])
        return slope * slope * coming
    }
}

/// What counting a share out of few cases adds to its variance: x out of n scatters about the true share as a binomial does.
///
/// The variance p(1 − p)/n is carried to a scale by the scale's slope at p (delta method; Agresti 2013, Categorical Data
/// Analysis, 3rd edition, section 16.1). For p stands the middle between the year's own (x + ½)/(n + 1) and that of all years
/// together: of 40 cases out of 40 after many years at one half nobody takes the level itself to be at the end, where counting
/// scatters most on a logit. It adds to the innovations' variance of each year that has a denominator, and to that of each
/// coming year: those are counted out of the last known denominator.
struct SamplingNoise: Sendable {
    /// Of each year; `nil` without a denominator.
    private let counts: [Count?]
    /// Of a coming year.
    private let coming: Count

    /// What a year's count is taken out of, and at which share its scatter is looked at.
    private struct Count: Sendable {
        /// 0 … 1.
        let share: Double
        let cases: Double

        func variance(on scale: ScaleOfHistory) -> Double {
            let slope = scale.slope(at: 100 * share)
            return slope * slope * 1e4 * share * (1 - share) / cases
        }
    }

    /// `nil` when no year that counts has a denominator.
    init?(_ history: PooledHistory) {
        var observed: [(year: Int, share: Double, cases: Double)] = []
        for (observation, position) in zip(history.history.observations, history.positions) {
            guard let position, let counts = observation.value.counts else { continue }
            let cases = Double(counts.denominator)
            observed.append((position, (Double(counts.numerator) + 0.5) / (cases + 1), cases))
        }
        guard let last = observed.last else { return nil }
        let cases = observed.reduce(0) { $0 + $1.cases }
        let overall = observed.reduce(0) { $0 + $1.share * $1.cases } / cases
        var counts = [Count?](repeating: nil, count: history.values.count)
        for year in observed { counts[year.year] = Count(share: (year.share + overall) / 2, cases: year.cases) }
        self.counts = counts
        let latest = (history.history.latest / 100 * last.cases + 0.5) / (last.cases + 1)
        coming = Count(share: (latest + overall) / 2, cases: last.cases)
    }

    /// Of each year, on `scale`.
    func variances(on scale: ScaleOfHistory) -> [Double] { counts.map { $0?.variance(on: scale) ?? 0 } }

    /// Of a coming year, on `scale`.
    func comingVariance(on scale: ScaleOfHistory) -> Double { coming.variance(on: scale) }
}

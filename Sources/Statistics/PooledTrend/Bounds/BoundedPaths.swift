import MitoshiNumericalMethods

/// One component's bounded and coming years, as draws need them.
struct BoundedDraws: Sendable {
    private let joint: BoundJoint
    /// The inverse of the correlations among the bounds.
    private let precision: [Double]
    /// A square root of the past bounds' covariances, lower triangular, and their standard deviations.
    private let root: [Double]
    private let pastDeviations: [Double]
    private let ahead: BoundModel.Ahead
    /// Of each coming year, on the scale.
    private let means: [Double]
    private let deviations: [Double]
    /// How much wider the model's own part is made.
    private let factors: [Double]

    /// Draws of several correlated bounds come from so many rounds of drawing one given the others (Gibbs sampling;
    /// Geweke 1991, Computing Science and Statistics 23, 571–578). With one bound the first round is exact.
    private static let rounds = 20

    init(
        _ model: BoundModel, _ posterior: PooledPosterior, at place: Int, of group: ComponentBank.Group,
        _ scale: PooledPosterior.ScaleRun
    ) {
        let index = Int(posterior.components[place])
        let terms = model.terms(of: group, on: scale)
        let covariances = model.past(index, terms).covariances
        let count = model.years.past.count
        joint = model.joint(posterior, at: place, of: group, scale, terms)
        precision = SymmetricMatrix.inverse(joint.among, size: model.years.count)
        root = SymmetricMatrix.root(covariances, size: count)
        pastDeviations = (0..<count).map { covariances[$0 * count + $0].squareRoot() }
        ahead = model.ahead(index, terms, covariances)
        let trend = posterior.trend(at: place, of: group, on: scale)
        let variance = model.bank.deviations[index] * model.bank.deviations[index]
        means = terms.own.map { year in
            scale.anchor + year.center(of: terms.dynamics, after: scale.run, model.exact) + year.slope * trend.mean
        }
        factors = terms.own.indices.map { model.widening.factor(ahead: Double($0 + 1) - model.elapsed) }
        deviations = terms.own.enumerated().map { step, year in
            (variance * year.spread + year.slopeSquare * trend.variance + terms.counting[step]).squareRoot()
                * model.widening.factor(ahead: Double(step + 1) - model.elapsed)
        }
    }

    /// A path on the scale, from the deviates of the coming years when the past bounds' values are at their means, and from
    /// what counting adds to them.
    ///
    /// An unconditioned draw is moved by what the bounds' values differ from ones drawn within the bounds (Matheron's rule;
    /// Journel & Huijbregts 1978, Mining Geostatistics, section VII.A).
    func path(_ deviates: [Double], counting: [Double], from stream: inout RandomStream) -> [Double] {
        let count = pastDeviations.count
        let scores = (0..<count).map { _ in Normal.standard.draw(from: &stream) }
        let past = (0..<count).map { row in (0...row).reduce(0) { $0 + root[row * count + $1] * scores[$1] } }
        var path = deviates.indices.map { year in
            let ofPast = zip(ahead.slopes[year], past).reduce(0) { $0 + $1.0 * $1.1 }
            return (deviates[year] + ofPast + counting[year] / factors[year]) / ahead.variances[year].squareRoot()
        }
        let free = zip(past, pastDeviations).map { $0 / $1 } + joint.laterSteps.map { path[$0 - 1] }
        let held = boundValues(from: &stream)
        let differences = zip(held, free).map { $0 - $1 }
        for year in path.indices {
            path[year] += SymmetricMatrix.product(joint.ahead[year], precision, differences)
            path[year] = means[year] + deviations[year] * path[year]
        }
        return path
    }

    /// Standardized values of all bounded years, each within its bound.
    private func boundValues(from stream: inout RandomStream) -> [Double] {
        let size = joint.intervals.count
        var values = joint.intervals.map { min(max(0, $0.lower), $0.upper) }
        for _ in 0..<(size == 1 ? 1 : Self.rounds) {
            for bound in 0..<size {
                let own = precision[bound * size + bound]
                let others =
                    (0..<size).reduce(0) { $0 + precision[bound * size + $1] * values[$1] } - own * values[bound]
                let (mean, deviation) = (-others / own, 1 / own.squareRoot())
                let interval = ScoreInterval(
                    lower: (joint.intervals[bound].lower - mean) / deviation,
                    upper: (joint.intervals[bound].upper - mean) / deviation)
                values[bound] = mean + deviation * interval.draw(from: &stream)
            }
        }
        return values
    }
}

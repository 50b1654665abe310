/// The common rate, moved by what is known of a target: a logistic regression whose coefficients are shrunk to 0.
///
/// The common rate is the offset; covariates are standardised over the evidence, an unknown one counts as average, and every
/// coefficient is normal with mean 0 and standard deviation ``priorDeviation`` beforehand. Coefficients are those of the
/// posterior's peak, found one after the other by Newton's method until none moves (the posterior is log-concave).
struct RefinedRate: Sendable {
    /// A coefficient of this size moves odds by two thirds for one standard deviation of its covariate.
    static let priorDeviation = 0.5

    private let offset: Double
    private let terms: [Term]

    private struct Term {
        let covariate: TargetCovariate
        let mean: Double
        let deviation: Double
        var coefficient = 0.0

        func standardised(_ target: PastTarget) -> Double {
            covariate.value(of: target).map { ($0 - mean) / deviation } ?? 0
        }
    }

    init(common: Double, covariates: [TargetCovariate], from targets: [PastTarget]) {
        offset = AttainmentFormula.logit(common)
        var terms = covariates.compactMap { Self.term($0, over: targets) }
        let years = Dictionary(grouping: targets) { [$0.municipality, $0.indicator] }.mapValues(\.count)
        let cases = targets.map { target in
            Case(
                values: terms.map { $0.standardised(target) }, isMet: target.isMet ? 1 : 0,
                weight: 1 / Double(years[[target.municipality, target.indicator]] ?? 1))
        }
        Self.settle(&terms, offset: offset, cases)
        self.terms = terms
    }

    func probability(of target: PastTarget) -> Double {
        AttainmentFormula.logistic(terms.reduce(offset) { $0 + $1.coefficient * $1.standardised(target) })
    }

    /// One target with its covariates; the years of one indicator share the weight of one target.
    private struct Case {
        let values: [Double]
        let isMet: Double
        let weight: Double
    }

    /// `nil` where the covariate is the same for all.
    private static func term(_ covariate: TargetCovariate, over targets: [PastTarget]) -> Term? {
        let values = targets.compactMap(covariate.value(of:))
        let mean = values.reduce(0, +) / Double(max(values.count, 1))
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))
        return variance > 0 ? Term(covariate: covariate, mean: mean, deviation: variance.squareRoot()) : nil
    }

    private static func settle(_ terms: inout [Term], offset: Double, _ cases: [Case]) {
        for _ in 0..<200 {
            var greatestMove = 0.0
            for place in terms.indices {
                let move = step(of: place, terms, offset: offset, cases)
                terms[place].coefficient += move
                greatestMove = max(greatestMove, abs(move))
            }
            if greatestMove < 1e-10 { return }
        }
    }

    /// Newton's step for one coefficient.
    private static func step(of place: Int, _ terms: [Term], offset: Double, _ cases: [Case]) -> Double {
        let precision = 1 / (priorDeviation * priorDeviation)
        var slope = -terms[place].coefficient * precision
        var curvature = precision
        for item in cases {
            let chance = AttainmentFormula.logistic(
                zip(terms, item.values).reduce(offset) { $0 + $1.0.coefficient * $1.1 })
            slope += item.weight * item.values[place] * (item.isMet - chance)
            curvature += item.weight * item.values[place] * item.values[place] * chance * (1 - chance)
        }
        return slope / curvature
    }
}

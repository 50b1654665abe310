import Foundation
import NumericalMethods
public import Statistics

/// How well each way to answer predicts the targets of a municipality it hasn't seen (leave one municipality out).
public struct ReferenceClassValidation: Sendable {
    /// A way to give a target its chance.
    public enum Method: Hashable, Sendable {
        /// The share of the other municipalities' single targets that were met, each row counted once.
        case baseRateOfSingleTargets
        /// The share of all the other municipalities' targets that were met, whole plans too.
        case baseRate
        /// The beta-binomial model of single targets.
        case singleTargets
        /// The beta-binomial model of single targets and whole plans: the answer that is given.
        case singleTargetsAndPlans
        /// The answer, refined by covariates.
        case refined([TargetCovariate])

        /// All that are compared, in the order of a table.
        public static let all: [Method] =
            [.baseRateOfSingleTargets, .baseRate, .singleTargets, .singleTargetsAndPlans]
            + TargetCovariate.allCases.map { .refined([$0]) } + [.refined(TargetCovariate.allCases)]
    }

    /// Mean scores; the smaller, the better.
    public struct Score: Hashable, Sendable {
        public var brier = 0.0
        /// −log of the probability given to what happened, at most −log 0.001.
        public var logarithmic = 0.0
    }

    /// The scores of one method.
    public struct Row: Hashable, Sendable {
        public let method: Method
        /// Over the municipalities with single targets, each counted once: rows of one city aren't independent.
        public let byMunicipality: Score
        /// Over the single targets, each row counted once.
        public let byTarget: Score
        /// Over all comparable targets, those of whole plans too.
        public let overall: Score
    }

    public let rows: [Row]

    /// - Throws: ``StatisticsError/numerical(_:)`` when learning fails.
    public init(of evidence: ReferenceEvidence) throws(StatisticsError) {
        do throws(NumericalError) { rows = try Self.rows(of: evidence) } catch { throw .numerical(error) }
    }

    /// The scores of `method`.
    public subscript(method: Method) -> Row? { rows.first { $0.method == method } }

    private static func rows(of evidence: ReferenceEvidence) throws(NumericalError) -> [Row] {
        var tallies = [Tally](repeating: Tally(), count: Method.all.count)
        for municipality in evidence.municipalities {
            let rest = Rest(
                evidence: evidence.without(municipality),
                single: try AttainmentRateModel().fit(evidence.without(municipality).withoutPlans.clusters).mean,
                common: try AttainmentRateModel().fit(evidence.without(municipality).clusters).mean)
            let own = evidence.pastTargets.filter { $0.municipality == municipality }
            let plans = evidence.wholePlans.filter { $0.municipality == municipality }
            for (place, method) in Method.all.enumerated() {
                tallies[place].add(own, plans, by: rest.predictor(method), common: rest.probability(method))
            }
        }
        return zip(Method.all, tallies).map { method, tally in
            Row(
                method: method, byMunicipality: tally.municipalities.mean, byTarget: tally.targets.mean,
                overall: tally.all.mean)
        }
    }
}

/// What the other municipalities tell.
private struct Rest {
    let evidence: ReferenceEvidence
    let single: Double
    let common: Double

    /// The chance of a target of which nothing else is known.
    func probability(_ method: ReferenceClassValidation.Method) -> Double {
        switch method {
        case .baseRateOfSingleTargets: Self.rate(of: evidence.withoutPlans)
        case .baseRate: Self.rate(of: evidence)
        case .singleTargets: single
        case .singleTargetsAndPlans, .refined: common
        }
    }

    func predictor(_ method: ReferenceClassValidation.Method) -> (PastTarget) -> Double {
        guard case .refined(let covariates) = method else {
            let probability = probability(method)
            return { _ in probability }
        }
        return RefinedRate(common: common, covariates: covariates, from: evidence.pastTargets).probability(of:)
    }

    private static func rate(of evidence: ReferenceEvidence) -> Double {
        evidence.targetCount > 0 ? Double(evidence.metCount) / Double(evidence.targetCount) : 0.5
    }
}

/// The scores of one method, summed in three ways.
private struct Tally {
    struct Sum {
        var score = ReferenceClassValidation.Score()
        var weight = 0.0

        var mean: ReferenceClassValidation.Score {
            guard weight > 0 else { return score }
            return ReferenceClassValidation.Score(
                brier: score.brier / weight, logarithmic: score.logarithmic / weight)
        }

        mutating func add(_ probability: Double, isMet: Bool, weight: Double) {
            let given = isMet ? probability : 1 - probability
            score.brier += weight * (1 - given) * (1 - given)
            score.logarithmic -= weight * log(max(given, 0.001))
            self.weight += weight
        }
    }

    var municipalities = Sum()
    var targets = Sum()
    var all = Sum()

    mutating func add(
        _ own: [PastTarget], _ plans: [WholePlan], by predict: (PastTarget) -> Double, common: Double
    ) {
        for target in own {
            let probability = predict(target)
            municipalities.add(probability, isMet: target.isMet, weight: 1 / Double(own.count))
            targets.add(probability, isMet: target.isMet, weight: 1)
            all.add(probability, isMet: target.isMet, weight: 1)
        }
        for plan in plans {
            all.add(common, isMet: true, weight: Double(plan.met))
            all.add(common, isMet: false, weight: Double(plan.targets - plan.met))
        }
    }
}

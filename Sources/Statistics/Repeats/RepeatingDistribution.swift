import Foundation
import MitoshiNumericalMethods

/// A distribution in which the last value has the chance to be repeated that its history gives it.
///
/// What the base puts within half a digit of the last value is its own chance of a repeat. Where that is less than
/// ``RepeatChance/kept(for:)``, the value itself gets the rest; where it is more than ``RepeatChance/mostKept(for:)``, so that
/// a level which never moved would look certain, it is lowered to that. All else keeps its shape.
struct RepeatingDistribution: PredictiveDistribution {
    /// The distribution before.
    let base: any PredictiveDistribution
    /// The last value, at which the atom lies, and the end of the values that are written like it on either side.
    let last: Double
    let (lower, upper): (Double, Double)
    /// Whether no single value has a chance in the base, nor any that are written like the last.
    private let isSmooth: Bool
    private let shares: OnDemand<Shares>
    /// What the base has below the last value, and up to it.
    private let atLast: OnDemand<(below: Double, upTo: Double)>

    /// How the base's probability is shared out.
    private struct Shares: Sendable {
        /// What the base has below and above the values that are written like the last.
        let (below, above): (Double, Double)
        /// By what the base's probability outside and inside those values is multiplied.
        let (outside, inside): (Double, Double)
        /// What the last value gets besides.
        let atom: Double

        /// So little beside the last value is no more than rounding errors.
        private static let negligible = 1e-9

        /// Of a base in which no single value has a chance.
        ///
        /// - Parameters:
        ///   - below: What it has below the last value.
        ///   - repeated: The chance of the last value.
        init(below: Double, repeated: Double) {
            self.below = below
            above = 1 - below
            (outside, inside) = (1 - repeated, 0)
            atom = repeated
        }

        init(
            of base: any PredictiveDistribution, around last: Double, in written: ClosedRange<Double>,
            between least: Double, _ most: Double
        ) {
            let isRounded = written.lowerBound < written.upperBound
            below = isRounded ? base.probability(atMost: written.lowerBound) : 1 - base.probability(atLeast: last)
            above = isRounded ? base.probability(atLeast: written.upperBound) : 1 - base.probability(atMost: last)
            let beside = below + above
            let within = max(0, 1 - beside)
            let repeated = beside > Self.negligible ? min(max(within, least), most) : 1
            outside = beside > Self.negligible ? (1 - repeated) / beside : 0
            inside = within > 0 ? min(outside, repeated / within) : 0
            atom = repeated - inside * within
        }
    }

    /// - Parameters:
    ///   - digit: The last digit that values are written with; 0 where they aren't rounded.
    ///   - years: How many years after the last value.
    ///   - isSmooth: Whether no single value has a chance in `base`.
    init(
        _ base: any PredictiveDistribution, last: Double, digit: Double, chance: RepeatChance, years: Int,
        isSmooth: Bool = false
    ) {
        self.base = base
        self.last = last
        self.isSmooth = isSmooth && digit == 0
        let (lower, upper) = (last - digit / 2, last + digit / 2)
        (self.lower, self.upper) = (lower, upper)
        if self.isSmooth {
            // Only quantiles ask where the last value lies, and come from cells like this.
            let below = OnDemand { base.probabilities(atMost: [last])[0] }
            shares = OnDemand { Shares(below: below.value, repeated: chance.kept(for: years)) }
            atLast = OnDemand { (below.value, below.value) }
            return
        }
        shares = OnDemand {
            Shares(
                of: base, around: last, in: lower...upper, between: chance.kept(for: years),
                chance.mostKept(for: years))
        }
        atLast = OnDemand { (1 - base.probability(atLeast: last), base.probability(atMost: last)) }
    }

    var isDiscrete: Bool { false }

    /// What lies within half a digit of the last value counts as that.
    var mean: MeanValue {
        guard case .value(let mean) = base.mean else { return base.mean }
        let shares = shares.value
        let inside = 1 - shares.below - shares.above
        return .value(shares.outside * (mean - inside * last) + (1 - shares.outside * (1 - inside)) * last)
    }

    func probability(atMost value: Double) -> Double {
        let (shares, found) = (shares.value, base.probability(atMost: value))
        if isSmooth { return shares.outside * found + (value >= last ? shares.atom : 0) }
        if value < lower { return shares.outside * found }
        if value > upper { return 1 - shares.outside * (1 - found) }
        return min(
            1,
            shares.outside * shares.below + shares.inside * max(0, found - shares.below)
                + (value >= last ? shares.atom : 0))
    }

    func probability(atLeast value: Double) -> Double {
        let (shares, found) = (shares.value, base.probability(atLeast: value))
        if isSmooth { return shares.outside * found + (value <= last ? shares.atom : 0) }
        if value > upper { return shares.outside * found }
        if value < lower { return 1 - shares.outside * (1 - found) }
        return min(
            1,
            shares.outside * shares.above + shares.inside * max(0, found - shares.above)
                + (value <= last ? shares.atom : 0))
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let levels = probabilities.map(baseLevel)
        let found = try base.quantiles(levels.compactMap { $0 })
        let atLast = atLast.value.below
        var next = 0
        return levels.map { level in
            guard let level else { return last }
            defer { next += 1 }
            // The base's quantiles may be off by a little more than its probabilities.
            return level <= atLast ? min(found[next], last) : max(found[next], last)
        }
    }

    /// At which level the base has the quantile at `probability`; `nil` where that is the last value.
    private func baseLevel(_ probability: Double) -> Double? {
        let (shares, atLast) = (shares.value, atLast.value)
        let belowLast = min(max(atLast.below, shares.below), 1 - shares.above)
        let atMostLast = min(max(atLast.upTo, belowLast), 1 - shares.above)
        let toLower = shares.outside * shares.below
        if probability < toLower { return probability / shares.outside }
        let toLast = toLower + shares.inside * (belowLast - shares.below)
        if probability < toLast { return shares.below + (probability - toLower) / shares.inside }
        let throughLast = toLast + shares.inside * (atMostLast - belowLast) + shares.atom
        if probability <= throughLast { return nil }
        let toUpper = throughLast + shares.inside * (1 - shares.above - atMostLast)
        return probability < toUpper
            ? atMostLast + (probability - throughLast) / shares.inside
            : 1 - (1 - probability) / shares.outside
    }
}

/// The beta distribution that the chance of a repeat has before any step is seen.
struct RepeatPrior: Hashable, Sendable {
    /// α and β.
    let repeated: Double
    let changed: Double

    /// In 8,033 series of figures that others move and 4,076 of shares (national project reviews up to FY2021) 9 and 25 % of
    /// the steps repeat; of those that repeated in their first two steps the third does in 79 and 87 %, of those that never
    /// did in 4 and 9 %. Beta(0.1, 0.7) says 75 and 4 %; fitted to each it would be (0.09, 0.87) and (0.17, 0.51).
    static let standard = RepeatPrior(repeated: 0.1, changed: 0.7)
}

/// How likely it is that a value which isn't counted stays exactly what it was, by how often it did.
///
/// Somebody may have decided it, nothing may have happened, or the year before was carried on: whatever the reason, a repeat
/// that is no coincidence has a chance of its own, which no density can give. It is unknown, with a beta prior; each step of
/// the history either repeated the value before it or didn't, so that the chance of a repeat is
/// (repeats + α)/(steps + α + β), as in a rule of succession. Source: Gelman, Carlin, Stern, Dunson, Vehtari & Rubin (2013),
/// Bayesian Data Analysis, 3rd edition, section 2.4.
struct RepeatChance: Hashable, Sendable {
    /// How many steps between neighbouring years repeated the value.
    let repeats: Int
    /// How many steps there are.
    let steps: Int
    let prior: RepeatPrior

    init(repeats: Int, steps: Int, prior: RepeatPrior = .standard) {
        self.repeats = repeats
        self.steps = steps
        self.prior = prior
    }

    /// Of the last values of neighbouring years; a gap is one step.
    init(_ history: ExactHistory, prior: RepeatPrior = .standard) {
        var years: [(year: Int, value: Double)] = []
        for (observation, value) in zip(history.observations, history.values) {
            if years.last?.year == observation.year { years.removeLast() }
            years.append((observation.year, value))
        }
        let steps = zip(years, years.dropFirst())
        self.init(repeats: steps.count { $0.value == $1.value }, steps: years.count - 1, prior: prior)
    }

    private var posterior: (repeated: Double, changed: Double) {
        (Double(repeats) + prior.repeated, Double(steps - repeats) + prior.changed)
    }

    /// That the value stays what it is for so many years: E[chance^years].
    func kept(for years: Int) -> Double {
        let (repeated, changed) = posterior
        return (0..<max(0, years)).reduce(1) { kept, year in
            kept * (repeated + Double(year)) / (repeated + changed + Double(year))
        }
    }

    /// More than that is never believed, whatever a density around the level says: what a history would show that repeated in
    /// all its steps, or in all but one where it did move, and whose first value counts as a repeat as well.
    func mostKept(for years: Int) -> Double {
        RepeatChance(repeats: repeats < steps ? steps : steps + 1, steps: steps + 1, prior: prior).kept(for: years)
    }

    /// That just so many of the coming years change the value, wherever they lie: a beta-binomial probability.
    func changed(_ count: Int, of years: Int) -> Double {
        let (repeated, changed) = posterior
        let ways = lgamma(Double(years + 1)) - lgamma(Double(count + 1)) - lgamma(Double(years - count + 1))
        func logBeta(_ first: Double, _ second: Double) -> Double {
            lgamma(first) + lgamma(second) - lgamma(first + second)
        }
        return exp(
            ways + logBeta(changed + Double(count), repeated + Double(years - count)) - logBeta(changed, repeated))
    }

    /// A chance of a repeat, drawn from what is believed of it.
    func draw(_ stream: inout RandomStream) throws(NumericalError) -> Double {
        let (repeated, changed) = posterior
        let first = try Gamma(shape: repeated, scale: 1).draw(from: &stream)
        let second = try Gamma(shape: changed, scale: 1).draw(from: &stream)
        return first + second > 0 ? first / (first + second) : repeated / (repeated + changed)
    }
}

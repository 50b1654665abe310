import Foundation
import MitoshiNumericalMethods

/// A distribution in which the last value has the chance to be repeated that its history gives it.
///
/// What the base puts within half a digit of the last value is its own chance of a repeat. Where that is less than
/// ``RepeatChance/kept(for:)``, the value itself gets the rest; where it is more than ``RepeatChance/mostKept(for:)``, so that
/// a level which never moved would look certain, it is lowered to that. All else keeps its shape; but where the base was too
/// sure of an earlier year, no move is less likely than it was there: what such a base has beyond half a digit is far out in the
/// first year and near in a later one, so that a forecast would narrow with time.
struct RepeatingDistribution: PredictiveDistribution {
    /// The distribution before.
    let base: any PredictiveDistribution
    /// The last value, at which the atom lies, and the end of the values that are written like it on either side.
    let last: Double
    let (lower, upper): (Double, Double)
    /// Whether no single value has a chance in the base, nor any that are written like the last.
    private let isSmooth: Bool
    private let shares: OnDemand<Shares>
    /// The same for quantiles and the mean, which are no more exact than what the base says of several values together.
    private let quickShares: OnDemand<QuickShares>
    /// The years before whose base was too sure.
    private let surer: OnDemand<[RepeatingDistribution]>

    private struct QuickShares: Sendable {
        let shares: Shares
        /// What the base has below the last value, and up to it.
        let (below, upTo): (Double, Double)
        /// Whether the base has so little beside the last value that only exact probabilities tell how much.
        let isExact: Bool
    }

    /// How the base's probability is shared out.
    private struct Shares: Sendable {
        /// What the base has below and above the values that are written like the last.
        let (below, above): (Double, Double)
        /// By what the base's probability outside and inside those values is multiplied.
        let (outside, inside): (Double, Double)
        /// What the last value gets besides.
        let atom: Double
        /// Whether the base was too sure of the last value.
        let isLowered: Bool

        /// What lies below or above the values that are written like the last.
        func tail(_ isLower: Bool) -> Double { outside * (isLower ? below : above) }

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
            isLowered = false
        }

        init(below: Double, above: Double, between least: Double, _ most: Double) {
            self.below = below
            self.above = above
            let beside = below + above
            let within = max(0, 1 - beside)
            let repeated = beside > Self.negligible ? min(max(within, least), most) : 1
            outside = beside > Self.negligible ? (1 - repeated) / beside : 0
            inside = within > 0 ? min(outside, repeated / within) : 0
            atom = repeated - inside * within
            isLowered = within > most && beside > Self.negligible
        }
    }

    /// - Parameters:
    ///   - digit: The last digit that values are written with; 0 where they aren't rounded.
    ///   - earlier: The years after the last value that come before this one.
    ///   - isSmooth: Whether no single value has a chance in `base`.
    init(
        _ base: any PredictiveDistribution, last: Double, digit: Double, chance: RepeatChance,
        after earlier: [RepeatingDistribution] = [], isSmooth: Bool = false
    ) {
        let years = earlier.count + 1
        self.base = base
        self.last = last
        self.isSmooth = isSmooth && digit == 0
        let (lower, upper) = (last - digit / 2, last + digit / 2)
        (self.lower, self.upper) = (lower, upper)
        surer = OnDemand { digit > 0 ? earlier.filter(\.quickShares.value.shares.isLowered) : [] }
        if self.isSmooth {
            // Only quantiles ask where the last value lies.
            let below = OnDemand { base.probabilities(atMost: [last])[0] }
            let shares = OnDemand { Shares(below: below.value, repeated: chance.kept(for: years)) }
            self.shares = shares
            quickShares = OnDemand {
                QuickShares(shares: shares.value, below: below.value, upTo: below.value, isExact: false)
            }
            return
        }
        let isRounded = lower < upper
        let (least, most) = (chance.kept(for: years), chance.mostKept(for: years))
        let shares = OnDemand {
            Shares(
                below: isRounded ? base.probability(atMost: lower) : 1 - base.probability(atLeast: last),
                above: isRounded ? base.probability(atLeast: upper) : 1 - base.probability(atMost: last),
                between: least, most)
        }
        self.shares = shares
        quickShares = OnDemand {
            let upTo = base.probabilities(atMost: [lower, last.nextDown, last, upper.nextDown])
            let (below, above) = isRounded ? (upTo[0], 1 - upTo[3]) : (upTo[1], 1 - upTo[2])
            // Of little beside the last value much may be made, and of its error with it.
            guard below + above >= Self.leastBeside else {
                return QuickShares(
                    shares: shares.value, below: 1 - base.probability(atLeast: last),
                    upTo: base.probability(atMost: last), isExact: true)
            }
            return QuickShares(
                shares: Shares(below: below, above: above, between: least, most), below: upTo[1], upTo: upTo[2],
                isExact: false)
        }
    }

    private static let leastBeside = 0.1

    var isDiscrete: Bool { false }

    /// What lies within half a digit of the last value counts as that.
    var mean: MeanValue {
        guard surer.value.isEmpty else { return meanOfQuantiles(nodes: 64) }
        guard case .value(let mean) = base.mean else { return base.mean }
        let shares = quickShares.value.shares
        let inside = 1 - shares.below - shares.above
        return .value(shares.outside * (mean - inside * last) + (1 - shares.outside * (1 - inside)) * last)
    }

    func probability(atMost value: Double) -> Double {
        probability(atMost: value, of: base.probability(atMost: value), shares.value)
    }

    func probabilities(atMost values: [Double]) -> [Double] {
        let shares = quickShares.value
        guard !shares.isExact else { return values.map(probability(atMost:)) }
        return zip(values, base.probabilities(atMost: values)).map {
            probability(atMost: $0, of: $1, shares.shares)
        }
    }

    /// - Parameter found: What the base says.
    private func probability(atMost value: Double, of found: Double, _ shares: Shares) -> Double {
        if isSmooth { return shares.outside * found + (value >= last ? shares.atom : 0) }
        if value < lower {
            return surer.value.reduce(shares.outside * found) { most, year in
                let tail = year.shares.value.outside * year.base.probability(atMost: value)
                return max(most, min(tail, shares.tail(true)))
            }
        }
        if value > upper { return 1 - upperTail(value, base: 1 - found, shares) }
        return min(
            1,
            shares.outside * shares.below + shares.inside * max(0, found - shares.below)
                + (value >= last ? shares.atom : 0))
    }

    func probability(atLeast value: Double) -> Double {
        let (shares, found) = (shares.value, base.probability(atLeast: value))
        if isSmooth { return shares.outside * found + (value <= last ? shares.atom : 0) }
        if value > upper { return upperTail(value, base: found, shares) }
        if value < lower { return 1 - probability(atMost: value.nextDown, of: 1 - found, shares) }
        return min(
            1,
            shares.outside * shares.above + shares.inside * max(0, found - shares.above)
                + (value <= last ? shares.atom : 0))
    }

    /// P(Y ≥ value) above the values that are written like the last.
    private func upperTail(_ value: Double, base found: Double, _ shares: Shares) -> Double {
        surer.value.reduce(shares.outside * found) { most, year in
            let tail = year.shares.value.outside * year.base.probability(atLeast: value)
            return max(most, min(tail, shares.tail(false)))
        }
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let shares = quickShares.value
        let levels = probabilities.map { baseLevel($0, shares) }
        let found = try base.quantiles(levels.compactMap { $0 })
        var next = 0
        var quantiles = zip(probabilities, levels).map { probability, level in
            guard let level else { return last }
            defer { next += 1 }
            let isLower = level <= shares.below
            let tail = isLower ? probability : 1 - probability
            // The base's quantiles may be off by a little more than its probabilities.
            let place = isLower ? min(found[next], last) : max(found[next], last)
            return tail < shares.shares.tail(isLower) ? farther(tail, isLower: isLower, near: place) : place
        }
        for year in surer.value {
            for (place, probability) in probabilities.enumerated() {
                for (tail, isLower) in [(probability, true), (1 - probability, false)]
                where tail < min(shares.shares.tail(isLower), year.quickShares.value.shares.tail(isLower)) {
                    let level = tail / year.quickShares.value.shares.outside
                    let found = year.farther(
                        tail, isLower: isLower, near: try year.base.quantile(isLower ? level : 1 - level))
                    quantiles[place] = isLower ? min(quantiles[place], found) : max(quantiles[place], found)
                }
            }
        }
        return quantiles
    }

    /// The value beyond which so much lies, outside the values that are written like the last.
    ///
    /// Of a base that has little there, much is made of the error of its quantiles: the place is found from its probabilities, by
    /// secants on the logarithms of tail and distance, of which it takes two or three.
    ///
    /// - Parameter guess: Where the base's quantile is.
    private func farther(_ tail: Double, isLower: Bool, near guess: Double) -> Double {
        let shares = quickShares.value
        guard shares.isExact else { return guess }
        let sought = tail / shares.shares.outside
        func excess(_ distance: Double) -> Double {
            log(
                (isLower ? base.probability(atMost: last - distance) : base.probability(atLeast: last + distance))
                    / sought)
        }
        var distance = abs(guess - last)
        var (before, excessBefore) = (0.99 * distance, excess(0.99 * distance))
        for _ in 0..<8 {
            let found = excess(distance)
            // At an end of what can be, nothing lies beyond.
            guard found.isFinite, excessBefore.isFinite, found != excessBefore, distance != before else { return guess }
            if abs(found) < 1e-6 { break }
            let next = distance * exp(-found * log(distance / before) / (found - excessBefore))
            (before, excessBefore) = (distance, found)
            distance = next
        }
        return isLower ? min(last - distance, lower) : max(last + distance, upper)
    }

    /// At which level the base has the quantile at `probability`; `nil` where that is the last value.
    private func baseLevel(_ probability: Double, _ atLast: QuickShares) -> Double? {
        let shares = atLast.shares
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

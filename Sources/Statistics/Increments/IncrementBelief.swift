import Foundation
import MitoshiNumericalMethods

/// One way in which increments may come about: a rate, how much the years differ, and what of it is counted.
struct IncrementBelief: Sendable {
    enum Counting: Sendable {
        /// Whole things, a Poisson number about the year's amount.
        case byChance
        /// Whole things, the year's amount rounded.
        case asDecided
        /// The amount itself.
        case none
    }

    let counting: Counting
    /// The shape of a year's amount.
    let shape: Double
    /// A year's mean, in units.
    let rate: Double
    /// How wide a part of log rates it stands for.
    var width = 0.0
    /// How probable it is beside the others.
    var weight = 1.0

    /// What `time` years add.
    ///
    /// The rate may lie anywhere within the part; that adds width²/12 to the squared coefficient of variation.
    func increment(over time: Double) throws(NumericalError) -> Increment {
        try Increment(counting, mean: rate * time, shape: 1 / (1 / (shape * time) + width * width / 12))
    }

    /// A path: what has been added after each of `times`, in years from now.
    ///
    /// - Parameter repeated: The chance that a time adds nothing at all.
    func totals(
        after times: [Double], repeated: Double, _ stream: inout RandomStream
    ) throws(NumericalError) -> [Double] {
        let rate = rate * exp(width * (stream.uniform() - 0.5))
        // One for the whole path, so that what one year rounds down the next makes good.
        let phase = stream.uniform()
        var (amount, counted, before) = (0.0, 0.0, 0.0)
        var totals: [Double] = []
        for time in times {
            let isRepeated = repeated > 0 && stream.uniform() < repeated
            let added =
                isRepeated ? 0 : try Gamma(shape: shape * (time - before), scale: rate / shape).draw(from: &stream)
            before = time
            amount += added
            if counting == .byChance {
                counted += try Poisson(mean: min(added, Increment.greatest)).draw(from: &stream)
            }
            totals.append(
                counting == .byChance ? counted : counting == .none ? amount : (amount + phase).rounded(.down))
        }
        return totals
    }

    /// The logarithm of the probability that `time` years add `change` units; of an amount that of its density.
    func logProbability(of change: Double, over time: Double) throws(NumericalError) -> Double {
        let (mean, shape) = (rate * time, shape * time)
        return switch counting {
        case .byChance: try CountTrend.logLikelihood([change], [mean], size: shape)
        case .asDecided: try RoundedGamma(mean: mean, shape: shape).logProbability(of: change)
        case .none: try Gamma(shape: shape, scale: mean / shape).logDensity(change)
        }
    }
}

/// What a stretch of time adds, in units.
enum Increment: Sendable {
    case counted(NegativeBinomial)
    case rounded(RoundedGamma)
    case amount(Gamma)

    /// The greatest mean of a negative binomial count.
    static let greatest = 0x1p31

    init(_ counting: IncrementBelief.Counting, mean: Double, shape: Double) throws(NumericalError) {
        self =
            switch counting {
            case .byChance: .counted(try NegativeBinomial(mean: min(mean, Self.greatest), size: shape))
            case .asDecided: .rounded(try RoundedGamma(mean: mean, shape: shape))
            case .none: .amount(try Gamma(shape: shape, scale: mean / shape))
            }
    }

    var mean: Double {
        switch self {
        case .counted(let count): count.mean
        case .rounded(let count): count.mean
        case .amount(let amount): amount.shape * amount.scale
        }
    }

    /// P(increment ≤ x), of whole things for a whole number.
    func lowerTail(_ x: Double) -> Double {
        switch self {
        case .counted(let count): count.lowerTail(x)
        case .rounded(let count): count.lowerTail(x)
        case .amount(let amount): amount.lowerTail(x)
        }
    }

    /// P(increment > x), of whole things for a whole number.
    func upperTail(_ x: Double) -> Double {
        switch self {
        case .counted(let count): count.upperTail(x)
        case .rounded(let count): count.upperTail(x)
        case .amount(let amount): amount.upperTail(x)
        }
    }
}

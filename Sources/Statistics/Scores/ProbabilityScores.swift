import Foundation

/// The scores of many stated probabilities.
public struct ProbabilityScores: Hashable, Sendable {
    /// The mean of ``ProbabilityScore/brier(probability:happened:)``.
    public private(set) var brier = RunningMean()
    /// The mean of ``ProbabilityScore/logarithmic(probability:happened:)``.
    public private(set) var logarithmic = RunningMean()
    /// How often things happened, by how probable they were said to be.
    public private(set) var reliability = Reliability()
    /// How many of the things happened.
    public private(set) var happened = 0

    /// Scores of no statement yet.
    public init() {}

    /// How many probabilities were scored.
    public var count: Int { brier.count }

    /// Counts one statement; `probability` lies between 0 and 1.
    public mutating func add(probability: Double, happened: Bool) {
        brier.add(ProbabilityScore.brier(probability: probability, happened: happened))
        logarithmic.add(ProbabilityScore.logarithmic(probability: probability, happened: happened))
        reliability.add(probability: probability, happened: happened)
        self.happened += happened ? 1 : 0
    }

    /// The share that happened; `nil` when nothing was scored.
    public var baseRate: Double? { count > 0 ? Double(happened) / Double(count) : nil }
}

/// How well a stated probability told whether something would happen.
public enum ProbabilityScore {
    /// The squared distance of `probability` from 1 when it happened, from 0 when it didn't.
    ///
    /// Source: Brier (1950), Monthly Weather Review 78.
    public static func brier(probability: Double, happened: Bool) -> Double {
        let distance = probability - (happened ? 1 : 0)
        return distance * distance
    }

    /// Probabilities count as at least this, and at most 1 less this, in ``logarithmic(probability:happened:)``.
    public static let clip = 0.001

    /// The negative natural logarithm of the probability given to what came, clipped to ``clip`` … 1 − ``clip``, so that
    /// one mistaken certainty costs 6.9 and not infinitely much.
    ///
    /// Source: Good (1952), Journal of the Royal Statistical Society B 14, “Rational Decisions”.
    public static func logarithmic(probability: Double, happened: Bool) -> Double {
        let clipped = min(max(probability, clip), 1 - clip)
        return -log(happened ? clipped : 1 - clipped)
    }
}

/// How often things happened that were given a certain probability, in ten bins.
public struct Reliability: Hashable, Sendable {
    /// What fell between two probabilities.
    public struct Bin: Hashable, Sendable {
        /// The least probability of the bin.
        public let lower: Double
        /// The bin reaches up to here, exclusive but for the last one.
        public let upper: Double
        /// How many statements fell into the bin, whatever their weights.
        public let count: Int
        /// `nil` in an empty bin, as is ``observedShare``.
        public let meanProbability: Double?
        /// How often it happened.
        public let observedShare: Double?
    }

    private static let binCount = 10
    private var counts = [Int](repeating: 0, count: binCount)
    private var weights = [Double](repeating: 0, count: binCount)
    private var sums = [Double](repeating: 0, count: binCount)
    private var happenings = [Double](repeating: 0, count: binCount)

    /// Ten empty bins, each a tenth wide.
    public init() {}

    /// Counts one statement; `probability` lies between 0 and 1, `weight` above 0.
    public mutating func add(probability: Double, happened: Bool, weight: Double = 1) {
        let last = Self.binCount - 1
        let bin = (0..<last).first { probability < Double($0 + 1) / Double(Self.binCount) } ?? last
        counts[bin] += 1
        weights[bin] += weight
        sums[bin] += weight * probability
        happenings[bin] += happened ? weight : 0
    }

    /// All ten, from the least probabilities to the greatest.
    public var bins: [Bin] {
        (0..<Self.binCount).map { index in
            let (count, weight) = (counts[index], weights[index])
            return Bin(
                lower: Double(index) / Double(Self.binCount), upper: Double(index + 1) / Double(Self.binCount),
                count: count, meanProbability: count > 0 ? sums[index] / weight : nil,
                observedShare: count > 0 ? happenings[index] / weight : nil)
        }
    }

    /// The mean distance between stated probability and observed share over the bins, weighted by what they hold; `nil`
    /// without statements.
    ///
    /// Source: Naeini, Cooper & Hauskrecht (2015), AAAI 29, “Obtaining Well Calibrated Probabilities Using Bayesian
    /// Binning”.
    public var expectedCalibrationError: Double? {
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        return zip(sums, happenings).reduce(0) { $0 + abs($1.0 - $1.1) } / total
    }
}

/// The scores of stated probabilities of which some count for more than others.
public struct WeightedScores: Hashable, Sendable {
    /// One probability, what came, and for how much it counts.
    public struct Statement: Hashable, Sendable {
        /// Between 0 and 1.
        public let probability: Double
        /// Whether the thing came about.
        public let happened: Bool
        /// Above 0.
        public let weight: Double

        /// Checks nothing: the ranges are those of the properties.
        public init(probability: Double, happened: Bool, weight: Double) {
            self.probability = probability
            self.happened = happened
            self.weight = weight
        }
    }

    /// How many statements there are, whatever their weights.
    public let count: Int
    /// How many of the things happened.
    public let happened: Int
    /// The share that happened, as are all that follow with the weights; `nil` without statements.
    public let baseRate: Double?
    /// The mean of ``ProbabilityScore/brier(probability:happened:)``.
    public let brier: Double?
    /// The mean of ``ProbabilityScore/logarithmic(probability:happened:)``.
    public let logarithmic: Double?
    /// How often of two things, one of which happened, that one was given the larger probability; equal ones count half.
    /// `nil` where everything happened or nothing did.
    ///
    /// Source: the area under the curve of Hanley & McNeil (1982), Radiology 143.
    public let discrimination: Double?
    /// Stated probabilities beside observed shares in ten bins, both with the weights.
    public let reliability: Reliability

    /// Scores all statements at once; without any, what would be a mean is `nil`.
    public init(_ statements: [Statement]) {
        let total = statements.reduce(0) { $0 + $1.weight }
        func mean(_ value: (Statement) -> Double) -> Double? {
            total > 0 ? statements.reduce(0) { $0 + $1.weight * value($1) } / total : nil
        }
        count = statements.count
        happened = statements.count(where: \.happened)
        baseRate = mean { $0.happened ? 1 : 0 }
        brier = mean { ProbabilityScore.brier(probability: $0.probability, happened: $0.happened) }
        logarithmic = mean { ProbabilityScore.logarithmic(probability: $0.probability, happened: $0.happened) }
        discrimination = Self.discrimination(of: statements)
        var reliability = Reliability()
        for statement in statements {
            reliability.add(
                probability: statement.probability, happened: statement.happened, weight: statement.weight)
        }
        self.reliability = reliability
    }

    private static func discrimination(of statements: [Statement]) -> Double? {
        let groups = Dictionary(grouping: statements, by: \.probability).sorted { $0.key < $1.key }
        var (below, inOrder, happened, failed) = (0.0, 0.0, 0.0, 0.0)
        for (_, group) in groups {
            let yes = group.reduce(0) { $0 + ($1.happened ? $1.weight : 0) }
            let no = group.reduce(0) { $0 + ($1.happened ? 0 : $1.weight) }
            inOrder += yes * (below + no / 2)
            below += no
            happened += yes
            failed += no
        }
        return happened > 0 && failed > 0 ? inOrder / (happened * failed) : nil
    }
}

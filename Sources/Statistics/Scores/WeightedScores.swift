import Foundation

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

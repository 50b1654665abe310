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

/// Annual series of one origin that a prior is learned from.
public struct LearningSet: Sendable {
    /// What the set is called; the learning doesn't depend on it.
    public let name: String
    /// How much the set counts, whatever the number of its series; above 0.
    public let weight: Double
    /// The histories; those of fewer than five exact values teach nothing.
    public let series: [AnnualSeries]

    /// Checks nothing: `weight` must be above 0.
    public init(name: String, weight: Double, series: [AnnualSeries]) {
        self.name = name
        self.weight = weight
        self.series = series
    }
}

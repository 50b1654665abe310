/// Annual series of one origin that a prior is learned from.
public struct LearningSet: Sendable {
    public let name: String
    /// How much the set counts, whatever the number of its series; above 0.
    public let weight: Double
    public let series: [AnnualSeries]

    public init(name: String, weight: Double, series: [AnnualSeries]) {
        self.name = name
        self.weight = weight
        self.series = series
    }
}

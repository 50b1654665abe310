import NumericalMethods
public import Statistics

/// The answer to an indicator with a single value: how often comparable targets were met.
public struct ReferenceClass: Hashable, Sendable {
    /// How many comparable targets there are (N).
    public let targets: Int
    /// How many of them were met (M).
    public let met: Int
    /// How many municipalities they come from.
    public let municipalities: Int
    /// The share of its targets that a further plan meets.
    public let rate: AttainmentRate

    /// - Throws: ``StatisticsError/numerical(_:)`` when the learning fails.
    public init(from evidence: ReferenceEvidence) throws(StatisticsError) {
        targets = evidence.targetCount
        met = evidence.metCount
        municipalities = evidence.municipalities.count
        do throws(NumericalError) {
            rate = try AttainmentRateModel().fit(evidence.clusters)
        } catch {
            throw .numerical(error)
        }
    }

    /// The chance that a comparable target is met.
    public var probability: Double { rate.mean }
}

/// What is known of the targets of municipalities: single ones, and counts over whole plans.
public struct ReferenceEvidence: Hashable, Sendable {
    public let pastTargets: [PastTarget]
    public let wholePlans: [WholePlan]

    public init(pastTargets: [PastTarget], wholePlans: [WholePlan]) {
        self.pastTargets = pastTargets
        self.wholePlans = wholePlans
    }

    /// The evidence that the program carries.
    public static let shipped = ReferenceEvidence(pastTargets: shippedPastTargets, wholePlans: shippedWholePlans)

    /// Every municipality once, in the order of its name.
    public var municipalities: [String] {
        Set(pastTargets.map(\.municipality) + wholePlans.map(\.municipality)).sorted()
    }
}

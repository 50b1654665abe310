/// What is known of the targets of municipalities: single ones, and counts over whole plans.
package struct ReferenceEvidence: Hashable, Sendable {
    package let pastTargets: [PastTarget]
    package let wholePlans: [WholePlan]

    package init(pastTargets: [PastTarget], wholePlans: [WholePlan]) {
        self.pastTargets = pastTargets
        self.wholePlans = wholePlans
    }

    /// The evidence that the program carries.
    package static let shipped = ReferenceEvidence(pastTargets: shippedPastTargets, wholePlans: shippedWholePlans)

    /// Every municipality once, in the order of its name.
    package var municipalities: [String] {
        Set(pastTargets.map(\.municipality) + wholePlans.map(\.municipality)).sorted()
    }
}

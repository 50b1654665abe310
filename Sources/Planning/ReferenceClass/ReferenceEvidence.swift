/// What is known of comparable targets: single ones, and counts over whole plans.
public struct ReferenceEvidence: Hashable, Sendable {
    public let pastTargets: [PastTarget]
    public let wholePlans: [WholePlan]

    public init(pastTargets: [PastTarget], wholePlans: [WholePlan]) {
        self.pastTargets = pastTargets
        self.wholePlans = wholePlans
    }

    /// The evidence that the program carries.
    public static let shipped = ReferenceEvidence(pastTargets: shippedPastTargets, wholePlans: shippedWholePlans)

    /// How many comparable targets there are, every row and every target of a plan counted once.
    public var targetCount: Int { pastTargets.count + wholePlans.reduce(0) { $0 + $1.targets } }

    /// How many of them were met.
    public var metCount: Int { pastTargets.count(where: \.isMet) + wholePlans.reduce(0) { $0 + $1.met } }

    /// Every municipality once, in the order of its name.
    public var municipalities: [String] {
        Set(pastTargets.map(\.municipality) + wholePlans.map(\.municipality)).sorted()
    }

    /// One cluster a municipality: years of one indicator aren't independent, so an indicator counts as one target, met as
    /// often as the share of its years.
    public var clusters: [Cluster] {
        municipalities.map { municipality in
            var cluster = Cluster(municipality: municipality, targets: 0, met: 0)
            let own = pastTargets.filter { $0.municipality == municipality }
            for years in Dictionary(grouping: own, by: \.indicator).sorted(by: { $0.key < $1.key }).map(\.value) {
                cluster.targets += 1
                cluster.met += Double(years.count(where: \.isMet)) / Double(years.count)
            }
            for plan in wholePlans where plan.municipality == municipality {
                cluster.targets += Double(plan.targets)
                cluster.met += Double(plan.met)
            }
            return cluster
        }
    }

    /// The targets of one municipality.
    public struct Cluster: Hashable, Sendable {
        public let municipality: String
        /// How many independent targets it stands for.
        public var targets: Double
        /// How many of them were met.
        public var met: Double
    }

    /// The evidence without what comes from `municipality`.
    func without(_ municipality: String) -> ReferenceEvidence {
        ReferenceEvidence(
            pastTargets: pastTargets.filter { $0.municipality != municipality },
            wholePlans: wholePlans.filter { $0.municipality != municipality })
    }

    /// The single targets alone.
    var withoutPlans: ReferenceEvidence { ReferenceEvidence(pastTargets: pastTargets, wholePlans: []) }
}

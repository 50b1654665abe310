/// A target of some municipality, or of another public office, that has come due, with what was measured.
package struct PastTarget: Hashable, Sendable {
    /// Whose target it was; an alias has been replaced.
    package let municipality: String
    package let indicator: String
    package let unit: String
    /// The value when the target was set; the target's own year where the source names no other; `nil` where neither is known.
    package let base: Double?
    /// The year of the base; `nil` where the source doesn't say.
    package let baseYear: Int?
    /// Years from base to target; `nil` where the source doesn't say.
    package let years: Int?
    package let target: Double
    /// The value measured for the target.
    package let actual: Double
    /// Years from base to that value; `nil` where the source doesn't say.
    package let measuredAfter: Int?
    package let lessIsBetter: Bool
    /// The address at which it was read; empty where none is known.
    package let source: String

    /// - Parameters:
    ///   - municipality: As found; `〜とみられる(…)` counts as the municipality named before it, so that one city is one
    ///     cluster.
    ///   - measuredAfter: Years from base to the measured value; `nil` where that is the target's own year.
    package init(
        _ municipality: String, _ indicator: String, unit: String, base: Double?, baseYear: Int? = nil, years: Int?,
        target: Double, actual: Double, measuredAfter: Int? = nil, lessIsBetter: Bool = false, source: String = ""
    ) {
        self.municipality = Self.withoutDoubt(municipality)
        self.indicator = indicator
        self.unit = unit
        self.base = base
        self.baseYear = baseYear
        self.years = years
        self.target = target
        self.actual = actual
        self.measuredAfter = measuredAfter ?? years
        self.lessIsBetter = lessIsBetter
        self.source = source
    }

    package var isMet: Bool { lessIsBetter ? actual <= target : actual >= target }

    /// A percentage rather than an amount.
    var isShare: Bool { NumberText.isPercentage(unit) }

    private static func withoutDoubt(_ name: String) -> String {
        name.firstRange(of: "とみられる").map { String(name[..<$0.lowerBound]) } ?? name
    }
}

/// How many targets of a whole plan were met, as the municipality itself counted them.
package struct WholePlan: Hashable, Sendable {
    package let municipality: String
    package let plan: String
    /// How many targets were counted; above 0.
    package let targets: Int
    package let met: Int

    package init(_ municipality: String, _ plan: String, targets: Int, met: Int) {
        self.municipality = municipality
        self.plan = plan
        self.targets = targets
        self.met = met
    }
}

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

/// A target of the past, with the sort of targets it belongs to: what a declared target can be held against.
package struct ComparedTarget: Sendable {
    package let target: PastTarget
    package let targetClass: TargetClass
    /// Years from base to target.
    package let years: Int

    /// - Parameter due: The same target, as a plan would have it.
    /// - Returns: `nil` where nobody can say what meets it.
    package init?(_ target: PastTarget, as due: DueTarget) {
        guard let targetClass = due.targetClass else { return nil }
        self.target = target
        self.targetClass = targetClass
        years = due.year.year - due.baseYear.year
    }
}

extension [ComparedTarget] {
    /// The targets that are most like a declared one, each of another indicator, the most like it first.
    ///
    /// They ask for the same, a change, a level to keep or one that was passed; those of the same cell come first, then those
    /// with the same mover, and among them those with the nearest share of change, then the nearest number of years.
    package func nearest(to declared: TargetClass, years: Int, count: Int = 5) -> [ComparedTarget] {
        let alike = filter { $0.targetClass.aimSort == declared.aimSort }.sorted {
            $0.distance(from: declared, years) < $1.distance(from: declared, years)
        }
        var seen: Set<[String]> = []
        return Array(
            alike.filter { seen.insert([$0.target.municipality, $0.target.indicator]).inserted }.prefix(count))
    }
}

extension ComparedTarget {
    fileprivate func distance(from declared: TargetClass, _ years: Int) -> (Int, Int, Double, Int) {
        (
            targetClass.cell == declared.cell ? 0 : 1, targetClass.mover == declared.mover ? 0 : 1,
            abs(targetClass.share - declared.share), abs(self.years - years)
        )
    }
}

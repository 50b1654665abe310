import Statistics

/// One probability that serves every indicator with a single value: what it says of them together, and what tells them
/// apart instead.
public struct SharedAnswer: Hashable, Sendable {
    /// An indicator with a single value.
    public struct Member: Hashable, Sendable {
        public let indicatorID: String
        /// ``IndicatorAssessment/relativePace``.
        public let relativePace: Double?

        public init(indicatorID: String, relativePace: Double?) {
            self.indicatorID = indicatorID
            self.relativePace = relativePace
        }
    }

    public let referenceClass: ReferenceClass
    /// The verdict that all of them have.
    public let verdict: Verdict
    /// By required pace, the hardest first; those without one last.
    public let members: [Member]

    public init(referenceClass: ReferenceClass, verdict: Verdict, members: [Member]) {
        self.referenceClass = referenceClass
        self.verdict = verdict
        self.members = members.enumerated().sorted { left, right in
            let (first, second) = (left.element.relativePace ?? -1, right.element.relativePace ?? -1)
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }

    /// How many of them are met on average.
    public var expectedMet: Double { Double(members.count) * referenceClass.probability }

    /// How many of them are met 8 times in 10: the smallest number reached with 10 %, and with 90 %.
    public var likelyMet: ClosedRange<Int> {
        var reached = 0.0
        var least: Int?
        for (met, chance) in referenceClass.rate.chances(among: members.count).enumerated() {
            reached += chance
            if least == nil, reached >= 0.1 { least = met }
            if let least, reached >= 0.9 { return least...met }
        }
        return (least ?? 0)...members.count
    }
}

extension IndicatorAssessment {
    /// The required change a year in the wanted direction beside the larger of latest value and final target, so that unlike
    /// indicators can be compared: 0.3 is three tenths of that level every year, 0 a level that is reached already.
    public var relativePace: Double? {
        guard let pace, let latest = series?.exactObservations.last?.exactValue, let level = targets.last?.target.level
        else { return nil }
        if pace.keepsLevel { return 0 }
        let scale = max(abs(latest), abs(level))
        return scale > 0 ? max(0, pace.perYear * (direction.direction?.sign ?? 1)) / scale : 0
    }
}

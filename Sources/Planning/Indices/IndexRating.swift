extension AttainmentIndex {
    /// What the published practice calls a value of an index; Reporting has the words.
    public enum Rating: Hashable, Sendable {
        /// One of an index's own steps.
        case step(Step)
        /// One of those of a control chart, with its limits at the target's year; under 12 values they are on trial.
        case chart(Step, limits: ClosedRange<Double>, isTrial: Bool)
        /// That of the chance.
        case verdict(Verdict)
        /// A grade of the index's scale.
        case grade(AttainmentScale.Name)
    }
}

extension AttainmentIndex.Rating {
    /// The steps of the indices that have some.
    public enum Step: String, CaseIterable, Sendable {
        /// 4 and 5: the latest value meets the target.
        case achieved
        case onTrack = "on-track"
        /// 4.
        case accelerationNeeded = "acceleration-needed"
        case limitedProgress = "limited-progress"
        case deterioration
        /// 5.
        case someProgress = "some-progress"
        case stagnation
        /// 6.
        case maintain
        case accelerate
        case reverse
        /// 7.
        case consistentlyMet = "consistently-met"
        case consistentlyMissed = "consistently-missed"
        case hitAndMiss = "hit-and-miss"
        /// 11.
        case easy
        case fair
        case stretch
        case beyondExperience = "beyond-experience"
    }

    /// The rating for programs; it never follows the language.
    public var code: String {
        switch self {
        case .step(let step), .chart(let step, _, _): step.rawValue
        case .verdict(let verdict): verdict.rawValue
        case .grade(let name): name.code
        }
    }
}

/// One of the attainment indices of the published practice, for one target.
public struct AttainmentIndex: Hashable, Sendable {
    /// What the index measures; numbered as in the documentation.
    public enum Measure: String, CaseIterable, Sendable, Codable {
        /// 1: 100·y/T; for a decrease 100·(2 − y/T).
        case levelRatio = "level-ratio"
        /// 1, inverse form for a decrease: 100·T/y.
        case inverseLevelRatio = "inverse-level-ratio"
        /// 2: 100·(y − b)/(T − b).
        case changeRatio = "change-ratio"
        /// 3: the change ratio divided by the elapsed share of the time.
        case elapsedTimeRatio = "elapsed-time-ratio"
        /// 4: observed over required compound annual growth (Eurostat, Open SDG).
        case growthRatio = "growth-ratio"
        /// 5: progress at the target year if the observed growth goes on (UN progress chart).
        case progressChart = "progress-chart"
        /// 6: the gap left at the target year by a weighted line (ESCAP).
        case anticipatedGap = "anticipated-gap"
        /// 7: the target against the limits of a control chart (NHS "Making Data Count").
        case controlChart = "control-chart"
        /// 8: observed pace over required pace.
        case paceRatio = "pace-ratio"
        /// 9: months ahead of (+) or behind (−) the plan's path.
        case earnedSchedule = "earned-schedule"
        /// 10: probability of attainment.
        case probability
        /// 10: how far below the target the forecast falls on average, in the unit.
        case expectedShortfall = "expected-shortfall"
        /// 10: the year in which the target is reached in half of the paths.
        case expectedYear = "expected-year"
        /// 11: the percentile of the target in the forecast made from data up to the base year.
        case targetValidity = "target-validity"
        /// 12: a letter from ordered cut-offs on another measure; the value is that measure's.
        case letterGrade = "letter-grade"
    }

    /// Which index it is.
    public let measure: Measure
    /// The target's year.
    public let fiscalYear: FiscalYear
    /// The value in the measure's own quantity, or why there is none.
    public let outcome: Outcome
    /// What the published practice calls the value.
    public let rating: Rating?
    /// The scale that ``rating`` is taken from; set exactly for ``Measure/letterGrade``.
    public let scale: AttainmentScale?
    /// True when the value moves too much with the noise of single years to be relied on.
    public let isUnstable: Bool

    /// A scale is to be given for ``Measure/letterGrade`` and for no other measure.
    init(
        measure: Measure, fiscalYear: FiscalYear, outcome: Outcome, rating: Rating? = nil,
        scale: AttainmentScale? = nil, isUnstable: Bool = false
    ) {
        self.measure = measure
        self.fiscalYear = fiscalYear
        self.outcome = outcome
        self.rating = rating
        self.scale = scale
        self.isUnstable = isUnstable
    }

    /// A value, or the named reason why there is none.
    public enum Outcome: Hashable, Sendable {
        case value(Double)
        case undefined(Refusal)
    }

    /// Why an index has no value.
    public enum Refusal: Hashable, Sendable {
        /// No value is known.
        case noValue
        /// No base value is declared, or it is only a bound.
        case noBase
        /// The latest value is the base itself.
        case noLaterValueThanBase
        case baseEqualsTarget
        /// The target's year isn't after the base.
        case targetNotAfterBase
        /// The latest value is no earlier than the target's year, so no time is left to pace.
        case noTimeLeft
        /// The latest value meets the target already.
        case alreadyMet
        case baseIsZero
        case targetIsZero
        case valueIsZero
        case signsDiffer
        case tooFewValues(needed: Int, found: Int)
        /// The values don't vary, so that limits around them have no width.
        case noVariation
        /// The forecast's tail is too heavy for an average to exist.
        case noMean
        /// The result is too large to be a number.
        case outOfRange
        /// The indicator or its target is a stage.
        case notNumeric
        case directionUnknown
        case notApplicableToDirection(Direction)
        case noProbability(NotAssessableReason)
        case neverReached(withinYears: Int)
    }
}

/// Ordered cut-offs that turn an index into a letter or a word, as the evaluation rules of a body lay down.
public struct AttainmentScale: Hashable, Sendable {
    /// A cut-off and the grade from it upwards.
    public struct Grade: Hashable, Sendable {
        /// The least value of the measure that earns the grade.
        public let atLeast: Double
        /// The letter, word or colour that is earned.
        public let name: Name

        /// Any cut-off is taken; a scale refuses one that isn't finite.
        public init(atLeast: Double, label: BilingualText) { self.init(atLeast, .own(label)) }

        fileprivate init(_ atLeast: Double, _ name: Name) {
            self.atLeast = atLeast
            self.name = name
        }
    }

    /// What a scale or a grade is called.
    public enum Name: Hashable, Sendable {
        /// In a scale that comes with the package; Reporting has the words.
        case shipped(Shipped)
        /// In a city's own scale, in its own words.
        case own(BilingualText)

        /// The name for programs; of a city's own the English word.
        public var code: String {
            switch self {
            case .shipped(let name): name.rawValue
            case .own(let label): label.english
            }
        }
    }

    /// The names in the scales that come with the package.
    public enum Shipped: String, CaseIterable, Sendable {
        case yearlyTarget = "yearly-target"
        case a = "A"
        case b = "B"
        case c = "C"
        case d = "D"
        case elapsedTime = "elapsed-time"
        case steady
        case roughlyOnCourse = "roughly-on-course"
        case needsWork = "needs-work"
        case objectivesAndKeyResults = "objectives-and-key-results"
        case green
        case yellow
        case red
    }

    /// Why cut-offs make no scale.
    public enum Problem: Error, Hashable, Sendable {
        case noGrades
        case notFinite(Double)
        /// A cut-off that isn't below the one before it.
        case notDescending(Double)
    }

    /// What the scale is called beside its grades.
    public let name: Name
    /// The index the cut-offs apply to, in that index's own quantity.
    public let measure: AttainmentIndex.Measure
    /// From the best grade down.
    public let grades: [Grade]
    /// The grade below every cut-off.
    public let lowest: Name

    /// - Throws: ``Problem`` unless the cut-offs are finite and descend.
    public init(
        name: BilingualText, measure: AttainmentIndex.Measure, grades: [Grade], lowest: BilingualText
    ) throws(Problem) {
        guard !grades.isEmpty else { throw .noGrades }
        for grade in grades where !grade.atLeast.isFinite { throw .notFinite(grade.atLeast) }
        for (higher, lower) in zip(grades, grades.dropFirst()) where lower.atLeast >= higher.atLeast {
            throw .notDescending(lower.atLeast)
        }
        self.init(.own(name), measure, grades, .own(lowest))
    }

    private init(_ name: Name, _ measure: AttainmentIndex.Measure, _ grades: [Grade], _ lowest: Name) {
        self.name = name
        self.measure = measure
        self.grades = grades
        self.lowest = lowest
    }

    /// The grade that `value` earns.
    public func grade(for value: Double) -> Name {
        grades.first { value >= $0.atLeast }?.name ?? lowest
    }
}

extension AttainmentScale {
    /// A ≥ 110, B ≥ 80, C ≥ 50, D below, on the level ratio of a yearly target. Source: evaluation rules of the Osaka
    /// prefectural libraries.
    public static let yearlyTarget = AttainmentScale(
        .shipped(.yearlyTarget), .levelRatio,
        [Grade(110, .shipped(.a)), Grade(80, .shipped(.b)), Grade(50, .shipped(.c))], .shipped(.d))

    /// ≥ 100 steady, ≥ 60 roughly on course, below needs work, on the elapsed-time ratio. Source: progress rules of
    /// Tama City.
    public static let elapsedTime = AttainmentScale(
        .shipped(.elapsedTime), .elapsedTimeRatio,
        [Grade(100, .shipped(.steady)), Grade(60, .shipped(.roughlyOnCourse))], .shipped(.needsWork))

    /// ≥ 70 green, ≥ 40 yellow, below red, on the change ratio: the 0.7 and 0.4 of objectives and key results.
    public static let objectivesAndKeyResults = AttainmentScale(
        .shipped(.objectivesAndKeyResults), .changeRatio,
        [Grade(70, .shipped(.green)), Grade(40, .shipped(.yellow))], .shipped(.red))

    /// The scales that come with the package; a city can add its own to ``AssessmentSettings/scales``.
    public static let shipped = [yearlyTarget, elapsedTime, objectivesAndKeyResults]
}

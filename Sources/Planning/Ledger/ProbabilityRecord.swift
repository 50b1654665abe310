public import Statistics

/// One probability as it was stated: what a ledger keeps until the result is known.
public struct ProbabilityRecord: Hashable, Sendable {
    /// When it was recorded, as ISO 8601 in coordinated universal time: `2021-04-01T09:30:00Z`.
    public var madeAt: String
    /// Of the program.
    public let version: String
    /// The day whose knowledge it rests on.
    public let asOf: CalendarDate
    /// The SHA-256 digest of the inputs, in 64 hexadecimal digits.
    public let inputs: String
    public let seed: UInt
    public let indicatorID: String
    public private(set) var fiscalYear: FiscalYear
    public let goal: Target.Goal
    /// `nil` for a stage, and where nothing tells it.
    public let direction: Direction?
    /// How far on the wrong side still counts; 0 unless a level is to be kept.
    public let tolerance: Double
    public let verdict: Verdict
    /// `nil` where nothing could be said.
    public let probability: Double?
    /// The code of what answered: a model's name, `stages`, or nothing.
    public let model: String
    /// `nil` in a record of version 0.1.0, which kept no grounds.
    public let grounds: Grounds?

    public init(
        madeAt: String, version: String, asOf: CalendarDate, inputs: String, seed: UInt, indicatorID: String,
        fiscalYear: FiscalYear, goal: Target.Goal, direction: Direction?, tolerance: Double, verdict: Verdict,
        probability: Double?, model: String, grounds: Grounds? = nil
    ) {
        self.madeAt = madeAt
        self.version = version
        self.asOf = asOf
        self.inputs = inputs
        self.seed = seed
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.direction = direction
        self.tolerance = tolerance
        self.verdict = verdict
        self.probability = probability
        self.model = model
        self.grounds = grounds
    }

    /// What a later reader needs to explain the answer.
    public struct Grounds: Hashable, Sendable {
        /// On what the direction rests.
        public let basis: ResolvedDirection.Basis
        /// The least value, as written, that meets the target; `nil` without a limit on that side.
        public let least: Double?
        /// The greatest value, as written, that meets the target; `nil` without a limit on that side.
        public let most: Double?
        /// The year of the latest value that was known; `nil` where none was.
        public let latestYear: FiscalYear?
        /// That value as a number, a bound with its sign, or a stage; empty where none was known.
        public let latestValue: String
        /// The parts that the probability is made of; empty where it is whole.
        public let parts: String
        /// ``AnswerConstants/digest(for:)`` of the program that answered.
        public let constants: String

        public init(
            basis: ResolvedDirection.Basis, least: Double?, most: Double?, latestYear: FiscalYear?, latestValue: String,
            parts: String = "", constants: String
        ) {
            self.basis = basis
            self.least = least
            self.most = most
            self.latestYear = latestYear
            self.latestValue = latestValue
            self.parts = parts
            self.constants = constants
        }
    }

    /// What meets the target, as it was recorded; `nil` for a stage, and where nobody knows which side is better.
    var meetingValues: MeetingValues? {
        guard let direction, case .value(let level) = goal else { return nil }
        guard let grounds else {
            // Version 0.1.0 granted its tolerance to every direction, and rounded nothing.
            return MeetingValues(
                least: direction.isAtMost ? -.infinity : level - tolerance,
                most: direction.isAtLeast ? .infinity : level + tolerance)
        }
        return MeetingValues(least: grounds.least ?? -.infinity, most: grounds.most ?? .infinity)
    }

    /// Whether the two state the same on the same grounds, whenever each was recorded.
    public func isSameStatement(as other: ProbabilityRecord) -> Bool { statement == other.statement }

    /// Everything but the moment of recording.
    public var statement: ProbabilityRecord {
        var statement = self
        statement.madeAt = ""
        return statement
    }

    /// True when it was recorded before the year of its target was over; only such a record proves foresight.
    public var isMadeBeforehand: Bool { madeAt.prefix(10) <= fiscalYear.lastDay.description }
}

extension ProbabilityRecord {
    /// The record where `firstMonth` begins the plan's fiscal years, which a ledger doesn't say.
    func withFiscalYears(beginning firstMonth: Int) -> ProbabilityRecord {
        var record = self
        record.fiscalYear = fiscalYear.withFiscalYears(beginning: firstMonth)
        return record
    }
}

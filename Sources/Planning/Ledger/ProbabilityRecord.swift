package import MitoshiBasics
import MitoshiStatistics

/// One probability as it was stated: what a ledger keeps until the result is known.
package struct ProbabilityRecord: Hashable, Sendable {
    /// When it was recorded, as ISO 8601 in coordinated universal time: `2021-04-01T09:30:00Z`.
    package var madeAt: String
    /// Of the program.
    package let version: String
    /// The day whose knowledge it rests on.
    package let asOf: CalendarDate
    /// The SHA-256 digest of the inputs, in 64 hexadecimal digits.
    package internal(set) var inputs: String
    package let seed: UInt
    package let indicatorID: String
    package private(set) var fiscalYear: FiscalYear
    package let goal: Target.Goal
    /// `nil` for a stage, and where nothing tells it.
    package let direction: Direction?
    /// How far on the wrong side still counts; 0 unless a level is to be kept.
    package let tolerance: Double
    package let verdict: Verdict
    /// `nil` where nothing could be said.
    package let probability: Double?
    /// The code of what answered: a model's name, `stages`, or nothing.
    package let model: String
    /// `nil` in a record of version 0.1.0, which kept no grounds.
    package let grounds: Grounds?

    package init(
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
    package struct Grounds: Hashable, Sendable {
        /// On what the direction rests.
        package let basis: ResolvedDirection.Basis
        /// The least value, as written, that meets the target; `nil` without a limit on that side.
        package let least: Double?
        /// The greatest value, as written, that meets the target; `nil` without a limit on that side.
        package let most: Double?
        /// The year of the latest value that was known; `nil` where none was.
        package let latestYear: FiscalYear?
        /// That value as a number, a bound with its sign, or a stage; empty where none was known.
        package let latestValue: String
        /// The parts that the probability is made of; empty where it is whole.
        package let parts: String
        /// ``AnswerConstants/digest(for:)`` of the program that answered.
        package let constants: String

        package init(
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
    var meetingValues: ValueRange? {
        guard let direction, case .value(let level) = goal else { return nil }
        guard let grounds else {
            // Version 0.1.0 granted its tolerance to every direction, and rounded nothing.
            return .between(
                direction.isAtMost ? -.infinity : level - tolerance,
                direction.isAtLeast ? .infinity : level + tolerance)
        }
        return .between(grounds.least ?? -.infinity, grounds.most ?? .infinity)
    }

    /// Whether the two state the same on the same grounds, whenever each was recorded.
    package func isSameStatement(as other: ProbabilityRecord) -> Bool { statement == other.statement }

    /// Everything but the moment of recording.
    package var statement: ProbabilityRecord {
        var statement = self
        statement.madeAt = ""
        return statement
    }

    /// True when it was recorded before the year of its target was over; only such a record proves foresight.
    package var isMadeBeforehand: Bool { madeAt.prefix(10) <= fiscalYear.lastDay.description }
}

extension ProbabilityRecord {
    /// The record where `firstMonth` begins the plan's fiscal years, which a ledger doesn't say.
    func withFiscalYears(beginning firstMonth: Int) -> ProbabilityRecord {
        var record = self
        record.fiscalYear = fiscalYear.withFiscalYears(beginning: firstMonth)
        return record
    }
}

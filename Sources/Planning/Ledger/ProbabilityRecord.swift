public import Statistics

/// One probability as it was stated: what a ledger keeps until the result is known.
public struct ProbabilityRecord: Hashable, Sendable {
    /// When it was recorded, as ISO 8601 in coordinated universal time: `2021-04-01T09:30:00Z`.
    public let madeAt: String
    /// Of the program.
    public let version: String
    /// The day whose knowledge it rests on.
    public let asOf: CalendarDate
    /// The SHA-256 digest of the inputs, in 64 hexadecimal digits.
    public let inputs: String
    public let seed: UInt
    public let indicatorID: String
    public let fiscalYear: FiscalYear
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

    public init(
        madeAt: String, version: String, asOf: CalendarDate, inputs: String, seed: UInt, indicatorID: String,
        fiscalYear: FiscalYear, goal: Target.Goal, direction: Direction?, tolerance: Double, verdict: Verdict,
        probability: Double?, model: String
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
    }

    /// Whether the two state the same on the same grounds, whenever each was recorded.
    public func isSameStatement(as other: ProbabilityRecord) -> Bool { statement == other.statement }

    /// Everything but the moment of recording.
    public var statement: ProbabilityRecord {
        ProbabilityRecord(
            madeAt: "", version: version, asOf: asOf, inputs: inputs, seed: seed, indicatorID: indicatorID,
            fiscalYear: fiscalYear, goal: goal, direction: direction, tolerance: tolerance, verdict: verdict,
            probability: probability, model: model)
    }

    /// True when it was recorded before the year of its target was over; only such a record proves foresight.
    public var isMadeBeforehand: Bool { madeAt.prefix(10) <= fiscalYear.lastDay.description }
}

extension PlanAssessment {
    /// The records of every answer whose result isn't known yet, in the plan's order.
    ///
    /// - Parameters:
    ///   - time: Now, as ``ProbabilityRecord/madeAt``.
    ///   - version: Of the program.
    ///   - inputs: The digest of what the assessment was made from.
    public func records(madeAt time: String, version: String, inputs: String) -> [ProbabilityRecord] {
        indicators.flatMap { indicator in
            indicator.targets.filter { $0.verdict != .met && $0.verdict != .missed }.map { answer in
                ProbabilityRecord(
                    madeAt: time, version: version, asOf: asOf, inputs: inputs, seed: settings.seed,
                    indicatorID: indicator.indicator.id, fiscalYear: answer.target.fiscalYear,
                    goal: answer.target.goal, direction: answer.rule?.direction,
                    tolerance: answer.rule?.tolerance ?? 0, verdict: answer.verdict,
                    probability: answer.probability, model: indicator.outlook.code)
            }
        }
    }
}

extension Outlook {
    fileprivate var code: String {
        switch self {
        case .forecast(let forecast, _): forecast.model.rawValue
        case .stages: "stages"
        case .referenceClass: "reference-class"
        case .none: ""
        }
    }
}

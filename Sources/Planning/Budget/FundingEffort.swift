/// How far a choice among interventions is searched before it answers unproven.
struct FundingEffort: Hashable, Sendable {
    /// More efficient sets than this at once are too many.
    var sets: Int
    /// After so many decisions the best set found so far answers.
    var decisions: Int
    /// The same for each budget of a frontier whose sets are too many.
    var stepDecisions: Int

    /// A few seconds at most.
    static let usual = FundingEffort(sets: 100_000, decisions: 600_000, stepDecisions: 10_000)
}

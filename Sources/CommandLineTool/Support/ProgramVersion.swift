import MitoshiPlanning

/// The version that the program calls itself, in `--version` and in ledgers.
enum ProgramVersion {
    static let current = "0.3.0"

    /// The version with the digest of the learned priors and constants that forecasts rest on, as `stream --stamp` gives it.
    static var withConstants: String { current + "\nconstants sha256:" + constants }

    /// The digest alone.
    static var constants: String { AnswerConstants.digest(for: AssessmentSettings(comparesTargets: false)) }
}

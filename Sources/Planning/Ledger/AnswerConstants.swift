import MitoshiStatistics

/// What answers rest on besides the inputs and the seed: priors, constants, the limits of the verdict words.
package enum AnswerConstants {
    /// SHA-256 in 64 hexadecimal digits: while it stays the same, so do the priors and constants behind the answers.
    package static func digest(for settings: AssessmentSettings) -> String {
        let limits = settings.verdictLimits
        let text = [
            learned, "stages \(StageOutlook.prior.advances) \(StageOutlook.prior.stays)",
            "limits \(limits.likely) \(limits.leaning) \(limits.atRisk)", "paths \(settings.pathCount)",
            "targets \(settings.comparesTargets ? AttainmentConstants.shipped.origin.digest : "")",
        ].joined(separator: "\n")
        return Digest.hexadecimal(of: Array(text.utf8))
    }

    private static let learned = LearnedConstants.text
}

import MitoshiStatistics

extension PlanAssessment {
    /// The records of every answer whose result isn't known yet, in the plan's order.
    ///
    /// - Parameters:
    ///   - time: Now, as ``ProbabilityRecord/madeAt``.
    ///   - version: Of the program.
    ///   - inputs: The digest of what the assessment was made from.
    package func records(madeAt time: String, version: String, inputs: String) -> [ProbabilityRecord] {
        let constants = AnswerConstants.digest(for: settings)
        return indicators.flatMap { indicator in
            indicator.targets.filter { !$0.verdict.isObserved }.map { answer in
                var record = indicator.record(of: answer, in: self, version: version, constants: constants)
                record.madeAt = time
                record.inputs = inputs
                return record
            }
        }
    }
}

extension IndicatorAssessment {
    /// What a ledger keeps of one answer, without the moment and the inputs.
    func record(
        of answer: TargetAssessment, in plan: PlanAssessment, version: String, constants: String
    ) -> ProbabilityRecord {
        ProbabilityRecord(
            madeAt: "", version: version, asOf: plan.asOf, inputs: "", seed: plan.settings.seed,
            indicatorID: indicator.id, fiscalYear: answer.target.fiscalYear, goal: answer.target.goal,
            direction: answer.rule?.direction, tolerance: answer.rule?.tolerance ?? 0, verdict: answer.verdict,
            probability: answer.probability, model: outlook.code, grounds: grounds(of: answer, constants: constants))
    }

    private func grounds(of answer: TargetAssessment, constants: String) -> ProbabilityRecord.Grounds {
        let written = answer.rule?.written
        let latest = series?.observations.last
        return ProbabilityRecord.Grounds(
            basis: answer.direction.basis, least: written?.least?.number, most: written?.most?.number,
            latestYear: latest.flatMap { yearAxis.year($0.year) },
            latestValue: latest?.value.plainText ?? "",
            parts: answer.grounds?.code ?? "", constants: constants)
    }
}

extension AttainmentGrounds {
    /// The parts in one line: `history 0.12; own-change 512/1119; earlier 0/2; yearly`.
    fileprivate var code: String {
        let history = historyAlone.map { "history \(PlainNumber.text($0))" }
        let counts = isForecastAlone ? [] : comparable.map { "\($0.cell.rawValue) \($0.met)/\($0.targets)" }
        let earlier = countsEarlier ? self.earlier.map { "earlier \($0.met)/\($0.due)" } : nil
        let horizon = targetClass.isYearly ? "yearly" : "final"
        return ([history].compactMap { $0 } + counts + [earlier, horizon].compactMap { $0 }).joined(separator: "; ")
    }
}

extension Outlook {
    fileprivate var code: String {
        switch self {
        case .forecast(let forecast, _): forecast.model.rawValue
        case .stages: "stages"
        case .comparableTargets: "comparable-targets"
        case .none: ""
        }
    }
}

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

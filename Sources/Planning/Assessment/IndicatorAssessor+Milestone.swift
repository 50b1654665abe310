import MitoshiStatistics

/// Indicators that are ordered stages.
extension IndicatorAssessor {
    func assessMilestone() -> IndicatorAssessment {
        let model = stageModel()
        let assessed = targets.map { assess($0, under: model) }
        let outlook: Outlook =
            switch model {
            case .success(let model): .stages(model)
            case .failure(let unknown): .none(unknown.reason)
            }
        return assessment(
            outlook: outlook, targets: assessed, joint: joint(of: assessed, under: model),
            indices: assessed.flatMap(stageIndices))
    }

    private func stageModel() -> Result<StageOutlook, UnknownFuture> {
        do throws(StageOutlook.Problem) {
            return .success(try StageOutlook(stages: stages, observations: history.stages))
        } catch {
            switch error {
            case .noStageKnown: return .failure(UnknownFuture(reason: .noValue))
            case .noProgressKnown: return .failure(UnknownFuture(reason: .noProgressKnown))
            case .unknownStage(let stage): return .failure(UnknownFuture(reason: .unknownStage(stage)))
            }
        }
    }

    private func assess(_ target: Target, under model: Result<StageOutlook, UnknownFuture>) -> TargetAssessment {
        guard case .stage(let stage) = target.goal else {
            return TargetAssessment(target: target, verdict: .notAssessable, reason: .goalOfAnotherSort)
        }
        guard let place = stages.firstIndex(of: stage) else {
            return TargetAssessment(target: target, verdict: .notAssessable, reason: .unknownStage(stage))
        }
        if let result = StageResult(of: place, in: target.fiscalYear, among: stages, observations: history.stages) {
            return TargetAssessment(
                target: target, verdict: result.verdict, probability: result.probability,
                observed: .stage(result.stage))
        }
        let probability = (try? model.get())?.probability(ofReaching: place, by: target.fiscalYear)
        if target.fiscalYear.lastDay < judgedOn {
            return TargetAssessment(target: target, verdict: .awaitingResult, probability: probability)
        }
        switch model {
        case .failure(let unknown):
            return TargetAssessment(target: target, verdict: .notAssessable, reason: unknown.reason)
        case .success(let model):
            let probability = model.probability(ofReaching: place, by: target.fiscalYear)
            return TargetAssessment(
                target: target, verdict: settings.verdictLimits.verdict(for: probability), probability: probability)
        }
    }

    /// The chances over all targets together: those not yet decided by the stage model, the others as observed.
    private func joint(
        of assessed: [TargetAssessment], under model: Result<StageOutlook, UnknownFuture>
    ) -> JointAttainment? {
        guard case .success(let model) = model, assessed.count > 1, let first = assessed.first,
            let last = assessed.last,
            assessed.allSatisfy({ $0.probability != nil })
        else { return nil }
        return JointAttainment(
            allMet: probability(model, demanding: assessed.map { ($0, true) }),
            missThenMeet: probability(model, demanding: [(first, false), (last, true)]))
    }

    private func probability(
        _ model: StageOutlook, demanding demands: [(answer: TargetAssessment, isWanted: Bool)]
    ) -> Double {
        var open: [(stage: Int, year: FiscalYear, isWanted: Bool)] = []
        for (answer, isWanted) in demands {
            if answer.observed != nil {
                guard (answer.verdict == .met) == isWanted else { return 0 }
            } else if case .stage(let stage) = answer.target.goal, let place = stages.firstIndex(of: stage) {
                open.append((place, answer.target.fiscalYear, isWanted))
            }
        }
        return model.probability(reaching: open)
    }

    /// A stage has a probability; every other index needs a number.
    private func stageIndices(of answer: TargetAssessment) -> [AttainmentIndex] {
        AttainmentIndex.Measure.allCases.filter { $0 != .letterGrade }.map { measure in
            guard measure == .probability else {
                return AttainmentIndex(
                    measure: measure, fiscalYear: answer.target.fiscalYear, outcome: .undefined(.notNumeric))
            }
            let outcome = answer.probability.map { AttainmentIndex.Outcome.value($0) }
            return AttainmentIndex(
                measure: measure, fiscalYear: answer.target.fiscalYear,
                outcome: outcome ?? .undefined(.noProbability(answer.reason ?? .noValue)),
                rating: outcome == nil ? nil : .verdict(answer.verdict))
        }
    }
}

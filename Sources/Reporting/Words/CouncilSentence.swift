import MitoshiPlanning
import MitoshiStatistics

extension IndicatorAssessment {
    /// The sentence for the council.
    var sentence: BilingualText { CouncilSentence(assessment: self).text }
}

/// The one sentence on an indicator that a section can put before the council: the number, the chance, and what would
/// change it. It is about the final target; an earlier target that is already decided stands behind the name.
struct CouncilSentence {
    let assessment: IndicatorAssessment

    private var limits: VerdictLimits { assessment.verdictLimits }

    var text: BilingualText {
        guard let last = assessment.targets.last else {
            let name = assessment.indicator.name
            return BilingualText(
                japanese: "\(name)には、判定できる目標値がない。", english: "\(name) has no target that can be judged.")
        }
        let statement = statement(on: last)
        return BilingualText(
            japanese: assumption.japanese + statement.japanese + "。",
            english: assumption.english + statement.english + "."
        ).atSentenceStart
    }

    private func statement(on last: TargetAssessment) -> BilingualText {
        switch last.verdict {
        case .met, .missed: result(last)
        case .awaitingResult: awaiting(last)
        case .likely, .leaning, .atRisk, .unlikely:
            if case .comparableTargets = assessment.outlook, let grounds = last.grounds {
                comparison(last, grounds)
            } else {
                chance(last)
            }
        case .notAssessable: refusal(last, last.reason ?? .noValue)
        }
    }

    private var assumption: BilingualText {
        assessment.suppositions.reduce(BilingualText(verbatim: "")) { text, supposition in
            let year = supposition.period.label
            let value = supposition.value.text(unit: assessment.indicator.unit)
            return BilingualText(
                japanese: text.japanese + "\(year.japanese)の値を\(value.japanese)と仮定すると、",
                english: text.english + "supposing \(value.english) in \(year.english), ")
        }
    }

    /// The indicator's name, with what is already decided of the targets before the last.
    private var name: BilingualText {
        let name = BilingualText(verbatim: assessment.indicator.name)
        guard let decided = assessment.targets.dropLast().last(where: \.verdict.isObserved),
            assessment.targets.last?.verdict != .met
        else { return name }
        let goal = goal(of: decided.target)
        let isMet = decided.verdict == .met
        return BilingualText(
            japanese: "\(name.japanese)（\(goal.japanese)は\(isMet ? "達成済み" : "未達成")）",
            english: "\(name.english) (which \(isMet ? "met" : "missed") \(goal.english))")
    }

    private func result(_ last: TargetAssessment) -> BilingualText {
        let goal = goal(of: last.target)
        let observed = last.observed?.text(unit: assessment.indicator.unit) ?? BilingualText(verbatim: "")
        return last.verdict == .met
            ? BilingualText(
                japanese: "\(name.japanese)は実績\(observed.japanese)により\(goal.japanese)を達成した",
                english: "with \(observed.english), \(name.english) met its target of \(goal.english)")
            : BilingualText(
                japanese: "\(name.japanese)は実績\(observed.japanese)で、\(goal.japanese)は未達成となった",
                english: "with \(observed.english), \(name.english) missed its target of \(goal.english)")
    }

    private func awaiting(_ last: TargetAssessment) -> BilingualText {
        let goal = goal(of: last.target)
        return BilingualText(
            japanese:
                "\(name.japanese)は目標\(last.target.fiscalYear.word.japanese)が終了したものの実績値が未把握であり、\(goal.japanese)は実績待ちである",
            english:
                "the year of the target of \(goal.english) for \(name.english) is over, but its result is not known yet"
        )
    }

    private func chance(_ last: TargetAssessment) -> BilingualText {
        let goal = goal(of: last.target)
        let chance =
            last.probability.map(limits.text) ?? BilingualText(verbatim: "")
        let verdict = last.verdict.label
        let ground = basis(of: last)
        let need = need(for: last)
        return BilingualText(
            japanese: "\(name.japanese)は、\(goal.japanese)に対し\(ground.japanese)目標達成確率が\(chance.japanese)"
                + "（\(verdict.japanese)、根拠\(assessment.evidence.grade)）であり、\(need.japanese)である",
            english: "\(ground.english)the chance that \(name.english) meets its target of \(goal.english) is "
                + "\(chance.english) (\(verdict.english), evidence \(assessment.evidence.grade) of 5); \(need.english)")
    }

    /// The chance by comparable targets, and what would narrow it.
    private func comparison(_ last: TargetAssessment, _ grounds: AttainmentGrounds) -> BilingualText {
        let (goal, only, need) = (goal(of: last.target), onlyValue, need(for: last))
        let (parts, range) = (grounds.parts(limits), grounds.rangeText(limits))
        let chance =
            last.probability.map(limits.text) ?? BilingualText(verbatim: "")
        let verdict = last.verdict.label
        let because = BilingualText(
            japanese: parts.map(\.japanese).joined(separator: "、"),
            english: parts.map(\.english).joined(separator: ", "))
        return BilingualText(
            japanese: "\(name.japanese)は実績値が\(only.japanese)のみであり、\(because.japanese)ことから、\(goal.japanese)の"
                + "目標達成確率は\(chance.japanese)（計画により\(range.japanese)、\(verdict.japanese)、根拠\(assessment.evidence.grade)）で、"
                + "\(need.japanese)であり、次の実績値が得られれば確率の幅を狭められる",
            english:
                "\(name.english) has only one value (\(only.english)); \(because.english), which gives its target of "
                + "\(goal.english) a chance of \(chance.english) (\(range.english) from plan to plan; \(verdict.english), "
                + "evidence \(assessment.evidence.grade) of 5); \(need.english), and a second measurement would narrow the chance"
        )
    }

    private func refusal(_ last: TargetAssessment, _ reason: NotAssessableReason) -> BilingualText {
        let goal = goal(of: last.target)
        let need = need(for: last)
        switch reason {
        case .decisionDriven:
            return BilingualText(
                japanese: "\(name.japanese)は市の判断で決まる指標であるため\(goal.japanese)の目標達成確率は算定しないが、"
                    + "\(need.japanese)である",
                english: "\(name.english) is set by the city's own decision, so no chance is given for its target of "
                    + "\(goal.english); \(need.english)")
        case .noValue:
            return BilingualText(
                japanese: "\(name.japanese)は実績値が把握されていないため\(goal.japanese)の達成見込みを判定できず、まず現状の把握を要する",
                english: "no value of \(name.english) is known, so its target of \(goal.english) is not assessable; "
                    + "measuring where it stands comes first")
        case .directionUnknown: return readings(of: last)
        case .oneValue, .noProgressKnown, .unknownStage, .goalOfAnotherSort, .invalidSeries, .noModel:
            return BilingualText(
                japanese: "\(name.japanese)は\(goal.japanese)の達成見込みを判定できない：\(reason.text.japanese)",
                english: "the target of \(goal.english) for \(name.english) is not assessable: \(reason.text.english)")
        }
    }

    /// Both readings of a target of which nobody says which side is better.
    private func readings(of last: TargetAssessment) -> BilingualText {
        let goal = goal(of: last.target)
        let readings = last.readings.map { reading -> BilingualText in
            let (way, verdict) = (reading.direction.label, reading.verdict.label)
            let chance = reading.probability.map(limits.text)
            return BilingualText(
                japanese: "「\(way.japanese)」と読めば\(verdict.japanese)\(chance.map { "（\($0.japanese)）" } ?? "")",
                english: "read as “\(way.english)” it is \(verdict.english)\(chance.map { " (\($0.english))" } ?? "")")
        }
        return BilingualText(
            japanese: "\(name.japanese)は\(goal.japanese)について、多いほど良いのか少ないほど良いのかが示されておらず、"
                + readings.map(\.japanese).joined(separator: "、"),
            english:
                "for \(name.english) and its target of \(goal.english) nobody says whether more or less is better: "
                + readings.map(\.english).joined(separator: ", "))
    }
}

import MitoshiPlanning
import MitoshiStatistics

/// The title of an indicator's card: what was found, with the two paces that decide it.
struct FindingSentence {
    let summary: IndicatorSummary

    init(_ summary: IndicatorSummary) { self.summary = summary }

    var text: BilingualText {
        let name = summary.assessment.indicator.name
        guard let last = summary.assessment.targets.last, let goal = summary.target?.value else {
            return BilingualText(japanese: "\(name)：目標値なし", english: "\(name): no target")
        }
        let finding = finding(last.verdict, goal: goal)
        let because = because(last)
        return BilingualText(
            japanese: "\(name)\(finding.japanese)\(because.map { "：\($0.japanese)" } ?? "")",
            english: "\(name) \(finding.english)\(because.map { ": \($0.english)" } ?? "")")
    }

    private func finding(_ verdict: Verdict, goal: String) -> BilingualText {
        let way = way
        func outlook(_ does: String, _ not: String, _ english: String) -> BilingualText {
            BilingualText(
                japanese: "は\(way.quoted(goal))\(way.particle)\(does)\(not)",
                english: "\(english) \(way.english) \(way.quotedInEnglish(goal))")
        }
        switch verdict {
        case .met:
            return BilingualText(japanese: "は\(way.quoted(goal))を達成", english: "has met \(way.quotedInEnglish(goal))")
        case .missed:
            return BilingualText(
                japanese: "は\(way.quoted(goal))を達成できなかった", english: "has missed \(way.quotedInEnglish(goal))")
        case .awaitingResult: return BilingualText(japanese: "は実績待ち", english: "awaits its result")
        case .notAssessable: return BilingualText(japanese: "は判定できない", english: "can't be assessed")
        case .likely: return outlook(way.does, "見込み", "is likely to")
        case .leaning: return outlook("、どちらかといえば\(way.does)", "見込み", "is a little more likely than not to")
        case .atRisk: return outlook(way.doesNot, "おそれがある", "may well fail to")
        case .unlikely: return outlook(way.doesNot, "見込み", "is unlikely to")
        }
    }

    /// The paces, the result, or why nothing can be said.
    private func because(_ last: TargetAssessment) -> BilingualText? {
        switch last.verdict {
        case .met, .missed:
            return last.observed.map { observed in
                let value = observed.text(unit: summary.assessment.indicator.unit)
                return BilingualText(japanese: "実績は\(value.japanese)", english: "the result is \(value.english)")
            }
        case .awaitingResult: return nil
        case .notAssessable: return last.reason?.text
        case .likely, .leaning, .atRisk, .unlikely: return paces
        }
    }

    private var paces: BilingualText? {
        guard let pace = summary.pace, let known = summary.assessment.pace else { return nil }
        guard !known.keepsLevel else {
            return BilingualText(japanese: "最新値は目標の水準にある", english: "its latest value is at the target's level")
        }
        guard let recent = pace.recent else {
            return BilingualText(japanese: "必要は年\(pace.required)", english: "it takes \(pace.required) a year")
        }
        return BilingualText(
            japanese: "最近は年\(recent)、必要は年\(pace.required)",
            english: "\(recent) a year lately, \(pace.required) needed")
    }

    /// How the target is spoken of: reached, fallen to, kept, or a stage got to.
    private var way: Way {
        let assessment = summary.assessment
        if case .stage? = assessment.targets.last?.target.goal { return .stage }
        if assessment.pace?.keepsLevel ?? false { return .keep }
        switch assessment.targets.last?.rule?.direction {
        case .decrease: return .fall
        case .maintainAtLeast, .maintainAtMost, .maintainWithin: return .keep
        case .increase, nil: return .rise
        }
    }

    private enum Way {
        case rise, fall, keep, stage

        var particle: String {
            switch self {
            case .rise, .stage: "に"
            case .fall: "まで"
            case .keep: "を"
            }
        }

        var does: String {
            switch self {
            case .rise: "届く"
            case .fall: "減る"
            case .keep: "保てる"
            case .stage: "進む"
            }
        }

        var doesNot: String {
            switch self {
            case .rise: "届かない"
            case .fall: "減らない"
            case .keep: "保てない"
            case .stage: "進まない"
            }
        }

        var english: String {
            switch self {
            case .rise: "reach"
            case .fall: "fall to"
            case .keep: "keep"
            case .stage: "get to"
            }
        }

        func quoted(_ goal: String) -> String { self == .stage ? "「\(goal)」" : goal }
        func quotedInEnglish(_ goal: String) -> String { self == .stage ? "“\(goal)”" : goal }
    }
}

extension IndicatorAssessment {
    /// Why a forecast contradicts the eye: it turns against the last moves, or calls a target unlikely that the pace so far would
    /// reach.
    var reasonSentence: BilingualText? {
        guard targets.last.map({ $0.observed == nil && $0.probability != nil }) ?? false else { return nil }
        return turn ?? doubt
    }

    /// The note on the turn.
    private var turn: BilingualText? {
        notes.first { if case .turn = $0 { true } else { false } }.map { text(of: $0) }
    }

    private var doubt: BilingualText? {
        guard let verdict = targets.last?.verdict, verdict == .atRisk || verdict == .unlikely,
            let doubt = pace?.doubt
        else { return nil }
        switch doubt {
        case .madeInOneYear(let year):
            return BilingualText(
                japanese: "これまでの変化の多くは\(year.shortLabel.japanese)の1年で生じた。",
                english: "Most of the change so far came in one year, \(year.shortLabel.english).")
        // The two paces stand beside each other.
        case .slowerOfLate: return nil
        case .variation:
            return BilingualText(
                japanese: "このペースが続けば届くが、年ごとの変動が大きく、続くとは限らない。",
                english: "That pace would do, but single years vary too much to count on it.")
        }
    }
}

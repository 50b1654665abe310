package import MitoshiPlanning
import MitoshiStatistics

/// A scenario's answer for the council, in one sentence.
struct ScenarioSentence {
    let answer: ScenarioAnswer
    private let limits = VerdictLimits()

    init(_ answer: ScenarioAnswer) { self.answer = answer }

    /// `nil` where the scenario was refused.
    var text: BilingualText? {
        guard let found = answer.answered, let year = found.years.last else { return nil }
        let (before, after) = (limits.tens(of: year.before), limits.tens(of: year.after))
        let label = year.target.fiscalYear.label
        let what = what
        let move =
            before == after
            ? BilingualText(japanese: "\(before.japanese)のまま", english: "stays at \(before.english)")
            : BilingualText(
                japanese: "\(before.japanese)から\(after.japanese)になる見込み",
                english: "goes from \(before.english) to \(after.english)")
        return BilingualText(
            japanese:
                "\(answer.indicator.name)：\(what.japanese)、\(label.japanese)の目標達成確率は\(move.japanese)。",
            english: "\(answer.indicator.name): \(what.english), the chance of meeting the target for \(label.english)"
                + " \(move.english).")
    }

    private var what: BilingualText {
        let unit = answer.indicator.unit
        let change = NumberText.unitOfChange(unit)
        func amount(_ value: Double) -> String { (value > 0 ? "+" : "") + NumberText.exact(value) }
        switch answer.scenario.kind {
        case .extraPace(let pace):
            let size = NumberText.exact(abs(pace)) + change.japanese
            return BilingualText(
                japanese: start.japanese + (pace < 0 ? "年あたり\(size)減らすと" : "年あたり+\(size)を上乗せすると"),
                english: "with \(more(pace))\(start.english)")
        case .fixedPath(let level):
            let goal = NumberText.quantity(NumberText.exact(level), unit: unit)
            return BilingualText(japanese: "\(goal)への直線をたどると", english: "on a straight line to \(goal)")
        case .percentChange(let percent):
            let size = NumberText.exact(abs(percent))
            return BilingualText(
                japanese: "現状から\(size)%\(percent < 0 ? "減る" : "増える")と",
                english: "at \(amount(percent))% from the latest value")
        case .haltFall: return BilingualText(japanese: "悪化が止まると", english: "if it stops getting worse")
        case .peerPace: return peers
        case .returnToPath(.rapid):
            return BilingualText(
                japanese: "特殊要因の前の道筋にすぐ戻ると", english: "back at once where it was heading before the event")
        case .returnToPath(.delayed):
            return BilingualText(
                japanese: "特殊要因の前の道筋に3年かけて戻ると", english: "back within three years where it was heading before the event"
            )
        case .returnToPath(.never):
            return BilingualText(japanese: "特殊要因の水準のままだと", english: "if it stays at the level of the event")
        }
    }

    private var peers: BilingualText {
        guard let peers = answer.answered?.peers else {
            return BilingualText(japanese: "他自治体の上位2割の速さになると", english: "at the pace of the best fifth of its peers")
        }
        let (count, change) = (peers.pace.indicators, NumberText.unitOfChange(answer.indicator.unit))
        let move = (peers.firstYear > 0 ? "+" : "") + NumberText.estimate(peers.firstYear)
        return BilingualText(
            japanese: "他自治体の類似指標\(count)件の上位2割の速さ（最初の1年で\(move)\(change.japanese)）になると",
            english:
                "at the pace of the best fifth of \(count) comparable indicators (\(move)\(change.english) in the first year)"
        )
    }

    /// `500人 more a year`.
    private func more(_ pace: Double) -> String {
        let unit = NumberText.unitOfChange(answer.indicator.unit).english
        return "\(NumberText.exact(abs(pace)))\(unit) \(pace < 0 ? "less" : "more") a year"
    }

    /// How late the scenario's extra pace can begin, for the last target; `nil` where no chance is sought.
    var latestStart: BilingualText? {
        guard let year = answer.answered?.years.last, let latest = year.latestStart else { return nil }
        let pace = NumberText.signed(latest.pace, unit: answer.indicator.unit)
        let (goal, label) = (
            BilingualText(verbatim: NumberText.percentage(latest.goal)), year.target.fiscalYear.label
        )
        let name = answer.indicator.name
        switch latest.outcome {
        case .notNeeded:
            return BilingualText(
                japanese: "\(name)：上乗せがなくても、\(label.japanese)の目標達成確率は\(goal.japanese)以上になる見込み。",
                english:
                    "\(name): the chance of meeting the target for \(label.english) is \(goal.english) or more without any extra "
                    + "pace.")
        case .by(let day, let chance):
            let (month, chance) = (Period.month(year: day.year, month: day.month).label, NumberText.probability(chance))
            return BilingualText(
                japanese:
                    "\(name)：年あたり\(pace.japanese)の上乗せは、遅くとも\(month.japanese)に始めれば、\(label.japanese)の目標達成確率が"
                    + "\(goal.japanese)に届く見込み（その月に始めた場合\(chance.japanese)）。",
                english:
                    "\(name): \(more(latest.pace)) gives the target for \(label.english) a chance of \(goal.english) if it begins "
                    + "in \(month.english) at the latest (\(chance.english) if it begins then).")
        case .outOfReach:
            return BilingualText(
                japanese:
                    "\(name)：年あたり\(pace.japanese)の上乗せは、すぐに始めても、\(label.japanese)の目標達成確率が\(goal.japanese)に届かない見込み。",
                english:
                    "\(name): \(more(latest.pace)) doesn't give the target for \(label.english) a chance of \(goal.english), even "
                    + "begun at once.")
        }
    }

    private var start: BilingualText {
        guard let day = answer.scenario.start else { return BilingualText(verbatim: "") }
        let label = Period.date(day).label
        return BilingualText(japanese: "\(label.japanese)から", english: " from \(label.english)")
    }
}

extension ScenarioAnswer.Refusal {
    package var text: BilingualText {
        switch self {
        case .nothingOpen:
            BilingualText(
                japanese: "動かせる予測がありません（実績で決まっている、段階目標、市の判断で決まる、増減の向き不明、または値がない）",
                english: "nothing is forecast that could move "
                    + "(decided already, stages, own decision, direction unknown, or no value)")
        case .noUndisturbedValues:
            BilingualText(
                japanese: "特殊要因の前の道筋が分かりません（events.csv か --event の宣言と、影響のない年度の値が必要）",
                english:
                    "the path from before the event is unknown (an event has to be declared, with values it didn't touch)"
            )
        case .noStartOfPath:
            BilingualText(
                japanese: "道筋の起点になる最新の値がないか、到達年度がそれより後ではありません",
                english: "there is no latest value to start a path from, or its last year isn't later")
        case .impossibleLevel(let level, let support):
            BilingualText(
                japanese: "\(NumberText.exact(level))は、この指標が取りうる値（\(support.range.japanese)）ではありません",
                english: "\(NumberText.exact(level)) is no value that the indicator can have (\(support.range.english))"
            )
        case .tooFewPeers(let needed):
            BilingualText(
                japanese: "速さの分かる類似指標が\(needed)件に足りません",
                english: "there are fewer than \(needed) comparable indicators whose pace is known")
        case .noWantedDirection:
            BilingualText(
                japanese: "増減どちらが望ましいか決まらない指標には、他自治体の速さを当てはめられません",
                english: "without a wanted direction the pace of others leads nowhere")
        case .noRelativeChange(let value):
            BilingualText(
                japanese: "最新の値\(NumberText.exact(value))からは割合での変化を考えられません",
                english: "no relative change leads anywhere from the latest value, \(NumberText.exact(value))")
        case .forecast(let error): error.text
        }
    }
}

extension Support {
    /// `0～100`, `0以上`.
    fileprivate var range: BilingualText {
        let (low, high) = (NumberText.exact(lower), NumberText.exact(upper))
        if lower.isFinite, upper.isFinite {
            return BilingualText(japanese: "\(low)～\(high)", english: "\(low) to \(high)")
        }
        if lower.isFinite { return BilingualText(japanese: "\(low)以上", english: "at least \(low)") }
        return upper.isFinite
            ? BilingualText(japanese: "\(high)以下", english: "at most \(high)")
            : BilingualText(japanese: "すべての数", english: "every number")
    }
}

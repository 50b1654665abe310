public import Planning
import Statistics

/// A scenario's answer for the council, in one sentence.
struct ScenarioSentence {
    let answer: ScenarioAnswer

    init(_ answer: ScenarioAnswer) { self.answer = answer }

    /// `nil` where the scenario was refused.
    var text: BilingualText? {
        guard let found = answer.answered, let year = found.years.last else { return nil }
        let (before, after) = (NumberText.probability(year.before), NumberText.probability(year.after))
        let label = year.target.fiscalYear.label
        let what = what
        let basis =
            found.basis == .priorForecast
            ? BilingualText(japanese: "（参考予測）", english: " (reference forecast)") : BilingualText(verbatim: "")
        return BilingualText(
            japanese:
                "\(answer.indicator.name)：\(what.japanese)、\(label.japanese)の目標達成確率\(basis.japanese)は\(before.japanese)から"
                + "\(after.japanese)になる見込み。",
            english: "\(answer.indicator.name): \(what.english), the chance of meeting the target for \(label.english)"
                + "\(basis.english) goes from \(before.english) to \(after.english).")
    }

    private var what: BilingualText {
        let unit = answer.indicator.unit
        let change = NumberText.unitOfChange(unit)
        func amount(_ value: Double) -> String { (value > 0 ? "+" : "") + NumberText.exact(value) }
        switch answer.scenario.kind {
        case .extraPace(let pace):
            return BilingualText(
                japanese: "年あたり\(amount(pace))\(change.japanese)を上乗せすると\(start.japanese)",
                english: "with \(amount(pace))\(change.english) more a year\(start.english)")
        case .fixedPath(let level):
            let goal = NumberText.quantity(NumberText.exact(level), unit: unit)
            return BilingualText(japanese: "\(goal)への直線をたどると", english: "on a straight line to \(goal)")
        case .percentChange(let percent):
            return BilingualText(
                japanese: "現状から\(amount(percent))%になると", english: "at \(amount(percent))% from the latest value")
        case .haltFall: return BilingualText(japanese: "悪化が止まると", english: "if it stops getting worse")
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

    private var start: BilingualText {
        guard let day = answer.scenario.start else { return BilingualText(verbatim: "") }
        let label = Period.date(day).label
        return BilingualText(japanese: "（\(label.japanese)から）", english: " from \(label.english)")
    }
}

extension ScenarioAnswer.Refusal {
    var text: BilingualText {
        switch self {
        case .nothingOpen:
            BilingualText(
                japanese: "動かせる予測がありません（実績で決まっている、段階目標、市の判断で決まる、または値がない）",
                english: "nothing is forecast that could move (decided already, stages, own decision, or no value)")
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
        case .forecast(let error): error.text
        }
    }
}

/// The answers as a table for other programs.
public enum ScenarioData {
    public static func table(of answers: [ScenarioAnswer]) -> Table {
        Table(
            name: "scenarios",
            columns: [
                "scenario_id", "indicator_id", "fiscal_year", "target", "basis", "shift", "probability_before",
                "probability_after", "all_before", "all_after",
            ].map(Column.init),
            rows: answers.flatMap { answer -> [[Cell]] in
                guard let found = answer.answered else { return [] }
                return found.years.map { year in
                    [
                        .text(answer.scenario.id), .text(answer.indicator.id), .fiscalYear(year.target.fiscalYear),
                        year.target.goal.cell(unit: nil),
                        .text(found.basis == .forecast ? "forecast" : "prior-forecast"),
                        .quantity(year.shift, unit: nil),
                        .probability(year.before), .probability(year.after),
                        found.joint.map { .probability($0.before) } ?? .empty,
                        found.joint.map { .probability($0.after) } ?? .empty,
                    ]
                }
            })
    }
}

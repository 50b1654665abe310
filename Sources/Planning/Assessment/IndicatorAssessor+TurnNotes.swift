import MitoshiStatistics

/// What to ask of the history, and why a forecast turns against it.
extension IndicatorAssessor {
    /// What should be asked of values and targets.
    private var questions: [PlanQuestion] {
        PlanQuestion.all(of: targets, history, events, reported: reported)
    }

    /// - Parameter forecast: The indicator's own; `nil` where comparable targets or nothing answers.
    func historyNotes(_ forecast: Forecast?) -> [BilingualText] {
        questions.filter(\.belongsToAnswers).map { $0.offer() } + [forecast.flatMap(turnNote)].compactMap { $0 }
    }

    /// One sentence where next year's median lies on the other side of the latest value than the last two moves went.
    private func turnNote(_ forecast: Forecast) -> BilingualText? {
        let last = history.points.suffix(3).map(\.value)
        guard last.count == 3, let median = try? forecast.distributions.first?.median() else { return nil }
        let isRising = last[0] < last[1] && last[1] < last[2]
        guard isRising && median < last[2] || last[0] > last[1] && last[1] > last[2] && median > last[2] else {
            return nil
        }
        let (latest, next) = (amount(NumberText.exact(last[2])), amount(NumberText.estimate(median)))
        let reason = reasonToTurn(isRising: isRising, latest: last[2])
        return BilingualText(
            japanese: "直近2年は\(isRising ? "増加" : "減少")したが、翌年の予測の中央値（\(next)）は最新値（\(latest)）を"
                + "\(isRising ? "下" : "上")回る：\(reason.japanese)。",
            english: "The last two moves went \(isRising ? "up" : "down"), but next year's median (\(next)) lies "
                + "\(isRising ? "below" : "above") the latest value (\(latest)): \(reason.english).")
    }

    private func reasonToTurn(isRising: Bool, latest: Double) -> BilingualText {
        let values = usualValues
        let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
        let level = amount(NumberText.estimate(mean))
        let asked = questions.lazy.compactMap { question in
            if case .specialYear(_, let year, let move) = question, !move.isRise { year.shortLabel } else { nil }
        }.first
        if let year = asked {
            return BilingualText(
                japanese: "\(year.japanese)の落ち込みがあり、同様の変動が再びありうるとみて、これまでの平均（\(level)）の側へ戻ると見込むため",
                english: "with the fall of \(year.english) in the history such a move may come again, and the model "
                    + "expects values to return towards the mean so far (\(level))")
        }
        guard isRising == (mean < latest) else {
            return BilingualText(
                japanese: "直近の動きは年ごとの変動の範囲内とみて、それ以前の水準も考慮するため",
                english: "the model takes the last moves for the usual ups and downs and looks at the years before as "
                    + "well")
        }
        return BilingualText(
            japanese: "それ以前の値は\(isRising ? "低" : "高")く、これまでの平均（\(level)）の側へいくらか戻ると見込むため",
            english: "the years before were \(isRising ? "lower" : "higher"), and the model expects values to return "
                + "part of the way to the mean so far (\(level))")
    }

    /// Those of the years without a declared event, or all where none is left.
    private var usualValues: [Double] {
        let usual = history.points.filter { point in
            let year = Int(point.time.rounded(.up))
            return !events.contains { $0.from.year <= year && year <= $0.to.year }
        }
        return (usual.isEmpty ? history.points : usual).map(\.value)
    }

    private func amount(_ number: String) -> String { NumberText.quantity(number, unit: indicator.unit) }
}

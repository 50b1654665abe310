import MitoshiStatistics

/// What to ask of the history, and why a forecast turns against it.
extension IndicatorAssessor {
    /// What should be asked of values and targets.
    private var questions: [PlanQuestion] {
        PlanQuestion.all(of: targets, history, events, reported: reported)
    }

    /// - Parameter forecast: The indicator's own; `nil` where comparable targets or nothing answers.
    func questionNotes(_ forecast: Forecast?) -> [Note] {
        questions.filter(\.belongsToAnswers).map { .question($0) }
            + (forecast.flatMap(turn).map { [.turn($0)] } ?? [])
    }

    /// Where next year's median lies on the other side of the latest value than the last two moves went.
    private func turn(_ forecast: Forecast) -> ForecastTurn? {
        let last = history.points.suffix(3).map(\.value)
        guard last.count == 3, let median = try? forecast.distributions.first?.median() else { return nil }
        let isRising = last[0] < last[1] && last[1] < last[2]
        guard isRising && median < last[2] || last[0] > last[1] && last[1] > last[2] && median > last[2] else {
            return nil
        }
        return ForecastTurn(
            isRising: isRising, latest: last[2], next: median, reason: reasonToTurn(isRising: isRising, from: last[2]))
    }

    private func reasonToTurn(isRising: Bool, from latest: Double) -> ForecastTurn.Reason {
        let values = usualValues
        let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
        let asked = questions.lazy.compactMap { question in
            if case .specialYear(_, let year, let move) = question, !move.isRise { year } else { nil }
        }.first
        if let year = asked { return .fallMayComeAgain(year, mean: mean) }
        return isRising == (mean < latest) ? .returnToMean(mean) : .usualVariation
    }

    /// Those of the years without a declared event, or all where none is left.
    private var usualValues: [Double] {
        let usual = history.points.filter { point in
            let year = Int(point.time.rounded(.up))
            return !events.contains { $0.from.year <= year && year <= $0.to.year }
        }
        return (usual.isEmpty ? history.points : usual).map(\.value)
    }
}

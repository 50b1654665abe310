import MitoshiPlanning
import MitoshiStatistics

/// Why a forecast contradicts the eye: it turns against the last moves, or calls a target unlikely that the recent pace would
/// reach.
struct ReasonSentence {
    let indicator: IndicatorAssessment

    init?(_ indicator: IndicatorAssessment) {
        guard indicator.targets.last.map({ $0.observed == nil && $0.probability != nil }) ?? false else { return nil }
        self.indicator = indicator
    }

    var text: BilingualText? { turn ?? doubt }

    /// The note on the turn.
    private var turn: BilingualText? {
        indicator.notes.first { if case .turn = $0 { true } else { false } }.map { indicator.text(of: $0) }
    }

    private var doubt: BilingualText? {
        guard let verdict = indicator.targets.last?.verdict, verdict == .atRisk || verdict == .unlikely,
            let pace = indicator.pace, let recent = pace.recentPerYear ?? pace.observedPerYear,
            pace.perYear * recent > 0, abs(recent) >= abs(pace.perYear)
        else { return nil }
        return BilingualText(
            japanese: "最近のペースが続けば届くが、年ごとの変動が大きく、続くとは限らない。",
            english: "The recent pace would do, but single years vary too much to count on it.")
    }
}

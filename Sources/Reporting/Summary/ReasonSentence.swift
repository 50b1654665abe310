import MitoshiPlanning
import MitoshiStatistics

/// Why a forecast contradicts the eye: it turns against the last moves, or calls a target unlikely that the pace so far would
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
            let doubt = indicator.pace?.doubt
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

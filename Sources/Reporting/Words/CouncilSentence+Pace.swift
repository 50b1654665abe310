import MitoshiPlanning
import MitoshiStatistics

/// The observed pace in brackets, with what keeps it from being enough.
extension CouncilSentence {
    /// - Parameter verdict: Of the target that asks for the pace.
    func observed(_ pace: RequiredPace, _ verdict: Verdict) -> BilingualText? {
        guard let observed = pace.observedPerYear else { return nil }
        let recent = pace.recentPerYear.map { recent in
            BilingualText(
                japanese: "、直近3年は年あたり\(change(recent).japanese)",
                english: ", \(change(recent).english) a year over the last three years")
        }
        let isLow = verdict == .atRisk || verdict == .unlikely
        let doubt = isLow ? pace.doubt.map(text(of:)) : nil
        return BilingualText(
            japanese: "（実績ペースは年あたり\(change(observed).japanese)\(recent?.japanese ?? "")\(doubt?.japanese ?? "")）",
            english: " (\(change(observed).english) a year so far\(recent?.english ?? "")\(doubt?.english ?? ""))")
    }

    /// Why a chance is low although the observed pace would do.
    private func text(of doubt: RequiredPace.Doubt) -> BilingualText {
        switch doubt {
        case .madeInOneYear(let year):
            BilingualText(
                japanese: "。変化の多くは\(year.shortLabel.japanese)の1年で生じた",
                english: "; most of it came in one year, \(year.shortLabel.english)")
        case .slowerOfLate:
            BilingualText(japanese: "で、必要ペースに届かない", english: ", which is less than required")
        case .variation:
            BilingualText(
                japanese: "。ただし年ごとの変動が大きく、同じペースが続くとは限らない",
                english: "; but single years vary too much to count on it")
        }
    }
}

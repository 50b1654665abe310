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
        let reason = reason(pace, observed, verdict)
        return BilingualText(
            japanese: "（実績ペースは年あたり\(change(observed).japanese)\(recent?.japanese ?? "")\(reason?.japanese ?? "")）",
            english: " (\(change(observed).english) a year so far\(recent?.english ?? "")\(reason?.english ?? ""))")
    }

    /// Why a chance is low although the observed pace would do; `nil` where it wouldn't, or where the chance isn't low.
    private func reason(_ pace: RequiredPace, _ observed: Double, _ verdict: Verdict) -> BilingualText? {
        guard verdict == .atRisk || verdict == .unlikely, let factor = pace.acceleration, factor < 1 else { return nil }
        if let year = yearOfMost(observed) {
            let label = year.shortLabel
            return BilingualText(
                japanese: "。変化の多くは\(label.japanese)の1年で生じた", english: "; most of it came in one year, \(label.english)")
        }
        if let recent = pace.recentPerYear, recent / pace.perYear < 1 {
            return BilingualText(japanese: "で、必要ペースに届かない", english: ", which is less than required")
        }
        return BilingualText(
            japanese: "。ただし年ごとの変動が大きく、同じペースが続くとは限らない",
            english: "; but single years vary too much to count on it")
    }

    /// The one year in which more than half of the way in the observed pace's direction was made; `nil` where there is none
    /// or where there are two values only.
    private func yearOfMost(_ observed: Double) -> FiscalYear? {
        let points = history.points
        guard points.count > 2, let first = points.first, let last = points.last else { return nil }
        let way = last.value - first.value
        let moves = zip(points, points.dropFirst()).map { (time: $1.time, share: ($1.value - $0.value) / way) }
        guard way * observed > 0, let greatest = moves.max(by: { $0.share < $1.share }), greatest.share > 0.5 else {
            return nil
        }
        return history.axis.year(Int(greatest.time.rounded(.up)))
    }
}

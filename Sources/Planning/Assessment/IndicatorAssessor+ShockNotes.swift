import MitoshiStatistics

/// What a reader must know of the declared events.
extension IndicatorAssessor {
    func shockNotes(on targets: [TargetAssessment], _ outlook: Outlook) -> [BilingualText] {
        let compared = targets.compactMap { target in target.shock.map { (target.target.fiscalYear, $0) } }
        guard let last = compared.last?.1 else { return isLevelUnknown ? [levelUnknown] : [] }
        let notes = [
            comparison(compared, outlook), recoveries(compared), last.undisturbedValues == 0 ? recoveryUnknown : nil,
        ]
        return notes.compactMap { $0 }
    }

    /// Whether the only value is of a year that an event touched, and nobody says from where it fell.
    private var isLevelUnknown: Bool {
        guard standing.isOneValue, standing.levelBefore == nil, let year = standing.latestYear else { return false }
        return events.contains { $0.touches(indicator, in: year) }
    }

    private var levelUnknown: BilingualText {
        BilingualText(
            japanese: "回復の程度は不明：唯一の実績値が特殊要因の年度のもので、その前の水準が分からない。events.csv の level_before に"
                + "前の水準を書くと、元の水準へ戻す目標がどれだけ達成されたかから答える。",
            english:
                "Recovery unknown: the only value is of a year of the event, and the level before it isn't known. Given as "
                + "level_before in events.csv, it is answered by how targets to return to such a level fared.")
    }

    private func chance(_ reading: TargetAssessment.Reading) -> BilingualText {
        NumberText.probability(reading.probability ?? 0)
    }

    /// The chances at a slow and at a fast recovery.
    private func recoveries(_ compared: [(FiscalYear, TargetAssessment.ShockComparison)]) -> BilingualText? {
        let parts = compared.compactMap { year, shock -> BilingualText? in
            guard let slow = shock.slow.map(chance), let fast = shock.fast.map(chance) else { return nil }
            let label = year.shortLabel
            return BilingualText(
                japanese: "\(label.japanese)は回復が遅い場合\(slow.japanese)、速い場合\(fast.japanese)",
                english: "\(slow.english) if slow and \(fast.english) if fast in \(label.english)")
        }
        guard !parts.isEmpty else { return nil }
        return BilingualText(
            japanese: "回復の速さ（減衰）は見込みにすぎず、幅をもたせて計算した（最も遅い2割と最も速い2割の場合）："
                + parts.map(\.japanese).joined(separator: "、") + "。",
            english: "How fast the effect fades is a guess, taken with its uncertainty; by the slowest and the fastest "
                + "fifth of recoveries the chance is " + parts.map(\.english).joined(separator: ", ") + ".")
    }

    private func comparison(
        _ compared: [(FiscalYear, TargetAssessment.ShockComparison)], _ outlook: Outlook
    ) -> BilingualText {
        let parts = compared.map { year, shock in
            let (with, without, label) = (chance(shock.with), chance(shock.without), year.shortLabel)
            return BilingualText(
                japanese: "\(label.japanese)は考慮すると\(with.japanese)、しないと\(without.japanese)",
                english: "\(with.english) with it and \(without.english) without it in \(label.english)")
        }
        // Comparable targets know nothing of the event.
        let isForecast = if case .forecast = outlook { true } else { false }
        let flips = isForecast && compared.contains { $0.1.with.verdict != $0.1.without.verdict }
        let family = (history.series.map(shockFamily) ?? .pooledTrend).label
        return BilingualText(
            japanese: "特殊要因を考慮した場合としない場合の目標達成確率（\(family.japanese)）："
                + parts.map(\.japanese).joined(separator: "、") + (flips ? "。判定はこの扱いにより変わる。" : "。"),
            english: "The chance by \(family.english), with the event and as if it had never been: "
                + parts.map(\.english).joined(separator: ", ")
                + (flips ? ". The verdict rests on this choice." : "."))
    }

    private var recoveryUnknown: BilingualText {
        BilingualText(
            japanese: "回復の程度は不明：特殊要因の影響を受けない実績値がなく、考慮した場合の確率は、本来の水準が現状値の"
                + "7分の1から7倍のどこかという広い想定のみによる。特殊要因より前の実績値を加えれば見通しが立つ。",
            english:
                "Recovery unknown: no value is free of the event, so the chance with it rests on the wide assumption alone "
                + "that the level without it lies anywhere between a seventh and the sevenfold of the base. A value from "
                + "before the event would tell.")
    }
}

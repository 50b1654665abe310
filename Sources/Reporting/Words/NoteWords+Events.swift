import MitoshiPlanning
import MitoshiStatistics

/// Notes on the declared events.
extension NoteWords {
    func event(_ event: ShockEvent) -> BilingualText {
        let from = event.from.shortLabel
        let to = event.to.shortLabel
        let isOneYear = event.from == event.to
        return BilingualText(
            japanese:
                "特殊要因\(event.from.word.japanese)：\(from.japanese)\(isOneYear ? "" : "～\(to.japanese)")（\(event.reason)）。",
            english: "Shock year: \(from.english)\(isOneYear ? "" : " to \(to.english)") (\(event.reason)).")
    }

    func eventChances(_ years: [Note.YearShock], _ family: BilingualText, decides: Bool) -> BilingualText {
        let parts = years.map { year in
            let (with, without) = (chance(year.comparison.with), chance(year.comparison.without))
            let label = year.fiscalYear.shortLabel
            return BilingualText(
                japanese: "\(label.japanese)は考慮すると\(with.japanese)、しないと\(without.japanese)",
                english: "\(with.english) with it and \(without.english) without it in \(label.english)")
        }
        return BilingualText(
            japanese: "特殊要因を考慮した場合としない場合の目標達成確率（\(family.japanese)）："
                + parts.map(\.japanese).joined(separator: "、") + (decides ? "。判定はこの扱いにより変わる。" : "。"),
            english: "The chance by \(family.english), with the event and as if it had never been: "
                + parts.map(\.english).joined(separator: ", ")
                + (decides ? ". The verdict rests on this choice." : "."))
    }

    func speedOfRecovery(_ years: [Note.YearRecovery]) -> BilingualText {
        let parts = years.map { year in
            let (slow, fast, label) = (chance(year.slow), chance(year.fast), year.fiscalYear.shortLabel)
            return BilingualText(
                japanese: "\(label.japanese)は回復が遅い場合\(slow.japanese)、速い場合\(fast.japanese)",
                english: "\(slow.english) if slow and \(fast.english) if fast in \(label.english)")
        }
        return BilingualText(
            japanese: "回復の速さ（減衰）は見込みにすぎず、幅をもたせて計算した（最も遅い2割と最も速い2割の場合）："
                + parts.map(\.japanese).joined(separator: "、") + "。",
            english: "How fast the effect fades is a guess, taken with its uncertainty; by the slowest and the fastest "
                + "fifth of recoveries the chance is " + parts.map(\.english).joined(separator: ", ") + ".")
    }

    private func chance(_ reading: TargetAssessment.Reading) -> BilingualText {
        NumberText.probability(reading.probability ?? 0)
    }

    static let levelBeforeUnknown = BilingualText(
        japanese: "回復の程度は不明：唯一の実績値が特殊要因の年度のもので、その前の水準が分からない。events.csv の level_before に"
            + "前の水準を書くと、元の水準へ戻す目標がどれだけ達成されたかから答える。",
        english:
            "Recovery unknown: the only value is of a year of the event, and the level before it isn't known. Given as "
            + "level_before in events.csv, it is answered by how targets to return to such a level fared.")

    static let recoveryUnknown = BilingualText(
        japanese: "回復の程度は不明：特殊要因の影響を受けない実績値がなく、考慮した場合の確率は、本来の水準が現状値の"
            + "7分の1から7倍のどこかという広い想定のみによる。特殊要因より前の実績値を加えれば見通しが立つ。",
        english:
            "Recovery unknown: no value is free of the event, so the chance with it rests on the wide assumption alone "
            + "that the level without it lies anywhere between a seventh and the sevenfold of the base. A value from "
            + "before the event would tell.")
}

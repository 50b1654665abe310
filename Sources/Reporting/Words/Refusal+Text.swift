import MitoshiPlanning

extension AttainmentIndex.Refusal {
    /// Why the index has no value, in words.
    var text: BilingualText {
        switch self {
        case .noValue: BilingualText(japanese: "実績値なし", english: "no value is known")
        case .noBase: BilingualText(japanese: "現状値なし", english: "no base value")
        case .noLaterValueThanBase:
            BilingualText(japanese: "現状値より後の実績値なし", english: "no later value than the base")
        case .baseEqualsTarget: BilingualText(japanese: "現状値と目標値が同じ", english: "base equals target")
        case .targetNotAfterBase:
            BilingualText(japanese: "目標年度が現状値の年度より後でない", english: "the target's year is not after the base")
        case .noTimeLeft:
            BilingualText(japanese: "目標年度までの残り期間なし", english: "no time is left to the target's year")
        case .alreadyMet: BilingualText(japanese: "既に目標の水準にある", english: "already at the target's level")
        case .baseIsZero: BilingualText(japanese: "現状値が0", english: "the base is zero")
        case .targetIsZero: BilingualText(japanese: "目標値が0", english: "the target is zero")
        case .valueIsZero: BilingualText(japanese: "実績値が0", english: "the value is zero")
        case .signsDiffer: BilingualText(japanese: "正負が異なる", english: "signs differ")
        case .tooFewValues(let needed, let found):
            BilingualText(
                japanese: "実績値が\(needed)個必要（現在\(found)個）", english: "needs \(needed) values, found \(found)")
        case .noVariation: BilingualText(japanese: "実績値に変動なし", english: "the values don't vary")
        case .noMean: BilingualText(japanese: "予測の裾が重く平均が存在しない", english: "the forecast has no mean")
        case .outOfRange: BilingualText(japanese: "値が大きすぎて表せない", english: "too large to be a number")
        case .notNumeric: BilingualText(japanese: "数値の指標ではない", english: "not a number but a stage")
        case .directionUnknown: BilingualText(japanese: "増減の向き不明", english: "direction unknown")
        case .notApplicableToDirection(let direction):
            BilingualText(
                japanese: "「\(direction.label.japanese)」の目標には用いない",
                english: "not used for targets to \(direction.label.english)")
        case .noProbability(let reason):
            BilingualText(
                japanese: "確率なし（\(reason.text.japanese)）", english: "no probability (\(reason.text.english))")
        case .neverReached(let years):
            BilingualText(
                japanese: "\(years)年以内に到達する見込みが5割に満たない", english: "less than even within \(years) years")
        }
    }
}

package import MitoshiPlanning

extension NotAssessableReason {
    /// The reason, as it stands in brackets behind 判定不能.
    package var text: BilingualText {
        switch self {
        case .noValue:
            BilingualText(japanese: "実績値なし", english: "no value is known")
        case .oneValue:
            BilingualText(japanese: "実績値が1時点のみ", english: "one value only")
        case .noProgressKnown:
            BilingualText(
                japanese: "段階の進み方が分かる実績なし", english: "nothing is known of how fast the stages pass")
        case .decisionDriven:
            BilingualText(
                japanese: "市の判断で決まる指標", english: "decision-driven: the city sets the level itself")
        case .unknownStage(let stage):
            BilingualText(
                japanese: "段階「\(stage)」が段階一覧にない", english: "stage “\(stage)” is not in the list of stages")
        case .goalOfAnotherSort:
            BilingualText(
                japanese: "目標値と実績値の種類が異なる（数値と段階）",
                english: "target and values are of different sorts (number and stage)")
        case .directionUnknown:
            BilingualText(
                japanese: "多いほど良いのか少ないほど良いのか不明", english: "nobody says whether more or less is better")
        case .invalidSeries(let error), .noModel(let error):
            error.text
        }
    }
}

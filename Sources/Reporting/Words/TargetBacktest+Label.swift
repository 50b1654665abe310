import MitoshiPlanning

extension DueTarget.Setting {
    /// What targets are asked about.
    var label: BilingualText {
        switch self {
        case .yearly: BilingualText(japanese: "翌年度の目標", english: "next year's")
        case .yearlyAtBudget: BilingualText(japanese: "予算時の翌年度の目標", english: "next year's at budget time")
        case .final: BilingualText(japanese: "最終目標", english: "final")
        }
    }
}

extension TargetClass.AimSort {
    var label: BilingualText {
        switch self {
        case .change: BilingualText(japanese: "変化", english: "change")
        case .keep: BilingualText(japanese: "維持", english: "keep")
        case .passed: BilingualText(japanese: "超過済み", english: "passed")
        }
    }
}

extension TargetFolds {
    /// What the constants rest on that answer.
    var text: BilingualText {
        switch self {
        case .halves:
            BilingualText(
                japanese: "定数は発表元の残り半分から学習", english: "constants learned from the other half of the publishers")
        case .publisher:
            BilingualText(japanese: "定数はほかの発表元から学習", english: "constants learned from all other publishers")
        case .none: BilingualText(japanese: "定数は組込みのまま", english: "the constants of the program")
        }
    }
}

extension TargetBacktest.Method {
    var label: BilingualText {
        switch self {
        case .baseRate: BilingualText(japanese: "基準率", english: "base rate")
        case .cells: BilingualText(japanese: "セル", english: "cells")
        case .historyAlone: BilingualText(japanese: "予測のみ", english: "forecast alone")
        case .withoutRecord: BilingualText(japanese: "過去の目標なし", english: "without record")
        case .withRecord: BilingualText(japanese: "過去の目標あり", english: "with record")
        }
    }

    /// The label in two lines, for narrow columns.
    var heading: BilingualText {
        switch self {
        case .baseRate: BilingualText(japanese: "基準率", english: "Base\nrate")
        case .cells: BilingualText(japanese: "セル", english: "Cells")
        case .historyAlone: BilingualText(japanese: "予測\nのみ", english: "Forecast\nalone")
        case .withoutRecord: BilingualText(japanese: "過去の\n目標なし", english: "Without\nrecord")
        case .withRecord: BilingualText(japanese: "過去の\n目標あり", english: "With\nrecord")
        }
    }

    var explanation: BilingualText {
        switch self {
        case .baseRate:
            BilingualText(
                japanese: "動かす主体と変化・維持・超過済みが同じ目標の達成割合",
                english: "the share met of targets with the same mover and class")
        case .cells:
            BilingualText(
                japanese: "値が1つのときに答える、目標の種類ごとの達成割合", english: "the rates that answer where there is one value")
        case .historyAlone:
            BilingualText(
                japanese: "指標自身の値からの予測の確率", english: "the chance by the forecast from the indicator's own values")
        case .withoutRecord:
            BilingualText(japanese: "予測と目標の種類を合わせた確率", english: "the chance from forecast and class together")
        case .withRecord:
            BilingualText(
                japanese: "さらに指標自身の過去の年度目標の達成状況を合わせた確率（最終目標では数えない）",
                english: "with the indicator's own earlier yearly targets besides, which don't count for final ones")
        }
    }
}

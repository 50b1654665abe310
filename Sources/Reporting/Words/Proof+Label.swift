package import MitoshiPlanning
package import MitoshiStatistics

extension BacktestContender {
    /// The name of what is put to the test.
    package var label: BilingualText {
        switch self {
        case .noChange: BilingualText(japanese: "変化なし", english: "no change")
        case .chosen: BilingualText(japanese: "自動選択", english: "chosen by default")
        case .family(let family): family.label
        }
    }

    /// Its name for programs: `no-change`, `chosen`, or the model's.
    package var code: String {
        switch self {
        case .noChange: "no-change"
        case .chosen: "chosen"
        case .family(let family): family.rawValue
        }
    }
}

extension BacktestRefusal {
    /// The reason in words.
    package var text: BilingualText {
        switch self {
        case .noSeries: BilingualText(japanese: "系列として扱えない", english: "not a series")
        case .tooShort(let needed, let found):
            BilingualText(
                japanese: "検証には実績値が\(needed)個必要（現在\(found)個）",
                english: "a backtest needs \(needed) values, found \(found)")
        case .noForecast(let error): error.text
        case .nothingToCompare:
            BilingualText(
                japanese: "予測期間に比べられる実績値がない", english: "no value is known for any of the years forecast")
        case .notFinite:
            BilingualText(japanese: "得点が数で表せない", english: "a score is too large for a number")
        }
    }
}

extension BacktestTotals.RefusalSort {
    /// The sort of reason in words.
    package var label: BilingualText {
        switch self {
        case .noSeries: BilingualText(japanese: "系列として扱えない", english: "not a series")
        case .tooShort: BilingualText(japanese: "系列が短い", english: "series too short")
        case .tooFewValues: BilingualText(japanese: "モデルに必要な値が足りない", english: "too few values for the model")
        case .unsuitableValue: BilingualText(japanese: "値がモデルに合わない", english: "values the model doesn't apply to")
        case .notIdentified: BilingualText(japanese: "係数が定まらない", english: "coefficients not determined")
        case .numerical: BilingualText(japanese: "数値計算で解が得られない", english: "no numerical result")
        case .invalidSeries: BilingualText(japanese: "値が互いに矛盾", english: "contradicting values")
        case .nothingToCompare: BilingualText(japanese: "比べる実績値がない", english: "no value to compare with")
        case .notFinite: BilingualText(japanese: "得点が数で表せない", english: "score beyond numbers")
        }
    }
}

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

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

import MitoshiPlanning

/// How a budget's worth is called and shown: targets met on average, or a shortfall still expected.
struct BudgetWorth {
    let objective: BudgetSettings.Objective
    /// How many indicators take part.
    let indicators: Int
    /// Whether some indicator counts more than another.
    let isWeighted: Bool

    init(_ answer: BudgetAnswer) {
        objective = answer.analysis.settings.objective
        indicators = answer.analysis.indicators.count
        isWeighted = answer.analysis.indicators.contains { $0.indicator.weight != 1 }
    }

    /// A shortfall is less the better, but a worth more.
    func shown(_ worth: Double) -> Double { objective == .targetsMet ? worth : -worth }

    /// To two decimals.
    func text(_ worth: Double) -> String { NumberText.rounded(shown(worth), decimals: 2) }

    var name: BilingualText {
        switch objective {
        case .targetsMet:
            BilingualText(
                japanese: "対象\(indicators)指標のうち達成される数の平均\(isWeighted ? "（重みつき）" : "")",
                english: "targets met on average, of \(indicators)\(isWeighted ? ", weighted" : "")")
        case .leastShortfall:
            BilingualText(
                japanese: "不足見込み量の合計（計画した変化の倍数）\(isWeighted ? "（重みつき）" : "")",
                english: "expected shortfall in planned changes\(isWeighted ? ", weighted" : "")")
        }
    }

    var axisTitle: BilingualText {
        switch objective {
        case .targetsMet:
            BilingualText(
                japanese: "達成の平均（件、対象\(indicators)指標\(isWeighted ? "、重みつき" : "")）", english: name.english)
        case .leastShortfall: name
        }
    }

    /// What so much more worth means: `平均0.16件増える`, `0.16 more targets met`.
    func gain(_ gain: Double) -> BilingualText {
        let size = NumberText.rounded(abs(gain), decimals: 2)
        switch objective {
        case .targetsMet:
            return BilingualText(
                japanese: "達成が平均\(size)件\(gain < 0 ? "減る" : "増える")",
                english: "\(size) \(gain < 0 ? "fewer" : "more") targets met")
        case .leastShortfall:
            return BilingualText(
                japanese: "不足見込み量が\(size)\(gain < 0 ? "増える" : "減る")",
                english: "the shortfall is \(size) \(gain < 0 ? "larger" : "smaller")")
        }
    }

    /// How much more one set is worth than another: `達成が平均0.16件多い`, `0.16 more targets met`.
    func difference(_ difference: Double) -> BilingualText {
        let (size, english) = (NumberText.rounded(abs(difference), decimals: 2), gain(difference).english)
        switch objective {
        case .targetsMet:
            return BilingualText(japanese: "達成が平均\(size)件\(difference < 0 ? "少ない" : "多い")", english: english)
        case .leastShortfall:
            return BilingualText(japanese: "不足見込み量が\(size)\(difference < 0 ? "大きい" : "小さい")", english: english)
        }
    }

    /// A gain that would be written as nothing.
    static let negligible = 0.005
}

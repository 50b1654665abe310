import MitoshiPlanning

/// The budget's answer for the council, in one sentence.
struct BudgetSentence {
    let answer: BudgetAnswer

    init(_ answer: BudgetAnswer) { self.answer = answer }

    var text: BilingualText {
        let amount = Self.yen(answer.budget)
        let year = answer.analysis.year.label
        guard let set = answer.choice, set != .none else {
            return BilingualText(
                japanese: "予算\(amount.japanese)で選べる施策はない。",
                english: "With \(amount.english) there is nothing to fund.")
        }
        let names = Self.names(of: set, in: answer.analysis)
        let cost = Self.yen(answer.analysis.problem.cost(of: set))
        let effect = effect(of: set)
        let isProven = !answer.unproven.contains(.choice)
        return BilingualText(
            japanese:
                "予算\(amount.japanese)では\(names.japanese)（計\(cost.japanese)）を選ぶのが\(isProven ? "" : "見つかった中で")最も良く、"
                + "\(year.japanese)の\(effect.japanese)見込み。",
            english:
                "With \(amount.english) \(isProven ? "it is best" : "the best found is") to fund \(names.english) (\(cost.english) in all): for \(year.english), "
                + "\(effect.english).")
    }

    /// How targets met, or the shortfall, change with `set`.
    private func effect(of set: FundedSet) -> BilingualText {
        let sets = [FundedSet.none, set]
        switch answer.analysis.settings.objective {
        case .targetsMet:
            let means = sets.map { answer.analysis.targetsMet(funding: $0)?.expected ?? 0 }
            // A small difference shows in the second decimal, if at all.
            let texts = [1, 2].map { decimals in means.map { NumberText.rounded($0, decimals: decimals) } }
            guard let met = texts.first(where: { $0[0] != $0[1] }) else {
                return BilingualText(
                    japanese: "目標達成は平均\(texts[0][0])件のまま変わらない",
                    english: "targets met on average stay at \(texts[0][0])")
            }
            return BilingualText(
                japanese: "目標達成は平均\(met[0])件から\(met[1])件になる",
                english: "targets met on average go from \(met[0]) to \(met[1])")
        case .leastShortfall:
            let short = sets.map { NumberText.estimate(-answer.analysis.problem.worth(of: $0)) }
            return BilingualText(
                japanese: "不足見込み量は計画した変化の\(short[0])倍から\(short[1])倍になる",
                english: "the expected shortfall goes from \(short[0]) to \(short[1]) planned changes")
        }
    }

    /// `1,200万円`, `850円`; `¥12,000,000`.
    static func yen(_ amount: Double) -> BilingualText {
        let english = "¥" + NumberText.rounded(amount, decimals: 0)
        let inTenThousands = amount / 10_000
        let japanese =
            amount >= 10_000 && inTenThousands == inTenThousands.rounded()
            ? NumberText.rounded(inTenThousands, decimals: 0) + "万円" : NumberText.rounded(amount, decimals: 0) + "円"
        return BilingualText(japanese: japanese, english: english)
    }

    static func names(of set: FundedSet, in analysis: BudgetAnalysis) -> BilingualText {
        let names = set.places.map { analysis.interventions[$0].name }
        return BilingualText(
            japanese: names.map { "「\($0)」" }.joined(), english: names.map { "“\($0)”" }.joined(separator: ", "))
    }
}

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
}

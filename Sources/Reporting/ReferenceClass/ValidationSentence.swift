import Planning

/// What the scores of a validation say of the answer that is given, of plain base rates, and of refinements.
struct ValidationSentence {
    let validation: ReferenceClassValidation

    init(_ validation: ReferenceClassValidation) { self.validation = validation }

    var text: BilingualText {
        guard let answer = validation[.singleTargetsAndPlans], let base = validation[.baseRate],
            let single = validation[.baseRateOfSingleTargets]
        else { return BilingualText(verbatim: "") }
        let sentences = [comparison(answer, base), exception(answer, single), refinements(answer)].compactMap { $0 }
        return BilingualText(
            japanese: sentences.map(\.japanese).joined(), english: sentences.map(\.english).joined(separator: " "))
    }

    private typealias Row = ReferenceClassValidation.Row

    private func comparison(_ answer: Row, _ base: Row) -> BilingualText {
        let isNoWorse =
            answer.byMunicipality.isNoWorse(than: base.byMunicipality) && answer.byTarget.isNoWorse(than: base.byTarget)
            && answer.overall.isNoWorse(than: base.overall)
        return isNoWorse
            ? BilingualText(
                japanese: "ベータ二項分布による答えは、同じ目標の単純な達成割合に、どの重みでも劣らない。",
                english:
                    "However the targets are weighed, the beta-binomial answer is no worse than the base rate of the "
                    + "same targets.")
            : BilingualText(
                japanese: "ベータ二項分布による答えは、同じ目標の単純な達成割合に劣る場合がある。",
                english: "The beta-binomial answer isn't always as good as the base rate of the same targets.")
    }

    /// Where the base rate of single targets alone would have done better.
    private func exception(_ answer: Row, _ single: Row) -> BilingualText? {
        guard single.byTarget.brier < answer.byTarget.brier else { return nil }
        let (other, own) = (
            NumberText.rounded(single.byTarget.brier, decimals: 4),
            NumberText.rounded(answer.byTarget.brier, decimals: 4)
        )
        return BilingualText(
            japanese: "ただし1件ずつの目標だけを同じ重みで数えると、その達成割合（Brier \(other)）が答え（\(own)）に勝る。"
                + "1件ずつの目標は計画全体より達成されることが少なかったためである。",
            english:
                "Over single targets alone, each counted once, their own base rate is better (Brier \(other) against "
                + "\(own)): they were met less often than those of whole plans.")
    }

    private func refinements(_ answer: Row) -> BilingualText {
        let names = TargetCovariate.allCases.filter { covariate in
            guard let refined = validation[.refined([covariate])] else { return false }
            return refined.byMunicipality.isBetter(than: answer.byMunicipality)
                && refined.byTarget.isBetter(than: answer.byTarget)
        }.map(\.label)
        return names.isEmpty
            ? BilingualText(
                japanese: "目標ごとの事情による補正で両方の重みの得点を改善するものはないため、幅のある共通の確率をそのまま答えとする。",
                english:
                    "No refinement improves the scores under both weights, so none is used: the common chance with its "
                    + "range is the answer.")
            : BilingualText(
                japanese: "両方の重みの得点を改善する補正：\(names.map(\.japanese).joined(separator: "、"))（答えには用いていない）。",
                english: "Refinements that improve the scores under both weights: "
                    + "\(names.map(\.english).joined(separator: ", ")) (not used in the answer).")
    }
}

extension ReferenceClassValidation.Score {
    fileprivate func isNoWorse(than other: Self) -> Bool {
        brier <= other.brier && logarithmic <= other.logarithmic
    }

    fileprivate func isBetter(than other: Self) -> Bool { brier < other.brier && logarithmic < other.logarithmic }
}

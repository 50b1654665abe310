import Foundation
import Planning
import Statistics

/// Why a model was chosen.
struct ChoiceSentence {
    let selection: SelectedModel

    init(_ selection: SelectedModel) { self.selection = selection }

    var text: BilingualText {
        let model = selection.family.label
        let reason = reason
        return BilingualText(
            japanese: "採用：\(model.japanese)。\(reason.japanese)", english: "Chosen: \(model.english). \(reason.english)")
    }

    private var reason: BilingualText {
        switch selection.criterion {
        case .rollingOrigin(let origins, let steps):
            BilingualText(
                japanese: "過去データでの検証（起点\(origins)個、\(steps)年先まで）で誤差の得点が最も小さいため。",
                english: "Its error was least in the backtest (\(origins) origins, up to \(steps) years ahead).")
        case .correctedAkaike:
            BilingualText(
                japanese: "値の数が検証には少ないので、補正済み赤池情報量規準（AICc）が最も小さいものを選んだ。",
                english: "Too few values for a backtest; the corrected Akaike criterion (AICc) is least.")
        case .driftTest(let ratio, let limit):
            driftTest(ratio: ratio, limit: limit)
        case .fixedOrder:
            BilingualText(
                japanese: "値が少なくモデルを比べられないので、決まった順序で最初に当てはめられたものを選んだ。",
                english: "Too few values to compare models; it is the first of a fixed order that can be fitted.")
        case .driverEvidence(let logBayesFactor):
            BilingualText(
                japanese: "実績値が説明系列なしの予測の\(NumberText.estimate(exp(logBayesFactor)))倍の強さで説明系列を支持するため。",
                english: "The values speak for the driver \(NumberText.estimate(exp(logBayesFactor))) to 1.")
        case .named:
            BilingualText(japanese: "指定による。", english: "It was asked for.")
        }
    }

    private func driftTest(ratio: Double, limit: Double) -> BilingualText {
        let (size, bound) = (NumberText.rounded(abs(ratio), decimals: 1), NumberText.rounded(limit, decimals: 1))
        let isBeyond = abs(ratio) > limit
        return BilingualText(
            japanese: "値が少なくモデルを比べられないので、年あたりの変化が偶然の範囲を超えるかで選んだ"
                + "（標準誤差の\(size)倍。\(bound)倍を超えれば変化が続くとみる）。",
            english: "Too few values to compare models, so the yearly change itself decides: it is \(size) times its "
                + "standard error, \(isBeyond ? "beyond" : "within") the \(bound) times that chance allows.")
    }
}

/// What is known of the stages passed so far.
struct StageSentence {
    let stages: StageOutlook

    init(_ stages: StageOutlook) { self.stages = stages }

    var text: BilingualText {
        let current = stages.stages.indices.contains(stages.current) ? stages.stages[stages.current] : ""
        let chance = NumberText.probability(
            stages.advanceSuccesses / (stages.advanceSuccesses + stages.advanceFailures))
        let year = stages.asOf.label
        return BilingualText(
            japanese: "段階：\(stages.stages.joined(separator: "、"))。\(year.japanese)は「\(current)」。"
                + "1年に1段階進む確率の見積もり \(chance.japanese)（これまでの観測\(stages.transitions)回）。",
            english: "Stages: \(stages.stages.joined(separator: ", ")). \(year.english): “\(current)”. "
                + "Estimated chance of advancing one stage a year: \(chance.english) (\(stages.transitions) observed).")
    }
}

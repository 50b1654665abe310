import Foundation
import MitoshiPlanning
import MitoshiStatistics

extension SelectedModel {
    /// Why it was chosen.
    var sentence: BilingualText {
        let model = family.label
        let reason = reason
        return BilingualText(
            japanese: "採用：\(model.japanese)。\(reason.japanese)", english: "Chosen: \(model.english). \(reason.english)")
    }

    private var reason: BilingualText {
        switch criterion {
        case .rollingOrigin(let origins, let steps):
            BilingualText(
                japanese: "過去データでの検証（起点\(origins)個、\(steps)年先まで）で誤差の得点が最も小さいため。",
                english: "Its error was least in the backtest (\(origins) origins, up to \(steps) years ahead).")
        case .correctedAkaike:
            BilingualText(
                japanese: "値の数が検証には少ないので、補正済み赤池情報量規準（AICc）が最も小さいものを選んだ。",
                english: "Too few values for a backtest; the corrected Akaike criterion (AICc) is least.")
        case .standard(let origins, let steps):
            standard(origins: origins, steps: steps)
        case .fixedOrder:
            BilingualText(
                japanese: "値が少なくモデルを比べられないので、決まった順序で最初に当てはめられたものを選んだ。",
                english: "Too few values to compare models; it is the first of a fixed order that can be fitted.")
        case .driverShare(let share):
            driverShare(NumberText.probability(share))
        case .declaredEvents:
            BilingualText(
                japanese: "特殊要因の影響を、大きさの分からないものとして考えに入れるため。",
                english: "It takes the declared events into account, as effects of unknown size.")
        case .named:
            BilingualText(japanese: "指定による。", english: "It was asked for.")
        }
    }

    private func driverShare(_ share: BilingualText) -> BilingualText {
        BilingualText(
            japanese: "説明系列による予測と、指標自体の推移による予測とを平均した。説明系列の重みは\(share.japanese)。",
            english:
                "The forecasts with the driver and from the indicator's own values are averaged; the driver's share in the "
                + "answer is \(share.english).")
    }

    private func standard(origins: Int, steps: Int) -> BilingualText {
        let reason = reasonOfKind
        guard origins > 0 else { return reason }
        return BilingualText(
            japanese: reason.japanese + "並べた誤差は、過去データでの検証（起点\(origins)個、\(steps)年先まで）による。",
            english: reason.english
                + " The errors beside it are from a backtest (\(origins) origins, up to \(steps) years ahead).")
    }

    private var reasonOfKind: BilingualText {
        switch family {
        case .countAverage:
            BilingualText(
                japanese: "件数の指標のため、偶然の件数、人が決める件数、滑らかな動きの3通りの見方を、過去の値への当てはまりに応じて平均した。",
                english: "A count: three views of it (chance events, decided numbers, a smooth course) are averaged by "
                    + "how well each fits the past values.")
        case .yearlyIncrements:
            BilingualText(
                japanese: "累計で減ることがないため、毎年の増加数から予測する。",
                english: "A quantity that only accumulates is forecast from what each year adds.")
        default:
            BilingualText(
                japanese: "値が少なくても予測区間の幅が適切になるよう、多数の年次系列の動きから学んだ方法である。",
                english: "It has learned from many annual series how such values move, so that few values suffice.")
        }
    }
}

extension StageOutlook {
    /// What is known of the stages passed so far.
    var sentence: BilingualText {
        let stage = stages.indices.contains(current) ? stages[current] : ""
        let chance = NumberText.probability(
            advanceSuccesses / (advanceSuccesses + advanceFailures))
        let year = asOf.label
        return BilingualText(
            japanese: "段階：\(stages.joined(separator: "、"))。\(year.japanese)は「\(stage)」。"
                + "1年に1段階進む確率の見積もり \(chance.japanese)（これまでの観測\(transitions)回）。",
            english: "Stages: \(stages.joined(separator: ", ")). \(year.english): “\(stage)”. "
                + "Estimated chance of advancing one stage a year: \(chance.english) (\(transitions) observed).")
    }
}

extension AttainmentConstants {
    /// What “comparable” means, and how far it carries.
    var sentence: BilingualText {
        let (targets, offices) = (
            NumberText.exact(Double(basis.targets)), NumberText.exact(Double(basis.publishers))
        )
        return BilingualText(
            japanese: "目標達成確率は、実績の推移による確率に、国の省庁の類似目標が実際にどれだけ達成されたか（行政事業レビュー、目標\(targets)件・"
                + "\(offices)部局から学習）と、その指標自身の過去の年度目標の結果を合わせたもの。市町村の目標ではなく、「水準を保つ」目標については"
                + "市町村の記録がほとんどない。計画によるちがいは幅で示す。目標値を動かしたときの確率は、推移の予測の形による。",
            english:
                "A chance joins what the history says, how comparable targets of national ministries fared (learned from "
                + "\(targets) targets of \(offices) bureaus in their yearly reviews) and how the indicator's own earlier yearly "
                + "targets did. Those aren't cities, and of targets to keep a level hardly any municipal record exists; how far "
                + "plans differ is shown as a range. For moved targets the shape of the forecast speaks.")
    }
}

extension BilingualText {
    /// Why comparable targets answer for an indicator with one value.
    static let ofOneValue = BilingualText(
        japanese: "実績値が1つでは動きが分からないため、類似目標が達成された割合から答えた。年度ごとの分布は、ほかの系列から学んだ事前分布を、"
            + "宣言の目標値での確率がその割合になるように移したもの。この幅を狭めるのは次の実績値である。",
        english:
            "One value shows no movement, so the share of comparable targets that were met answers. The distribution of "
            + "each year is a prior's, learned from other series and moved so that the declared target has that chance. What "
            + "narrows it is a second measurement.")
}

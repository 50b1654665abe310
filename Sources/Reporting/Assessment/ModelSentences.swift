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
        switch selection.family {
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

/// What “comparable” means in a table, and why the chance isn't the plain share of M in N.
struct ComparableSentence {
    let comparable: ReferenceClass

    init(_ comparable: ReferenceClass) { self.comparable = comparable }

    var text: BilingualText {
        let chance = NumberText.probability(comparable.probability)
        let (cities, targets, met) = (comparable.municipalities, comparable.targets, comparable.met)
        return BilingualText(
            japanese: "「類似目標」は、実績値が1時点のみのため、期限の来た\(cities)市町村等の目標\(targets)件（うち達成\(met)件）から判定したもの。"
                + "1つの計画の多数の目標を独立とはみなさないため、確率\(chance.japanese)は単純な割合とは一致しない。",
            english:
                "“Comparable”: with one value only, the chance rests on \(targets) targets of \(cities) municipalities "
                + "that have come due, \(met) of them met. The many targets of one plan aren't independent, so the chance of "
                + "\(chance.english) isn't the plain share.")
    }
}

/// Why comparable targets answer, and how.
struct ReferenceClassSentence {
    let comparable: ReferenceClass

    init(_ comparable: ReferenceClass) { self.comparable = comparable }

    var text: BilingualText {
        let (counts, range) = (comparable.countsText, comparable.rangeText)
        let chance = NumberText.probability(comparable.probability)
        let cities = comparable.municipalities
        return BilingualText(
            japanese: "実績値が1つでは動きが分からないため、モデルは当てはめない。代わりに、期限の来た\(cities)市町村等の\(counts.japanese)"
                + "ことから答えた（ベータ二項分布。市町村ごと、指標ごとにまとめ、年の繰り返しを別々に数えない）。目標達成確率は\(chance.japanese)、"
                + "10計画中8計画の達成割合は\(range.japanese)に入る。この幅を狭めるのは次の実績値である。",
            english: "One value shows no movement, so no model is fitted. The answer rests on targets of \(cities) "
                + "municipalities that have come due: \(counts.english) (beta-binomial model; rows are clustered by "
                + "municipality and indicator, so that years of one indicator don't count twice). The chance is "
                + "\(chance.english); 8 plans in 10 meet \(range.english) of their targets. What narrows this is a second "
                + "measurement.")
    }
}

import MitoshiPlanning

extension TargetCell {
    /// `自ら行うものを増減させる目標`: what the targets of the cell ask for.
    var label: BilingualText {
        switch self {
        case .ownChange:
            BilingualText(japanese: "自ら行うものを増減させる目標", english: "targets to change what an office makes itself")
        case .othersSmallChange:
            BilingualText(
                japanese: "人々の動きで決まる数を1割以内で増減させる目標",
                english: "targets to change a figure that others move by up to a tenth")
        case .othersLargeChange:
            BilingualText(
                japanese: "人々の動きで決まる数を1割を超えて増減させる目標",
                english: "targets to change a figure that others move by more than a tenth")
        case .shareSmallChange:
            BilingualText(
                japanese: "割合を1割以内で増減させる目標", english: "targets to change a share by up to a tenth of it")
        case .shareLargeChange:
            BilingualText(
                japanese: "割合を1割を超えて増減させる目標", english: "targets to change a share by more than a tenth of it")
        case .ownKeep:
            BilingualText(japanese: "自ら行うものの水準を保つ目標", english: "targets to keep what an office makes itself")
        case .othersKeep:
            BilingualText(
                japanese: "人々の動きで決まる数の水準を保つ目標", english: "targets to keep a figure that others move")
        case .shareKeep: BilingualText(japanese: "割合の水準を保つ目標", english: "targets to keep a share")
        case .ownReturn:
            BilingualText(
                japanese: "落ち込む前の水準へ戻す目標（自ら行うもの）",
                english: "targets to bring what an office makes itself back to a level before a fall")
        case .othersReturn:
            BilingualText(
                japanese: "落ち込む前の水準へ戻す目標（人々の動きで決まる数）",
                english: "targets to bring a figure that others move back to a level before a fall")
        }
    }
}

extension Mover {
    /// Who moves the figure, in the words of tables.
    var label: BilingualText {
        switch self {
        case .own: BilingualText(japanese: "自ら行うもの", english: "made by the office itself")
        case .others: BilingualText(japanese: "人々の動きで決まる数", english: "moved by others")
        case .share: BilingualText(japanese: "割合", english: "a share")
        }
    }
}

extension AttainmentConstants.Cell {
    /// `国の省庁の類似目標1,119件のうち512件が達成されている`
    var countsText: BilingualText {
        let (all, met) = (NumberText.exact(Double(targets)), NumberText.exact(Double(met)))
        return BilingualText(
            japanese: "国の省庁の類似目標\(all)件のうち\(met)件が達成されている",
            english: "of \(all) comparable targets of national ministries, \(met) were met")
    }
}

extension EarlierTargets {
    /// `この指標の過去の年度目標2件のうち0件が達成されている`
    var text: BilingualText {
        BilingualText(
            japanese: "この指標の過去の年度目標\(due)件のうち\(met)件が達成されている",
            english:
                "of its own \(due) earlier yearly \(due == 1 ? "target" : "targets"), \(met) \(met == 1 ? "was" : "were") met"
        )
    }
}

extension Comparison {
    /// `同じ期間（令和2年度から令和4年度）に他の7か所のうち5か所が同じだけ動いた`
    func text(isCounted: Bool) -> BilingualText {
        let (first, last) = (start.shortLabel, end.shortLabel)
        let (count, met) = (places.count, NumberText.rounded(met, decimals: 1))
        return BilingualText(
            japanese: "\(first.japanese)から\(last.japanese)にかけて他の\(count)か所のうち\(met)か所が同じだけ動いた"
                + (isCounted ? "" : "（確率には含めない）"),
            english:
                "from \(first.english) to \(last.english), \(met) of \(count) other \(count == 1 ? "place" : "places") "
                + "moved as far" + (isCounted ? "" : " (not counted in)"))
    }
}

extension AttainmentGrounds {
    /// `32～64%`: the chances of 8 plans in 10.
    var rangeText: BilingualText {
        func percent(_ chance: Double) -> String {
            let rounded = (100 * chance).rounded()
            return NumberText.exact(min(max(rounded, 1), 99))
        }
        let (least, most) = (percent(range.lowerBound), percent(range.upperBound))
        return BilingualText(japanese: "\(least)～\(most)%", english: "\(least)% to \(most)%")
    }

    /// What the chance is made of, part by part, without the chance itself.
    var parts: [BilingualText] {
        var parts: [BilingualText] = []
        if let historyAlone {
            let chance = NumberText.probability(historyAlone)
            parts.append(
                BilingualText(
                    japanese: "実績の推移だけなら\(chance.japanese)", english: "its history alone says \(chance.english)"))
        }
        if case .passed = targetClass.aim, !targetClass.isYearly || historyAlone == nil {
            parts.append(
                BilingualText(japanese: "現状が目標を超えている", english: "the target is passed already"))
        } else if let counts = comparable.first {
            parts.append(counts.countsText)
        }
        if let earlier { parts.append(earlierText(earlier)) }
        if let comparison { parts.append(comparison.text(isCounted: countsComparison)) }
        return parts
    }

    private func earlierText(_ earlier: EarlierTargets) -> BilingualText {
        guard !countsEarlier else { return earlier.text }
        return BilingualText(
            japanese: earlier.text.japanese + "（数年先の目標なので確率には含めない）",
            english: earlier.text.english + " (not counted in, since the target lies years ahead)")
    }

    /// `実績の推移だけなら12%、国の省庁の類似目標1,119件のうち512件が達成されている、…、合わせて24%`
    func text(of chance: Double) -> BilingualText {
        let chance = NumberText.probability(chance)
        let isSum = parts.count > 1
        return BilingualText(
            japanese: parts.map(\.japanese).joined(separator: "、")
                + "：\(isSum ? "合わせて" : "")\(chance.japanese)（計画により\(rangeText.japanese)）",
            english: parts.map(\.english).joined(separator: "; ")
                + ": \(isSum ? "together " : "")\(chance.english) (\(rangeText.english) from plan to plan)")
    }
}

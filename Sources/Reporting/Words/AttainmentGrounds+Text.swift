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
                "of its own \(NumberText.counted(due, "earlier yearly targets")), \(met) \(met == 1 ? "was" : "were") met"
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
                "from \(first.english) to \(last.english), \(met) of \(NumberText.counted(count, "other places")) "
                + "moved as far" + (isCounted ? "" : " (not counted in)"))
    }
}

extension AttainmentGrounds {
    /// `30%～60%`: the chances of 8 plans in 10.
    func rangeText(_ limits: VerdictLimits) -> BilingualText {
        let (least, most) = (limits.text(of: range.lowerBound), limits.text(of: range.upperBound))
        return least == most
            ? least
            : BilingualText(
                japanese: "\(least.japanese)～\(most.japanese)", english: "\(least.english) to \(most.english)")
    }

    /// What the chance is made of, part by part, without the chance itself.
    func parts(_ limits: VerdictLimits) -> [BilingualText] {
        var parts: [BilingualText] = []
        if let historyAlone {
            let chance = limits.text(of: historyAlone)
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

    /// `実績の推移だけなら10%、国の省庁の類似目標1,119件のうち512件が達成されている、…、合わせて20%`
    func text(of chance: Double, _ limits: VerdictLimits) -> BilingualText {
        let (chance, parts, range) = (limits.text(of: chance), parts(limits), rangeText(limits))
        let isSum = parts.count > 1
        return BilingualText(
            japanese: parts.map(\.japanese).joined(separator: "、")
                + "：\(isSum ? "合わせて" : "")\(chance.japanese)（計画により\(range.japanese)）",
            english: parts.map(\.english).joined(separator: "; ")
                + ": \(isSum ? "together " : "")\(chance.english) (\(range.english) from plan to plan)")
    }
}

extension EvidenceGrade {
    /// `根拠3（中程度）`: the grade with its word.
    var label: BilingualText {
        BilingualText(japanese: "根拠\(grade)（\(word.japanese)）", english: "evidence \(grade) of 5 (\(word.english))")
    }

    /// Five boxes, as many of them filled as the grade says.
    var bar: String {
        let filled = min(max(grade, 0), 5)
        return String(repeating: "■", count: filled) + String(repeating: "□", count: 5 - filled)
    }

    /// How thick the evidence is.
    var word: BilingualText {
        switch grade {
        case 5...: BilingualText(japanese: "厚い", english: "thick")
        case 4: BilingualText(japanese: "やや厚い", english: "fairly thick")
        case 3: BilingualText(japanese: "中程度", english: "middling")
        case 2: BilingualText(japanese: "薄い", english: "thin")
        default: BilingualText(japanese: "なし", english: "none")
        }
    }
}

extension EvidenceGrade.Deduction {
    /// Why the grade is one step lower.
    var text: BilingualText {
        switch self {
        case .longGap(let years):
            BilingualText(
                japanese: "実績値に約\(years)年の空白がある", english: "a gap of about \(NumberText.counted(years, "years"))")
        case .derivedValueAmongLastTwo:
            BilingualText(
                japanese: "直近2つの値に他の値から計算した値を含む",
                english: "one of the last two values was computed from others")
        case .shockYearAsBase(let year):
            BilingualText(
                japanese: "現状値が特殊要因\(year.word.japanese)（\(year.shortLabel.japanese)）のもの",
                english: "the base value is of a shock year (\(year.shortLabel.english))")
        case .fewComparableTargets(let count):
            BilingualText(
                japanese: "類似目標が\(count)件と少ない", english: "only \(count) comparable targets are known")
        }
    }
}

extension EvidenceGrade.Addition {
    /// Why the grade is one step higher.
    var text: BilingualText {
        switch self {
        case .earlierTargets(let count):
            BilingualText(
                japanese: "自らの過去の目標\(count)件の結果が分かっている",
                english: "the results of its own \(count) earlier targets are known")
        case .otherPlaces(let count):
            BilingualText(
                japanese: "他の\(count)か所の同じ期間の動きが分かっている",
                english: "how \(count) other places moved in the same years is known")
        }
    }
}

extension ResolvedDirection {
    /// `増加（明示）`: the direction with the ground it rests on; of an ambiguous one both readings.
    var label: BilingualText {
        guard !readings.isEmpty else { return basis.label }
        let ways = readings.map(\.label)
        return BilingualText(
            japanese: "\(ways.map(\.japanese).joined(separator: "／"))（\(basis.label.japanese)）",
            english: "\(ways.map(\.english).joined(separator: " or ")) (\(basis.label.english))")
    }
}

extension ResolvedDirection.Basis {
    /// The ground the direction rests on.
    var label: BilingualText {
        switch self {
        case .stated: BilingualText(japanese: "明示", english: "stated")
        case .words: BilingualText(japanese: "指標の名称から", english: "told by the indicator's words")
        case .target: BilingualText(japanese: "現状値と目標値から", english: "told by base and target")
        case .endOfRange: BilingualText(japanese: "取りうる値の端", english: "an end of what can be")
        case .accumulation: BilingualText(japanese: "累計は減らない", english: "what accumulates never falls")
        case .ambiguous: BilingualText(japanese: "増減の向き不明", english: "ambiguous")
        case .notApplicable: BilingualText(japanese: "該当なし", english: "not applicable")
        }
    }
}

extension RequiredPace.Shape {
    /// The shape of the plan in words.
    var label: BilingualText {
        switch self {
        case .frontLoaded: BilingualText(japanese: "前倒し型", english: "front-loaded")
        case .backLoaded: BilingualText(japanese: "後送り型", english: "back-loaded")
        case .straight: BilingualText(japanese: "均等型", english: "straight")
        case .none: BilingualText(japanese: "該当なし", english: "none")
        }
    }
}

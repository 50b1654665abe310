import MitoshiPlanning

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
            BilingualText(japanese: "実績値に約\(years)年の空白がある", english: "a gap of about \(years) years")
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

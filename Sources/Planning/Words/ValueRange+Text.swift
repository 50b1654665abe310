package import MitoshiStatistics

extension ValueRange {
    /// The values with their unit: `16,500人`, `10,000人以上`, `20件未満`, `40～60%`.
    package func text(unit: String?) -> BilingualText {
        func amount(_ number: Double) -> String { NumberText.quantity(NumberText.exact(number), unit: unit) }
        if let counts {
            return BilingualText(verbatim: NumberText.rounded(counts.percentage ?? 0, decimals: 1) + "%")
        }
        if let value = exactValue { return BilingualText(verbatim: amount(value)) }
        if let least, let most {
            let (least, most) = (NumberText.exact(least.number), amount(most.number))
            return BilingualText(japanese: "\(least)～\(most)", english: "\(least) to \(most)")
        }
        return bounds.first.map { $0.bound.text(of: amount($0.number)) } ?? BilingualText(verbatim: "")
    }

    /// The values for other programs: a number, or a number with a sign.
    package var plainText: String {
        if let counts { return PlainNumber.text(counts.percentage ?? 0) }
        if let value = exactValue { return PlainNumber.text(value) }
        return bounds.map { $0.bound.sign + PlainNumber.text($0.number) }.joined(separator: " ")
    }
}

extension ValueRange.Bound {
    private var words: (japanese: String, english: String, sign: String) {
        switch self {
        case .atLeast: ("以上", "at least", ">=")
        case .moreThan: ("超", "more than", ">")
        case .atMost: ("以下", "at most", "<=")
        case .lessThan: ("未満", "less than", "<")
        }
    }

    /// What stands behind a number in Japanese: 以上.
    package var japaneseWord: String { words.japanese }

    fileprivate func text(of amount: String) -> BilingualText {
        BilingualText(japanese: amount + words.japanese, english: "\(words.english) \(amount)")
    }

    fileprivate var sign: String { words.sign }
}

extension IndicatorMeasurement.Value {
    /// The value with its unit: `16,500人`, `10,000人以上`, `「現状把握」`.
    public func text(unit: String?) -> BilingualText {
        switch self {
        case .stage(let stage): BilingualText(japanese: "「\(stage)」", english: "“\(stage)”")
        case .numeric(let value): value.text(unit: unit)
        }
    }

    /// The value itself for other programs: a number, a bound with its sign, or a stage.
    public var plainText: String {
        switch self {
        case .stage(let stage): stage
        case .numeric(let value): value.plainText
        }
    }
}

extension IndicatorKind {
    /// The name of the kind, as in 年間実績 and flow.
    public var label: BilingualText {
        switch self {
        case .flow: BilingualText(japanese: "年間実績", english: "flow")
        case .smallCount: BilingualText(japanese: "年間実績（少数の件数）", english: "small count")
        case .stock: BilingualText(japanese: "年度末現在", english: "stock")
        case .cumulativeStock: BilingualText(japanese: "累計", english: "cumulative stock")
        case .share: BilingualText(japanese: "割合", english: "share")
        case .milestone: BilingualText(japanese: "段階目標", english: "milestone")
        case .decisionDriven: BilingualText(japanese: "市の判断で決まる指標", english: "decision-driven")
        }
    }
}

extension Direction {
    /// The word for the direction.
    public var label: BilingualText {
        switch self {
        case .increase: BilingualText(japanese: "増加", english: "increase")
        case .decrease: BilingualText(japanese: "減少", english: "decrease")
        case .maintainAtLeast: BilingualText(japanese: "以上を維持", english: "keep at least")
        case .maintainAtMost: BilingualText(japanese: "以下を維持", english: "keep at most")
        case .maintainWithin: BilingualText(japanese: "維持（上下とも許容幅内）", english: "keep within the tolerance")
        }
    }
}

extension ShockEvent.Effect {
    /// The kind of disturbance in words.
    public var label: BilingualText {
        switch self {
        case .oneOff: BilingualText(japanese: "一時的", english: "one-off")
        case .levelShift: BilingualText(japanese: "水準の変化", english: "level shift")
        case .temporary: BilingualText(japanese: "徐々に回復", english: "temporary")
        }
    }
}

extension Target {
    /// The goal with its unit, as the plan words it: `17,000人`, `20件未満`, `40～60%`, `設計`.
    public func text(unit: String?) -> BilingualText {
        switch goal {
        case .stage(let stage): BilingualText(verbatim: stage)
        case .value(let value): (range ?? .exact(value)).text(unit: unit)
        }
    }
}

extension Verdict {
    /// The word for tables and sentences.
    public var label: BilingualText {
        switch self {
        case .met: BilingualText(japanese: "達成（実績）", english: "met (observed)")
        case .missed: BilingualText(japanese: "未達成（実績）", english: "missed (observed)")
        case .likely: BilingualText(japanese: "達成見込み", english: "likely")
        case .leaning: BilingualText(japanese: "やや達成寄り", english: "leaning")
        case .atRisk: BilingualText(japanese: "達成に懸念", english: "at risk")
        case .unlikely: BilingualText(japanese: "達成困難", english: "unlikely")
        case .awaitingResult: BilingualText(japanese: "実績待ち", english: "awaiting result")
        case .notAssessable: BilingualText(japanese: "判定不能", english: "not assessable")
        }
    }
}

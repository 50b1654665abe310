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

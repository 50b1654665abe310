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

extension ResolvedDirection {
    /// `増加（明示）`: the direction with the ground it rests on; of an ambiguous one both readings.
    public var label: BilingualText {
        guard !readings.isEmpty else { return basis.label }
        let ways = readings.map(\.label)
        return BilingualText(
            japanese: "\(ways.map(\.japanese).joined(separator: "／"))（\(basis.label.japanese)）",
            english: "\(ways.map(\.english).joined(separator: " or ")) (\(basis.label.english))")
    }
}

extension ResolvedDirection.Basis {
    /// The ground the direction rests on.
    public var label: BilingualText {
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
    public var label: BilingualText {
        switch self {
        case .frontLoaded: BilingualText(japanese: "前倒し型", english: "front-loaded")
        case .backLoaded: BilingualText(japanese: "後送り型", english: "back-loaded")
        case .straight: BilingualText(japanese: "均等型", english: "straight")
        case .none: BilingualText(japanese: "該当なし", english: "none")
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

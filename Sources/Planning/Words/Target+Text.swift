extension Target {
    /// The goal with its unit, as the plan words it: `17,000人`, `20件未満`, `40～60%`, `設計`.
    public func text(unit: String?) -> BilingualText {
        switch (goal, bound) {
        case (.stage(let stage), _): BilingualText(verbatim: stage)
        case (.value(let value), nil): BilingualText(verbatim: NumberText.quantity(NumberText.exact(value), unit: unit))
        case (.value(let value), let bound?): bound.text(of: value, unit: unit)
        }
    }
}

extension Target.Bound {
    /// `10,000人以上`, `20件未満`, `40～60%`.
    func text(of value: Double, unit: String?) -> BilingualText {
        func amount(_ number: Double) -> String { NumberText.quantity(NumberText.exact(number), unit: unit) }
        switch self {
        case .atLeast: return BilingualText(japanese: amount(value) + "以上", english: "at least " + amount(value))
        case .moreThan: return BilingualText(japanese: amount(value) + "超", english: "more than " + amount(value))
        case .atMost: return BilingualText(japanese: amount(value) + "以下", english: "at most " + amount(value))
        case .lessThan: return BilingualText(japanese: amount(value) + "未満", english: "less than " + amount(value))
        case .within(let half):
            let (least, most) = (NumberText.exact(value - half), amount(value + half))
            return BilingualText(japanese: "\(least)～\(most)", english: "\(least) to \(most)")
        }
    }
}

import Statistics

extension IndicatorMeasurement.Value {
    /// The value with its unit: `16,500人`, `10,000人以上`, `「現状把握」`.
    public func text(unit: String?) -> BilingualText {
        func amount(_ number: Double) -> String { NumberText.quantity(NumberText.exact(number), unit: unit) }
        switch self {
        case .stage(let stage): return BilingualText(japanese: "「\(stage)」", english: "“\(stage)”")
        case .numeric(.exact(let number)): return BilingualText(verbatim: amount(number))
        case .numeric(.share(let numerator, let denominator)):
            let share = denominator > 0 ? 100 * Double(numerator) / Double(denominator) : 0
            return BilingualText(verbatim: NumberText.rounded(share, decimals: 1) + "%")
        case .numeric(.atLeast(let bound)):
            return BilingualText(japanese: amount(bound) + "以上", english: "at least " + amount(bound))
        case .numeric(.moreThan(let bound)):
            return BilingualText(japanese: amount(bound) + "超", english: "more than " + amount(bound))
        case .numeric(.atMost(let bound)):
            return BilingualText(japanese: amount(bound) + "以下", english: "at most " + amount(bound))
        case .numeric(.lessThan(let bound)):
            return BilingualText(japanese: amount(bound) + "未満", english: "less than " + amount(bound))
        }
    }

    /// The value itself for other programs: a number, a bound with its sign, or a stage.
    public var plainText: String {
        switch self {
        case .stage(let stage): stage
        case .numeric(.exact(let value)): PlainNumber.text(value)
        case .numeric(.share(let numerator, let denominator)):
            PlainNumber.text(denominator > 0 ? 100 * Double(numerator) / Double(denominator) : 0)
        case .numeric(.atLeast(let bound)): ">=" + PlainNumber.text(bound)
        case .numeric(.moreThan(let bound)): ">" + PlainNumber.text(bound)
        case .numeric(.atMost(let bound)): "<=" + PlainNumber.text(bound)
        case .numeric(.lessThan(let bound)): "<" + PlainNumber.text(bound)
        }
    }
}

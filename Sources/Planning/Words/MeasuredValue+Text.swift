import MitoshiStatistics

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
        case .numeric(.atLeast(let bound)): return Target.Bound.atLeast.text(of: bound, unit: unit)
        case .numeric(.moreThan(let bound)): return Target.Bound.moreThan.text(of: bound, unit: unit)
        case .numeric(.atMost(let bound)): return Target.Bound.atMost.text(of: bound, unit: unit)
        case .numeric(.lessThan(let bound)): return Target.Bound.lessThan.text(of: bound, unit: unit)
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

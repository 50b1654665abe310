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

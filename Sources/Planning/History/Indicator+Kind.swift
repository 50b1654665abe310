import Statistics

/// What the kind of an indicator implies.
extension Indicator {
    /// The values it can take: its kind's, narrowed or, where the kind leaves it open, set by the stated bounds.
    var support: Support {
        switch kind {
        case .flow, .stock:
            Support(lower: supportLower ?? 0, upper: supportUpper ?? .infinity)
        case .smallCount:
            Support(lower: supportLower ?? 0, upper: supportUpper ?? .infinity, isInteger: true)
        case .cumulativeStock:
            Support(
                lower: supportLower ?? 0, upper: supportUpper ?? .infinity,
                isInteger: Self.counting.contains(unit ?? ""),
                neverFalls: true)
        case .share:
            Support(lower: max(0, supportLower ?? 0), upper: min(100, supportUpper ?? 100))
        case .milestone, .decisionDriven:
            Support(lower: supportLower ?? -.infinity, upper: supportUpper ?? .infinity)
        }
    }

    /// Units of things that are counted one by one.
    private static let counting: Set<String> = [
        "人", "名", "件", "回", "箇所", "か所", "カ所", "ヶ所", "ヵ所", "団体", "基", "台", "校", "園", "戸", "世帯", "本", "冊", "店", "社",
        "施設", "自治会", "組", "組織", "地区", "区", "棟", "軒", "事業所", "企業", "経営体", "点",
    ]

    /// True when a value counts for its whole year only.
    var isYearlyTotal: Bool {
        switch kind {
        case .flow, .smallCount: true
        case .stock, .cumulativeStock, .share, .milestone, .decisionDriven: false
        }
    }

    /// Whether `level` is a count below 30, for which keeping a level means not one less.
    func isSmallCount(_ level: Double) -> Bool {
        kind != .share && abs(level) < 30 && level == level.rounded()
    }

    /// How many decimals a document can print; below 0 for a number in thousands or 万.
    static let printableDecimals = -15...15

    /// Half of the last digit of a number printed with `decimals`, or `nil` where nothing was rounded.
    ///
    /// Whole numbers of people, sites or events are counts and exact; a percentage, and any number with decimals, was
    /// rounded to what is printed. Negative decimals are digits left of the point: 1.5万 has −3 and was rounded to 1,000.
    func halfDigit(decimals: Int?) -> Double? {
        guard let decimals, Self.printableDecimals.contains(decimals), kind == .share || decimals != 0 else {
            return nil
        }
        let power = (0..<abs(decimals)).reduce(1.0) { power, _ in power * 10 }
        return decimals < 0 ? 0.5 * power : 0.5 / power
    }

    /// The moment of a measurement and half of its last digit, where it was rounded.
    func roundingEntry(of measurement: IndicatorMeasurement) -> (Double, Double)? {
        guard case .numeric(.exact(let value)) = measurement.value,
            let half = halfDigit(decimals: measurement.decimals ?? value.shortestDecimals),
            let position = measurement.period.position
        else { return nil }
        return (Double(position.fiscalYear.year) - 1 + position.elapsedFraction, half)
    }
}

extension Target {
    /// The decimals the target was given with: those printed, else those of the value's shortest form.
    func printedDecimals(of value: Double) -> Int { decimals ?? value.shortestDecimals }
}

extension Double {
    /// How many decimals the shortest way to write the number has: 0 for 3, 1 for 3.5.
    fileprivate var shortestDecimals: Int {
        let text = description
        guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return 0 }
        let fraction = text[text.index(after: point)...]
        return fraction == "0" ? 0 : fraction.count
    }
}

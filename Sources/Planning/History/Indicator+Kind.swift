public import MitoshiStatistics

/// What the kind of an indicator implies.
extension Indicator {
    /// The values it can take: its kind's, narrowed or, where the kind leaves it open, set by the stated bounds.
    public var support: Support {
        switch kind {
        case .flow, .stock:
            Support(lower: supportLower ?? 0, upper: supportUpper ?? .infinity)
        case .smallCount:
            Support(lower: supportLower ?? 0, upper: supportUpper ?? .infinity, isInteger: true)
        case .cumulativeStock:
            Support(lower: supportLower ?? 0, upper: supportUpper ?? .infinity, neverFalls: true)
        case .share:
            Support(lower: max(0, supportLower ?? 0), upper: min(100, supportUpper ?? 100))
        case .milestone, .decisionDriven:
            Support(lower: supportLower ?? -.infinity, upper: supportUpper ?? .infinity)
        }
    }

    /// True when a value counts for its whole year only.
    var isYearlyTotal: Bool {
        switch kind {
        case .flow, .smallCount: true
        case .stock, .cumulativeStock, .share, .milestone, .decisionDriven: false
        }
    }

    /// The same for values written to `digit`: things that are counted one by one come in whole numbers.
    func support(writtenTo digit: Double) -> Support {
        let support = support
        return Support(
            lower: support.lower, upper: support.upper, isInteger: isCounted && digit == 1,
            spacing: isCounted && digit != 1 ? digit : 0, digit: digit, neverFalls: support.neverFalls)
    }

    /// Whether the unit counts whole things, such as people, cases or sites.
    private var isCounted: Bool {
        switch kind {
        case .smallCount: true
        case .flow, .stock, .cumulativeStock: written.unit.map(CountingUnit.counts) ?? false
        case .share, .milestone, .decisionDriven: false
        }
    }

    /// The last digit that `measurements` are written with, the finest of all; 0 where nothing was rounded.
    ///
    /// What is counted one by one is whole; where every count is a multiple of a thousand, or of a million, that is what it was
    /// rounded to. A percentage and a number with decimals was rounded to what is printed. A whole number of kilometres or
    /// yen may be exact.
    func digit(of measurements: [IndicatorMeasurement]) -> Double {
        digit(
            of: measurements.compactMap { measurement in
                measurement.value.givenNumber.map { ($0, measurement.decimals) }
            })
    }

    /// The same of numbers, each with the decimals it was printed with; `nil` reads them off the shortest way to write it.
    func digit(of numbers: [(value: Double, decimals: Int?)]) -> Double {
        let written = numbers.filter(\.value.isFinite).map {
            ($0.value, decimals: $0.decimals ?? $0.value.shortestDecimals)
        }
        guard let decimals = written.map(\.decimals).max() else { return isCounted ? 1 : 0 }
        guard decimals <= 0, kind != .share else { return Self.power(ofTen: -decimals) }
        guard isCounted else { return decimals < 0 ? Self.power(ofTen: -decimals) : 0 }
        return decimals < 0 ? Self.power(ofTen: -decimals) : Self.thousands(in: written.map(\.0))
    }

    /// The greatest of 1, a thousand, a million … that divides all counts, of which two at least aren't 0.
    private static func thousands(in counts: [Double]) -> Double {
        let counts = counts.filter { $0 != 0 }
        guard counts.count > 1 else { return 1 }
        return [1e12, 1e9, 1e6, 1e3].first { unit in counts.allSatisfy { $0.remainder(dividingBy: unit) == 0 } } ?? 1
    }

    private static func power(ofTen exponent: Int) -> Double {
        guard printableDecimals.contains(exponent) else { return 0 }
        let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
        return exponent < 0 ? 1 / power : power
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
        return Self.power(ofTen: -decimals) / 2
    }

    /// The moment of a measurement on `axis` and half of its last digit, where it was rounded.
    func roundingEntry(of measurement: IndicatorMeasurement, on axis: YearAxis) -> (Double, Double)? {
        guard let value = measurement.value.givenNumber,
            let half = halfDigit(decimals: measurement.decimals ?? value.shortestDecimals),
            let position = axis.position(of: measurement.period)
        else { return nil }
        return (position.time, half)
    }
}

extension Target {
    /// The decimals the target was given with: those printed, else those of the value's shortest form.
    func printedDecimals(of value: Double) -> Int { decimals ?? value.shortestDecimals }
}

extension Double {
    /// How many decimals the shortest way to write the number has: 0 for 3, 1 for 3.5.
    var shortestDecimals: Int {
        let text = description
        guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return 0 }
        let fraction = text[text.index(after: point)...]
        return fraction == "0" ? 0 : fraction.count
    }
}

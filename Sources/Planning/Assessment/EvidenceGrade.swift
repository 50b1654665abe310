import MitoshiStatistics

/// How much evidence stands behind an answer, 5 (thick) to 1 (none).
public struct EvidenceGrade: Hashable, Sendable {
    /// 1 … 5.
    public let grade: Int
    /// How many exact, measured values there are.
    public let values: Int
    /// Why the grade is lower than the number of values alone would give.
    public let deductions: [Deduction]
    /// Why it is higher.
    public let additions: [Addition]

    /// The grade has to lie in 1 … 5 and follow from the rest; it isn't worked out again.
    init(grade: Int, values: Int, deductions: [Deduction], additions: [Addition] = []) {
        self.grade = grade
        self.values = values
        self.deductions = deductions
        self.additions = additions
    }

    /// A circumstance that lowers the grade by one step.
    public enum Deduction: Hashable, Sendable {
        case longGap(years: Int)
        case derivedValueAmongLastTwo
        case shockYearAsBase(FiscalYear)
        /// So few comparable targets are known.
        case fewComparableTargets(Int)
    }

    /// Something besides the indicator's own values that the chance rests on, which raises the grade by one step.
    public enum Addition: Hashable, Sendable {
        /// How so many of its own earlier targets fared.
        case earlierTargets(Int)
        /// How the same figure moved in so many other places.
        case otherPlaces(Int)
    }
}

extension EvidenceGrade {
    /// The grade by the number of measured values, one step lower for each deduction and higher for each addition, 1 to 5.
    init(values: Int, deductions: [Deduction], additions: [Addition] = []) {
        let full =
            switch values {
            case ...0: 1
            case 1: 2
            case 2...3: 3
            case 4...7: 4
            default: 5
            }
        self.init(
            grade: min(max(1, full - deductions.count + additions.count), 5), values: values, deductions: deductions,
            additions: additions)
    }

    /// Fewer tell of little more than the offices that they come from.
    private static let fewTargets = 100
    /// One or two may have had luck, or a year of their own.
    private static let enough = 3

    /// - Parameter grounds: What the chances of the open targets rest on.
    init(of history: IndicatorHistory, events: [ShockEvent], grounds: [AttainmentGrounds]) {
        var deductions: [Deduction] = []
        let gap = history.largestGap
        if gap > 2 { deductions.append(.longGap(years: Int(gap.rounded()))) }
        if history.hasDerivedValueAmongLastTwo { deductions.append(.derivedValueAmongLastTwo) }
        if let base = history.base?.fiscalYear, events.contains(where: { $0.touches(history.indicator, in: base) }) {
            deductions.append(.shockYearAsBase(base))
        }
        if history.measuredCount <= 1,
            let fewest = grounds.filter({ !$0.isForecastAlone }).compactMap({ $0.comparable.first?.targets }).min(),
            fewest < Self.fewTargets
        {
            deductions.append(.fewComparableTargets(fewest))
        }
        var additions: [Addition] = []
        if let most = grounds.filter(\.countsEarlier).compactMap({ $0.earlier?.due }).max(), most >= Self.enough {
            additions.append(.earlierTargets(most))
        }
        if let most = grounds.filter(\.countsComparison).compactMap({ $0.comparison?.places.count }).max(),
            most >= Self.enough
        {
            additions.append(.otherPlaces(most))
        }
        self.init(values: history.measuredCount, deductions: deductions, additions: additions)
    }
}

extension ShockEvent {
    /// Whether the event disturbs `indicator` in `year`.
    func touches(_ indicator: Indicator, in year: FiscalYear) -> Bool {
        (indicatorID == nil || indicatorID == indicator.id) && (from...max(from, to)).contains(year)
    }
}

extension IndicatorHistory {
    /// The longest time without a value between two values, in years.
    fileprivate var largestGap: Double {
        if let series { return series.largestGap }
        return zip(stages, stages.dropFirst()).map { $1.time - $0.time }.max() ?? 0
    }

    fileprivate var hasDerivedValueAmongLastTwo: Bool {
        series?.exactObservations.suffix(2).contains { $0.isDerived } ?? stages.suffix(2).contains { $0.isDerived }
    }
}

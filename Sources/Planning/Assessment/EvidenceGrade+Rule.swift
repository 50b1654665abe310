import Statistics

extension EvidenceGrade {
    /// The grade by the number of measured values, one step lower for each deduction, never under 1.
    init(values: Int, deductions: [Deduction]) {
        let full =
            switch values {
            case ...0: 1
            case 1: 2
            case 2...3: 3
            case 4...7: 4
            default: 5
            }
        self.init(grade: max(1, full - deductions.count), values: values, deductions: deductions)
    }

    init(of history: IndicatorHistory, events: [ShockEvent]) {
        var deductions: [Deduction] = []
        let gap = history.largestGap
        if gap > 2 { deductions.append(.longGap(years: Int(gap.rounded()))) }
        if history.hasDerivedValueAmongLastTwo { deductions.append(.derivedValueAmongLastTwo) }
        if let base = history.base?.fiscalYear, events.contains(where: { $0.touches(history.indicator, in: base) }) {
            deductions.append(.shockYearAsBase(base))
        }
        self.init(values: history.measuredCount, deductions: deductions)
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

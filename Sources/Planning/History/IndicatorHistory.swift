public import Statistics

/// What is known of one indicator on one day.
struct IndicatorHistory: Sendable {
    let indicator: Indicator
    /// The numeric values; `nil` for a milestone, when nothing was measured, or when the values contradict each other.
    let series: AnnualSeries?
    /// Why the values make no series.
    let trouble: StatisticsError?
    /// The stages reached, in order of time.
    let stages: [StageObservation]
    /// The declared base value, or where none is declared the latest value before the first target.
    let base: BaseValue?
    /// True when the base value was revised after it became known first.
    let baseIsRevised: Bool
    /// What yearly totals have come to so far in years that have no total yet, by year; of each year the most months.
    let toDate: [TotalToDate]
    /// Other periods inside a year for which a yearly total has a value; such a value is no total, and tells nothing of an
    /// open year, so it isn't used.
    let partialPeriods: [Period]
    /// The last digit that the values are written with: the finest of all; 0 where they aren't rounded.
    let digit: Double
    /// Which side the indicator's words tell to be better, where the plan leaves it open.
    let words: BetterSide?
    /// The values of whole years or their ends, one a year, whether they make a series or not.
    let yearValues: [YearValue]
    /// The years with a value, a bound or a stage of their whole or their end.
    let measuredYears: [FiscalYear]
    private let halfDigits: [Double: Double]

    /// - Parameters:
    ///   - date: The day whose knowledge counts: a value is visible when its `knownOn`, else its period's end, isn't
    ///     later.
    init(of indicator: Indicator, in plan: Plan, on date: CalendarDate) {
        let visible = plan.measurements.filter { $0.indicatorID == indicator.id && $0.isVisible(on: date) }
        let usable = visible.filter { !indicator.isYearlyTotal || $0.period.isYearEnd }
        let moment = indicator.basePeriod.map(\.position) ?? Self.moment(before: plan.targets, of: indicator, usable)
        let versions = usable.filter { moment != nil && $0.period.position == moment }
            .sorted { left, right in
                right.knownOn.map { known in left.knownOn.map { $0 < known } ?? true } ?? false
            }
        self.indicator = indicator
        let partial = visible.filter { indicator.isYearlyTotal && !$0.period.isYearEnd }
        stages = usable.compactMap(StageObservation.init).sorted { $0.time < $1.time }
        base = versions.last.flatMap(BaseValue.init)
        baseIsRevised = versions.count > 1
        yearValues = Self.yearValues(of: usable)
        measuredYears = Set(usable.filter(\.period.isYearEnd).compactMap(\.period.fiscalYear)).sorted()
        digit = indicator.digit(of: usable)
        words = DirectionWords.betterSide(of: indicator)
        halfDigits = Dictionary(
            usable.compactMap { indicator.roundingEntry(of: $0) }, uniquingKeysWith: { _, latest in latest })
        // A bound on a year's total leaves room for what its months tell.
        let lastTotal = usable.filter { if case .numeric(.exact) = $0.value { true } else { false } }
            .compactMap(\.period.fiscalYear).max()
        do throws(StatisticsError) {
            let observations = indicator.kind == .milestone ? [] : usable.compactMap(Observation.init)
            let series =
                observations.isEmpty
                ? nil
                : try AnnualSeries(
                    observations: observations, unit: indicator.unit ?? "",
                    support: indicator.support(writtenTo: digit))
            let totals = try TotalsToDate(of: partial, kind: indicator.kind, after: lastTotal, in: series)
            toDate = totals.open
            partialPeriods = totals.unused
            self.series = series
            trouble = nil
        } catch {
            toDate = []
            partialPeriods = []
            series = nil
            trouble = error
        }
    }

    /// The moment of the latest value before the first target, which stands for a base that nobody declares.
    private static func moment(
        before targets: [Target], of indicator: Indicator, _ usable: [IndicatorMeasurement]
    ) -> Period.Position? {
        guard let first = targets.filter({ $0.indicatorID == indicator.id }).map(\.fiscalYear).min() else { return nil }
        return usable.filter { BaseValue($0) != nil }.compactMap(\.period.position)
            .filter { $0.fiscalYear < first }
            .max { ($0.fiscalYear, $0.elapsedFraction) < ($1.fiscalYear, $1.elapsedFraction) }
    }

    /// The exact values as points in time, in order.
    var points: [Point] {
        series?.exactObservations.compactMap { observation in
            observation.exactValue.map { Point(time: observation.time, value: $0) }
        } ?? []
    }

    /// The base as a point in time; `nil` for a stage.
    var basePoint: Point? {
        guard let base, case .value(let value) = base.value else { return nil }
        return Point(time: Double(base.fiscalYear.year) - 1 + base.period.elapsedFraction, value: value)
    }

    /// How many measured values there are: exact ones or stages, not computed from others.
    var measuredCount: Int { series?.measuredCount ?? stages.count { !$0.isDerived } }

    /// Half of the last digit printed for the value at `time`, where that value was rounded.
    func halfDigit(at time: Double) -> Double? { halfDigits[time] }
}

/// A value at a moment, in years; a fiscal year's end lies at its own number.
struct Point: Hashable, Sendable {
    let time: Double
    let value: Double
}

/// A stage that had been reached at some moment.
struct StageObservation: Hashable, Sendable {
    let stage: String
    let fiscalYear: FiscalYear
    /// In years; a fiscal year's end lies at its own number.
    let time: Double
    let isYearEnd: Bool
    let isDerived: Bool

    /// `nil` for a number, or for a period outside all plausible years.
    init?(_ measurement: IndicatorMeasurement) {
        guard case .stage(let stage) = measurement.value, let year = measurement.period.fiscalYear else { return nil }
        self.stage = stage
        fiscalYear = year
        time = Double(year.year) - 1 + measurement.period.elapsedFraction
        isYearEnd = measurement.period.isYearEnd
        isDerived = measurement.isDerived
    }
}

extension IndicatorMeasurement {
    /// Whether the value was known on `date`.
    public func isVisible(on date: CalendarDate) -> Bool { (knownOn ?? period.end).map { $0 <= date } ?? false }
}

extension Period {
    /// Where the period lies; two spellings of one moment have one position.
    struct Position: Hashable {
        let fiscalYear: FiscalYear
        let elapsedFraction: Double
    }

    var position: Position? { fiscalYear.map { Position(fiscalYear: $0, elapsedFraction: elapsedFraction) } }
}

extension Observation {
    /// `nil` for a stage, or for a period outside all plausible years.
    init?(_ measurement: IndicatorMeasurement) {
        guard case .numeric(let value) = measurement.value, let year = measurement.period.fiscalYear else { return nil }
        self.init(
            year: year.year, elapsedFraction: measurement.period.elapsedFraction, value: value,
            isDerived: measurement.isDerived, knownOn: measurement.knownOn)
    }
}

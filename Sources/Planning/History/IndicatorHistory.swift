import MitoshiStatistics

/// What is known of one indicator on one day.
struct IndicatorHistory: Sendable {
    let indicator: Indicator
    /// The years on which everything is placed.
    let axis: YearAxis
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
    /// The totals of years of another sort, and which of them are left out.
    let borrowed: BorrowedTotals
    /// The periods of values that were used although they are years of another sort than the axis has.
    let otherYears: [Period]
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
    ///   - axis: The years to place the values on; `nil` for those of the plan's targets.
    init(of indicator: Indicator, in plan: Plan, on date: CalendarDate, axis: YearAxis? = nil) {
        let axis = axis ?? plan.yearAxis(of: indicator)
        let visible = plan.measurements.filter { $0.indicatorID == indicator.id && $0.isVisible(on: date) }
            .map { Placed(measurement: $0, position: axis.position(of: $0.period)) }
        let whole = visible.filter { placed in
            placed.position.map { !indicator.isYearlyTotal || $0.isYearEnd } ?? false
        }
        let borrowed = BorrowedTotals(
            of: whole, targets: Set(plan.targets.filter { $0.indicatorID == indicator.id }.map(\.fiscalYear)))
        let used = whole.filter { !borrowed.leavesOut($0) }
        let usable = used.map(\.measurement)
        let moment =
            indicator.basePeriod.map(axis.position) ?? Self.moment(before: plan.targets, of: indicator, used, on: axis)
        let versions = whole.filter { moment != nil && $0.position == moment }.map(\.measurement)
            .sorted { left, right in
                right.knownOn.map { known in left.knownOn.map { $0 < known } ?? true } ?? false
            }
        self.indicator = indicator
        self.axis = axis
        self.borrowed = borrowed
        otherYears = used.filter { $0.isOfAnotherSort(than: axis) }.map(\.measurement.period)
        let partial = visible.filter { placed in
            indicator.isYearlyTotal && !(placed.position?.isYearEnd ?? false)
        }.map(\.measurement)
        stages = used.compactMap(StageObservation.init).sorted { $0.time < $1.time }
        self.base = versions.last.flatMap { BaseValue($0, on: axis) }
        baseIsRevised = versions.count > 1
        yearValues = Self.yearValues(of: used)
        measuredYears = Set(used.compactMap(\.position).filter(\.isYearEnd).map(\.fiscalYear)).sorted()
        digit = indicator.digit(of: usable)
        words = DirectionWords.betterSide(of: indicator)
        halfDigits = Dictionary(
            usable.compactMap { indicator.roundingEntry(of: $0, on: axis) }, uniquingKeysWith: { _, latest in latest })
        // A bound on a year's total leaves room for what its months tell.
        let lastTotal = used.filter { $0.measurement.value.givenNumber != nil }
            .compactMap(\.position?.fiscalYear).max()
        do throws(StatisticsError) {
            let observations = indicator.kind == .milestone ? [] : used.compactMap(Observation.init)
            let series =
                observations.isEmpty
                ? nil
                : try AnnualSeries(
                    observations: observations, unit: indicator.unit ?? "",
                    support: indicator.support(writtenTo: digit))
            let totals = try TotalsToDate(of: partial, kind: indicator.kind, on: axis, after: lastTotal, in: series)
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
        before targets: [Target], of indicator: Indicator, _ used: [Placed], on axis: YearAxis
    ) -> YearAxis.Position? {
        guard let first = targets.filter({ $0.indicatorID == indicator.id }).map(\.fiscalYear).min() else { return nil }
        return used.filter { BaseValue($0.measurement, on: axis) != nil }.compactMap(\.position)
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
        return Point(time: base.position.time, value: value)
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
    init?(_ placed: IndicatorHistory.Placed) {
        guard case .stage(let stage) = placed.measurement.value, let position = placed.position else { return nil }
        self.stage = stage
        fiscalYear = position.fiscalYear
        time = position.time
        isYearEnd = position.isYearEnd
        isDerived = placed.measurement.isDerived
    }
}

extension IndicatorHistory {
    /// A measurement with its place on the axis; `nil` for a period outside all plausible years.
    struct Placed: Sendable {
        let measurement: IndicatorMeasurement
        let position: YearAxis.Position?

        /// Whether it is of a year that isn't one of the axis.
        func isOfAnotherSort(than axis: YearAxis) -> Bool {
            measurement.period.namedYear.map { $0.firstMonth != axis.firstMonth } ?? false
        }
    }

    /// Totals of years of another sort among those of the axis.
    ///
    /// One stands for a year only where the year has no total of its own, and never for a year with a target: a total of
    /// January to December decides nothing about the fiscal year.
    struct BorrowedTotals: Sendable {
        private let taken: Set<FiscalYear>
        /// The periods of those that are left out.
        let unused: [Period]

        init(of placed: [Placed], targets: Set<FiscalYear>) {
            let own = placed.compactMap(\.position).filter { $0.isYearEnd && !$0.isBorrowed }.map(\.fiscalYear)
            let taken = targets.union(own)
            self.taken = taken
            unused = placed.filter { Self.isLeftOut($0, taken) }.map(\.measurement.period)
        }

        func leavesOut(_ placed: Placed) -> Bool { Self.isLeftOut(placed, taken) }

        private static func isLeftOut(_ placed: Placed, _ taken: Set<FiscalYear>) -> Bool {
            placed.position.map { $0.isBorrowed && taken.contains($0.fiscalYear) } ?? false
        }
    }
}

extension Observation {
    /// `nil` for a stage, or for a period outside all plausible years.
    init?(_ placed: IndicatorHistory.Placed) {
        guard let position = placed.position else { return nil }
        self.init(placed.measurement, at: position)
    }

    /// `nil` for a stage.
    init?(_ measurement: IndicatorMeasurement, at position: YearAxis.Position) {
        guard case .numeric(let value) = measurement.value else { return nil }
        self.init(
            year: position.fiscalYear.year, elapsedFraction: position.elapsedFraction, value: value,
            isDerived: measurement.isDerived, knownOn: measurement.knownOn)
    }
}

/// The value of a whole year, or of its end.
struct YearValue: Hashable, Sendable {
    let year: FiscalYear
    let value: Double
}

extension IndicatorHistory {
    /// One value a year, the last that became known of each, in order of time.
    ///
    /// - Parameter placed: Those of one indicator that are usable.
    static func yearValues(of placed: [Placed]) -> [YearValue] {
        var latest: [FiscalYear: (value: Double, measurement: IndicatorMeasurement)] = [:]
        for placed in placed {
            let measurement = placed.measurement
            guard let position = placed.position, position.isYearEnd, let value = Observation(placed)?.exactValue,
                value.isFinite
            else { continue }
            let year = position.fiscalYear
            if let known = latest[year]?.measurement.knownOn, measurement.knownOn.map({ $0 < known }) ?? true {
                continue
            }
            if latest[year] != nil, measurement.knownOn == nil { continue }
            latest[year] = (value, measurement)
        }
        return latest.map { YearValue(year: $0.key, value: $0.value.value) }.sorted { $0.year < $1.year }
    }
}

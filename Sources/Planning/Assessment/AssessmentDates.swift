public import MitoshiStatistics

/// The days that an assessment goes by when nobody names one.
///
/// This is the one place that decides them. The plan's day, whose knowledge is used, is the one after the last measured period
/// of any of its indicators, or the plan's start where that is later: results that were entered are used. Months to date don't
/// count, since their year goes on, nor do provisional values, nor periods that aren't over today, nor what isn't an
/// indicator's own. The start is the day of the declaration, else the first of its year, else the first of the first target's;
/// one that still lies ahead, as that of targets some years off does, doesn't count beside results.
///
/// An indicator's target counts as overdue from the day after its own last measured period, so that a result which another one
/// had early makes nothing overdue.
struct AssessmentDates: Hashable, Sendable {
    /// The day whose knowledge is used.
    let plan: CalendarDate
    /// Whether results moved it beyond the plan's start.
    let isAfterResults: Bool
    /// Of each indicator the day on which a year without a result counts as over.
    private let own: [String: CalendarDate]

    /// - Parameters:
    ///   - first: The first year with a target.
    init(of plan: Plan, settings: AssessmentSettings, firstTarget first: FiscalYear) {
        if let date = settings.asOf {
            self.plan = date
            isAfterResults = false
            own = [:]
            return
        }
        let (targeted, axes) = (Set(plan.targets.map(\.indicatorID)), plan.yearAxes)
        // The day on which each moment was known first: revisions come later.
        var known: [Moment: CalendarDate] = [:]
        for measurement in plan.measurements {
            guard targeted.contains(measurement.indicatorID), let axis = axes[measurement.indicatorID],
                let day = measurement.countingDay(on: axis, today: settings.today),
                let position = axis.position(of: measurement.period)
            else { continue }
            let moment = Moment(indicatorID: measurement.indicatorID, position: position)
            known[moment] = min(known[moment] ?? day, day)
        }
        let opening = plan.declaration.date ?? (plan.declaration.fiscalYear ?? first).firstDay
        let isAhead = settings.today.map { opening > $0 } ?? false
        let start = isAhead ? known.values.max() ?? opening : opening
        var own: [String: CalendarDate] = [:]
        for indicator in plan.indicators where targeted.contains(indicator.id) { own[indicator.id] = start }
        for (moment, day) in known { own[moment.indicatorID] = max(own[moment.indicatorID] ?? day, day) }
        self.own = own
        self.plan = own.values.max() ?? start
        isAfterResults = self.plan > start || isAhead && !known.isEmpty
    }

    /// The day on which a year of the indicator without a result counts as over.
    func judging(_ indicator: Indicator) -> CalendarDate { own[indicator.id] ?? plan }

    private struct Moment: Hashable {
        let indicatorID: String
        let position: YearAxis.Position
    }
}

extension IndicatorMeasurement {
    /// Words beside a value that is to be replaced by a final one, or that was only expected.
    private static let provisionalWords = [
        "速報", "暫定", "概数", "見込", "provisional", "preliminary", "expected",
    ]

    /// Whether the value is to be replaced by a final one.
    public var isProvisional: Bool {
        let note = note.lowercased()
        return Self.provisionalWords.contains { note.contains($0) }
    }

    /// The day after the value's period, or on which it became known where that is later; `nil` for a value that doesn't move
    /// the date of an assessment.
    fileprivate func countingDay(on axis: YearAxis, today: CalendarDate?) -> CalendarDate? {
        if case .monthsToDate = period { return nil }
        guard !isProvisional, let end = period.end, let position = axis.position(of: period),
            !axis.holdsTotals || position.isYearEnd
        else { return nil }
        let day = max(end.next, knownOn ?? end.next)
        return today.map { day <= $0 } ?? true ? day : nil
    }
}

extension CalendarDate {
    /// The day after.
    fileprivate var next: CalendarDate {
        if day < Self.days(in: month, of: year) { return CalendarDate(nearestTo: year, month: month, day: day + 1) }
        return CalendarDate(nearestTo: month < 12 ? year : year + 1, month: month < 12 ? month + 1 : 1, day: 1)
    }
}

/// The day whose knowledge an answer uses, with what lies beyond it.
public struct KnowledgeDate: Hashable, Sendable {
    /// What was known by the end of this day is used.
    public let day: CalendarDate
    /// Whether it is the day after the last measured period, where nobody named a day and the plan's start lies before.
    public let isAfterResults: Bool
    private let unusedByIndicator: [String: Int]

    init(day: CalendarDate, isAfterResults: Bool, of plan: Plan) {
        self.day = day
        self.isAfterResults = isAfterResults
        unusedByIndicator = plan.measurements.reduce(into: [:]) { counts, measurement in
            if !measurement.isVisible(on: day) { counts[measurement.indicatorID, default: 0] += 1 }
        }
    }

    /// How many measured values were known only after the day and aren't used.
    public var unused: Int { unusedByIndicator.values.reduce(0, +) }

    /// The same of one indicator.
    public func unused(of indicatorID: String) -> Int { unusedByIndicator[indicatorID] ?? 0 }
}

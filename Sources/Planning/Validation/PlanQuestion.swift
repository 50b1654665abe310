public import Statistics

/// Something in a plan that may be right but should be asked about. Nothing is done about it unless somebody answers.
public enum PlanQuestion: Hashable, Sendable {
    /// A year lies far below the one before it: was it a special one, which belongs into `events.csv`?
    case specialYear(indicatorID: String, FiscalYear, SuddenFall)

    public var indicatorID: String {
        switch self {
        case .specialYear(let id, _, _): id
        }
    }

    /// The period that is asked about.
    public var fiscalYear: FiscalYear? {
        switch self {
        case .specialYear(_, let year, _): year
        }
    }
}

extension Plan {
    /// What should be asked, in the order of the indicators.
    ///
    /// - Parameter date: The day whose knowledge counts; by default everything that is written down does.
    public func questions(
        on date: CalendarDate = CalendarDate(nearestTo: FiscalYear.plausible.upperBound, month: 12, day: 31)
    ) -> [PlanQuestion] {
        indicators.flatMap { indicator in
            let history = IndicatorHistory(of: indicator, in: self, on: date)
            let events = events.filter { $0.indicatorID == nil || $0.indicatorID == indicator.id }
            return PlanQuestion.all(on: history, events)
        }
    }
}

extension PlanQuestion {
    /// - Parameter events: Those declared for the indicator.
    static func all(on history: IndicatorHistory, _ events: [ShockEvent]) -> [PlanQuestion] {
        [specialYear(in: history, events)].compactMap { $0 }
    }

    private static func specialYear(in history: IndicatorHistory, _ events: [ShockEvent]) -> PlanQuestion? {
        let indicator = history.indicator
        guard indicator.kind.canBeDisturbed, let series = history.series else { return nil }
        let fall = SuddenFall(in: series) { year in
            events.contains { $0.from.year <= year && year <= max($0.from, $0.to).year }
        }
        guard let fall, let year = FiscalYear(fall.year) else { return nil }
        return .specialYear(indicatorID: indicator.id, year, fall)
    }
}

extension IndicatorKind {
    /// Whether a fall by a third can tell of a special year: a small count falls so by chance, and a cumulative stock, a stage
    /// and a level that the city sets don't fall by events.
    fileprivate var canBeDisturbed: Bool {
        switch self {
        case .flow, .stock, .share: true
        case .smallCount, .cumulativeStock, .milestone, .decisionDriven: false
        }
    }
}

public import Statistics

/// Something in a plan that may be right but should be asked about. Nothing is done about it unless somebody answers.
public enum PlanQuestion: Hashable, Sendable {
    /// A year lies far below the one before it: was it a special one, which belongs into `events.csv`?
    case specialYear(indicatorID: String, FiscalYear, SuddenFall)
    /// Nobody says which side of the targets of these years is better: it may be any of the readings.
    case betterSide(indicatorID: String, [FiscalYear], readings: [Direction])
    /// The targets lie on both sides of the base; each is judged in its own right.
    case bothSides(indicatorID: String, base: Double)
    /// Every value that can occur meets the target of the year.
    case metByEverything(indicatorID: String, FiscalYear)
    /// What accumulates has more already than the target of the year asks for.
    case alreadyBeyond(indicatorID: String, FiscalYear, target: Double, base: Double)
    /// What accumulates stood lower than before.
    case fall(indicatorID: String, CumulativeFall, unit: String?)

    public var indicatorID: String {
        switch self {
        case .specialYear(let id, _, _), .betterSide(let id, _, _), .bothSides(let id, _), .metByEverything(let id, _),
            .alreadyBeyond(let id, _, _, _), .fall(let id, _, _):
            id
        }
    }

    /// The period that is asked about, where it is one.
    public var fiscalYear: FiscalYear? {
        switch self {
        case .specialYear(_, let year, _), .metByEverything(_, let year), .alreadyBeyond(_, let year, _, _): year
        case .fall(_, let fall, _): fall.fiscalYear
        case .betterSide(_, let years, _): years.count == 1 ? years[0] : nil
        case .bothSides: nil
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
            let targets = targets.filter { $0.indicatorID == indicator.id }.sorted { $0.fiscalYear < $1.fiscalYear }
            return PlanQuestion.all(of: targets, history) + PlanQuestion.all(on: history, events)
        }
    }
}

extension PlanQuestion {
    /// What the values ask.
    ///
    /// - Parameter events: Those declared for the indicator.
    static func all(on history: IndicatorHistory, _ events: [ShockEvent]) -> [PlanQuestion] {
        let (id, unit) = (history.indicator.id, history.indicator.unit)
        return [specialYear(in: history, events)].compactMap { $0 }
            + CumulativeFall.all(in: history.series).map { .fall(indicatorID: id, $0, unit: unit) }
    }

    /// What the targets ask, beside the values.
    static func all(of targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        let id = history.indicator.id
        let open = targets.filter { history.direction(of: $0).isAmbiguous }
        let readings = open.last.map { history.direction(of: $0).readings } ?? []
        let side: [PlanQuestion] =
            open.isEmpty ? [] : [.betterSide(indicatorID: id, open.map(\.fiscalYear), readings: readings)]
        let trivial = targets.filter { history.rule(of: $0)?.isMetByEvery(history.indicator.support) ?? false }
            .map { PlanQuestion.metByEverything(indicatorID: id, $0.fiscalYear) }
        return side + trivial + sides(of: targets, history)
    }

    /// Targets beside the base.
    private static func sides(of targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        guard let base = history.basePoint?.value else { return [] }
        let id = history.indicator.id
        let levels = targets.compactMap { target in target.level.map { (target.fiscalYear, $0) } }
        if history.indicator.kind == .cumulativeStock {
            return levels.filter { $0.1 < base }
                .map { .alreadyBeyond(indicatorID: id, $0.0, target: $0.1, base: base) }
        }
        let isAround = levels.contains { $0.1 > base } && levels.contains { $0.1 < base }
        return isAround ? [.bothSides(indicatorID: id, base: base)] : []
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

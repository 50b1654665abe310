public import Statistics

/// Something in a plan that may be right but should be asked about. Nothing is done about it unless somebody answers.
public enum PlanQuestion: Hashable, Sendable {
    /// A year lies far below the one before it: was it a special one, which belongs into `events.csv`?
    case specialYear(indicatorID: String, FiscalYear, SuddenFall)
    /// Nobody says which side of the targets of these years is better: it may be any of the readings.
    case betterSide(indicatorID: String, [FiscalYear], readings: [Direction])
    /// The targets of these years are the level that was reached, no direction is stated, and the words alone tell which side
    /// of it is kept.
    case keptSide(indicatorID: String, [FiscalYear], Direction)
    /// The targets lie on both sides of the base; each is judged in its own right.
    case bothSides(indicatorID: String, base: Double)
    /// Every value that can occur meets the target of the year.
    case metByEverything(indicatorID: String, FiscalYear)
    /// What accumulates has more already than the target of the year asks for.
    case alreadyBeyond(indicatorID: String, FiscalYear, target: Double, base: Double)
    /// The target of the year is more than ten times the latest value: has a digit slipped?
    case farBeyond(indicatorID: String, FiscalYear, target: Double, latest: Double)
    /// Other places fell in the year of the one value: did the indicator as well, and from where?
    case fallElsewhere(indicatorID: String, CommonFall)
    /// What accumulates stood lower than before.
    case fall(indicatorID: String, CumulativeFall, unit: String?)

    public var indicatorID: String {
        switch self {
        case .specialYear(let id, _, _), .betterSide(let id, _, _), .keptSide(let id, _, _), .bothSides(let id, _),
            .metByEverything(let id, _),
            .alreadyBeyond(let id, _, _, _), .farBeyond(let id, _, _, _), .fallElsewhere(let id, _),
            .fall(let id, _, _):
            id
        }
    }

    /// The period that is asked about, where it is one.
    public var fiscalYear: FiscalYear? {
        switch self {
        case .specialYear(_, let year, _), .metByEverything(_, let year), .alreadyBeyond(_, let year, _, _),
            .farBeyond(_, let year, _, _):
            year
        case .fall(_, let fall, _): fall.fiscalYear
        case .fallElsewhere(_, let fall): fall.year
        case .betterSide(_, let years, _), .keptSide(_, let years, _): years.count == 1 ? years[0] : nil
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
            let events = events(of: indicator, on: history.axis)
            let targets = targets.filter { $0.indicatorID == indicator.id }.sorted { $0.fiscalYear < $1.fiscalYear }
            let values = comparables(of: indicator, on: history.axis).filter { $0.isVisible(on: date) }
            return PlanQuestion.all(of: targets, history) + PlanQuestion.all(on: history, events)
                + PlanQuestion.fall(elsewhere: values, history, events)
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
            + CumulativeFall.all(in: history.series, on: history.axis).map { .fall(indicatorID: id, $0, unit: unit) }
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
        return side + kept(targets, history) + trivial + sides(of: targets, history) + far(targets, history)
    }

    /// Targets at the base whose side nothing but the words tells.
    private static func kept(_ targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        guard let base = history.basePoint?.value else { return [] }
        let rules = targets.compactMap { target in history.rule(of: target).map { (target.fiscalYear, $0) } }
            .filter { $0.1.basis == .words && $0.1.direction.keepsLevel && $0.1.level == base }
        return rules.first.map { [.keptSide(indicatorID: history.indicator.id, rules.map(\.0), $0.1.direction)] } ?? []
    }

    /// Targets beyond what any comparable one asked for.
    private static func far(_ targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        guard let latest = history.points.last?.value, latest > 0 else { return [] }
        return targets.compactMap { target in
            guard let level = target.level, let rule = history.rule(of: target),
                let end = TargetStanding.end(
                    of: rule, from: latest, within: history.series?.support ?? history.indicator.support),
                level > end
            else { return nil }
            return .farBeyond(indicatorID: history.indicator.id, target.fiscalYear, target: level, latest: latest)
        }
    }

    /// Where one value is all there is, what other places tell of its year.
    fileprivate static func fall(
        elsewhere values: [ComparableValue], _ history: IndicatorHistory, _ events: [ShockEvent]
    ) -> [PlanQuestion] {
        guard history.measuredCount == 1, !events.contains(where: { $0.levelBefore != nil }),
            let year = history.series?.exactObservations.last.flatMap({ history.axis.year($0.year) }),
            let fall = CommonFall(values, in: year)
        else { return [] }
        return [.fallElsewhere(indicatorID: history.indicator.id, fall)]
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
        guard let fall, let year = history.axis.year(fall.year) else { return nil }
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

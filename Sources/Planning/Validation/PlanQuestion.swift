public import MitoshiStatistics

/// Something in a plan that may be right but should be asked about. Nothing is done about it unless somebody answers.
public enum PlanQuestion: Hashable, Sendable {
    /// A year lies far from the one before it: was it a special one, which belongs into `events.csv`?
    case specialYear(indicatorID: String, FiscalYear, SuddenMove)
    /// Values fit those beside them only with the decimal point elsewhere; never empty.
    case slippedPoint(indicatorID: String, [DecimalSlip])
    /// Values of a percentage look like fractions of one.
    case fractions(indicatorID: String, FractionForPercent)
    /// A year that a target is set for has a value although the year before it has none: a plan or an expectation?
    case valueAhead(indicatorID: String, FiscalYear)
    /// Half of the indicators have a value of the year, and this one's last is older.
    case missingValue(indicatorID: String, FiscalYear, latest: FiscalYear?)
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
    /// The targets of these years are more than ten times the latest value: has a digit slipped? `target` is the first.
    case farBeyond(indicatorID: String, [FiscalYear], target: Double, latest: Double)
    /// The targets of these years lie on the worse side of all that was measured, by the direction that is stated. `target` is
    /// the first, `measured` the value nearest to it.
    case wrongSide(indicatorID: String, [FiscalYear], Direction, target: Double, measured: Double)
    /// The targets of these years are the end of what can be, no direction is stated, and the end alone tells it.
    case endOfRange(indicatorID: String, [FiscalYear], Direction, level: Double)
    /// Other places fell in the year of the one value: did the indicator as well, and from where?
    case fallElsewhere(indicatorID: String, CommonFall)
    /// What accumulates stood lower than before.
    case fall(indicatorID: String, CumulativeFall, unit: String?)

    /// The number of the indicator that is asked about.
    public var indicatorID: String {
        switch self {
        case .specialYear(let id, _, _), .slippedPoint(let id, _), .fractions(let id, _), .valueAhead(let id, _),
            .missingValue(let id, _, _), .betterSide(let id, _, _), .keptSide(let id, _, _), .bothSides(let id, _),
            .metByEverything(let id, _), .alreadyBeyond(let id, _, _, _), .farBeyond(let id, _, _, _),
            .wrongSide(let id, _, _, _, _), .endOfRange(let id, _, _, _), .fallElsewhere(let id, _),
            .fall(let id, _, _):
            id
        }
    }

    /// The period that is asked about, the first of several; `nil` where it is the whole history.
    public var fiscalYear: FiscalYear? {
        switch self {
        case .specialYear(_, let year, _), .valueAhead(_, let year), .missingValue(_, let year, _),
            .metByEverything(_, let year), .alreadyBeyond(_, let year, _, _):
            year
        case .slippedPoint(_, let slips): slips.first?.year
        case .fractions(_, let fractions): fractions.year
        case .fall(_, let fall, _): fall.fiscalYear
        case .fallElsewhere(_, let fall): fall.year
        case .betterSide(_, let years, _), .keptSide(_, let years, _), .farBeyond(_, let years, _, _),
            .wrongSide(_, let years, _, _, _), .endOfRange(_, let years, _, _):
            years.first
        case .bothSides: nil
        }
    }

    /// The sort of question for programs; it never follows the language.
    public var kind: String {
        switch self {
        case .specialYear: "special-year"
        case .slippedPoint: "slipped-point"
        case .fractions: "fractions"
        case .valueAhead: "value-ahead"
        case .missingValue: "missing-value"
        case .betterSide: "better-side"
        case .keptSide: "kept-side"
        case .bothSides: "both-sides"
        case .metByEverything: "met-by-everything"
        case .alreadyBeyond: "already-beyond"
        case .farBeyond: "far-beyond"
        case .wrongSide: "wrong-side"
        case .endOfRange: "end-of-range"
        case .fallElsewhere: "fall-elsewhere"
        case .fall: "fall"
        }
    }

    /// Whether it is about a value that isn't there.
    public var isAboutMissingValue: Bool { if case .missingValue = self { true } else { false } }

    /// Whether an assessment repeats the question beside the indicator; what it doesn't, it says in its own words.
    var belongsToAnswers: Bool {
        switch self {
        case .specialYear, .slippedPoint, .fractions, .valueAhead, .missingValue, .farBeyond, .wrongSide, .fall: true
        case .betterSide, .keptSide, .bothSides, .metByEverything, .alreadyBeyond, .endOfRange, .fallElsewhere: false
        }
    }
}

/// Where in a plan what is asked about stands: each indicator's records, found once for all questions.
public struct QuestionedRecords {
    private let plan: Plan
    private let axes: [String: YearAxis]
    private let indicators: [String: Int]
    private let targets: [String: [Int]]
    private let measurements: [String: [Int]]

    /// Looks at every record once.
    public init(of plan: Plan) {
        self.plan = plan
        axes = plan.yearAxes
        indicators = Dictionary(plan.indicators.indices.map { (plan.indicators[$0].id, $0) }) { first, _ in first }
        targets = Dictionary(grouping: plan.targets.indices) { plan.targets[$0].indicatorID }
        measurements = Dictionary(grouping: plan.measurements.indices) { plan.measurements[$0].indicatorID }
    }

    /// The record that holds what is asked about; `nil` where it is one that isn't there.
    public subscript(question: PlanQuestion) -> PlanProblem.Record? {
        let (id, year) = (question.indicatorID, question.fiscalYear)
        switch question {
        case .specialYear, .slippedPoint, .fractions, .valueAhead, .fall, .fallElsewhere:
            return measurements[id]?.first { index in
                guard let position = axes[id]?.position(of: plan.measurements[index].period) else { return false }
                return position.fiscalYear == year && position.isYearEnd
            }.map { .measurement($0) }
        case .metByEverything, .alreadyBeyond, .farBeyond, .wrongSide, .endOfRange:
            return targets[id]?.first { plan.targets[$0].fiscalYear == year }.map { .target($0) }
        case .betterSide, .keptSide, .bothSides:
            return indicators[id].map { .indicator($0) }
        case .missingValue: return nil
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
        let reported = reportedYear(on: date)
        return byIndicator.flatMap { indicator, plan in
            let history = IndicatorHistory(of: indicator, in: plan, on: date)
            let events = plan.events(of: indicator, on: history.axis)
            let targets = plan.targets.sorted { $0.fiscalYear < $1.fiscalYear }
            let values = plan.comparables(of: indicator, on: history.axis).filter { $0.isVisible(on: date) }
            return PlanQuestion.all(of: targets, history, events, reported: reported)
                + PlanQuestion.fall(elsewhere: values, history, events)
        }
    }

    /// Which indicators have no value of `year`, which others have reported, by `date`.
    package func missingValues(of year: FiscalYear, on date: CalendarDate) -> [PlanQuestion] {
        byIndicator.flatMap { indicator, plan in
            PlanQuestion.missing(in: IndicatorHistory(of: indicator, in: plan, on: date), reported: year)
        }
    }

    /// The year of which half of the measured indicators have a value by `date`.
    package func reportedYear(on date: CalendarDate) -> FiscalYear? {
        let axes = yearAxes
        var latest: [String: FiscalYear] = [:]
        for measurement in measurements where measurement.isVisible(on: date) {
            guard let position = axes[measurement.indicatorID]?.position(of: measurement.period), position.isYearEnd
            else {
                continue
            }
            let known = latest[measurement.indicatorID]
            latest[measurement.indicatorID] = known.map { max($0, position.fiscalYear) } ?? position.fiscalYear
        }
        let years = latest.values.sorted()
        return years.isEmpty ? nil : years[years.count / 2]
    }
}

extension PlanQuestion {
    /// What should be asked of one indicator from its own values and targets.
    ///
    /// - Parameters:
    ///   - targets: The indicator's own, by year.
    ///   - events: Those declared for it.
    ///   - reported: The plan's ``Plan/reportedYear(on:)``.
    static func all(
        of targets: [Target], _ history: IndicatorHistory, _ events: [ShockEvent], reported: FiscalYear?
    ) -> [PlanQuestion] {
        let measured = values(in: history, targets, events)
        let isMistyped = measured.contains { question in
            switch question {
            case .slippedPoint, .fractions: true
            default: false
            }
        }
        // What a wrong value makes of the targets isn't asked beside it.
        return all(of: targets, history, areValuesSound: !isMistyped) + measured
            + missing(in: history, reported: reported)
    }

    /// What the values ask, beside the targets.
    ///
    /// - Parameter events: Those declared for the indicator.
    private static func values(
        in history: IndicatorHistory, _ targets: [Target], _ events: [ShockEvent]
    ) -> [PlanQuestion] {
        let (indicator, id) = (history.indicator, history.indicator.id)
        let fractions =
            indicator.isPercentage
            ? FractionForPercent(in: history.yearValues, targets: targets.compactMap(\.level)) : nil
        let slips = indicator.kind.hasPoint ? DecimalSlip.all(in: history.yearValues) : []
        // A fall to a tenth may be one of a special year, and is asked about as such.
        let points = slips.filter { slip in
            !(fractions.map { $0.years.contains(slip.year) || $0.years.contains(slip.neighbourYear) } ?? false)
                && !(slip.places == -1 && indicator.kind.canBeDisturbed)
        }
        let mistyped = (fractions?.years ?? []).union(points.map(\.year))
        let special = specialYear(in: history, events).filter { question in
            !mistyped.contains { $0 == question.fiscalYear || $0.year + 1 == question.fiscalYear?.year }
        }
        return (fractions.map { [.fractions(indicatorID: id, $0)] } ?? [])
            + (points.isEmpty ? [] : [.slippedPoint(indicatorID: id, points)]) + special
            + CumulativeFall.all(in: history.series, on: history.axis).map {
                .fall(indicatorID: id, $0, unit: indicator.unit)
            }
            + ahead(in: history, targets)
    }

    /// A value of a target's year that comes before that of the year before.
    private static func ahead(in history: IndicatorHistory, _ targets: [Target]) -> [PlanQuestion] {
        guard let first = targets.first?.fiscalYear else { return [] }
        let years = Set(history.measuredYears)
        let gap = history.measuredYears.first { year in
            year >= first && !(year.numbered(year.year - 1).map(years.contains) ?? true)
                && years.contains { $0 < year }
        }
        return gap.map { [.valueAhead(indicatorID: history.indicator.id, $0)] } ?? []
    }

    /// A year that others have a value of.
    fileprivate static func missing(in history: IndicatorHistory, reported: FiscalYear?) -> [PlanQuestion] {
        let latest = history.measuredYears.last
        // In the indicator's own sort of years.
        guard let reported = reported.flatMap({ history.axis.year($0.year) }), latest.map({ $0 < reported }) ?? true,
            history.toDate.isEmpty
        else { return [] }
        return [.missingValue(indicatorID: history.indicator.id, reported, latest: latest)]
    }

    /// What the targets ask, beside the values.
    ///
    /// - Parameter areValuesSound: False where a value looks mistyped, so that a target far from it isn't asked about as well.
    private static func all(
        of targets: [Target], _ history: IndicatorHistory, areValuesSound: Bool
    ) -> [PlanQuestion] {
        let id = history.indicator.id
        let open = targets.filter { history.direction(of: $0).isAmbiguous }
        let readings = open.last.map { history.direction(of: $0).readings } ?? []
        let side: [PlanQuestion] =
            open.isEmpty ? [] : [.betterSide(indicatorID: id, open.map(\.fiscalYear), readings: readings)]
        let trivial = targets.filter { history.rule(of: $0)?.isMetByEvery(history.indicator.support) ?? false }
            .map { PlanQuestion.metByEverything(indicatorID: id, $0.fiscalYear) }
        let beside = areValuesSound ? far(targets, history) + (trivial.isEmpty ? wrong(targets, history) : []) : []
        return side + kept(targets, history) + ends(targets, history) + trivial + sides(of: targets, history) + beside
    }

    /// Targets beyond all that was measured, on the side that isn't wanted.
    private static func wrong(_ targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        guard case .stated(let direction) = history.indicator.direction, !direction.keepsLevel else { return [] }
        let values = history.yearValues.map(\.value)
        let isRise = direction == .increase
        guard let nearest = isRise ? values.min() : values.max() else { return [] }
        let wrong = targets.compactMap { target in target.level.map { (target.fiscalYear, $0) } }
            .filter { isRise ? $0.1 < nearest : $0.1 > nearest }
        guard let first = wrong.first else { return [] }
        return [
            .wrongSide(
                indicatorID: history.indicator.id, wrong.map(\.0), direction, target: first.1, measured: nearest)
        ]
    }

    /// Targets whose side only the end of what can be tells.
    private static func ends(_ targets: [Target], _ history: IndicatorHistory) -> [PlanQuestion] {
        let rules = targets.compactMap { target in history.rule(of: target).map { (target.fiscalYear, $0) } }
            .filter { $0.1.basis == .endOfRange }
        guard let first = rules.first?.1 else { return [] }
        return [
            .endOfRange(
                indicatorID: history.indicator.id, rules.map(\.0), first.direction, level: first.level)
        ]
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
        let far = targets.compactMap { target -> (year: FiscalYear, level: Double)? in
            guard let level = target.level, let rule = history.rule(of: target),
                let end = TargetStanding.end(
                    of: rule, from: latest, within: history.series?.support ?? history.indicator.support),
                level > end
            else { return nil }
            return (target.fiscalYear, level)
        }
        guard let first = far.first else { return [] }
        return [
            .farBeyond(indicatorID: history.indicator.id, far.map(\.year), target: first.level, latest: latest)
        ]
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

    private static func specialYear(in history: IndicatorHistory, _ events: [ShockEvent]) -> [PlanQuestion] {
        let indicator = history.indicator
        guard indicator.kind.canBeDisturbed, let series = history.series else { return [] }
        let move = SuddenMove(in: series) { year in
            events.contains { $0.from.year <= year && year <= max($0.from, $0.to).year }
        }
        guard let move, let year = history.axis.year(move.year) else { return [] }
        return [.specialYear(indicatorID: indicator.id, year, move)]
    }
}

extension IndicatorKind {
    /// Whether a move by a third can tell of a special year: a small count moves so by chance, and a cumulative stock, a stage
    /// and a level that the city sets don't move by events.
    fileprivate var canBeDisturbed: Bool {
        switch self {
        case .flow, .stock, .share: true
        case .smallCount, .cumulativeStock, .milestone, .decisionDriven: false
        }
    }

    /// Whether a value ten times its neighbours tells of a slip: a small count is so by chance.
    fileprivate var hasPoint: Bool {
        switch self {
        case .flow, .stock, .share, .cumulativeStock, .decisionDriven: true
        case .smallCount, .milestone: false
        }
    }
}

extension Indicator {
    fileprivate var isPercentage: Bool { kind == .share || NumberText.isPercentage(written.unit) }
}

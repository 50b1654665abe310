import Foundation
import MitoshiStatistics

/// What the chance of a target is made of: what its history says, how such targets fare, how this one fared before.
public struct AttainmentGrounds: Hashable, Sendable {
    /// What the target asks for, by which it compares with others.
    public let targetClass: TargetClass
    /// P(target met) by the forecast from the indicator's own values; `nil` where one value is all there is.
    public let historyAlone: Double?
    /// How targets of the class fared: one cell, or two that are joined, the one named first.
    public let comparable: [AttainmentConstants.Cell]
    /// The indicator's own earlier targets that came due; `nil` where none is known.
    public let earlier: EarlierTargets?
    /// How other places' figures moved in the same years; `nil` where none is known.
    public let comparison: Comparison?
    /// Whether that is part of the chance: from three values on the indicator's own history says more.
    public let countsComparison: Bool
    /// The chances of 8 plans in 10: what one organisation achieves differs from what others do.
    public let range: ClosedRange<Double>
    /// Whether the forecast alone answers, since the level lies beyond a final target already.
    public let isForecastAlone: Bool

    /// Whether the earlier targets are part of the chance: they tell of the next yearly target, not of one years ahead.
    public var countsEarlier: Bool { targetClass.isYearly && earlier != nil }
}

/// What the chance of an indicator's targets depends on besides its forecast.
struct TargetStanding: Sendable {
    let mover: Mover
    /// The latest value, as it is written; `nil` where only bounds are known.
    let latest: Double?
    /// Other places' values that are known.
    let comparables: [ComparableValue]
    /// The year of the latest value.
    let latestYear: FiscalYear?
    /// Whether so few values are known that other places' movement counts.
    let countsComparables: Bool
    /// The level before an event that the latest value fell by; `nil` where none is known, or where more than one value shows
    /// how far it has come.
    let levelBefore: Double?
    /// Whether the latest value is all that is known.
    let isOneValue: Bool
    /// What can be.
    let support: Support
    /// The years of the declared targets, in order.
    let years: [FiscalYear]
    let asOf: CalendarDate
    /// The levels of targets that came due, with the value that was measured for each.
    let results: [(year: FiscalYear, level: Double, isOpen: Bool, value: ValueRange)]
    var constants = AttainmentConstants.shipped

    /// - Parameters:
    ///   - targets: The indicator's own, by year.
    ///   - earlier: Others of its targets that came due.
    ///   - events: Those that touch the indicator.
    ///   - comparables: Other places' values of the indicator.
    ///   - seesDriver: Whether a model that takes one value was asked for by name.
    init(
        of history: IndicatorHistory, _ targets: [Target], earlier: [EarlierTarget], events: [ShockEvent],
        comparables: [ComparableValue] = [], on date: CalendarDate, seesDriver: Bool
    ) {
        mover = history.indicator.mover
        latest = history.points.last?.value
        isOneValue = history.measuredCount == 1 && !seesDriver
        let lastYear = history.series?.exactObservations.last?.year
        latestYear = lastYear.flatMap { history.axis.year($0) }
        self.comparables = comparables.filter { $0.isVisible(on: date) }
        countsComparables = history.measuredCount <= 2
        levelBefore =
            isOneValue
            ? events.last { event in
                event.levelBefore != nil
                    && lastYear.map { (event.from.year...max(event.from.year, event.to.year)).contains($0) } ?? false
            }?.levelBefore : nil
        support = history.series?.support ?? history.indicator.support
        years = targets.map(\.fiscalYear)
        asOf = date
        let observations = history.series?.observations.filter { $0.elapsedFraction == 1 } ?? []
        func observed(in year: FiscalYear) -> ValueRange? {
            year.lastDay <= date ? observations.last { $0.year == year.year }?.value : nil
        }
        let declared = targets.compactMap { target in
            target.level.flatMap { level in
                observed(in: target.fiscalYear).map {
                    (target.fiscalYear, level, target.isOpen, $0)
                }
            }
        }
        let known = Set(declared.map(\.0))
        let past = earlier.filter { $0.isVisible(on: date) && !known.contains($0.fiscalYear) }.compactMap { target in
            (target.actual.map { .exact($0) } ?? observed(in: target.fiscalYear)).map {
                (target.fiscalYear, target.level, false, $0)
            }
        }
        results = declared + past
    }

    /// Whether a target belongs to the next year: the one in progress, or the second of two once the first is due.
    func isYearly(_ year: FiscalYear) -> Bool {
        if year.firstDay <= asOf { return true }
        return years.count == 2 && year == years[1] && years[0].lastDay < asOf
    }

    /// How targets before `year` fared, each by the rule of the declared one; `nil` where none is known.
    func earlier(than year: FiscalYear, by rule: AttainmentRule) -> EarlierTargets? {
        let isMet = results.filter { $0.year < year }.compactMap {
            $0.value.isWithin(rule.moved(to: $0.level, isOpen: $0.isOpen).written)
        }
        return isMet.isEmpty ? nil : EarlierTargets(due: isMet.count, met: isMet.count { $0 })
    }
}

extension TargetStanding {
    /// How the indicator would have moved with other places; `nil` where none tells.
    var comparableCourse: ComparableCourse? {
        guard let latest, let latestYear else { return nil }
        return ComparableCourse(comparables, through: (latestYear, latest), isShare: mover == .share)
    }

    /// The chance of one target with its grounds.
    struct Chance: Sendable {
        let probability: Double
        let grounds: AttainmentGrounds
        /// What every other level's chance comes from; `nil` where nothing is forecast.
        let distribution: (any PredictiveDistribution)?
    }

    /// - Parameters:
    ///   - forecast: The year's distribution from the indicator's values; from one value, what a learned prior makes of it;
    ///     `nil` where that refuses.
    /// - Returns: `nil` where no targets compare: a level to keep on both sides, or only bounds are known.
    func chance(
        of rule: AttainmentRule, in year: FiscalYear, forecast: (any PredictiveDistribution)?
    ) throws(StatisticsError) -> Chance? {
        guard rule.direction != .maintainWithin, let latest else { return nil }
        let targetClass = TargetClass(
            of: rule, from: latest, before: levelBefore, mover: mover, isYearly: isYearly(year))
        let earlier = earlier(than: year, by: rule)
        let comparison = latestYear.flatMap {
            Comparison(comparables, of: rule, from: ($0, latest), to: year, isShare: mover == .share)
        }
        guard let forecast else {
            guard isOneValue else { return nil }
            let rate = rate(of: targetClass, earlier)
            let chance = comparison?.chance(from: rate) ?? rate
            return Chance(
                probability: chance,
                grounds: grounds(targetClass, earlier, comparison, nil, chance: chance), distribution: nil)
        }
        let plain = rule.probability(under: forecast)
        let own = formula(of: targetClass, earlier, rule, latest: latest) { $0.probability(under: forecast) }
        let formula = moved(own, by: comparison, plain)
        let shown = isOneValue ? nil : plain
        guard let formula else {
            return Chance(
                probability: plain,
                grounds: grounds(targetClass, earlier, comparison, shown, chance: plain, isForecastAlone: true),
                distribution: forecast)
        }
        // What accumulates never falls below the latest value, whatever a prior makes of it.
        let lower = support.neverFalls ? max(support.lower, latest) : support.lower
        let distribution = try AttainmentDistribution(
            forecast, formula, isAtLeast: rule.direction.isAtLeast, support: lower...max(lower, support.upper))
        let chance = rule.probability(under: distribution)
        return Chance(
            probability: chance,
            grounds: grounds(targetClass, earlier, comparison, shown, chance: chance),
            distribution: distribution)
    }

    /// The formula once other places' movement is known, where that counts.
    private func moved(
        _ formula: AttainmentFormula?, by comparison: Comparison?, _ plain: Double
    ) -> AttainmentFormula? {
        guard countsComparables, let comparison else { return formula }
        var own = formula ?? AttainmentFormula(intercept: 0, slope: 1, bound: Self.nearlyCertain, end: nil)
        let before = min(max(own.chance(plain), Self.nearlyCertain), 1 - Self.nearlyCertain)
        own.intercept += AttainmentFormula.logit(comparison.chance(from: before)) - AttainmentFormula.logit(before)
        return own
    }

    /// - Parameter forecast: The forecast's chance of the target and of others of the indicator.
    /// - Returns: `nil` where the forecast alone answers.
    func formula(
        of targetClass: TargetClass, _ earlier: EarlierTargets?, _ rule: AttainmentRule, latest: Double,
        forecast: (AttainmentRule) -> Double
    ) -> AttainmentFormula? {
        let end = end(of: rule, from: latest)
        let isPassed = targetClass.aim == .passed
        guard !isPassed || targetClass.isYearly && !isOneValue else {
            return lifted(to: targetClass.keeping, earlier, plain: forecast(rule))
        }
        guard isOneValue else { return learnedFormula(targetClass, earlier, end: end) }
        let level = end.map { min($0, rule.level) } ?? rule.level
        return through(logitOfRate(targetClass, earlier), at: forecast(rule.moved(to: level)), end: end)
    }

    /// From one value: the formula that gives the forecast's chance `forecast` this logit.
    private func through(_ logit: Double, at forecast: Double, end: Double?) -> AttainmentFormula {
        let slope = constants.withoutRecord.slope(of: mover)
        var formula = AttainmentFormula(intercept: 0, slope: slope, bound: AttainmentFormula.boundOfPriors, end: end)
        formula.intercept = logit - slope * formula.kept(forecast)
        return formula
    }

    /// A final target that was passed: the forecast alone, but never less than a target to keep of which the forecast says as
    /// much, so that it is the likelier the further it was passed.
    ///
    /// - Parameter plain: The forecast's chance of the target.
    private func lifted(to kept: TargetClass, _ earlier: EarlierTargets?, plain: Double) -> AttainmentFormula? {
        let keeping =
            isOneValue
            ? logitOfRate(kept, earlier)
            : AttainmentFormula.logit(learnedFormula(kept, earlier, end: nil).chance(plain))
        let straight = AttainmentFormula(intercept: 0, slope: 1, bound: Self.nearlyCertain, end: nil)
        let lift = keeping - straight.kept(plain)
        return lift > 0
            ? AttainmentFormula(intercept: lift, slope: 1, bound: straight.bound, end: nil) : nil
    }

    private static let nearlyCertain = 1e-9

    /// What one value's targets have by record.
    func rate(of targetClass: TargetClass, _ earlier: EarlierTargets?) -> Double {
        AttainmentFormula.logistic(logitOfRate(targetClass, earlier))
    }

    private func logitOfRate(_ targetClass: TargetClass, _ earlier: EarlierTargets?) -> Double {
        let rate = targetClass.average { cell in
            constants.counts(of: cell).map { AttainmentFormula.logit($0.rate) } ?? 0
        }
        let learned = learned(targetClass, earlier)
        return rate + learned.formula.intercept(of: targetClass) + learned.record
            - constants.withoutRecord.intercept(of: targetClass)
    }

    /// From two values and more.
    private func learnedFormula(
        _ targetClass: TargetClass, _ earlier: EarlierTargets?, end: Double?
    ) -> AttainmentFormula {
        let learned = learned(targetClass, earlier)
        return AttainmentFormula(
            intercept: learned.formula.intercept(of: targetClass) + learned.record,
            slope: learned.formula.slope(of: mover), bound: AttainmentFormula.boundOfForecasts, end: end)
    }

    /// The constants with the part of the earlier targets, where they count.
    private func learned(
        _ targetClass: TargetClass, _ earlier: EarlierTargets?
    ) -> (formula: AttainmentConstants.Formula, record: Double) {
        guard targetClass.isYearly, let earlier else { return (constants.withoutRecord, 0) }
        return (constants.withRecord, constants.withRecord.record * earlier.logOdds)
    }

    private func grounds(
        _ targetClass: TargetClass, _ earlier: EarlierTargets?, _ comparison: Comparison?, _ historyAlone: Double?,
        chance: Double, isForecastAlone: Bool = false
    ) -> AttainmentGrounds {
        let named = targetClass.cell
        let cells = [named] + targetClass.cells.filter { $0.cell != named && $0.part > 0 }.map(\.cell)
        let counts = cells.compactMap(constants.counts)
        let error = isOneValue ? targetClass.average { constants.counts(of: $0)?.standardError ?? 0 } : 0
        let spread = Self.eightInTen * (constants.spread * constants.spread + error * error).squareRoot()
        let logit = AttainmentFormula.logit(min(max(chance, Self.nearlyCertain), 1 - Self.nearlyCertain))
        return AttainmentGrounds(
            targetClass: targetClass, historyAlone: historyAlone, comparable: counts, earlier: earlier,
            comparison: comparison, countsComparison: countsComparables && comparison != nil,
            range: AttainmentFormula.logistic(logit - spread)...AttainmentFormula.logistic(logit + spread),
            isForecastAlone: isForecastAlone)
    }

    /// The standard normal quantile of 90 %.
    private static let eightInTen = 1.2815515655446004

    /// The level above which no comparable target carries an answer: ten times the latest value, or what counts as little
    /// enough to be built from nothing.
    func end(of rule: AttainmentRule, from latest: Double) -> Double? {
        Self.end(of: rule, from: latest, within: support)
    }

    /// The same for what lies within `support`.
    static func end(of rule: AttainmentRule, from latest: Double, within support: Support) -> Double? {
        guard rule.direction.isAtLeast else { return nil }
        // A share that isn't written with a digit was counted; little of it is a point.
        let digit = rule.digit > 0 ? rule.digit : support.upper == 100 ? 1 : 0
        let least = max(latest, (support.isInteger ? fewThings : 1) * digit)
        return least > 0 ? farthest * least : nil
    }

    /// Targets from a base above 0 that asked for more were met in 7 of 38 cases.
    private static let farthest = 10.0
    /// From none, targets of up to thirty were met about as often as smaller ones.
    private static let fewThings = 3.0
}

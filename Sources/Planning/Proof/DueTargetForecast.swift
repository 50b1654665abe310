import MitoshiStatistics

/// What the program's forecast says of a target that came due, as far as its chance depends on it.
///
/// The forecast is the one that a plan with this target gets. What the formula asks of it is kept, so that the answer under
/// other constants needs no other forecast.
package struct DueTargetForecast: Sendable {
    package let target: DueTarget
    package let targetClass: TargetClass
    private let standing: TargetStanding
    private let rule: AttainmentRule
    private let latest: Double
    /// `nil` where there is one value of which no prior makes a forecast.
    private let levels: Levels?

    /// The forecast's chances at the levels that a formula asks about.
    private struct Levels {
        let declared: Double
        let latest: Double
        /// The hardest level that comparable targets tell of, up to the declared one.
        let hardest: Double
    }

    /// - Returns: `nil` where the program gives the target no chance.
    package init?(of target: DueTarget) {
        let assessor = target.assessor
        let future = assessor.future()
        let forecast = (try? future.get())?.forecast ?? assessor.priorForecast(beside: future)
        guard let (rule, latest, targetClass) = target.question(to: assessor),
            forecast != nil || assessor.standing.isOneValue
        else { return nil }
        self.target = target
        self.rule = rule
        self.latest = latest
        self.targetClass = targetClass
        standing = assessor.standing
        let hardest = min(standing.end(of: rule, from: latest) ?? rule.level, rule.level)
        levels = forecast.flatMap { $0[year: target.year.year] }.map { distribution in
            Levels(
                declared: rule.probability(under: distribution),
                latest: rule.moved(to: latest).probability(under: distribution),
                hardest: rule.moved(to: hardest).probability(under: distribution))
        }
    }
}

extension DueTarget {
    /// What the target asks for; `nil` where nobody can say what meets it.
    package var targetClass: TargetClass? { question(to: assessor)?.targetClass }

    fileprivate var assessor: IndicatorAssessor {
        IndicatorAssessor(
            of: indicator, in: plan, on: asOf, settings: AssessmentSettings(pathCount: 0),
            chooser: choosingAmongAllModels)
    }

    fileprivate func question(
        to assessor: IndicatorAssessor
    ) -> (rule: AttainmentRule, latest: Double, targetClass: TargetClass)? {
        guard let rule = assessor.history.rule(of: target), let latest = assessor.standing.latest else { return nil }
        let targetClass = TargetClass(
            of: rule, from: latest, before: nil, mover: assessor.standing.mover, isYearly: setting != .final)
        return (rule, latest, targetClass)
    }
}

extension DueTargetForecast {
    /// Whether the latest value is all that is known.
    package var isOneValue: Bool { standing.isOneValue }

    /// The chance by the forecast from the indicator's own values; `nil` where there is one only.
    package var historyAlone: Double? { isOneValue ? nil : levels?.declared }

    /// The chance of a target of which nothing is known but its class.
    package func chanceOfCells(under constants: AttainmentConstants) -> Double {
        AttainmentFormula.logistic(
            targetClass.average { cell in constants.counts(of: cell).map { AttainmentFormula.logit($0.rate) } ?? 0 })
    }

    /// The answer of a program with these constants.
    ///
    /// - Parameter withRecord: Whether earlier targets may be part of it.
    package func chance(under constants: AttainmentConstants, withRecord: Bool) -> Double {
        var standing = standing
        standing.constants = constants
        let earlier = withRecord ? target.earlier : nil
        guard let levels else { return standing.rate(of: targetClass, earlier) }
        let formula = standing.formula(of: targetClass, earlier, rule, latest: latest) { rule in
            rule.level == self.rule.level ? levels.declared : rule.level == latest ? levels.latest : levels.hardest
        }
        guard let formula else { return levels.declared }
        if rule.isMetByEvery(standing.support) { return 1 }
        if rule.isMetByNone(of: standing.support) { return 0 }
        guard let end = formula.end, rule.least > end else { return formula.chance(levels.declared) }
        return formula.chance(levels.declared, beyond: levels.hardest)
    }
}

extension [DueTarget] {
    /// What the forecasts say of each, in their order, on all cores; those left out to which the program gives no chance.
    package func forecasts() -> [DueTargetForecast] {
        concurrentMap { _, target in DueTargetForecast(of: target) }.compactMap(\.self)
    }
}

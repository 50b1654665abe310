import MitoshiNumericalMethods
package import MitoshiStatistics

/// Learns the formula of chances from targets that came due.
///
/// An indicator counts once among the yearly targets and once among the final ones, however many it has. Of the final
/// targets those that were passed already are left out: there the forecast alone answers.
package struct AttainmentLearning: Sendable {
    /// What is learned from.
    package let forecasts: [DueTargetForecast]

    package init(from forecasts: [DueTargetForecast]) {
        self.forecasts = forecasts.filter(\.isLearnedFrom)
    }

    package var basis: AttainmentConstants.Basis {
        AttainmentConstants.Basis(
            targets: forecasts.count, indicators: Set(forecasts.map(\.target.subject.seriesID)).count,
            publishers: Set(forecasts.map(\.target.owner)).count)
    }

    /// Everything that is learned.
    ///
    /// - Parameter cells: How the targets fared that were set from one value.
    /// - Throws: What the regression throws.
    package func constants(
        cells: [AttainmentConstants.Cell], origin: AttainmentConstants.Origin
    ) throws(StatisticsError) -> AttainmentConstants {
        AttainmentConstants(
            origin: origin, cells: cells, basis: basis, withoutRecord: try formula(withRecord: false),
            withRecord: try formula(withRecord: true), spread: Self.spread)
    }

    /// The formulas that are learned, with everything else as in `others`.
    func constants(beside others: AttainmentConstants) throws(StatisticsError) -> AttainmentConstants {
        try constants(cells: others.cells, origin: others.origin)
    }

    /// How much the logit of one organisation's rate differs from another's, as a standard deviation: .57 among 301 offices of
    /// ministries and .45 among 19 municipalities whose targets fell due in 2015 … 2021.
    private static let spread = 0.5

    /// A large change is never given more than a small one: where the data would, both share what they have together.
    ///
    /// - Parameter withRecord: Whether the earlier targets are a part of it.
    /// - Throws: What the regression throws.
    package func formula(withRecord: Bool) throws(StatisticsError) -> AttainmentConstants.Formula {
        var groups = Self.cells.map { [$0] }
        var formula = try formula(withRecord: withRecord, sharing: groups)
        for (small, large) in Self.steps {
            guard let least = formula.intercepts[small.rawValue], let most = formula.intercepts[large.rawValue],
                most > least
            else { continue }
            groups = groups.filter { $0 != [small] && $0 != [large] } + [[small, large]]
            formula = try self.formula(withRecord: withRecord, sharing: groups)
        }
        return formula
    }

    /// - Parameter groups: The cells that have one intercept.
    private func formula(
        withRecord: Bool, sharing groups: [[TargetCell]]
    ) throws(StatisticsError) -> AttainmentConstants.Formula {
        let regression: LogisticRegression
        do throws(NumericalError) {
            regression = try LogisticRegression(
                predictors: forecasts.map { predictors(of: $0, withRecord: withRecord, sharing: groups) },
                outcomes: forecasts.map(\.target.isMet), weights: forecasts.weights { $0.target.setting })
        } catch {
            throw .numerical(error)
        }
        let learned = regression.coefficients.map(AttainmentConstants.rounded)
        let intercepts = zip(groups, learned).flatMap { group, intercept in group.map { ($0.rawValue, intercept) } }
        return AttainmentConstants.Formula(
            intercepts: Dictionary(uniqueKeysWithValues: intercepts),
            slopes: Dictionary(
                uniqueKeysWithValues: zip(Mover.allCases.map(\.rawValue), learned.dropFirst(groups.count))),
            record: withRecord ? learned.last ?? 0 : 0)
    }

    private func predictors(
        of forecast: DueTargetForecast, withRecord: Bool, sharing groups: [[TargetCell]]
    ) -> [Double] {
        let targetClass = forecast.targetClass
        let logit = AttainmentFormula.logit(
            forecast.historyAlone ?? 0.5, within: AttainmentFormula.boundOfForecasts)
        let parts = groups.map { group in targetClass.average { group.contains($0) ? 1 : 0 } }
        let slopes = Mover.allCases.map { $0 == targetClass.mover ? logit : 0 }
        return parts + slopes + (withRecord ? [forecast.record] : [])
    }

    /// Those that a class can have; a level to come back to needs to be told by the plan.
    private static let cells = TargetCell.allCases.filter { $0 != .ownReturn && $0 != .othersReturn }
    /// A small and a large change of the same sort of figure.
    private static let steps: [(small: TargetCell, large: TargetCell)] = [
        (.othersSmallChange, .othersLargeChange), (.shareSmallChange, .shareLargeChange),
    ]
}

extension DueTargetForecast {
    fileprivate var isLearnedFrom: Bool {
        guard historyAlone != nil else { return false }
        switch target.setting {
        case .yearly: return true
        case .yearlyAtBudget: return false
        case .final: return targetClass.aim != .passed
        }
    }

    fileprivate var record: Double { targetClass.isYearly ? target.earlier?.logOdds ?? 0 : 0 }
}

extension [DueTargetForecast] {
    /// Weights with which every indicator counts once in each of the groups that `group` makes.
    func weights<Group: Hashable>(_ group: (DueTargetForecast) -> Group) -> [Double] {
        let counts = reduce(into: [Group: [String: Int]]()) { counts, forecast in
            counts[group(forecast), default: [:]][forecast.target.subject.seriesID, default: 0] += 1
        }
        return map { 1 / Double(counts[group($0)]?[$0.target.subject.seriesID] ?? 1) }
    }
}

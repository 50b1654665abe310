import MitoshiNumericalMethods
import MitoshiStatistics

/// What a budget should do.
package struct BudgetSettings: Hashable, Sendable {
    package enum Objective: String, CaseIterable, Sendable, Codable {
        /// The most targets met on average, each counted with its indicator's weight.
        case targetsMet = "targets-met"
        /// The least expected shortfall, in planned changes, each with its indicator's weight.
        case leastShortfall = "least-shortfall"
    }

    package var objective: Objective
    /// The target year that counts; `nil` for the last one.
    package var year: FiscalYear?
    /// The least to be spent in each section, in yen.
    package var floors: [String: Double]
    /// How sure the cost should lie within the budget, where costs are uncertain.
    package var certainty: Double
    /// How far is searched.
    var effort = FundingEffort.usual

    package init(
        objective: Objective = .targetsMet, year: FiscalYear? = nil, floors: [String: Double] = [:],
        certainty: Double = 0.9
    ) {
        self.objective = objective
        self.year = year
        self.floors = floors
        self.certainty = certainty
    }
}

/// Interventions, the indicators they move, and what every set of them is worth.
package struct BudgetAnalysis: Sendable {
    package internal(set) var assessment: PlanAssessment
    package internal(set) var interventions: [Intervention]
    package let settings: BudgetSettings
    package let year: FiscalYear
    package let problem: FundingProblem
    /// The indicators that take part, in the order of the problem's parts.
    package internal(set) var indicators: [Participant]
    /// Indicators that some intervention moves but that have no forecast to be moved.
    package let leftOut: [String]
    let stakes: [IndicatorStake]
    /// Every intervention's cost, the same draws for every set.
    let costDraws: CostDraws

    /// An indicator with what its target's chance rests on.
    package struct Participant: Sendable {
        package internal(set) var indicator: Indicator
        package let target: Target
        /// P(target met) without any intervention.
        package let before: Double
    }

    /// How many draws of the effects every worth is a mean over.
    static let draws = 500

    /// - Throws: ``InterventionError`` naming the first thing that is wrong.
    package init(
        _ interventions: [Intervention], on assessment: PlanAssessment, settings: BudgetSettings = BudgetSettings()
    ) throws(InterventionError) {
        let known = Set(assessment.indicators.map(\.indicator.id))
        for intervention in interventions { try intervention.check(among: known) }
        self.assessment = assessment
        self.interventions = interventions
        self.settings = settings
        let year = settings.year ?? assessment.headline.fiscalYear
        let years = Set(assessment.indicators.flatMap { $0.targets.map(\.target.fiscalYear) })
        guard years.contains(year) else { throw .noTargets(year, years: years.sorted()) }
        self.year = year
        let moved = assessment.indicators.filter { answer in
            interventions.contains { $0.effects.contains { $0.indicatorID == answer.indicator.id } }
        }
        var stakes: [IndicatorStake] = []
        var leftOut: [String] = []
        for answer in moved {
            if let stake = try Self.stake(of: answer, in: year, interventions, assessment) {
                stakes.append(stake)
            } else {
                leftOut.append(answer.indicator.id)
            }
        }
        self.stakes = stakes
        self.leftOut = leftOut
        problem = try Self.problem(interventions, stakes, settings)
        do throws(StatisticsError) {
            costDraws = try Self.costDraws(
                of: interventions, seed: assessment.settings.seed, certainty: settings.certainty)
        } catch {
            throw .statistics(error)
        }
        indicators = stakes.map {
            Participant(
                indicator: $0.indicator, target: $0.whatIf.target, before: $0.chance(shift: 0))
        }
    }

    private static func problem(
        _ interventions: [Intervention], _ stakes: [IndicatorStake], _ settings: BudgetSettings
    ) throws(InterventionError) -> FundingProblem {
        do throws(FundingError) {
            return try FundingProblem(
                options: interventions.map {
                    FundingProblem.Option(
                        id: $0.id, cost: $0.cost, section: $0.section, group: $0.group, requirements: $0.requirements)
                },
                parts: stakes.map { stake in
                    let weight = stake.indicator.weight
                    let worths =
                        settings.objective == .targetsMet
                        ? stake.chances(0..<draws).map { weight * $0 }
                        : stake.shortfalls(0..<draws).map { -weight * $0 }
                    return FundingProblem.Part(members: stake.members, worths: worths)
                }, floors: settings.floors, effort: settings.effort)
        } catch {
            throw .funding(error)
        }
    }

    /// `nil` where the indicator has no open target in `year` whose outcome is forecast.
    private static func stake(
        of answer: IndicatorAssessment, in year: FiscalYear, _ interventions: [Intervention],
        _ assessment: PlanAssessment
    ) throws(InterventionError) -> IndicatorStake? {
        guard let target = answer.targets.first(where: { $0.target.fiscalYear == year }),
            let whatIf = answer.whatIf(on: target, asOf: assessment.asOf)
        else { return nil }
        let members = interventions.indices.filter { place in
            interventions[place].effects.contains { $0.indicatorID == answer.indicator.id }
        }
        guard members.count <= FundingProblem.mostMembers else {
            throw .funding(.tooManyForOneIndicator(found: members.count, most: FundingProblem.mostMembers))
        }
        do throws(StatisticsError) {
            var source = try source(seed: assessment.settings.seed(for: answer.indicator.id))
            var moves: [[Double]] = []
            for place in members {
                moves.append(
                    total(of: interventions[place], on: answer.indicator.id, in: year, assessment.asOf, &source))
            }
            return IndicatorStake(
                indicator: answer.indicator, whatIf: whatIf, table: try whatIf.table(),
                members: members,
                moves: moves, outcomes: try whatIf.distribution.quantiles(source.levels()))
        } catch {
            throw .statistics(error)
        }
    }

    private static func costDraws(
        of interventions: [Intervention], seed: UInt, certainty: Double
    ) throws(StatisticsError) -> CostDraws {
        let count = 1_000
        var source = try source(count: count, seed: seed)
        let costs = interventions.map { intervention in
            source.triangular(
                low: intervention.costRange.lowerBound, mode: intervention.cost, high: intervention.costRange.upperBound
            )
        }
        return CostDraws(costs: costs, count: count, certainty: certainty)
    }

    private static func source(count: Int = draws, seed: UInt) throws(StatisticsError) -> EffectDraws {
        do throws(NumericalError) {
            return try EffectDraws(count: count, seed: seed)
        } catch {
            throw .numerical(error)
        }
    }

    /// The move of one intervention in every draw.
    private static func total(
        of intervention: Intervention, on indicator: String, in year: FiscalYear, _ date: CalendarDate,
        _ source: inout EffectDraws
    ) -> [Double] {
        intervention.effects.filter { $0.indicatorID == indicator }.reduce([Double](repeating: 0, count: draws)) {
            sum, effect in
            let reach = intervention.reach(of: effect, in: year, from: date)
            let amounts = source.triangular(low: effect.low, mode: effect.mode, high: effect.high)
            return zip(sum, amounts).map { $0 + reach * $1 }
        }
    }
}

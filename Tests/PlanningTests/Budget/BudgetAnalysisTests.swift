import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A budget")
struct BudgetAnalysisTests {
    private static let plan = PlanOfOne(values: [(2019, 8), (2020, 10)], targets: [(2021, 12), (2022, 20)])

    /// A plan of one indicator whose final year is forecast as normal with deviation 4.
    private static func assessment(mean: Double = 14) throws -> PlanAssessment {
        let assessor = Assessor(settings: try plan.settings()) { series, _, _ throws(StatisticsError) in
            SelectedModel(
                fitted: ToyModel(series: series, means: [12, mean], spread: 4), candidates: [], criterion: .named)
        }
        return try assessor.assess(plan.plan())
    }

    private static func intervention(
        _ id: String, cost: Double, _ amount: ClosedRange<Double>, unit: Intervention.Effect.Unit = .once,
        months: Int = 0, costs: ClosedRange<Double>? = nil
    ) -> Intervention {
        let mode = (amount.lowerBound + amount.upperBound) / 2
        return Intervention(
            id: id, name: id, section: "S", cost: cost, costRange: costs,
            effects: [
                .init(
                    indicatorID: PlanOfOne.id, low: amount.lowerBound, mode: mode, high: amount.upperBound, unit: unit)
            ], leadMonths: months)
    }

    @Test("counts a sure effect as the closed form does")
    func closedForm() throws {
        let sure = [
            Self.intervention("once", cost: 10, 3...3), Self.intervention("yearly", cost: 10, 2...2, unit: .perYear),
            Self.intervention("late", cost: 10, 2...2, unit: .perYear, months: 12),
            Self.intervention("never", cost: 10, 5...5, months: 24),
        ]
        let analysis = try BudgetAnalysis(sure, on: Self.assessment())
        let normal = try Normal(mean: 14, standardDeviation: 4)
        for (place, move) in [(0, 3.0), (1, 4.0), (2, 2.0), (3, 0.0)] {
            let chance = analysis.chances(funding: FundedSet(bits: 1 << UInt64(place)))[0]
            expectClose(chance, to: normal.upperTail(20 - move), within: 6e-4)
            expectClose(analysis.problem.worth(of: FundedSet(bits: 1 << UInt64(place))), to: chance, within: 1e-12)
        }
        expectClose(analysis.chances(funding: FundedSet(bits: 3))[0], to: normal.upperTail(13), within: 6e-4)
    }

    @Test("averages an uncertain effect over its triangle")
    func uncertain() throws {
        let analysis = try BudgetAnalysis([Self.intervention("A", cost: 1, 0...8)], on: Self.assessment())
        let normal = try Normal(mean: 14, standardDeviation: 4)
        // The triangle on 0 … 8 by its own density, with the midpoint rule.
        let nodes = (0..<4_000).map { (Double($0) + 0.5) / 500 }
        let expected = nodes.reduce(0) { $0 + normal.upperTail(20 - $1) * (4 - abs($1 - 4)) / 16 / 500 }
        expectClose(analysis.chances(funding: FundedSet(bits: 1))[0], to: expected, within: 2e-3)
    }

    @Test("measures shortfall in planned changes")
    func shortfall() throws {
        let settings = BudgetSettings(objective: .leastShortfall)
        let analysis = try BudgetAnalysis(
            [Self.intervention("A", cost: 1, 100...100)], on: Self.assessment(), settings: settings)
        let normal = try Normal(mean: 14, standardDeviation: 4)
        // E[max(0, 20 − Y)] of a normal Y.
        let z = 6.0 / 4
        let expected = 6 * normal.lowerTail(20) + 4 * Normal.standard.density(z)
        expectClose(analysis.problem.worth(of: .none), to: -expected / 10, within: 5e-3)
        expectClose(analysis.problem.worth(of: FundedSet(bits: 1)), to: 0, within: 1e-12)
    }

    @Test("knows what it is worth to know: nothing about sure effects, something before a close choice")
    func information() throws {
        let sure = try BudgetAnalysis(
            [Self.intervention("A", cost: 10, 3...3), Self.intervention("B", cost: 10, 4...4)], on: Self.assessment())
        expectClose(try sure.valueOfKnowingEffects(within: 10), to: 0, within: 1e-12)
        let close = try BudgetAnalysis(
            [Self.intervention("A", cost: 10, 3.9...4.1), Self.intervention("B", cost: 10, -2...10)],
            on: Self.assessment())
        #expect(try close.valueOfKnowingEffects(within: 10) > 0.02)
        #expect(try close.valueOfKnowingEffects(within: 0) == 0)
        // One indicator: whatever a count says, the same set stays best, so a count is worth nothing.
        expectClose(try sure.valueOfCounts(within: 10).first?.value ?? 1, to: 0, within: 2e-3)
    }

    /// Whatever the count says, nothing can be bought. The scores that stand for all counts miss the chance on one side at 14 and
    /// as much on the other at 26, which has the complement of its chance; neither may pass for a value.
    @Test("knows that a count is worth nothing where no money is left", arguments: [14.0, 26])
    func countInVain(mean: Double) throws {
        let analysis = try BudgetAnalysis([Self.intervention("A", cost: 10, 3...3)], on: Self.assessment(mean: mean))
        let counts = try analysis.valueOfCounts(within: 5)
        #expect(counts.map(\.indicatorID) == [PlanOfOne.id])
        expectClose(counts[0].value, to: 0, within: 1e-12)
    }

    @Test("says why it isn't known what knowing more is worth")
    func gaps() throws {
        let pair = [Self.intervention("A", cost: 10, 0...6), Self.intervention("B", cost: 10, 4...4)]
        var settings = BudgetSettings(floors: ["S": 50])
        let strict = try BudgetAnalysis(pair, on: Self.assessment(), settings: settings)
        #expect(throws: InformationGap.noSet) { try strict.valueOfKnowingEffects(within: 10) }
        #expect(throws: InformationGap.noSet) { try strict.valueOfCounts(within: 10) }
        settings = BudgetSettings()
        settings.effort.sets = 1
        let vast = try BudgetAnalysis(pair, on: Self.assessment(), settings: settings)
        #expect(throws: InformationGap.tooManySets) { try vast.valueOfKnowingEffects(within: 10) }
        #expect(throws: InformationGap.tooManySets) { try vast.valueOfCounts(within: 10) }
        let short = try BudgetAnalysis(
            pair, on: Self.assessment(), settings: BudgetSettings(objective: .leastShortfall))
        #expect(throws: InformationGap.onlyTargetsMet) { try short.valueOfCounts(within: 10) }
        #expect(try short.valueOfKnowingEffects(within: 10) >= 0)
    }

    @Test("finds the cheapest set for a chance, whatever is made best", arguments: BudgetSettings.Objective.allCases)
    func cheapest(objective: BudgetSettings.Objective) throws {
        let analysis = try BudgetAnalysis(
            [Self.intervention("A", cost: 10, 3...3), Self.intervention("B", cost: 7, 2...2)], on: Self.assessment(),
            settings: BudgetSettings(objective: objective))
        let normal = try Normal(mean: 14, standardDeviation: 4)
        // P(14 + move + 4z ≥ 20) for the moves 0, 2, 3 and 5.
        let chances = [0.0, 2, 3, 5].map { normal.upperTail(20 - $0) }
        let sets = [FundedSet.none, FundedSet(bits: 2), FundedSet(bits: 1), FundedSet(bits: 3)]
        for (chance, set) in zip(chances, sets) {
            #expect(analysis.cheapestSet(reaching: chance - 2e-3) == FundingChoice(set: set, isProven: true))
        }
        #expect(analysis.cheapestSet(reaching: chances[3] + 2e-3) == FundingChoice(set: nil, isProven: true))
    }

    @Test("draws its bars from the 10th to the 90th percentile, the widest first")
    func tornado() throws {
        let analysis = try BudgetAnalysis(
            [Self.intervention("narrow", cost: 1, 1...2), Self.intervention("wide", cost: 1, 0...6)],
            on: Self.assessment())
        let bars = analysis.tornado(of: 0, funding: FundedSet(bits: 3))
        #expect(bars.map(\.interventionID) == ["wide", "narrow"])
        #expect(bars.allSatisfy { $0.low < $0.high })
        // A tenth of the triangle on 0 … 6 lies below √1.8, since x²/18 of it lies below x ≤ 3; and as much above 6 − √1.8. The
        // other effect stands at its middle, 1.5.
        let normal = try Normal(mean: 14, standardDeviation: 4)
        expectClose(bars[0].low, to: normal.upperTail(20 - 1.5 - 1.8.squareRoot()), within: 6e-3)
        expectClose(bars[0].high, to: normal.upperTail(20 - 1.5 - 6 + 1.8.squareRoot()), within: 6e-3)
        #expect(analysis.tornado(of: 0, funding: FundedSet(bits: 1)).map(\.interventionID) == ["narrow"])
    }

    @Test("finds the set that stays within the budget nine times in ten")
    func robust() throws {
        let analysis = try BudgetAnalysis(
            [
                Self.intervention("tight", cost: 10, 4...4, costs: 8...16),
                Self.intervention("safe", cost: 8, 3...3, costs: 8...8),
            ], on: Self.assessment())
        let frontier = analysis.problem.frontier()
        #expect(analysis.certainty(of: FundedSet(bits: 2), within: 10) == 1)
        // P(triangular(8, 10, 16) ≤ 10) = (10 − 8) / (16 − 8).
        expectClose(analysis.certainty(of: FundedSet(bits: 1), within: 10), to: 0.25, within: 0.01)
        // P(≤ 15.99) = 1 − 0.01² / 48, which no thousand draws tell from certain; 16 is.
        #expect(analysis.certainty(of: FundedSet(bits: 1), within: 15.99) == 0.999_5)
        #expect(analysis.certainty(of: FundedSet(bits: 1), within: 8.01) == 0.000_5)
        #expect(analysis.certainty(of: FundedSet(bits: 1), within: 16) == 1)
        #expect(analysis.certainty(of: FundedSet(bits: 1), within: 7.99) == 0)
        #expect(frontier.best(within: 10)?.set == FundedSet(bits: 1))
        #expect(analysis.robustChoice(within: 10) == FundingChoice(set: FundedSet(bits: 2), isProven: true))
    }

    @Test("counts the year's targets anew under what is funded")
    func targetsMet() throws {
        let analysis = try BudgetAnalysis([Self.intervention("A", cost: 1, 3...3)], on: Self.assessment())
        let met = try #require(analysis.targetsMet(funding: FundedSet(bits: 1)))
        expectClose(met.expected, to: analysis.chances(funding: FundedSet(bits: 1))[0], within: 1e-9)
    }

    @Test("refuses interventions that can't be meant, by name")
    func refusals() throws {
        let assessment = try Self.assessment()
        func thrown(_ intervention: Intervention) -> InterventionError? {
            do throws(InterventionError) {
                _ = try BudgetAnalysis([intervention], on: assessment)
                return nil
            } catch {
                return error
            }
        }
        let elsewhere = Intervention(
            id: "A", name: "A", section: "", cost: 1,
            effects: [.init(indicatorID: "9-9", low: 0, mode: 1, high: 2, unit: .once)])
        #expect(thrown(elsewhere) == .unknownIndicator(intervention: "A", indicator: "9-9"))
        let reversed = Intervention(
            id: "A", name: "A", section: "", cost: 1,
            effects: [.init(indicatorID: PlanOfOne.id, low: 3, mode: 1, high: 2, unit: .once)])
        #expect(thrown(reversed) == .invalidEffect(intervention: "A", indicator: PlanOfOne.id))
        #expect(thrown(Self.intervention("A", cost: -1, 0...1)) == .funding(.invalidCost(of: "A", found: -1)))
        #expect(
            thrown(Self.intervention("A", cost: 20, 0...1, costs: 1...2)) == .invalidCostRange(intervention: "A"))
    }

    @Test("draws the same numbers from the same seed")
    func repeatable() throws {
        let first = try BudgetAnalysis([Self.intervention("A", cost: 1, 0...8)], on: Self.assessment())
        let second = try BudgetAnalysis([Self.intervention("A", cost: 1, 0...8)], on: Self.assessment())
        #expect(first.problem == second.problem)
    }
}

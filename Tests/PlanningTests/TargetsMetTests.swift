import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("The number of targets met")
struct TargetsMetTests {
    /// One target of 2022, as an assessment holds it.
    private struct Stake {
        var probability: Double?
        var kind = IndicatorKind.stock
        var direction = Direction.increase
        var compares = false
        var isDecided = false
    }

    /// Of a target to change what the office makes itself.
    private static let grounds = AttainmentGrounds(
        targetClass: TargetClass(mover: .own, aim: .change(share: 0.5), isYearly: false), historyAlone: 0.5,
        comparable: [], earlier: nil, comparison: nil, countsComparison: false, range: 0.3...0.7,
        isForecastAlone: false)

    private static func counted(_ stakes: [Stake], under shock: SharedShock = SharedShock()) throws -> TargetsMet {
        let year = try PlanOfOne.year(2022)
        let indicators = stakes.enumerated().map { index, stake in
            let indicator = Indicator(id: "\(index)", programme: "", name: "", unit: nil, kind: stake.kind)
            let target = Target(indicatorID: "\(index)", fiscalYear: year, goal: .value(1))
            let answer = TargetAssessment(
                target: target, direction: ResolvedDirection(stake.direction, .stated),
                verdict: stake.probability == nil ? .notAssessable : .leaning, probability: stake.probability,
                observed: stake.isDecided ? .numeric(.exact(1)) : nil,
                grounds: stake.compares ? Self.grounds : nil)
            return IndicatorAssessment(
                indicator: indicator, series: nil, base: nil,
                direction: answer.direction, outlook: .none(.noValue),
                targets: [answer], joint: nil, indices: [], pace: nil,
                evidence: EvidenceGrade(grade: 1, values: 0, deductions: []),
                notes: [], verdictLimits: VerdictLimits())
        }
        let assessment = PlanAssessment(
            plan: Plan(declaration: Declaration(title: "", fiscalYear: nil), indicators: [], targets: []),
            asOf: try #require(CalendarDate(year: 2021, month: 4, day: 1)), settings: AssessmentSettings(),
            indicators: indicators, headline: Headline(of: indicators, in: year))
        return try #require(assessment.targetsMet(under: shock).first)
    }

    /// Φ₂ with correlation ρ, from scipy's `multivariate_normal.cdf`; for two even chances it is ¼ + arcsin ρ / 2π.
    @Test(
        "gives two visitor figures the chance of a bivariate normal distribution to be met together",
        arguments: [
            (0.2, 0.7, 0.3, 0.167_264_042_874), (0.9, 0.35, 0.3, 0.332_842_166_764), (0.2, 0.7, 0.6, 0.189_520_699_650),
            (0.5, 0.5, 0.3, 0.25 + asin(0.3) / (2 * .pi)), (0.5, 0.5, 0.8, 0.25 + asin(0.8) / (2 * .pi)),
        ])
    func together(first: Double, second: Double, correlation: Double, expected: Double) throws {
        let met = try Self.counted(
            [Stake(probability: first, kind: .flow), Stake(probability: second, kind: .smallCount)],
            under: SharedShock(correlation: correlation))
        expectClose(met.chances[2], to: expected, within: 1e-6)
        expectClose(met.expected, to: first + second, within: 1e-9)
        #expect(met.sharingShock == 2)
    }

    @Test("lets a shock that helps one hurt another whose figure is meant to fall")
    func opposite() throws {
        let met = try Self.counted([
            Stake(probability: 0.5, kind: .flow), Stake(probability: 0.5, kind: .flow, direction: .decrease),
        ])
        expectClose(met.chances[2], to: 0.25 - asin(0.3) / (2 * .pi), within: 1e-6)
    }

    @Test("is that of independent targets where nothing is shared: worked out by hand")
    func independent() throws {
        let expected = [0.5 * 0.8 * 0.1, 0.5 * 0.8 * 0.1 + 0.5 * 0.2 * 0.1 + 0.5 * 0.8 * 0.9]
        let stakes = [0.5, 0.2, 0.9].map { Stake(probability: $0) }
        for met in [
            try Self.counted(stakes),
            try Self.counted(
                stakes.map { Stake(probability: $0.probability, kind: .flow) }, under: SharedShock(correlation: 0)),
        ] {
            for (count, chance) in expected.enumerated() { expectClose(met.chances[count], to: chance, within: 1e-9) }
            expectClose(met.chances[3], to: 0.09, within: 1e-9)
            #expect(zip(met.chances, met.independentChances).allSatisfy { abs($0 - $1) < 1e-9 })
        }
    }

    @Test("takes what is decided as certain and leaves out what has no probability")
    func decided() throws {
        let met = try Self.counted([
            Stake(probability: 1, kind: .flow, isDecided: true), Stake(probability: 0, isDecided: true),
            Stake(probability: nil), Stake(probability: 0.25),
        ])
        #expect(met.total == 3 && met.withoutProbability == 1 && met.sharingShock == 0)
        for (found, expected) in zip(met.chances, [0, 0.75, 0.25, 0]) {
            expectClose(found, to: expected, within: 1e-12)
        }
        #expect(met.central80 == 1...2)
        expectClose(met.chance(atLeast: 2), to: 0.25, within: 1e-12)
    }

    /// Of four even chances 0 … 4 are met 1, 4, 6, 4 and 1 times in 16: up to none 6 %, up to one 31 %, up to three 94 %.
    @Test("lies 8 times in 10 where the chances of 10 % and 90 % lie")
    func central() throws {
        let met = try Self.counted([Stake](repeating: Stake(probability: 0.5), count: 4))
        #expect(met.central80 == 1...3 && met.independentCentral80 == 1...3)
    }

    /// The mean of the binomial distribution over logit⁻¹(m + ½ z) with z standard normal, m such that the chance is .4 on
    /// average, from scipy's `integrate.quad` and `optimize.brentq`: P(none of 11), P(4), P(9 or more).
    @Test("of targets that compare with others' shares how this plan differs from other plans")
    func onePlan() throws {
        let met = try Self.counted([Stake](repeating: Stake(probability: 0.4, compares: true), count: 11))
        let expected = (none: 0.014045, four: 0.187983, many: 0.024154)
        expectClose(met.chances[0], to: expected.none, within: 1e-4)
        expectClose(met.chances[4], to: expected.four, within: 1e-4)
        expectClose(met.chance(atLeast: 9), to: expected.many, within: 1e-4)
        expectClose(met.expected, to: 4.4, within: 1e-8)
        #expect(met.sharingPlan == 11)
        // One unknown in common makes extremes likelier than eleven unknowns of their own.
        #expect(met.chance(atLeast: 9) > 2 * met.independentChances[9...].reduce(0, +))
    }

    @Test("keeps the mean, adds up to one, and spreads more the more is shared, whatever the chances")
    func laws() throws {
        var random = SeededGenerator(state: 5)
        for _ in 0..<40 {
            let stakes = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Stake(
                    probability: Double.random(in: 0...1, using: &random),
                    kind: Bool.random(using: &random) ? .flow : .stock)
            }
            let sum = stakes.compactMap(\.probability).reduce(0, +)
            var spreads: [Double] = []
            for correlation in [0, 0.3, 0.9] {
                let met = try Self.counted(stakes, under: SharedShock(correlation: correlation))
                expectClose(met.chances.reduce(0, +), to: 1, within: 1e-9)
                expectClose(met.expected, to: sum, within: 1e-6)
                spreads.append(
                    met.chances.enumerated().reduce(0) { $0 + $1.element * pow(Double($1.offset) - sum, 2) })
            }
            #expect(spreads[0] <= spreads[1] + 1e-9 && spreads[1] <= spreads[2] + 1e-9)
        }
    }

    @Test("of the declaration: every target with a probability is counted in its year")
    func declaration() throws {
        let assessment = try Assessor().assess(Declaration2021.plan())
        let years = assessment.targetsMet()
        #expect(years.map(\.fiscalYear.year) == [2021, 2022])
        for year in years {
            let answers = assessment.indicators.flatMap(\.targets).filter { $0.target.fiscalYear == year.fiscalYear }
            #expect(year.total + year.withoutProbability == answers.count)
            expectClose(year.expected, to: answers.compactMap(\.probability).reduce(0, +), within: 1e-2)
        }
    }
}

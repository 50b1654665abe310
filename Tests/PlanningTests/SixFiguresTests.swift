import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import PlanningTestSupport

@Suite("The published contrast between indices")
struct SixFiguresTests {
    private static let figures: [(AttainmentIndex.Measure, Double)] = [
        (.levelRatio, 53.333_333),  // 100 · 8/15
        (.changeRatio, 41.666_667),  // 100 · (8 − 3)/(15 − 3)
        (.elapsedTimeRatio, 83.333_333),  // the same over half of the time
        (.growthRatio, 1.348_362),  // (8/3 − 1)/(√5 − 1) = 1.666 667/1.236 068
        (.progressChart, 1.527_778),  // (8 · 8/3 − 3)/12 = 18.333 333/12
        (.anticipatedGap, 16.666_667),  // the line through 3 and 8 gives 13: 2 of 12 are missing
    ]

    /// 40-104 with 8 % supposed for FY2021: base 3 % (FY2020), targets 10 % (FY2021) and 15 % (FY2022).
    @Test("shows six figures for one value", arguments: figures)
    func sixFigures(_ measure: AttainmentIndex.Measure, _ expected: Double) throws {
        let supposition = Supposition(
            indicatorID: "40-104", period: .fiscalYear(try Declaration2021.year(2021)), value: .numeric(.exact(8)))
        let assessor = Assessor(settings: AssessmentSettings(suppositions: [supposition]))
        let answer = try assessor.assess(Declaration2021.plan())
        let indicator = try #require(answer.indicators.first { $0.indicator.id == "40-104" })
        let index = try #require(indicator.indices.first { $0.measure == measure && $0.fiscalYear.year == 2022 })
        let value = try #require(index.outcome.value)
        expectClose(value, to: expected, within: 1e-6)
    }
}

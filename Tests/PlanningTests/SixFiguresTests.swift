import Planning
import Statistics
import TestSupport
import Testing

@Suite("The published contrast between indices")
struct SixFiguresTests {
    /// 40-104 with 8 % supposed for FY2021: base 3 % (FY2020), targets 10 % (FY2021) and 15 % (FY2022). Each expected
    /// figure is worked out by hand in the comment beside it.
    @Test(
        "shows six figures for one value",
        arguments: [
            (AttainmentIndex.Measure.levelRatio, 100 * 8.0 / 15),  // 53 %
            (.changeRatio, 100 * 5.0 / 12),  // (8 − 3)/(15 − 3): 42 %
            (.elapsedTimeRatio, 100 * 10.0 / 12),  // the same over half of the time: 83 %
            (.growthRatio, 1.348_352),  // (8/3 − 1)/(√5 − 1) = 1.666 667/1.236 068
            (.progressChart, 1.527_778),  // (8 · 8/3 − 3)/12 = 18.333 333/12
            (.anticipatedGap, 100 * 2.0 / 12),  // the line through 3 and 8 gives 13; 2 of 12 are missing: 16.7 %
        ] as [(AttainmentIndex.Measure, Double)])
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

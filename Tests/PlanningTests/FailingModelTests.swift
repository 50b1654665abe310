import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A model that fails")
struct FailingModelTests {
    private static let error = StatisticsError.notIdentified(
        model: .logisticGrowth, parameter: .ceiling, reason: .unbounded)

    @Test("is the reason why nothing is said of the future")
    func refusal() throws {
        let plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        let assessor = Assessor(settings: try plan.settings()) { _, _, _ throws(StatisticsError) in throw Self.error }
        let answer = try #require(try assessor.assess(plan.plan()).indicators.first)
        #expect(answer.targets.map(\.reason) == [.noModel(Self.error)])
        #expect(try answer.outcome(.probability, 2022) == .undefined(.noProbability(.noModel(Self.error))))
        #expect(try answer.outcome(.changeRatio, 2022) == .value(0))
    }

    /// A spread of 0 is refused by the toy's normal distribution.
    @Test("to forecast is a reason too")
    func forecast() throws {
        let answer = try PlanOfOne(values: [(2019, 14), (2020, 15)]).assessed(means: [16], spread: 0)
        guard case .noModel(.numerical) = answer.targets[0].reason else {
            Issue.record("\(answer.targets[0])")
            return
        }
    }
}

import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A cumulative stock")
struct CumulativeStockTests {
    private static func plan(_ values: [Double], targets: [Double]) -> PlanOfOne {
        PlanOfOne(
            kind: .cumulativeStock, unit: "箇所",
            values: values.enumerated().map { (year: 2021 - values.count + $0.offset, value: $0.element) },
            targets: targets.enumerated().map { (year: 2021 + $0.offset, value: $0.element) })
    }

    @Test("that fell is judged, and the fall is named")
    func fall() throws {
        let plan = try Self.plan([15, 18, 17], targets: [19, 20]).plan()
        #expect(plan.problems.isEmpty)
        let answer = try Self.plan([15, 18, 17], targets: [19, 20]).assessed()
        #expect(answer.targets.allSatisfy { ($0.probability ?? 0) > 0.2 })
        let fall = CumulativeFall(fiscalYear: try PlanOfOne.year(2020), from: 18, to: 17)
        let question = PlanQuestion.fall(indicatorID: PlanOfOne.id, fall, unit: "箇所")
        #expect(plan.questions() == [question])
        guard case .question(question)? = answer.notes(of: "fall").first else {
            Issue.record("found \(answer.notes)")
            return
        }
        #expect(try Self.plan([15, 17, 17], targets: [19, 20]).plan().questions().isEmpty)
        var stock = Self.plan([15, 18, 17], targets: [19, 20])
        stock.kind = .stock
        #expect(try stock.plan().questions().isEmpty)
    }

    @Test("whose works were stopped by a declared event is judged by the other years")
    func event() throws {
        var plan = Self.plan([10, 14, 18, 22, 22], targets: [26, 30])
        let plain = try plan.assessed()
        plan.events = [
            ShockEvent(
                indicatorID: PlanOfOne.id, from: try PlanOfOne.year(2020), to: try PlanOfOne.year(2020),
                effect: .oneOff,
                decay: nil, reason: "工事の中止")
        ]
        let answer = try plan.assessed()
        for (with, without) in zip(answer.targets, plain.targets) {
            let shock = try #require(with.shock)
            #expect(try #require(with.probability) > #require(without.probability) + 0.1)
            #expect(shock.with.probability == with.probability && shock.without.probability == without.probability)
        }
        guard case .eventChances(let years, .yearlyIncrements, _)? = answer.notes(of: "event-chances").first else {
            Issue.record("found \(answer.notes)")
            return
        }
        #expect(years.map(\.comparison) == answer.targets.compactMap(\.shock))
    }
}

import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A declared event")
struct ShockTests {
    private static func event(
        _ effect: ShockEvent.Effect, _ from: Int, _ to: Int, decay: Double? = nil, of id: String? = PlanOfOne.id
    ) throws -> ShockEvent {
        ShockEvent(
            indicatorID: id, from: try PlanOfOne.year(from), to: try PlanOfOne.year(to), effect: effect, decay: decay,
            reason: "休館")
    }

    /// A year's visitors at a support centre: 4,339 in a year of closed halls, to be 9,700 and 9,800.
    private static func visitors(_ values: [(Int, Double)], _ events: [ShockEvent]) throws -> IndicatorAssessment {
        var plan = PlanOfOne(
            kind: .flow, values: values.map { (year: $0.0, value: $0.1) }, targets: [(2021, 9_700), (2022, 9_800)])
        plan.events = events
        plan.pathCount = 0
        return try plan.assessed()
    }

    private static func shocks(_ answer: IndicatorAssessment) throws -> [TargetAssessment.ShockComparison] {
        try answer.targets.map { try #require($0.shock) }
    }

    private static func chance(_ reading: TargetAssessment.Reading) throws -> Double {
        try #require(reading.probability)
    }

    @Test("whose year is all that is known leaves the answer to comparable targets")
    func recoveryUnknown() throws {
        let answer = try Self.visitors([(2020, 4_339)], [Self.event(.oneOff, 2020, 2021)])
        #expect(answer.targets.allSatisfy { $0.shock == nil })
        #expect(answer.notes.map(\.kind) == ["event", "level-before-unknown"])
    }

    @Test("that a value from before puts into proportion turns the answer")
    func knownLevel() throws {
        let before = [(2018, 9_600.0), (2019, 9_650)]
        let over = try Self.visitors(before + [(2020, 4_339)], [Self.event(.oneOff, 2020, 2020)])
        let lasting = try Self.visitors(before + [(2020, 4_339)], [Self.event(.oneOff, 2020, 2021)])
        for shock in try Self.shocks(over) {
            #expect(shock.undisturbedValues == 2)
            #expect(try (0.3...0.7).contains(Self.chance(shock.with)))
            #expect(try Self.chance(shock.without) < Self.chance(shock.with))
        }
        // The headline knows the event.
        #expect(over.targets[1].probability == (try Self.shocks(over))[1].with.probability)
        #expect(over.notes(of: "recovery-unknown").isEmpty && over.notes(of: "level-before-unknown").isEmpty)
        let chances = try Self.shocks(lasting).map { try Self.chance($0.with) }
        #expect(chances[0] < 0.1 && chances[1] > 0.25)
        // A temporary effect lies between one that is over and one that stays.
        let fading = try Self.visitors(before + [(2020, 4_339)], [Self.event(.temporary, 2020, 2020, decay: 0.5)])
        let shifted = try Self.visitors(before + [(2020, 4_339)], [Self.event(.levelShift, 2020, 2020)])
        let (high, middle, low) = (
            try Self.chance(Self.shocks(over)[1].with), try Self.chance(Self.shocks(fading)[1].with),
            try Self.chance(Self.shocks(shifted)[1].with)
        )
        #expect(high > middle && middle > low)
    }

    @Test("elsewhere, or none, changes nothing")
    func untouched() throws {
        let values = [(2018, 9_600.0), (2019, 9_650), (2020, 9_700)]
        let plain = try Self.visitors(values, [])
        let elsewhere = try Self.visitors(
            values, [Self.event(.oneOff, 2020, 2021, of: "9-9"), Self.event(.oneOff, 2011, 2011)])
        #expect(plain.targets.allSatisfy { $0.shock == nil } && elsewhere.targets.allSatisfy { $0.shock == nil })
        #expect(plain.targets.map(\.probability) == elsewhere.targets.map(\.probability))
    }

    @Test("in the settings is treated like one of the plan")
    func settings() throws {
        var plan = PlanOfOne(
            kind: .flow, values: [(2018, 9_600), (2019, 9_650), (2020, 4_339)], targets: [(2022, 9_800)])
        plan.pathCount = 0
        plan.events = [try Self.event(.oneOff, 2020, 2020, of: nil)]
        let declared = try plan.assessed()
        let settings = AssessmentSettings(pathCount: 0, events: plan.events, comparesTargets: false)
        plan.events = []
        let supposed = try #require(try Assessor(settings: settings).assess(plan.plan()).indicators.first)
        #expect(declared.targets[0].probability == supposed.targets[0].probability)
        let unknown = AssessmentSettings(events: [try Self.event(.oneOff, 2020, 2020, of: "9-9")])
        #expect(throws: AssessmentError.unknownIndicator("9-9")) { try Assessor(settings: unknown).assess(plan.plan()) }
    }

    @Test("that fades comes with the chances at a slow and at a fast recovery, in the notes as well")
    func recoveries() throws {
        let values = [(2016, 1_000.0), (2017, 1_020), (2018, 980), (2019, 1_010), (2020, 400)]
        for decay in [nil, 0.3, 0.7] {
            var plan = PlanOfOne(
                kind: .flow, direction: .stated(.increase), values: values.map { (year: $0.0, value: $0.1) },
                targets: [(2021, 700)])
            plan.events = [try Self.event(.temporary, 2020, 2020, decay: decay)]
            plan.pathCount = 0
            let answer = try plan.assessed()
            let shock = try #require(answer.targets[0].shock)
            let (slow, fast) = try (Self.chance(#require(shock.slow)), Self.chance(#require(shock.fast)))
            #expect(try slow < Self.chance(shock.with) && Self.chance(shock.with) < fast)
            guard case .speedOfRecovery(let years)? = answer.notes(of: "speed-of-recovery").first else {
                Issue.record("found \(answer.notes)")
                return
            }
            #expect(years.map(\.slow) == [shock.slow] && years.map(\.fast) == [shock.fast])
        }
        let over = try Self.visitors(values, [Self.event(.oneOff, 2020, 2020)])
        #expect(try Self.shocks(over).allSatisfy { $0.slow == nil && $0.fast == nil })
    }
}

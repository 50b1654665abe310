import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("Scores of recorded probabilities")
struct LedgerScoresTests {
    private static func record(
        _ probability: Double? = 0.7, target: Target.Goal = .value(20), direction: Direction? = .increase,
        tolerance: Double = 0, madeAt: String = "2021-04-01T00:00:00Z", id: String = PlanOfOne.id, model: String = "m"
    ) throws -> ProbabilityRecord {
        ProbabilityRecord(
            madeAt: madeAt, version: "1", asOf: try #require(CalendarDate(year: 2021, month: 4, day: 1)), inputs: "",
            seed: 1, indicatorID: id, fiscalYear: try PlanOfOne.year(2022), goal: target, direction: direction,
            tolerance: tolerance, verdict: .leaning, probability: probability, model: model)
    }

    private static func measured(_ value: Double, knownOn: CalendarDate?) throws -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2022)), value: .numeric(.exact(value)),
            knownOn: knownOn)
    }

    private static func result(
        _ record: ProbabilityRecord, _ plan: PlanOfOne
    ) throws -> LedgerScores.Result? {
        LedgerScores([record], in: try plan.plan()).entries.first?.result
    }

    @Test("wait for a value of the target's year")
    func open() throws {
        #expect(try Self.result(try Self.record(), PlanOfOne(values: [(2020, 10), (2021, 15)])) == .open)
        let plan = PlanOfOne(values: [(2020, 10), (2022, 21)])
        #expect(try Self.result(try Self.record(), plan) == .decided(isMet: true, afterRevision: nil))
        #expect(try Self.result(try Self.record(id: "gone"), plan) == .unknownIndicator)
    }

    @Test("judge by the target, direction and tolerance that were recorded, not by the plan's of today")
    func asRecorded() throws {
        let plan = PlanOfOne(values: [(2020, 10), (2022, 21)], targets: [(2022, 30)])
        #expect(try Self.result(try Self.record(), plan) == .decided(isMet: true, afterRevision: nil))
        #expect(
            try Self.result(try Self.record(direction: .decrease), plan) == .decided(isMet: false, afterRevision: nil))
        let kept = try Self.record(target: .value(22), direction: .maintainAtLeast, tolerance: 1)
        #expect(try Self.result(kept, plan) == .decided(isMet: true, afterRevision: nil))
        let granted = try Self.record(target: .value(22), tolerance: 1)
        #expect(try Self.result(granted, plan) == .decided(isMet: true, afterRevision: nil))
        let strict = try Self.record(target: .value(22), direction: .maintainAtLeast)
        #expect(try Self.result(strict, plan) == .decided(isMet: false, afterRevision: nil))
    }

    @Test("judge by the values that were recorded to meet the target, rounded as they were then")
    func asGranted() throws {
        let record = try Self.record()
        let lenient = ProbabilityRecord.Grounds(
            basis: .target, least: 19, most: nil, latestYear: nil, latestValue: "", constants: "")
        let granted = ProbabilityRecord(
            madeAt: record.madeAt, version: record.version, asOf: record.asOf, inputs: "", seed: 1,
            indicatorID: record.indicatorID, fiscalYear: record.fiscalYear, goal: record.goal, direction: .increase,
            tolerance: 0, verdict: .leaning, probability: 0.7, model: "m", grounds: lenient)
        let plan = PlanOfOne(values: [(2020, 10), (2022, 19)])
        #expect(try Self.result(record, plan) == .decided(isMet: false, afterRevision: nil))
        #expect(try Self.result(granted, plan) == .decided(isMet: true, afterRevision: nil))
    }

    @Test("rest on the value published first; a revision that decides otherwise is told")
    func revisions() throws {
        let plan = PlanOfOne(
            values: [(2020, 10)],
            others: [
                try Self.measured(19, knownOn: CalendarDate(year: 2024, month: 1, day: 5)),
                try Self.measured(21, knownOn: CalendarDate(year: 2023, month: 5, day: 1)),
                try Self.measured(20, knownOn: CalendarDate(year: 2023, month: 9, day: 1)),
            ])
        #expect(try Self.result(try Self.record(), plan) == .decided(isMet: true, afterRevision: false))
        let easy = try Self.record(target: .value(12))
        #expect(try Self.result(easy, plan) == .decided(isMet: true, afterRevision: nil))
    }

    @Test("judge stages by the list of stages")
    func stages() throws {
        let plan = PlanOfOne(
            kind: .milestone, unit: nil, baseYear: nil, targets: [], stages: ["課題整理", "現状把握", "方針決定"],
            others: [
                IndicatorMeasurement(
                    indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2022)), value: .stage("現状把握"))
            ])
        func result(_ stage: String) throws -> LedgerScores.Result? {
            try Self.result(try Self.record(target: .stage(stage), direction: nil), plan)
        }
        #expect(try result("現状把握") == .decided(isMet: true, afterRevision: nil))
        #expect(try result("方針決定") == .decided(isMet: false, afterRevision: nil))
        #expect(try result("別の段階") == .open)
    }

    @Test("count a statement once however often it was recorded, and tell foresight from hindsight")
    func counting() throws {
        let plan = try PlanOfOne(values: [(2020, 10), (2022, 21)]).plan()
        let records = [
            try Self.record(0.7), try Self.record(0.7, madeAt: "2022-01-01T00:00:00Z"),
            try Self.record(0.4, madeAt: "2023-04-01T00:00:00Z"), try Self.record(nil, model: ""),
        ]
        let scores = LedgerScores(records, in: plan)
        #expect(scores.entries.count == 3 && scores.scores().count == 2)
        let before = scores.scores(where: \.isMadeBeforehand)
        #expect(before.count == 1 && abs((before.brier ?? 0) - 0.09) < 1e-12)
        #expect(records.map(\.isMadeBeforehand) == [true, true, false, true])
        // Of one target nothing can be told apart.
        #expect(scores.scores().happened == 2 && scores.scores().discrimination == nil)
    }

    @Test("say how well targets that were met are told from those that were missed")
    func discrimination() throws {
        let plan = try PlanOfOne(values: [(2020, 10), (2021, 14), (2022, 21)]).plan()
        func record(_ level: Double, _ probability: Double) throws -> ProbabilityRecord {
            try Self.record(probability, target: .value(level))
        }
        // 21 meets 10, 20 and 21, not 25 and 30: of the six pairs four are in order and one is even.
        let scores = LedgerScores(
            [try record(10, 0.9), try record(20, 0.5), try record(21, 0.4), try record(25, 0.5), try record(30, 0.3)],
            in: plan
        ).scores()
        #expect(scores.count == 5 && scores.happened == 3)
        #expect(abs((scores.discrimination ?? 0) - 4.5 / 6) < 1e-12)
    }

    @Test("of an assessment: what has a result already is no prediction and isn't recorded")
    func recordable() throws {
        var plan = PlanOfOne(values: [(2019, 9), (2020, 10), (2021, 14)], targets: [(2021, 13), (2022, 20)])
        plan.asOf = (2022, 4, 1)
        let assessment = try Assessor(settings: plan.settings()).assess(plan.plan())
        let records = assessment.records(madeAt: "now", version: "v", inputs: "digest")
        #expect(records.map(\.fiscalYear.year) == [2022])
        let record = try #require(records.first)
        #expect(record.probability == assessment.indicators.first?.targets.last?.probability)
        #expect(record.direction == .increase && record.tolerance == 0 && record.inputs == "digest")
        #expect(record.asOf.description == "2022-04-01" && !record.model.isEmpty)
        let grounds = try #require(record.grounds)
        #expect(grounds.basis == .target && grounds.least == 20 && grounds.most == nil)
        #expect(grounds.latestYear?.year == 2021 && grounds.latestValue == "14")
        var stricter = assessment.settings
        stricter.verdictLimits.likely = 0.9
        #expect(grounds.constants == AnswerConstants.digest(for: assessment.settings))
        #expect(grounds.constants != AnswerConstants.digest(for: stricter))
    }
}

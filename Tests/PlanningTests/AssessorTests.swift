import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("An assessment of the declaration of fiscal 2021")
struct AssessorTests {
    /// Shared by the tests below; nothing in it changes.
    private static let answer = Result { try Assessor().assess(Declaration2021.plan()) }

    private func indicator(_ id: String) throws -> IndicatorAssessment {
        try #require(try Self.answer.get().indicators.first { $0.indicator.id == id })
    }

    @Test("is as of the declaration's fiscal year's first day and answers for 13 indicators and 26 targets")
    func whole() throws {
        let answer = try Self.answer.get()
        #expect(answer.asOf.description == "2021-04-01")
        #expect(answer.indicators.count == 13)
        #expect(answer.indicators.flatMap(\.targets).count == 26)
        #expect(answer.indicators.map(\.indicator) == answer.plan.indicators)
    }

    @Test("has a headline for FY2022 that names the indicators with one value, by the targets they compare with")
    func headline() throws {
        let headline = try Self.answer.get().headline
        #expect(headline.fiscalYear.year == 2022)
        #expect(headline.total == 13)
        #expect(
            headline.shared?.groups.map(\.indicatorIDs) == [
                ["33-102", "40-104"], ["37-101"], ["17-102", "20-101", "20-102", "37-102", "37-103"], ["19-101"],
            ])
        #expect(
            headline.shared?.groups.map(\.cell.cell) == [
                .shareLargeChange, .othersLargeChange, .ownChange, .othersKeep,
            ])
        // 19-101; 33-102 and 40-104 with 19.7 %; the others and 17-101.
        #expect(
            headline.counts[.leaning] == 1 && headline.counts[.unlikely] == 2 && headline.counts[.atRisk] == 7)
        #expect(headline.ambiguous == ["38-103"])
        // The decision-driven 22-102, and 35-106 without a year of progress.
        #expect(headline.counts[.notAssessable] == 2)
        #expect(headline.counts.values.reduce(0, +) + headline.ambiguous.count == 13)
    }

    @Test("gives 17-101 probabilities, from three measured values and thin evidence")
    func safetyMail() throws {
        let answer = try indicator("17-101")
        #expect(answer.targets.allSatisfy { $0.probability != nil && $0.distribution != nil })
        #expect(answer.joint != nil)
        // 2007, FY2016 and FY2020 are measured; FY2015 is derived; the longest gap is 8.8 years.
        #expect(answer.evidence == EvidenceGrade(grade: 2, values: 3, deductions: [.longGap(years: 9)]))
    }

    @Test("finds the camera target of FY2021 met, since a cumulative stock can't fall")
    func cameras() throws {
        #expect(try indicator("17-102").targets.map(\.verdict) == [.met, .atRisk])
    }

    @Test("waits for a year of 35-106's progress, and judges 38-103 in two readings")
    func stagesAndReadings() throws {
        let milestone = try indicator("35-106")
        #expect(milestone.targets.map(\.reason) == [.noProgressKnown, .noProgressKnown])
        let consultations = try indicator("38-103")
        #expect(consultations.direction.basis == .ambiguous)
        #expect(consultations.targets.allSatisfy { $0.readings.map(\.direction) == [.maintainAtLeast, .decrease] })
    }

    /// From METHODS section 0 of the planning study: needed per year, from the declaration's own figures.
    @Test(
        "states the required pace of each number",
        arguments: [
            ("17-101", 1_005.5, RequiredPace.Shape.straight), ("17-102", 1.5, .backLoaded), ("19-101", 0, .none),
            ("20-101", 1.5, .frontLoaded), ("20-102", 1, .frontLoaded), ("22-102", 0, .none),
            ("33-102", 5, .backLoaded), ("37-101", 2_730.5, .frontLoaded), ("37-102", 5.5, .frontLoaded),
            ("37-103", 0.5, .frontLoaded), ("40-104", 6, .frontLoaded),
        ])
    func paces(_ id: String, _ perYear: Double, _ shape: RequiredPace.Shape) throws {
        let pace = try #require(try indicator(id).pace)
        expectClose(pace.perYear, to: perYear, within: 1e-12)
        #expect(pace.shape == shape)
    }

    @Test(
        "states compound paces where they exist",
        arguments: [("17-101", 0.0650), ("37-101", 0.5029), ("40-104", 1.2361)])
    func compoundPaces(_ id: String, _ rate: Double) throws {
        expectClose(try #require(try indicator(id).pace?.compoundRate), to: rate, within: 5e-5)
    }

    @Test("has no compound pace from zero, and a logit pace for shares alone")
    func otherPaces() throws {
        #expect(try indicator("20-102").pace?.compoundRate == nil)
        #expect(try indicator("17-101").pace?.logitPerYear == nil)
        // (logit 0.40 − logit 0.25)/3 = (−0.405 465 + 1.098 612)/3
        expectClose(try #require(try indicator("33-102").pace?.logitPerYear), to: 0.231_049, within: 1e-6)
        #expect(try indicator("33-102").pace?.planSteps == [2.5, 10])  // 25 → 30 in two years, 30 → 40 in one
    }

    @Test("is the same whatever the order of the indicators and the company they are in")
    func order() throws {
        let plan = try Declaration2021.plan()
        let alone = Plan(
            declaration: plan.declaration,
            indicators: plan.indicators.reversed().filter { $0.id >= "35" || $0.id == "17-101" },
            targets: plan.targets.reversed(), stages: plan.stages, measurements: plan.measurements.reversed())
        let answers = try Assessor().assess(alone).indicators
        let mail = try #require(answers.first { $0.indicator.id == "17-101" })
        let whole = try indicator("17-101")
        #expect(mail.joint == whole.joint)
        #expect(mail.reaching == whole.reaching)
        #expect(mail.indices == whole.indices)
        #expect(mail.targets.map(\.probability) == whole.targets.map(\.probability))
    }

    @Test("keeps one bad indicator's trouble to itself")
    func oneBadIndicator() throws {
        let plan = try Declaration2021.plan(adding: [
            try Declaration2021.measured("17-101", 2020, 15_000), Declaration2021.measured("40-104", 2019, 300),
        ])
        let answers = try Assessor().assess(plan).indicators
        let reasons = Dictionary(uniqueKeysWithValues: answers.map { ($0.indicator.id, $0.targets.last?.reason) })
        #expect(reasons["17-101"] == .invalidSeries(.invalidSeries(.duplicate(year: 2020, elapsedFraction: 1))))
        let support = Support(lower: 0, upper: 100, digit: 1)
        #expect(
            reasons["40-104"]
                == .invalidSeries(.invalidSeries(.outsideSupport(year: 2019, value: 300, support: support))))
        #expect(reasons["22-102"] == .decisionDriven)
    }

    @Test("hides what was not yet known on an earlier day")
    func asOf() throws {
        let settings = AssessmentSettings(asOf: CalendarDate(year: 2018, month: 4, day: 1))
        let answers = try Assessor(settings: settings).assess(Declaration2021.plan()).indicators
        #expect(answers[0].base == nil)  // FY2020's value
        #expect(answers[0].series?.exactValues == [1_203, 10_109, 10_554])
        #expect(answers[3].targets.map(\.reason) == [.noValue, .noValue])
    }

    @Test("can't be made of a plan without targets or of a supposition about no indicator")
    func errors() throws {
        let plan = try Declaration2021.plan()
        let bare = Plan(declaration: plan.declaration, indicators: plan.indicators, targets: [])
        #expect(throws: AssessmentError.noTargets) { try Assessor().assess(bare) }
        let supposition = Supposition(
            indicatorID: "99-9", period: .fiscalYear(try Declaration2021.year(2021)), value: .numeric(.exact(1)))
        #expect(throws: AssessmentError.unknownIndicator("99-9")) {
            try Assessor(settings: AssessmentSettings(suppositions: [supposition])).assess(plan)
        }
    }

    @Test("takes a supposed value in place of the measured one and says so")
    func supposition() throws {
        let supposition = Supposition(
            indicatorID: "37-101", period: .fiscalYear(try Declaration2021.year(2020)), value: .numeric(.exact(9_000)))
        let answers = try Assessor(settings: AssessmentSettings(suppositions: [supposition]))
            .assess(Declaration2021.plan()).indicators
        let answer = try #require(answers.first { $0.indicator.id == "37-101" })
        #expect(answer.base?.value == .value(9_000))
        #expect(answer.suppositions == [supposition])
        for answer in answers {
            let isSupposed = answer.indicator.id == "37-101"
            #expect(
                answer.suppositions.isEmpty != isSupposed && answer.notes(of: "supposed-values").isEmpty != isSupposed)
        }
    }
}

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

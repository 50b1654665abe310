import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

@Suite("The words that people read")
struct WordsTests {
    /// The project's glossary, term by term.
    @Test("are the glossary's")
    func glossary() {
        let verdicts: [Verdict: String] = [
            .met: "達成（実績）", .missed: "未達成（実績）", .likely: "達成見込み", .leaning: "やや達成寄り", .atRisk: "達成に懸念",
            .unlikely: "達成困難", .notAssessable: "判定不能", .awaitingResult: "実績待ち",
        ]
        for verdict in Verdict.allCases { #expect(verdict.label.japanese == verdicts[verdict]) }
        #expect(AttainmentIndex.Measure.levelRatio.label.japanese == "達成率")
        #expect(AttainmentIndex.Measure.changeRatio.label.japanese == "進捗率")
        #expect(AttainmentIndex.Measure.probability.label.japanese == "目標達成確率")
        #expect(AttainmentIndex.Measure.expectedShortfall.label.japanese == "不足見込み量")
        #expect(AttainmentIndex.Measure.targetValidity.label.japanese == "目標水準の妥当性")
        #expect(IndicatorKind.milestone.label.japanese == "段階目標")
        #expect(IndicatorKind.decisionDriven.label.japanese == "市の判断で決まる指標")
        #expect(ResolvedDirection.Basis.ambiguous.label.japanese == "増減の向き不明")
    }

    private static let families: [(String, [BilingualText])] = [
        ("verdicts", Verdict.allCases.map(\.label)), ("kinds", IndicatorKind.allCases.map(\.label)),
        ("directions", Direction.allCases.map(\.label)), ("models", ModelFamily.allCases.map(\.label)),
        ("measures", AttainmentIndex.Measure.allCases.map(\.label)),
        ("effects", ShockEvent.Effect.allCases.map(\.label)),
        ("eras", Era.allCases.map(\.name)), ("refusals", refusals.map(\.text)), ("reasons", reasons.map(\.text)),
        ("deductions", deductions.map(\.text)), ("errors", errors.map(\.text)),
        ("grades", (1...5).map { EvidenceGrade(grade: $0, values: 0, deductions: []).label }),
    ]

    private static let refusals: [AttainmentIndex.Refusal] = [
        .noValue, .noBase, .noLaterValueThanBase, .baseEqualsTarget, .targetNotAfterBase, .noTimeLeft, .alreadyMet,
        .baseIsZero, .targetIsZero, .valueIsZero, .signsDiffer, .tooFewValues(needed: 4, found: 2), .noVariation,
        .noMean, .outOfRange, .notNumeric, .directionUnknown, .notApplicableToDirection(.increase),
        .noProbability(.oneValue), .neverReached(withinYears: 10),
    ]

    private static let reasons: [NotAssessableReason] = [
        .noValue, .oneValue, .noProgressKnown, .decisionDriven, .unknownStage("構想"), .goalOfAnotherSort,
        .directionUnknown,
        .noModel(.tooFewValues(model: .theta, needed: 3, found: 2)),
    ]

    private static let deductions: [EvidenceGrade.Deduction] = [.longGap(years: 4), .derivedValueAmongLastTwo]

    private static let errors: [StatisticsError] = [
        .tooFewValues(model: .theta, needed: 3, found: 2),
        .unsuitableValue(model: .exponentialTrend, year: 2020, value: -1, rule: .aboveZero),
        .unsuitableValue(model: .exponentialTrend, year: 2020, value: -1, rule: .below(ceiling: 100)),
        .unsuitableValue(model: .exponentialTrend, year: 2020, value: -1, rule: .wholeNumber(upTo: 9)),
        .unsuitableValue(model: .exponentialTrend, year: 2020, value: -1, rule: .shareOfCounts),
        .unsuitableValue(model: .exponentialTrend, year: 2020, value: -1, rule: .within(years: 500)),
        .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .unbounded),
        .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .remote(best: 90, greatestValue: 3)),
        .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .uncertain(best: 9, standardError: 8)),
        .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .noExcessVariation),
        .notIdentified(model: .logisticGrowth, parameter: .ceiling, reason: .unsettled(reason: "slow")),
        .invalidHorizon(0),
        .invalidProbability(2), .numerical(.notFinite(routine: "fit", result: "slope")),
        .invalidSeries(.duplicate(year: 2020, elapsedFraction: 1)), .invalidSeries(.notFinite(year: 2020)),
        .invalidSeries(.elapsedFraction(year: 2020, found: 2)),
        .invalidSeries(.share(year: 2020, numerator: 5, denominator: 3)),
        .invalidSeries(.outsideSupport(year: 2020, value: 101, support: .percentage)),
    ]

    @Test("are there in both languages and tell the cases apart", arguments: families)
    func distinct(_ name: String, _ texts: [BilingualText]) {
        for language in Language.allCases {
            let words = texts.map { $0[language] }
            #expect(words.allSatisfy { !$0.isEmpty })
            #expect(Set(words).count == words.count, "\(name)")
            #expect(words.allSatisfy { !$0.contains("信頼区間") && !$0.contains("confidence interval") })
        }
    }

    @Test("of an error keep its figures")
    func figures() {
        let text = Self.errors[0].text
        #expect(text.japanese == "シータ法には実績値が3個必要（現在2個）")
        #expect(text.english == "Theta needs 3 values, found 2")
        #expect(Self.errors.last?.text.english == "101 in 2020 lies outside the possible values (from 0 to 100)")
    }

    @Test("of an index carry its quantity")
    func quantities() throws {
        let year = try PlanOfOne.year(2022)
        func text(_ measure: AttainmentIndex.Measure, _ value: Double, unit: String? = "人") -> BilingualText {
            AttainmentIndex(measure: measure, fiscalYear: year, outcome: .value(value)).text(unit: unit)
        }
        #expect(text(.levelRatio, 95.454_5).english == "95.5%")
        #expect(text(.growthRatio, 1.348).english == "1.35")
        #expect(text(.probability, 0.001).japanese == "1%未満")
        #expect(text(.expectedShortfall, 1_463.2).japanese == "1,463人")
        #expect(text(.expectedShortfall, 5.7, unit: "%") == BilingualText(japanese: "5.7ポイント", english: "5.7 points"))
        #expect(text(.expectedYear, 2023).japanese == "令和5年度（2023年度）")
        #expect(text(.expectedYear, 1e30).japanese == "1e+30")
        #expect(text(.earnedSchedule, 3.42) == BilingualText(japanese: "3.4か月の進み", english: "3.4 months ahead"))
        #expect(text(.earnedSchedule, -12).japanese == "12か月の遅れ")
        #expect(text(.earnedSchedule, 0.01).japanese == "計画どおり")
    }

    @Test("number the indices 1 to 12")
    func numbers() {
        #expect(Set(AttainmentIndex.Measure.allCases.map(\.number)) == Set(1...12))
    }
}

@Suite("A fiscal year in JSON")
struct FiscalYearCodingTests {
    @Test("is a number")
    func number() throws {
        let year = try PlanOfOne.year(2022)
        #expect(try String(decoding: JSONEncoder().encode([year]), as: UTF8.self) == "[2022]")
        #expect(try JSONDecoder().decode([FiscalYear].self, from: Data("[2022]".utf8)) == [year])
    }

    @Test("is refused outside the plausible years", arguments: ["1867", "2201", "\"令和4年度\""])
    func refused(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([FiscalYear].self, from: Data("[\(text)]".utf8))
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
        #expect(answer.sentence.japanese.contains("判定できない：ロジスティック曲線"))
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

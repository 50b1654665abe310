import MitoshiNumericalMethods
import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting
@testable import PlanningTestSupport

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
            AttainmentIndex(measure: measure, fiscalYear: year, outcome: .value(value)).text(
                unit: unit, VerdictLimits())
        }
        #expect(text(.levelRatio, 95.454_5).english == "95.5%")
        #expect(text(.growthRatio, 1.348).english == "1.35")
        #expect(text(.probability, 0.001).japanese == "10%未満")
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

    @Test("of the evidence are words and boxes, never a letter")
    func evidence() {
        let grade = EvidenceGrade(grade: 2, values: 1, deductions: [])
        #expect(grade.label == BilingualText(japanese: "根拠2（薄い）", english: "evidence 2 of 5 (thin)"))
        #expect(grade.bar == "■■□□□")
    }

    @Test("of the steps of an index are there in both languages and say no two things of one index")
    func steps() {
        typealias Step = AttainmentIndex.Rating.Step
        for step in Step.allCases {
            let label = AttainmentIndex.Rating.step(step).label
            #expect(!label.japanese.isEmpty && !label.english.isEmpty)
        }
        let indices: [[Step]] = [
            [.achieved, .onTrack, .accelerationNeeded, .limitedProgress, .deterioration],
            [.achieved, .onTrack, .someProgress, .stagnation], [.maintain, .accelerate, .reverse],
            [.consistentlyMet, .consistentlyMissed, .hitAndMiss], [.easy, .fair, .stretch, .beyondExperience],
        ]
        #expect(Set(indices.joined()) == Set(Step.allCases))
        for steps in indices {
            let labels = steps.map { AttainmentIndex.Rating.step($0).label }
            #expect(Set(labels.map(\.japanese)).count == steps.count && Set(labels.map(\.english)).count == steps.count)
        }
        let chart = AttainmentIndex.Rating.chart(.hitAndMiss, limits: 4.68...15.32, isTrial: true).label
        #expect(
            chart
                == BilingualText(
                    japanese: "年により達成・未達成（仮の限界4.7～15.3）", english: "hit and miss (trial limits 4.7 to 15.3)"))
    }

    @Test("of a city's own scale are its own")
    func ownScale() {
        let name = AttainmentScale.Name.own(BilingualText(japanese: "遅れ", english: "late"))
        #expect(AttainmentIndex.Rating.grade(name).label == BilingualText(japanese: "遅れ", english: "late"))
        #expect(AttainmentIndex.Rating.grade(.shipped(.green)).label == BilingualText(japanese: "緑", english: "green"))
    }
}

@Suite("A chance in tens of per cent")
struct ChanceTensTests {
    @Test(
        "is rounded inside the limits of its word, and is certain of nothing",
        arguments: [
            (0.47, "40%"), (0.52, "50%"), (0.19, "10%"), (0.21, "20%"), (0.25, "30%"), (0.5, "40%"), (0.66, "70%"),
            (0.78, "70%"), (0.8, "80%"), (0.86, "90%"), (0.94, "90%"), (0.96, "90%超"), (0.999_9, "90%超"), (1, "90%超"),
            (0.06, "10%"), (0.04, "10%未満"), (0, "10%未満"),
        ])
    func rounding(chance: Double, text: String) {
        #expect(VerdictLimits().tens(of: chance).japanese == text)
    }

    @Test("never belongs to two words, and never falls where the chance rises")
    func lawful() {
        let limits = VerdictLimits()
        let words = (0...1_000).map { place -> (verdict: Verdict, tens: String) in
            let chance = Double(place) / 1_000
            return (limits.verdict(for: chance), limits.tens(of: chance).english)
        }
        var verdicts: [String: Set<Verdict>] = [:]
        for word in words { verdicts[word.tens, default: []].insert(word.verdict) }
        #expect(verdicts.allSatisfy { $0.value.count == 1 })
        let order = ["under 10%"] + (1...9).map { "\($0)0%" } + ["over 90%"]
        let places = words.compactMap { order.firstIndex(of: $0.tens) }
        #expect(places.count == words.count && places == places.sorted())
    }

    @Test("is in whole per cent where no ten lies inside the limits")
    func narrow() {
        let limits = VerdictLimits(likely: 0.95, leaning: 0.52, atRisk: 0.51)
        #expect(limits.tens(of: 0.97).english == "97%")
        #expect(limits.tens(of: 0.93).english == "90%")
    }
}

import Foundation
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting
@testable import MitoshiStatistics
@testable import PlanningTestSupport

@Suite("Notes in words")
struct NoteWordsTests {
    private static let words = NoteWords(
        unit: "人", axis: YearAxis(holdsTotals: true), limits: VerdictLimits())

    private static func reading(_ probability: Double) -> TargetAssessment.Reading {
        .init(direction: .increase, verdict: .atRisk, probability: probability)
    }

    /// One of every kind, the questions without those that answers don't repeat.
    private static func all() throws -> [Note] {
        let (year, id) = (try PlanOfOne.year(2022), PlanOfOne.id)
        let period = Period.fiscalYear(try #require(FiscalYear(calendarYear: 2018)))
        let months = Period.monthsToDate(try PlanOfOne.year(2021), count: 6)
        let toDate = TotalToDate(
            fiscalYear: try PlanOfOne.year(2021), period: months,
            evidence: try #require(MonthsToDate(counted: 2_600, months: 6)))
        let event = ShockEvent(
            indicatorID: nil, from: try PlanOfOne.year(2020), to: try PlanOfOne.year(2021), effect: .temporary,
            reason: "休館")
        let shock = TargetAssessment.ShockComparison(with: reading(0.6), without: reading(0.3), undisturbedValues: 2)
        let questions = try SampleQuestions.all(year, id).map { Note.question($0) }
        let own: [Note] = [
            .supposedValues, .unusualYears(try #require(FiscalYear(calendarYear: 2022))), .revisedBase,
            .boundsNotCounted, .datedInsideYear, .otherYears([period]), .otherYearsLeftOut([period]),
            .partsOfYearLeftOut([months]), .nowcast(toDate, median: 5_123.4),
            .ambiguousDirection(
                year,
                [
                    .init(direction: .maintainAtLeast, verdict: .likely, probability: 0.84),
                    .init(direction: .decrease, verdict: .unlikely, probability: 0.16),
                ]),
            .tolerance(year, 3), .metByEverything(year), .decided([year]),
            .stageModel(priorMean: 0.9 / 1.43, years: 1), .fragile([year]), .event(event),
            .eventChances([.init(fiscalYear: year, comparison: shock)], by: .pooledTrend, decidesVerdict: true),
            .speedOfRecovery([.init(fiscalYear: year, slow: reading(0.2), fast: reading(0.7))]), .recoveryUnknown,
            .levelBeforeUnknown,
        ]
        let forecasts: [Note] = [
            .turn(ForecastTurn(isRising: true, latest: 1_130, next: 1_020, reason: .usualVariation)),
            .driver(
                DriverOutlook(
                    driver: Driver(id: "cards", name: "カードの交付率", unit: "%", values: []), known: [],
                    outcome: .refused(.driver(.tooShort(years: 0.5))))),
        ]
        return own + questions + forecasts
    }

    @Test("are there in both languages and tell the kinds apart")
    func distinct() throws {
        let notes = try Self.all()
        #expect(Set(notes.map(\.kind)).count == notes.count)
        for language in Language.allCases {
            let texts = notes.map { Self.words.text(of: $0)[language] }
            #expect(texts.allSatisfy { !$0.isEmpty } && Set(texts).count == texts.count)
        }
    }

    @Test("have kinds that the published form and its page name, and no others")
    func kinds() throws {
        let docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs")
        let schema = try JSONDecoder().decode(
            Schema.self, from: Data(contentsOf: docs.appending(path: "assessment.schema.json")))
        let page = try String(contentsOf: docs.appending(path: "output.md"), encoding: .utf8)
        let kinds = try Self.all().map(\.kind)
        #expect(schema.definitions.note.properties.kind.values == kinds)
        for kind in kinds { #expect(page.contains("`\(kind)`"), "\(kind)") }
    }

    private struct Schema: Decodable {
        let definitions: Definitions

        struct Definitions: Decodable { let note: Note }
        struct Note: Decodable { let properties: Properties }
        struct Properties: Decodable { let kind: Kind }
        struct Kind: Decodable {
            let values: [String]
            enum CodingKeys: String, CodingKey { case values = "enum" }
        }
        enum CodingKeys: String, CodingKey { case definitions = "$defs" }
    }

    @Test("name years, periods, amounts and chances")
    func figures() throws {
        let texts = try Dictionary(Self.all().map { ($0.kind, Self.words.text(of: $0)) }) { first, _ in first }
        func japanese(_ kind: String) throws -> String { try #require(texts[kind]).japanese }
        func english(_ kind: String) throws -> String { try #require(texts[kind]).english }
        #expect(try japanese("unusual-years") == "この指標の年は暦年（1月～12月）である。")
        #expect(try japanese("other-years") == "平成30年（2018年）の値は目標と年の区切りが異なるため、重なる月が最も多い年度の値として扱う。")
        #expect(
            NoteWords(unit: "人", axis: YearAxis(), limits: VerdictLimits()).text(
                of: .otherYears([.fiscalYear(try #require(FiscalYear(calendarYear: 2018)))])
            ).japanese == "平成30年（2018年）の値は目標と年の区切りが異なるため、その末日の時点の値として扱う。")
        #expect(try japanese("other-years-left-out").contains("その年度の実績や目標の判定には代えられないため用いない"))
        #expect(
            try english("nowcast").hasPrefix(
                "With 2,600人 from April to September of FY2021 (Reiwa 3), the even-odds value for the year is 5,123人.")
        )
        #expect(try english("nowcast").contains("The season isn't known") && english("nowcast").contains("50%"))
        #expect(
            try japanese("ambiguous-direction").contains("「以上を維持」なら達成見込み（80%）、「減少」なら達成困難（10%）。"))
        #expect(try japanese("tolerance") == "令和4年度の目標は、計画が定める許容幅3人までを達成とみなす。")
        #expect(
            try english("stage-model").contains(
                "(63% in the record of national projects) and was updated by the 1 year "))
        #expect(try japanese("event") == "特殊要因年度：令和2年度～令和3年度（休館）。")
        #expect(
            try english("event-chances")
                == "The chance by pooled trend, with the event and as if it had never been: 60% with it and 30% without it in "
                + "FY2022. The verdict rests on this choice.")
        #expect(try japanese("speed-of-recovery").contains("令和4年度は回復が遅い場合20%、速い場合70%"))
        #expect(
            try english("turn").hasPrefix(
                "The last two moves went up, but next year's outlook (1,020人) lies below the latest"))
        #expect(try japanese("driver") == "説明系列「カードの交付率」による予測はできない：説明系列の値が1年分に満たない。")
        #expect(try english("special-year").contains("1-1,FY2020,FY2020,temporary,,(reason)"))
        #expect(
            try english("fall").hasPrefix("The cumulative value fell from 18箇所 to 17箇所 in FY2020 (Reiwa 2)"))
    }
}

@Suite("A driver in words")
struct DriverWordsTests {
    private static func text(changes: Int, share: Double) throws -> BilingualText {
        let year = DriverOutlook.Year(
            fiscalYear: try PlanOfOne.year(2022), driver: UniformDistribution(range: 30...40),
            distribution: UniformDistribution(range: 5...10), probability: 0.4, verdict: .atRisk)
        let regression = DriverOutlook.Regression(
            slope: 0.8, slopeDeviation: 0.1, priorSlope: 1, priorSlopeDeviation: 0.25,
            evidence: DriverEvidence(changes: changes, logBayesFactor: 0), years: [year], joint: nil, share: share)
        let driver = Driver(id: "cards", name: "カードの交付率", unit: "%", values: [])
        return DriverOutlook(driver: driver, known: [], outcome: .regression(regression)).text(VerdictLimits())
    }

    @Test("has its chances, on what its slope rests, and its share in the answer")
    func texts() throws {
        let beside = try Self.text(changes: 0, share: 0)
        #expect(beside.japanese.hasPrefix("説明系列「カードの交付率」を用いた場合の目標達成確率：令和4年度 40%。"))
        #expect(beside.japanese.contains("傾き1±0.25は事前の想定のみ") && beside.english.contains("rests on its prior alone"))
        #expect(beside.english.hasSuffix("There is no evidence for it yet, so the verdict doesn't use it."))
        let averaged = try Self.text(changes: 1, share: 0.4)
        #expect(averaged.english.contains("The slope on the driver, 1±0.25 before, is 0.8±0.1 after 1 change."))
        #expect(averaged.english.hasSuffix("the driver's share in the answer is 40%."))
        #expect(try Self.text(changes: 3, share: 1).japanese.hasSuffix("判定はこの予測による。"))
        #expect(try Self.text(changes: 3, share: 0).japanese.hasSuffix("判定には用いない。"))
    }
}

@Suite("Words on any plan")
struct AnyPlanWordsTests {
    @Test("are there and have no figure that isn't finite", arguments: UInt64(11)...16)
    func finite(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        for _ in 0..<20 {
            let settings = AssessmentSettings(pathCount: 20, seed: UInt(seed), model: .randomWalk)
            for answer in try Assessor(settings: settings).assess(AnyPlan.make(&random)).indicators {
                let indices = answer.indices.map { $0.text(unit: answer.indicator.unit, answer.verdictLimits) }
                for text in [answer.sentence] + answer.noteTexts + indices {
                    #expect(!text.japanese.isEmpty && !text.english.isEmpty)
                    #expect(!text.japanese.contains("nan") && !text.english.contains("inf "), "\(text.english)")
                }
            }
        }
    }
}

/// The questions that answers repeat, one of each kind.
private enum SampleQuestions {
    static func all(_ year: FiscalYear, _ id: String) throws -> [PlanQuestion] {
        let visitors = [(2019, 1_240.0), (2020, 480), (2021, 610), (2022, 880), (2023, 1_050), (2024, 1_130)]
        func asked(_ plan: PlanOfOne, _ kind: String) throws -> PlanQuestion {
            try #require(try plan.plan().questions().first { $0.kind == kind })
        }
        func flow(_ values: [(Int, Double)]) -> PlanOfOne {
            PlanOfOne(
                kind: .flow, direction: .stated(.increase), baseYear: 2024,
                values: values.map { (year: $0.0, value: $0.1) }, targets: [(2026, 1_300)])
        }
        let share = PlanOfOne(
            kind: .share, unit: "%", direction: .stated(.increase), values: [(2018, 50), (2019, 52), (2020, 0.53)],
            targets: [(2022, 60)])
        return [
            try asked(flow(visitors), "special-year"),
            try asked(flow([(2022, 1_190), (2023, 1_210), (2024, 11.3)]), "slipped-point"),
            try asked(share, "fractions"), .valueAhead(indicatorID: id, year),
            .missingValue(indicatorID: id, year, latest: nil),
            .farBeyond(indicatorID: id, [year], target: 20_000, latest: 1_000),
            .wrongSide(indicatorID: id, [year], .increase, target: 900, measured: 1_000),
            .fall(
                indicatorID: id, CumulativeFall(fiscalYear: try PlanOfOne.year(2020), from: 18, to: 17), unit: "箇所"),
        ]
    }
}

@Suite("Questions in words")
struct PlanQuestionWordsTests {
    @Test("come with the line to paste")
    func specialYear() throws {
        let plan = PlanOfOne(
            kind: .flow, unit: "千人", direction: .stated(.increase), baseYear: 2021,
            values: [(2019, 1_240), (2020, 480), (2021, 610)], targets: [(2025, 1_200)])
        let question = try #require(try plan.plan().questions().first)
        #expect(question.text.english == "FY2020 (480) lies 61% below FY2019 (1,240): was it a special year?")
        #expect(question.text.japanese == "令和2年度の値（480）は令和元年度（1,240）を61%下回る。特殊要因のあった年度か。")
        #expect(question.table == "events.csv")
        #expect(question.line?.english == "1-1,FY2020,FY2020,temporary,,(reason)")
        #expect(question.line?.japanese == "1-1,FY2020,FY2020,temporary,,（理由）")
    }

    @Test("say what a value a hundredth or a tenth of its neighbours may be")
    func slips() throws {
        var plan = PlanOfOne(
            kind: .flow, unit: "千人", direction: .stated(.increase), baseYear: 2023,
            values: [(2019, 1_240), (2020, 1_180), (2021, 1_210), (2022, 1_190), (2023, 11.3)], targets: [(2024, 1_300)]
        )
        #expect(try plan.plan().questions().first?.text.japanese.contains("約100分の1") == true)
        plan.values = [(2019, 1_240), (2020, 118), (2021, 1_210), (2022, 1_190)]
        let text = try #require(try plan.plan().questions().first).text
        #expect(text.english.contains("has a digit slipped, or was it a special year?"))
    }
}

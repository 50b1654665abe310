import MitoshiNumericalMethods
@testable import MitoshiPlanning
import MitoshiStatistics

/// A forecast whose every quantile is known beforehand: uniform between two values.
struct UniformDistribution: PredictiveDistribution {
    let range: ClosedRange<Double>
    var mean: MeanValue { .undefined(.heavyTails(degreesOfFreedom: 1)) }
    var isDiscrete: Bool { false }

    func probability(atMost value: Double) -> Double {
        min(1, max(0, (value - range.lowerBound) / (range.upperBound - range.lowerBound)))
    }

    func probability(atLeast value: Double) -> Double { 1 - probability(atMost: value) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        range.lowerBound + probability * (range.upperBound - range.lowerBound)
    }
}

/// A model that has learned what the test says.
struct KnownModel: FittedModel {
    let family: ModelFamily
    let series: AnnualSeries
    let parameters: [Parameter]
    let fittedValues: [Double?]
    let information: InformationCriterion? = nil
    let distributions: [UniformDistribution]

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        Forecast(model: family, origin: 2020, distributions: Array(distributions.prefix(horizon)))
    }

    func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths { .none }
}

/// An assessment written by hand, one indicator for each thing a report must be able to say.
enum SampleAssessment {
    static func make() throws -> PlanAssessment { try make(subscribers(chance: 0.5), visitors(measured: [])) }

    /// The same with nothing that a spreadsheet couldn't work out: a chance that earns its verdict, and the value that was
    /// observed among those that were measured.
    static func calculable() throws -> PlanAssessment {
        try make(subscribers(chance: 0.51), visitors(measured: [4_339, 8_000]))
    }

    private static func make(
        _ subscribers: IndicatorAssessment, _ visitors: IndicatorAssessment
    ) throws -> PlanAssessment {
        let indicators = try [subscribers, visitors, hall(), consultations()]
        let plan = Plan(
            declaration: Declaration(title: "令和3年度 市民生活部長の目標宣言", fiscalYear: FiscalYear(2021)),
            indicators: indicators.map(\.indicator), targets: indicators.flatMap { $0.targets.map(\.target) },
            measurements: try measurements())
        let headline = Headline(
            fiscalYear: try year(2022), total: 5, counts: [.atRisk: 2, .leaning: 1, .unlikely: 1],
            ambiguous: ["38-103"],
            shared: SharedAnswer(
                groups: [
                    .init(cell: largeChange, indicatorIDs: ["37-101"], chances: 0.278...0.278),
                    .init(
                        cell: .init(
                            cell: .ownChange, targets: 1_119, met: 512, indicators: 577, publishers: 148, rate: 0.473,
                            standardError: 0.14), indicatorIDs: ["37-102", "37-103"], chances: 0.41...0.473),
                ], expectedMet: 1.2, likelyMet: 0...2))
        return PlanAssessment(
            plan: plan, asOf: try day(2021, 4, 1), settings: AssessmentSettings(), indicators: indicators,
            headline: headline)
    }

    struct Missing: Error {}

    static let largeChange = AttainmentConstants.Cell(
        cell: .othersLargeChange, targets: 1_001, met: 270, indicators: 530, publishers: 151, rate: 0.278,
        standardError: 0.15)

    /// What a chance of 27.8 % is made of.
    static let grounds = AttainmentGrounds(
        targetClass: TargetClass(mover: .others, aim: .change(share: 0.56), isYearly: false), historyAlone: nil,
        comparable: [largeChange], earlier: EarlierTargets(due: 2, met: 1), comparison: nil,
        countsComparison: false, range: 0.165...0.429,
        isForecastAlone: false)

    static func year(_ number: Int) throws -> FiscalYear {
        guard let year = FiscalYear(number) else { throw Missing() }
        return year
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw Missing() }
        return date
    }

    private static func target(_ id: String, _ fiscalYear: Int, _ goal: Target.Goal) throws -> Target {
        Target(indicatorID: id, fiscalYear: try year(fiscalYear), goal: goal)
    }

    private static func base(_ value: Target.Goal) throws -> BaseValue {
        BaseValue(
            period: .fiscalYear(try year(2020)), position: .init(fiscalYear: try year(2020), elapsedFraction: 1),
            value: value)
    }

    private static func measurements() throws -> [IndicatorMeasurement] {
        [
            IndicatorMeasurement(
                indicatorID: "17-101", period: .month(year: 2014, month: 10), value: .numeric(.moreThan(10_000)),
                source: Source(title: "新聞", address: "https://example.jp/1"), note: "=1万人を超えた月"),
            IndicatorMeasurement(
                indicatorID: "17-101", period: .date(try day(2017, 3, 31)), value: .numeric(.exact(10_554))),
            IndicatorMeasurement(
                indicatorID: "17-101", period: .fiscalYear(try year(2021)), value: .numeric(.exact(15_900)),
                knownOn: try day(2022, 5, 10)),
            IndicatorMeasurement(
                indicatorID: "40-104", period: .fiscalYear(try year(2020)),
                value: .numeric(.share(numerator: 3, denominator: 100))),
            IndicatorMeasurement(
                indicatorID: "35-106", period: .fiscalYear(try year(2020)), value: .stage("問題点・課題の整理")),
        ]
    }

    private static func subscribers(chance: Double) throws -> IndicatorAssessment {
        let indicator = Indicator(
            id: "17-101", programme: "地域防犯活動推進事業", name: "くらし安心メール登録者数", unit: "人", kind: .stock,
            sections: ["市民協働課 交通防犯対策担当"])
        let series = try AnnualSeries(
            observations: [
                Observation(year: 2014, elapsedFraction: 0.541_666_666_666_666_6, value: .moreThan(10_000)),
                Observation(year: 2015, value: .exact(10_109), isDerived: true),
                Observation(year: 2016, value: .exact(10_554)), Observation(year: 2020, value: .exact(14_989)),
            ], unit: "人")
        let distributions = [UniformDistribution(range: 15_000...17_000), UniformDistribution(range: 15_500...18_500)]
        let fitted = KnownModel(
            family: .linearTrend, series: series,
            parameters: [
                Parameter(name: .level, value: 14_989, standardError: 120.5),
                Parameter(name: .changePerYear, value: 987.25),
            ], fittedValues: [nil, 10_600, 14_950], distributions: distributions)
        let selection = SelectedModel(
            fitted: fitted,
            candidates: [
                .init(family: .randomWalk, outcome: .scored(fitted: fitted, score: 1.234_5)),
                .init(family: .linearTrend, outcome: .scored(fitted: fitted, score: 0.8)),
                .init(
                    family: .logisticGrowth,
                    outcome: .refused(.tooFewValues(model: .logisticGrowth, needed: 5, found: 3))),
            ], criterion: .rollingOrigin(origins: 2, steps: 2))
        let targets = try [
            TargetAssessment(
                target: target("17-101", 2021, .value(16_000)), direction: ResolvedDirection(.increase, .target),
                rule: rule(16_000), verdict: .leaning, probability: chance,
                isFragile: true, distribution: distributions[0]),
            TargetAssessment(
                target: target("17-101", 2022, .value(17_000)), direction: ResolvedDirection(.increase, .target),
                rule: rule(17_000), verdict: .leaning, probability: chance,
                distribution: distributions[1]),
        ]
        return IndicatorAssessment(
            indicator: indicator, series: series, base: try base(.value(14_989)),
            direction: ResolvedDirection(.increase, .target),
            outlook: .forecast(try fitted.forecast(horizon: 2), selection: selection), targets: targets,
            joint: JointAttainment(allMet: 0.41, missThenMeet: 0.004),
            reaching: ReachingTime(
                target: targets[1].target, shares: [.init(fiscalYear: try year(2022), probability: 0.5)]),
            indices: try indices(), pace: pace(1_005.5, [1_011, 1_000]),
            evidence: EvidenceGrade(
                grade: 2, values: 3, deductions: [.longGap(years: 4), .derivedValueAmongLastTwo]),
            notes: [.boundsNotCounted], verdictLimits: VerdictLimits())
    }

    /// At least `level`, in whole people.
    private static func rule(_ level: Double) -> AttainmentRule {
        AttainmentRule(direction: .increase, basis: .target, level: level, digit: 1)
    }

    private static func pace(_ perYear: Double, _ steps: [Double]) -> RequiredPace {
        RequiredPace(
            perYear: perYear, planSteps: steps, compoundRate: 0.065, observedPerYear: 976, acceleration: 1.03,
            shape: .frontLoaded)
    }

    private static func indices() throws -> [AttainmentIndex] {
        let years = try [year(2021), year(2022)]
        return years.flatMap { year in
            [
                AttainmentIndex(measure: .levelRatio, fiscalYear: year, outcome: .value(93.681_25)),
                AttainmentIndex(
                    measure: .changeRatio, fiscalYear: year, outcome: .undefined(.noLaterValueThanBase)),
                AttainmentIndex(
                    measure: .letterGrade, fiscalYear: year, outcome: .value(93.681_25),
                    rating: .grade(.shipped(.b)), scale: .yearlyTarget, isUnstable: true),
                AttainmentIndex(measure: .probability, fiscalYear: year, outcome: .value(0.5)),
            ]
        }
    }

    /// - Parameter values: From 2020 on, a year each.
    private static func visitors(measured values: [Double]) throws -> IndicatorAssessment {
        let series = values.isEmpty ? nil : try AnnualSeries(firstYear: 2020, values: values)
        // 9,800 in 2022 from 4,339 in 2020, or from 8,000 in 2021.
        let toGo = values.isEmpty ? 2_730.5 : 1_800
        let indicator = Indicator(
            id: "37-101", programme: "市民活動サポートセンター運営事業", name: "市民活動サポートセンターの年間利用者数", unit: "人", kind: .flow)
        return IndicatorAssessment(
            indicator: indicator, series: series, base: try base(.value(4_339)),
            direction: ResolvedDirection(.increase, .target), outlook: .comparableTargets,
            targets: [
                TargetAssessment(
                    target: try target("37-101", 2021, .value(9_700)), direction: ResolvedDirection(.increase, .target),
                    rule: rule(9_700), verdict: .missed, probability: 0,
                    observed: .numeric(.exact(8_000))),
                TargetAssessment(
                    target: try target("37-101", 2022, .value(9_800)), direction: ResolvedDirection(.increase, .target),
                    rule: rule(9_800), verdict: .atRisk, probability: 0.278, grounds: grounds
                ),
            ], joint: nil, indices: [], pace: pace(toGo, [5_361, 100]),
            evidence: EvidenceGrade(grade: 1, values: 1, deductions: [.shockYearAsBase(try year(2020))]),
            notes: [], verdictLimits: VerdictLimits())
    }

    private static func hall() throws -> IndicatorAssessment {
        let indicator = Indicator(
            id: "35-106", programme: "市民文化会館改修事業", name: "市民文化会館改修に向けた取組状況", unit: nil, kind: .milestone)
        let stages = StageOutlook(
            stages: ["問題点・課題の整理", "現状把握", "改修方針決定"], current: 0, asOf: try year(2020), advanceSuccesses: 1,
            advanceFailures: 1, transitions: 0)
        return IndicatorAssessment(
            indicator: indicator, series: nil, base: try base(.stage("問題点・課題の整理")),
            direction: .notApplicable, outlook: .stages(stages),
            targets: [
                TargetAssessment(
                    target: try target("35-106", 2021, .stage("現状把握")), verdict: .atRisk, probability: 0.495),
                TargetAssessment(
                    target: try target("35-106", 2022, .stage("改修方針決定")), verdict: .unlikely, probability: 0.004),
            ], joint: nil, indices: [], pace: nil, evidence: EvidenceGrade(grade: 2, values: 1, deductions: []),
            notes: [], verdictLimits: VerdictLimits())
    }

    private static func consultations() throws -> IndicatorAssessment {
        let indicator = Indicator(
            id: "38-103", programme: "市民相談事業", name: "消費生活相談件数", unit: "件", kind: .flow)
        return IndicatorAssessment(
            indicator: indicator, series: nil, base: try base(.value(605)),
            direction: ResolvedDirection(atLeast: .maintainAtLeast, orAtMost: .decrease), outlook: .none(.noValue),
            targets: [
                TargetAssessment(
                    target: try target("38-103", 2022, .value(600)),
                    direction: ResolvedDirection(atLeast: .maintainAtLeast, orAtMost: .decrease),
                    verdict: .notAssessable, reason: .directionUnknown,
                    readings: [
                        .init(direction: .maintainAtLeast, verdict: .leaning, probability: 0.58),
                        .init(direction: .decrease, verdict: .atRisk, probability: 0.42),
                    ])
            ], joint: nil, indices: [], pace: nil,
            evidence: EvidenceGrade(grade: 3, values: 2, deductions: []),
            notes: [], verdictLimits: VerdictLimits())
    }
}

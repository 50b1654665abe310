import MitoshiNumericalMethods
import MitoshiPlanning
import MitoshiStatistics
import Testing

/// A plan with one indicator, put together from what a test cares about.
struct PlanOfOne {
    var kind = IndicatorKind.stock
    /// Not counted one by one, so that values are no whole numbers.
    var unit: String? = "トン"
    var name = "指標"
    var direction = DirectionSetting.unstated
    var tolerance: Double?
    var baseYear: Int? = 2020
    /// Exact values by fiscal year.
    var values: [(year: Int, value: Double)] = []
    var targets: [(year: Int, value: Double)] = [(2022, 20)]
    var decimals: Int? = 0
    var stages: [String] = []
    var events: [ShockEvent] = []
    /// Measurements beside ``values``.
    var others: [IndicatorMeasurement] = []
    var otherTargets: [Target] = []
    var asOf: (Int, Int, Int)?
    var suppositions: [Supposition] = []
    var pathCount = 4_000
    /// What most tests ask of is the forecast alone.
    var comparesTargets = false
    var earlierTargets: [EarlierTarget] = []
    var mover: Mover?

    static let id = "1-1"

    func plan() throws -> Plan {
        let indicator = Indicator(
            id: Self.id, programme: "事業", name: name, unit: unit, kind: kind, direction: direction,
            basePeriod: try baseYear.map { .fiscalYear(try Self.year($0)) }, tolerance: tolerance,
            statedMover: mover)
        return Plan(
            declaration: Declaration(title: "宣言", fiscalYear: try Self.year(2021)), indicators: [indicator],
            targets: try targets.map {
                Target(indicatorID: Self.id, fiscalYear: try Self.year($0.year), goal: .value($0.value))
            } + otherTargets,
            stages: stages.isEmpty ? [:] : [Self.id: stages],
            measurements: try values.map { try measured($0.year, $0.value) } + others, events: events,
            earlierTargets: earlierTargets)
    }

    func measured(_ year: Int, _ value: Double) throws -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: Self.id, period: .fiscalYear(try Self.year(year)), value: .numeric(.exact(value)),
            decimals: decimals)
    }

    static func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(number)) }

    func settings() throws -> AssessmentSettings {
        let date = try asOf.map { try #require(CalendarDate(year: $0.0, month: $0.1, day: $0.2)) }
        return AssessmentSettings(
            asOf: date, pathCount: pathCount, suppositions: suppositions,
            comparesTargets: comparesTargets)
    }

    /// Assesses with the package's own models.
    func assessed() throws -> IndicatorAssessment {
        try #require(try Assessor(settings: settings()).assess(plan()).indicators.first)
    }

    /// Assesses with a model that forecasts normal distributions with these means from the origin on.
    func assessed(
        means: [Double], spread: Double, reporting mean: MeanValue? = nil
    ) throws -> IndicatorAssessment {
        let assessor = Assessor(settings: try settings()) { series, _, _ throws(StatisticsError) in
            let toy = ToyModel(series: series, means: means, spread: spread, meanValue: mean)
            return SelectedModel(fitted: toy, candidates: [], criterion: .named)
        }
        return try #require(try assessor.assess(plan()).indicators.first)
    }
}

extension IndicatorAssessment {
    func notes(of kind: String) -> [Note] { notes.filter { $0.kind == kind } }

    /// The outcome of `measure` for the target of `year`, from the first scale for letters.
    func outcome(_ measure: AttainmentIndex.Measure, _ year: Int) throws -> AttainmentIndex.Outcome {
        try #require(indices.first { $0.measure == measure && $0.fiscalYear.year == year }).outcome
    }

    func index(_ measure: AttainmentIndex.Measure, _ year: Int) throws -> AttainmentIndex {
        try #require(indices.first { $0.measure == measure && $0.fiscalYear.year == year })
    }
}

/// A model that says what a test tells it to say: a normal distribution for each year, and paths that share one shock, so
/// that every closed form is known. `spread` 0 draws the means.
struct ToyModel: FittedModel {
    let family = ModelFamily.linearTrend
    let series: AnnualSeries
    /// One mean a year after the origin; the last one goes on.
    let means: [Double]
    let spread: Double
    var meanValue: MeanValue?

    var parameters: [Parameter] { [] }
    var fittedValues: [Double?] { series.exactValues.map { _ in nil } }
    var information: InformationCriterion? { nil }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        var distributions: [any PredictiveDistribution] = []
        for step in 0..<horizon {
            distributions.append(ToyDistribution(normal: try normal(step), reported: meanValue))
        }
        return Forecast(model: family, origin: series.origin ?? 0, distributions: distributions)
    }

    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let standard = try normal(0)
        let shocks = (0..<count).map { _ in
            (standard.draw(from: &stream) - standard.mean) / standard.standardDeviation
        }
        return JointPaths(years: (0..<horizon).map { step in shocks.map { mean(step) + spread * $0 } })
    }

    private func mean(_ step: Int) -> Double { means.indices.contains(step) ? means[step] : means.last ?? 0 }

    private func normal(_ step: Int) throws(StatisticsError) -> Normal {
        do throws(NumericalError) {
            return try Normal(mean: mean(step), standardDeviation: spread)
        } catch {
            throw .numerical(error)
        }
    }
}

struct ToyDistribution: PredictiveDistribution {
    let normal: Normal
    let reported: MeanValue?

    var isDiscrete: Bool { false }
    var mean: MeanValue { reported ?? .value(normal.mean) }
    func probability(atMost value: Double) -> Double { normal.lowerTail(value) }
    func probability(atLeast value: Double) -> Double { normal.upperTail(value) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        do throws(NumericalError) {
            return try normal.quantile(probability)
        } catch {
            throw .numerical(error)
        }
    }
}

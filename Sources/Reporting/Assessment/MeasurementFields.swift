import MitoshiPlanning
import MitoshiStatistics

/// A measurement beside the indicator that it is of.
struct PlacedMeasurement: Sendable {
    let measurement: IndicatorMeasurement
    /// `nil` where the plan has none of that number.
    let indicator: Indicator?
    let fiscalYear: FiscalYear?
    let asOf: CalendarDate

    static func all(of assessment: PlanAssessment) -> [PlacedMeasurement] {
        let axes = assessment.plan.yearAxes
        let indicators = Dictionary(assessment.plan.indicators.map { ($0.id, $0) }) { first, _ in first }
        return assessment.plan.measurements.map { measurement in
            let axis = axes[measurement.indicatorID] ?? YearAxis()
            return PlacedMeasurement(
                measurement: measurement, indicator: indicators[measurement.indicatorID],
                fiscalYear: axis.position(of: measurement.period)?.fiscalYear, asOf: assessment.asOf)
        }
    }
}

/// The columns of `measurements`, in order.
enum MeasurementFields {
    static let table = FieldTable<PlacedMeasurement>(
        name: "measurements", meaning: BilingualText(japanese: "実績値：1件に1行", english: "measurements, one a row"),
        fields: [
            subject, years, [period].of { $0.measurement }, values, [isDerived, knownOn].of { $0.measurement },
            [isUsed],
            grounds,
        ].flatMap(\.self))

    private static let subject: [Field<PlacedMeasurement>] =
        [Field(IndicatorFields.id.data) { .text($0.measurement.indicatorID) }]
        + [IndicatorFields.name.inSheetsOnly, IndicatorFields.unit.inSheetsOnly].of { $0.indicator }
    private static let years: [Field<PlacedMeasurement>] = [
        YearFields.western("年度（西暦）"), YearFields.era("年度（和暦）"),
    ].of { $0.fiscalYear }
    private static let values: [Field<PlacedMeasurement>] = [
        value, atLeast, moreThan, atMost, lessThan, numerator, denominator, stage,
    ].of { $0.measurement.value }
    private static let grounds: [Field<PlacedMeasurement>] = [source, sourceAddress, note].of { $0.measurement }

    private static let period = Field<IndicatorMeasurement>(
        "period", .string, "期間", "FY2020、CY2020、2017-06、2017-03-31、2021-04/2021-09 の形",
        "when it was: as `FY2020`, `CY2020`, `2017-06`, `2017-03-31`, or `2021-04/2021-09` of months to date"
    ) { .text($0.period.canonicalText) }

    private typealias Value = IndicatorMeasurement.Value

    private static let value = Field<Value>("value", .number, "実績値", "割合は百分率", "measured value; of a share in per cent")
    {
        .optional($0.number)
    }
    private static let atLeast = bound(.atLeast, "以上", "this or more")
    private static let moreThan = bound(.moreThan, "超", "more than this")
    private static let atMost = bound(.atMost, "以下", "this or less")
    private static let lessThan = bound(.lessThan, "未満", "less than this")
    private static let numerator = Field<Value>("numerator", .integer, "分子", "割合のもとの数", "count in a share") {
        .optional($0.counts?.numerator)
    }
    private static let denominator = Field<Value>(
        "denominator", .integer, "分母", "割合のもとの数", "count of which a share is taken"
    ) { .optional($0.counts?.denominator) }
    private static let stage = Field<Value>("stage", .string, "段階", "段階目標で達した段階", "stage reached, of a milestone") {
        .optional($0.stage)
    }

    private static func bound(_ bound: ValueRange.Bound, _ japanese: String, _ english: String) -> Field<Value> {
        Field(bound.rawValue, .number, japanese, "範囲だけが分かる値", "bound: the value is \(english)") {
            guard case .numeric(let value) = $0, value.exactValue == nil else { return .empty }
            return .optional(value.bounds.first { $0.bound == bound }?.number)
        }
    }

    private static let isDerived = Field<IndicatorMeasurement>(
        "derived", .boolean, "計算値", "ほかの公表値から計算したか", "whether it is computed from other published values"
    ) { .flag($0.isDerived) }
    private static let knownOn = Field<IndicatorMeasurement>(
        "known_on", .string, "判明日", "値が分かった日。なければ期間の末日", "the day it became known; none where that is the period's end"
    ) { .optional($0.knownOn?.description) }
    private static let isUsed = Field<PlacedMeasurement>(
        "used", .boolean, "評価に使ったか", "評価時点で分かっていたか", "whether it was known at the as-of date"
    ) { .flag($0.measurement.isVisible(on: $0.asOf)) }
    private static let source: Field<IndicatorMeasurement> = SourceFields.title.of { $0.source }
    private static let sourceAddress: Field<IndicatorMeasurement> = SourceFields.address.of { $0.source }
    private static let note = Field<IndicatorMeasurement>("note", .string, "備考", "実績値に付けた注記", "note on the value") {
        .text($0.note)
    }
}

/// Where something was read.
enum SourceFields {
    static let title = Field<Source>("source", .string, "出典", "資料の名前", "where it comes from") { .text($0.title) }
    static let address = Field<Source>("source_url", .string, "出典URL", "資料のある場所", "address of the source") {
        .optional($0.address)
    }
}

extension IndicatorMeasurement.Value {
    /// The value itself: a number, a bound with its sign, or a stage.
    var cell: Cell {
        switch self {
        case .stage(let stage): .text(stage)
        case .numeric(let value): value.exactValue.map { .quantity($0, unit: nil) } ?? .text(plainText)
        }
    }

    /// A share in per cent; `nil` for a bound and a stage.
    var number: Double? { if case .numeric(let value) = self { value.exactValue } else { nil } }

    var stage: String? { if case .stage(let stage) = self { stage } else { nil } }

    fileprivate var counts: ValueRange.Counts? { if case .numeric(let value) = self { value.counts } else { nil } }
}

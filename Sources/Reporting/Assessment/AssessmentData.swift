package import MitoshiPlanning
package import MitoshiStatistics

/// An assessment as tables for other programs: one observation a row, keys and codes that never follow the language.
package enum AssessmentData {
    /// Every table: `verdicts`, `forecasts`, `indices`, `measurements`.
    package static func tables(of assessment: PlanAssessment) -> [Table] {
        [
            verdicts(of: assessment), forecasts(of: assessment, levels: defaultLevels), indices(of: assessment),
            measurements(of: assessment),
        ]
    }

    /// The quantiles of ``tables(of:)``.
    package static let defaultLevels = ["0.025", "0.1", "0.25", "0.5", "0.75", "0.9", "0.975"].compactMap(
        QuantileLevel.init)

    /// One row for each indicator and target year.
    package static func verdicts(of assessment: PlanAssessment) -> Table {
        let knowledge = assessment.knowledge
        return Table(
            name: "verdicts",
            columns: verdictFields.map { Column($0.name) },
            rows: assessment.indicators.flatMap { indicator in
                indicator.targets.map { target in
                    subject(of: indicator, target) + verdict(on: target) + prospects(of: indicator)
                        + grounds(of: target) + [
                            .text(target.target.fiscalYear.canonicalText), .text(assessment.asOf.description),
                            .count(knowledge.unused(of: indicator.indicator.id)),
                        ]
                }
            })
    }

    /// One row for each indicator and year up to its last target, with a column for each level.
    package static func forecasts(of assessment: PlanAssessment, levels: [QuantileLevel]) -> Table {
        Table(
            name: "forecasts",
            columns: (forecastFields + levels.map(quantileField) + [.period]).map { Column($0.name) },
            // Quantiles take their time.
            rows: assessment.indicators.concurrentMap { _, indicator -> [[Cell]] in
                guard case .forecast(let forecast, _) = indicator.outlook else { return [] }
                return indicator.yearsAhead.map { year, distribution in
                    [
                        .text(indicator.indicator.id), .count(year), .count(year - forecast.origin),
                        .text(forecast.model.rawValue),
                    ] + quantities(of: distribution, levels: levels)
                        + [optional(indicator.yearAxis.year(year)?.canonicalText)]
                }
            }.flatMap(\.self))
    }

    /// The mean, where it exists, and the quantile at each level.
    package static func quantities(of distribution: any PredictiveDistribution, levels: [QuantileLevel]) -> [Cell] {
        [optional(distribution.mean.value)] + distribution.finiteQuantiles(levels).map { optional($0) }
    }

    /// One row for each indicator, target year and index.
    package static func indices(of assessment: PlanAssessment) -> Table {
        Table(
            name: "indices",
            columns: indexFields.map { Column($0.name) },
            rows: assessment.indicators.flatMap { indicator in
                indicator.indices.map { [.text(indicator.indicator.id)] + row(of: $0) }
            })
    }

    /// One row for each measurement of the plan; `used` says whether it was known at the as-of date.
    package static func measurements(of assessment: PlanAssessment) -> Table {
        Table(
            name: "measurements",
            columns: measurementFields.map { Column($0.name) },
            rows: assessment.plan.measurements.map { row(of: $0, asOf: assessment.asOf) })
    }

    static func optional(_ value: Double?) -> Cell { value.map { .quantity($0, unit: nil) } ?? .empty }

    static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
}

extension AssessmentData {
    /// - Parameter target: Its direction, of an ambiguous one the first reading.
    private static func subject(of assessment: IndicatorAssessment, _ target: TargetAssessment) -> [Cell] {
        let indicator = assessment.indicator
        return [
            .text(indicator.id), .text(indicator.programme), .text(indicator.name), optional(indicator.unit),
            .text(indicator.kind.rawValue), optional(target.direction.readings.first?.rawValue),
            .text(target.direction.basis.rawValue), optional(assessment.base?.period.canonicalText),
            assessment.base?.value.cell(unit: nil) ?? .empty,
        ]
    }

    private static func verdict(on target: TargetAssessment) -> [Cell] {
        [
            .fiscalYear(target.target.fiscalYear), target.target.goal.cell(unit: nil), .text(target.verdict.rawValue),
            optional(target.probability),
            optional(target.reason?.code), target.observed?.cell ?? .empty,
            limit(target.rule?.leastWritten), limit(target.rule?.mostWritten), optional(target.rule?.digit),
            optional(target.rule?.tolerance),
        ] + readings(of: target) + [.flag(target.isFragile)]
    }

    /// Empty where there is no limit.
    private static func limit(_ value: Double?) -> Cell { optional(value.flatMap { $0.isFinite ? $0 : nil }) }

    /// The answers for both readings of an ambiguous target; the first one's direction stands with the subject.
    private static func readings(of target: TargetAssessment) -> [Cell] {
        guard target.readings.count == 2 else { return [Cell](repeating: .empty, count: 5) }
        let (first, other) = (target.readings[0], target.readings[1])
        return [
            .text(first.verdict.rawValue), optional(first.probability), .text(other.direction.rawValue),
            .text(other.verdict.rawValue), optional(other.probability),
        ]
    }

    private static func prospects(of indicator: IndicatorAssessment) -> [Cell] {
        var model: String?
        switch indicator.outlook {
        case .forecast(let forecast, _): model = forecast.model.rawValue
        case .comparableTargets: model = "comparable-targets"
        case .stages, .none: break
        }
        return [
            optional(indicator.joint?.allMet), optional(indicator.joint?.missThenMeet),
            optional(indicator.pace?.perYear), optional(indicator.pace?.observedPerYear),
            .count(indicator.evidence.grade), optional(model),
        ]
    }

    /// What the chance is made of: its history, comparable targets, its own earlier ones, and how far plans differ.
    private static func grounds(of target: TargetAssessment) -> [Cell] {
        guard let grounds = target.grounds else { return [Cell](repeating: .empty, count: 10) }
        let counts = grounds.comparable.first
        return [
            optional(grounds.historyAlone), .text(grounds.targetClass.mover.rawValue),
            .text(grounds.targetClass.isYearly ? "yearly" : "final"), optional(counts?.cell.rawValue),
            counts.map { .count($0.targets) } ?? .empty, counts.map { .count($0.met) } ?? .empty,
            grounds.earlier.map { .count($0.due) } ?? .empty, grounds.earlier.map { .count($0.met) } ?? .empty,
            optional(grounds.range.lowerBound), optional(grounds.range.upperBound),
        ]
    }

    private static func row(of index: AttainmentIndex) -> [Cell] {
        var value: Double?
        var refusal: String?
        switch index.outcome {
        case .value(let number): value = number
        case .undefined(let reason): refusal = reason.code
        }
        return [
            .fiscalYear(index.fiscalYear), .count(index.measure.number),
            .text(index.measure.rawValue),
            optional(index.scale?.name.label.english), optional(value), optional(refusal),
            optional(index.rating?.label.english),
            .flag(index.isUnstable), .text(index.fiscalYear.canonicalText),
        ]
    }

    private static func row(of measurement: IndicatorMeasurement, asOf date: CalendarDate) -> [Cell] {
        [.text(measurement.indicatorID), .text(measurement.period.canonicalText)] + values(of: measurement.value) + [
            .flag(measurement.isDerived), optional(measurement.knownOn?.description),
            .flag(measurement.isVisible(on: date)),
            optional(measurement.source?.title), optional(measurement.source?.address), .text(measurement.note),
        ]
    }

    /// value, at_least, more_than, at_most, less_than, numerator, denominator, stage: those that apply.
    private static func values(of value: IndicatorMeasurement.Value) -> [Cell] {
        switch value {
        case .stage(let stage): return [Cell](repeating: .empty, count: 7) + [.text(stage)]
        case .numeric(let value):
            let exact = value.exactValue
            let ends = ValueRange.Bound.allCases.map { bound in
                exact == nil ? optional(value.bounds.first { $0.bound == bound }?.number) : .empty
            }
            let counts = value.counts.map { [Cell.count($0.numerator), .count($0.denominator)] }
            return [optional(exact)] + ends + (counts ?? [.empty, .empty]) + [.empty]
        }
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
}

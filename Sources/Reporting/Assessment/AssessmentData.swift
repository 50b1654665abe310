package import MitoshiPlanning

/// An assessment as tables for other programs: one observation a row, keys and codes that never follow the language.
package enum AssessmentData {
    /// Every table: `verdicts`, `forecasts`, `indices`, `measurements`.
    static func tables(of assessment: PlanAssessment) -> [FilledTable] {
        [
            VerdictFields.table.filled(with: AssessedTarget.all(of: assessment)),
            ForecastFields.table(defaultLevels).filled(
                with: ForecastYear.all(of: assessment, levels: defaultLevels)),
            IndexFields.table.filled(with: IndexFields.places(in: assessment)),
            MeasurementFields.table.filled(with: PlacedMeasurement.all(of: assessment)),
        ]
    }

    /// The quantiles of ``tables(of:)``.
    package static let defaultLevels = ["0.025", "0.1", "0.25", "0.5", "0.75", "0.9", "0.975"].compactMap(
        QuantileLevel.init)

    /// One row for each indicator and target year.
    package static func verdicts(of assessment: PlanAssessment) -> Table {
        VerdictFields.table.table(of: AssessedTarget.all(of: assessment))
    }

    /// The columns of ``verdicts(of:)``.
    static var verdictColumns: [Column] { VerdictFields.table.table(of: []).columns }

    /// One row for each indicator and year up to its last target, with a column for each level.
    package static func forecasts(of assessment: PlanAssessment, levels: [QuantileLevel]) -> Table {
        ForecastFields.table(levels).table(of: ForecastYear.all(of: assessment, levels: levels))
    }
}

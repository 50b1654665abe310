import MitoshiBasics
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

/// `datapackage.json` for the tables of an assessment: their columns with types and meanings, for programs that read them.
///
/// Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
enum AssessmentDescriptor {
    static let fileName = "datapackage.json"

    /// - Parameters:
    ///   - tables: Those that stand beside it.
    ///   - encoding: The name of the tables' encoding as the specification has it, such as `utf-8-sig`.
    static func document(
        of assessment: PlanAssessment, _ tables: [TableDescription], encoding: String
    ) -> JSONValue {
        [
            "profile": "tabular-data-package",
            "name": "mitoshi-assessment",
            "title": .string(assessment.plan.declaration.title),
            "version": .string("\(AssessmentJSON.version)"),
            "description": .string(
                "Verdicts, forecasts and attainment indices as of \(assessment.asOf), with the measurements behind them."
            ),
            "resources": .array(tables.map { resource($0, encoding).document }),
        ]
    }

    static func resource(_ table: TableDescription, _ encoding: String) -> TableResource {
        TableResource(
            name: table.name, meaning: table.meaning, fields: table.fields.map(field), primaryKey: table.primaryKey,
            encoding: encoding, lineEnd: "\n")
    }

    private static func field(_ field: DataField) -> TableResource.Field {
        TableResource.Field(
            field.name, title: field.heading, description: "\(field.meaning.japanese)\n\(field.meaning.english)",
            type: field.type.rawValue)
    }
}

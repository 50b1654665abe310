import MitoshiBasics
import MitoshiPlanning

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

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
            "resources": .array(tables.map { resource($0, encoding) }),
        ]
    }

    private static func resource(_ table: TableDescription, _ encoding: String) -> JSONValue {
        [
            "name": .string(table.name), "path": .string(table.name + ".csv"), "profile": "tabular-data-resource",
            "title": .string(table.meaning.japanese), "description": .string(table.meaning.english),
            "format": "csv", "mediatype": "text/csv", "encoding": .string(encoding),
            "dialect": [
                "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": .boolean(true),
                "skipInitialSpace": .boolean(false), "header": .boolean(true),
            ],
            "schema": schema(table),
        ]
    }

    private static func schema(_ table: TableDescription) -> JSONValue {
        var members = [
            JSONValue.Member("fields", .array(table.fields.map(field))),
            JSONValue.Member("missingValues", .array([""])),
        ]
        if !table.primaryKey.isEmpty {
            members.append(JSONValue.Member("primaryKey", .array(table.primaryKey.map { .string($0) })))
        }
        return .object(members)
    }

    private static func field(_ field: DataField) -> JSONValue {
        [
            "name": .string(field.name), "title": .string(field.heading),
            "description": .string("\(field.meaning.japanese)\n\(field.meaning.english)"),
            "type": .string(field.type.rawValue),
        ]
    }
}

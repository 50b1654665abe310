package import MitoshiPlanning

/// `datapackage.json` for the tables of an assessment: their columns with types and meanings, for programs that read them.
///
/// Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
package enum AssessmentDescriptor {
    package static let fileName = "datapackage.json"

    /// - Parameters:
    ///   - answers: Whose tables stand beside those of the assessment.
    ///   - encoding: The name of the tables' encoding as the specification has it, such as `utf-8-sig`.
    package static func document(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, encoding: String
    ) -> JSONValue {
        let asked = QuestionData.tables(of: answers).map(\.name)
        let described = tables + questionTables.filter { asked.contains($0.name) }
        return [
            "profile": "tabular-data-package",
            "name": "mitoshi-assessment",
            "title": .string(assessment.plan.declaration.title),
            "version": .string("\(AssessmentJSON.version)"),
            "description": .string(
                "Verdicts, forecasts and attainment indices as of \(assessment.asOf), with the measurements behind them."
            ),
            "resources": .array(described.map { resource($0, encoding).document }),
        ]
    }

    /// A table with what it and its columns hold.
    struct Description {
        let name: String
        let meaning: BilingualText
        let fields: [DataField]
        let primaryKey: [String]
    }

    private static let tables: [Description] = [
        Description(
            name: "verdicts",
            meaning: BilingualText(
                japanese: "判定：指標と目標年度ごとに1行", english: "verdicts, one row for each indicator and target year"),
            fields: AssessmentData.verdictFields, primaryKey: ["indicator_id", "fiscal_year"]),
        Description(
            name: "forecasts",
            meaning: BilingualText(
                japanese: "予測：指標と年度ごとに1行", english: "forecasts, one row for each indicator and year"),
            fields: AssessmentData.forecastFields + AssessmentData.defaultLevels.map(AssessmentData.quantileField)
                + [.period],
            primaryKey: ["indicator_id", "fiscal_year"]),
        Description(
            name: "indices",
            meaning: BilingualText(
                japanese: "達成指標：指標・目標年度・測り方ごとに1行",
                english: "attainment indices, one row for each indicator, target year and measure"),
            fields: AssessmentData.indexFields, primaryKey: []),
        Description(
            name: "measurements",
            meaning: BilingualText(japanese: "実績値：1件に1行", english: "measurements, one a row"),
            fields: AssessmentData.measurementFields, primaryKey: []),
    ]

    private static func resource(_ table: Description, _ encoding: String) -> TableResource {
        TableResource(
            name: table.name, meaning: table.meaning,
            fields: table.fields.map { TableResource.Field($0.name, $0.meaning, type: $0.type.rawValue) },
            primaryKey: table.primaryKey, encoding: encoding, lineEnd: "\n")
    }
}

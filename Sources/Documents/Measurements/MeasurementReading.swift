package import MitoshiPlanning

/// What was read from a planner's history sheet.
package struct MeasurementReading: Hashable, Sendable {
    /// One value with its place.
    package struct Item: Hashable, Sendable {
        /// As in `C12`.
        package let cell: String
        package let measurement: IndicatorMeasurement
        /// The value is the stored result of a formula.
        package let isFormula: Bool
    }

    /// The file's name as it was given.
    package let file: String
    /// The name of the sheet that was read.
    package let sheet: String
    /// Row by row.
    package let items: [Item]
    /// What a reader should know although nothing is wrong: formulas read as values, hidden sheets left out.
    package let notices: [BilingualText]
}

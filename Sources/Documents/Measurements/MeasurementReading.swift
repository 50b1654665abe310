public import Planning

/// What was read from a planner's history sheet.
public struct MeasurementReading: Hashable, Sendable {
    /// One value with its place.
    public struct Item: Hashable, Sendable {
        /// As in `C12`.
        public let cell: String
        public let measurement: IndicatorMeasurement
        /// The value is the stored result of a formula.
        public let isFormula: Bool
    }

    /// The file's name as it was given.
    public let file: String
    /// The name of the sheet that was read.
    public let sheet: String
    /// Row by row.
    public let items: [Item]
    /// What a reader should know although nothing is wrong: formulas read as values, hidden sheets left out.
    public let notices: [BilingualText]
}

/// What a column of a table for other programs holds.
package struct DataField: Hashable, Sendable {
    /// The types of the Table Schema specification that the tables need.
    package enum FieldType: String, Sendable {
        case string
        case number
        case integer
        case boolean
        /// A number or a word, such as a target that may be a stage.
        case any
    }

    package let name: String
    package let type: FieldType
    package let meaning: BilingualText

    package init(_ name: String, _ type: FieldType, _ japanese: String, _ english: String) {
        self.name = name
        self.type = type
        meaning = BilingualText(japanese: japanese, english: english)
    }
}

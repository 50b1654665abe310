import MitoshiPlanning

/// What a column of a table for other programs holds.
struct DataField: Hashable, Sendable {
    /// The types of the Table Schema specification that the tables need.
    enum FieldType: String, Sendable {
        case string
        case number
        case integer
        case boolean
        /// A number or a word, such as a target that may be a stage.
        case any
    }

    /// The header for machines, and the member's name in JSON.
    let name: String
    let type: FieldType
    /// The header that a Japanese reader gets; an English one gets the name.
    let heading: String
    let meaning: BilingualText

    /// The column as a sheet for machines heads it.
    func column(in language: Language) -> Column { Column(key: name, heading: language.text(heading, name)) }
}

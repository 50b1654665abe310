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

    /// The header for machines, and the member's name in JSON.
    package let name: String
    package let type: FieldType
    /// The header that a Japanese reader gets; an English one gets the name.
    package let heading: String
    package let meaning: BilingualText

    package init(name: String, type: FieldType, heading: String, meaning: BilingualText) {
        self.name = name
        self.type = type
        self.heading = heading
        self.meaning = meaning
    }

    /// The column as a sheet for machines heads it.
    package func column(in language: Language) -> Column { Column(key: name, heading: language.text(heading, name)) }
}

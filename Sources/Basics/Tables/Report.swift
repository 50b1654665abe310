/// What there is to say, in one language, before it has a format.
package struct Report: Hashable, Sendable {
    package let title: String
    package let language: Language
    package let blocks: [Block]

    package init(title: String, language: Language, blocks: [Block]) {
        self.title = title
        self.language = language
        self.blocks = blocks
    }

    /// One part of a report, from top to bottom.
    package enum Block: Hashable, Sendable {
        case heading(String)
        /// The sentence to read when nothing else is read.
        case headline(String)
        case paragraph(String)
        case list([Item])
        case table(Table)
    }

    /// One item of a list, with what belongs under it.
    package struct Item: Hashable, Sendable {
        package let text: String
        package let details: [String]

        package init(_ text: String, details: [String] = []) {
            self.text = text
            self.details = details
        }
    }
}

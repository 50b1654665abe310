public import Planning

/// What there is to say, in one language, before it has a format.
public struct Report: Hashable, Sendable {
    public let title: String
    public let language: Language
    public let blocks: [Block]

    public init(title: String, language: Language, blocks: [Block]) {
        self.title = title
        self.language = language
        self.blocks = blocks
    }

    /// One part of a report, from top to bottom.
    public enum Block: Hashable, Sendable {
        case heading(String)
        /// The sentence to read when nothing else is read.
        case headline(String)
        case paragraph(String)
        case list([Item])
        case table(Table)
    }

    /// One item of a list, with what belongs under it.
    public struct Item: Hashable, Sendable {
        public let text: String
        public let details: [String]

        public init(_ text: String, details: [String] = []) {
            self.text = text
            self.details = details
        }
    }
}

/// A language that people read results in.
public enum Language: String, CaseIterable, Sendable, Codable {
    case japanese = "ja"
    case english = "en"

    /// The one of two texts that is in this language.
    public func text(_ japanese: String, _ english: String) -> String {
        switch self {
        case .japanese: japanese
        case .english: english
        }
    }
}

/// One text in every ``Language``.
public struct BilingualText: Hashable, Sendable {
    /// As a Japanese reader gets it.
    public let japanese: String
    /// As an English reader gets it.
    public let english: String

    /// Both say the same; neither is a translation of a key.
    public init(japanese: String, english: String) {
        self.japanese = japanese
        self.english = english
    }

    /// A text that is the same in both languages, such as a name taken from a document.
    public init(verbatim text: String) { self.init(japanese: text, english: text) }

    /// The text in one language.
    public subscript(language: Language) -> String {
        language.text(japanese, english)
    }

    /// The text as a sentence begins: in English with a capital.
    public var atSentenceStart: BilingualText {
        BilingualText(japanese: japanese, english: english.prefix(1).uppercased() + english.dropFirst())
    }
}

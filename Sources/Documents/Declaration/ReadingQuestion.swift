public import Planning

/// Something of a document that only a person can settle: where it stands, what was found, and what could be meant.
public struct ReadingQuestion: Hashable, Sendable {
    /// From 1; `nil` for the whole document.
    public let line: Int?
    /// The cell's number within its line, from 1.
    public let cell: Int?
    /// The name of the indicator that it is about; empty for a column or the document.
    public let indicator: String
    /// The text as it stands.
    public let found: String
    public let question: BilingualText
    /// What the reader would take it for; empty where it has no guess. Nothing of a guess is in the plan.
    public let guess: String
    /// The line of a mapping that settles it, its last field to be filled in.
    public let mapping: String

    public init(
        line: Int?, cell: Int?, indicator: String = "", found: String, question: BilingualText, guess: String = "",
        mapping: String = ""
    ) {
        self.line = line
        self.cell = cell
        self.indicator = indicator
        self.found = found
        self.question = question
        self.guess = guess
        self.mapping = mapping
    }

    /// What the file of questions is called beside a package.
    public static let fileName = "questions.csv"

    /// The fields of a file of questions, in order.
    public static let fields = ["line", "cell", "indicator", "found", "question", "guess", "mapping"]

    /// Its values of these fields.
    public func values(in language: Language) -> [String] {
        [line.map(String.init) ?? "", cell.map(String.init) ?? "", indicator, found, question[language], guess, mapping]
    }
}

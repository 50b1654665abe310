public import Planning

/// What was read from a declaration.
public struct DeclarationReading: Hashable, Sendable {
    public let plan: Plan
    /// Every value read, cell by cell, everything inferred from them, and everything left out, in the document's order.
    public let items: [ReadItem]
    /// What only a person can settle; nothing that depends on it is in the plan.
    public let questions: [ReadingQuestion]
    /// The tables as they were understood, for people who want to see why.
    public let layouts: [ReadLayout]
    /// What the reader took the columns for, as lines of a mapping that can be corrected and given to the next reading.
    public let mapping: [String]
    /// The encoding the file had.
    public let encoding: TextEncoding
}

/// One value read from a declaration, or inferred.
public struct ReadItem: Hashable, Sendable {
    /// On what a value rests.
    public enum Basis: Hashable, Sendable {
        /// It stands in the document.
        case read
        /// It doesn't; the reason tells from what it follows.
        case inferred(reason: BilingualText)
        /// It stands in the document, and the plan has no use for it.
        case leftOut(reason: BilingualText)
    }

    public let line: Int
    /// From 1; `nil` when it isn't one cell's.
    public let cell: Int?
    /// The indicator it belongs to.
    public let indicatorID: String?
    /// What it is, for instance 現状値.
    public let name: BilingualText
    /// The value as understood.
    public let value: String
    public let basis: Basis

    public init(
        line: Int, cell: Int?, indicatorID: String? = nil, name: BilingualText, value: String, basis: Basis = .read
    ) {
        self.line = line
        self.cell = cell
        self.indicatorID = indicatorID
        self.name = name
        self.value = value
        self.basis = basis
    }
}

/// A table as the reader understood it: the role over each column, its header, and its first rows.
public struct ReadLayout: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public let header: String
        public let role: BilingualText
        /// The period of its values, where the header gives one.
        public let period: String
        /// Where the reader guessed by the cells.
        public let isGuessed: Bool
    }

    public let line: Int
    public let columns: [Column]
    /// The cells' texts, by rows as wide as the columns.
    public let rows: [[String]]
}

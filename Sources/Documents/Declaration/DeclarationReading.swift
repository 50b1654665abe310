package import MitoshiPlanning

/// What was read from a declaration.
package struct DeclarationReading: Hashable, Sendable {
    package let plan: Plan
    /// Every value read, cell by cell, everything inferred from them, and everything left out, in the document's order.
    package let items: [ReadItem]
    /// What only a person can settle; nothing that depends on it is in the plan.
    package let questions: [ReadingQuestion]
    /// The tables as they were understood, for people who want to see why.
    package let layouts: [ReadLayout]
    /// What the reader took the columns for, as lines of a mapping that can be corrected and given to the next reading.
    package let mapping: [String]
    /// What a reader should know of the file although nothing is wrong.
    package let notices: [BilingualText]
    /// The encoding the file had.
    package let encoding: TextEncoding

    /// What stands beside a package for the next reading: the mapping, and the questions in the reader's language.
    ///
    /// - Parameter replacing: Whether a file of questions is there, which no longer holds.
    package static func companions(
        _ questions: [ReadingQuestion], _ readings: [DeclarationReading], in language: Language, replacing: Bool
    ) -> [(name: String, text: String)] {
        var seen: Set<String> = []
        let lines = ([CSVText.row(ReadingMapping.fields)] + readings.flatMap(\.mapping)).filter {
            seen.insert($0).inserted
        }
        let mapping = (name: ReadingMapping.fileName, text: lines.map { $0 + "\r\n" }.joined())
        if questions.isEmpty, !replacing { return [mapping] }
        let rows = questions.map { $0.values(in: language).map(FormulaGuard.guarded) }
        return [
            mapping,
            (ReadingQuestion.fileName, ([ReadingQuestion.fields] + rows).map { CSVText.row($0) + "\r\n" }.joined()),
        ]
    }
}

/// One value read from a declaration, or inferred.
package struct ReadItem: Hashable, Sendable {
    /// On what a value rests.
    package enum Basis: Hashable, Sendable {
        /// It stands in the document.
        case read
        /// It doesn't; the reason tells from what it follows.
        case inferred(reason: BilingualText)
        /// It stands in the document, and the plan has no use for it.
        case leftOut(reason: BilingualText)
    }

    package let line: Int
    /// From 1; `nil` when it isn't one cell's.
    package let cell: Int?
    /// The indicator it belongs to.
    package let indicatorID: String?
    /// What it is, for instance 現状値.
    package let name: BilingualText
    /// The value as understood.
    package let value: String
    package let basis: Basis

    package init(
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
package struct ReadLayout: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package let header: String
        package let role: BilingualText
        /// The period of its values, where the header gives one.
        package let period: String
        /// Where the reader guessed by the cells.
        package let isGuessed: Bool
    }

    package let line: Int
    package let columns: [Column]
    /// The cells' texts, by rows as wide as the columns.
    package let rows: [[String]]
}

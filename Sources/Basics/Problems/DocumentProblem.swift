/// One thing in a file that could not be read: where it is, what was found and what was expected.
package struct DocumentProblem: Hashable, Sendable {
    /// The file's name as it was given.
    package let file: String
    /// From 1; `nil` when the whole file is meant.
    package let line: Int?
    /// The number of the cell in a table, of the character in running text; from 1.
    package let column: Int?
    /// The header of the column, in tables.
    package let columnName: String?
    package let found: BilingualText
    package let expected: BilingualText
    /// True where ``expected`` is a question to a person.
    package let isQuestion: Bool

    package init(
        file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil, found: BilingualText,
        expected: BilingualText
    ) {
        self.init(
            file: file, line: line, column: column, columnName: columnName, found: found, expected: expected,
            isQuestion: false)
    }

    /// Something that only a person can settle.
    package init(file: String, line: Int?, column: Int?, found: BilingualText, question: BilingualText) {
        self.init(
            file: file, line: line, column: column, columnName: nil, found: found, expected: question, isQuestion: true)
    }

    private init(
        file: String, line: Int?, column: Int?, columnName: String?, found: BilingualText, expected: BilingualText,
        isQuestion: Bool
    ) {
        self.isQuestion = isQuestion
        self.file = file
        self.line = line
        self.column = column
        self.columnName = columnName
        self.found = found
        self.expected = expected
    }

    /// The whole message, on one line.
    package var message: BilingualText {
        var japanese = file
        var english = file
        if let line {
            japanese += " \(line)行目"
            english += ", line \(line)"
        }
        if let column {
            japanese += " \(column)列目"
            english += ", column \(column)"
        }
        if let columnName {
            japanese += "（\(columnName)）"
            english += " (\(columnName))"
        }
        if isQuestion {
            return BilingualText(
                japanese: "\(japanese)：\(found.japanese)。\(expected.japanese)",
                english: "\(english): \(found.english): \(expected.english)")
        }
        return BilingualText(
            japanese: "\(japanese)：\(found.japanese)。必要なもの：\(expected.japanese)",
            english: "\(english): found \(found.english), expected \(expected.english)")
    }
}

extension DocumentProblem {
    /// A row that has more or fewer cells than its header.
    package static func ragged(file: String, line: Int?, found: Int, expected: Int) -> DocumentProblem {
        DocumentProblem(
            file: file, line: line, column: min(found, expected) + 1,
            found: BilingualText(
                japanese: "セルが\(found)個の行", english: "a row of \(found) \(found == 1 ? "cell" : "cells")"),
            expected: BilingualText(japanese: "見出しと同じ\(expected)個", english: "\(expected), as in the header"))
    }
}

extension DocumentProblem: CustomStringConvertible {
    package var description: String { message.english }
}

extension BilingualText {
    /// `text` in quotation marks, cut when long, with control characters made visible.
    package static func quoted(_ text: some StringProtocol, limit: Int = 60) -> BilingualText {
        guard !text.isEmpty else { return BilingualText(japanese: "空欄", english: "an empty cell") }
        var shown = ""
        for scalar in text.unicodeScalars.prefix(limit) {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            shown += isControl ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
        }
        if text.unicodeScalars.count > limit { shown += "…" }
        return BilingualText(japanese: "「\(shown)」", english: "“\(shown)”")
    }
}

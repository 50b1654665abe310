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

/// All that could not be read, over all files of one reading.
public struct DocumentError: Error, Hashable, Sendable {
    /// At most ``limit`` problems, file by file and line by line; never empty.
    package let problems: [DocumentProblem]
    /// How many more there were.
    package let omitted: Int

    /// How many problems are listed.
    package static let limit = 200

    package init(_ problems: [DocumentProblem], omitted: Int = 0) {
        self.problems = problems
        self.omitted = omitted
    }

    /// One line for each problem, and one that says how many more there were.
    public func lines(in language: Language) -> [String] {
        let listed = problems.map { $0.message[language] }
        guard omitted > 0 else { return listed }
        let rest = BilingualText(japanese: "ほかに\(omitted)件", english: "\(omitted) more")
        return listed + [rest[language]]
    }
}

extension DocumentError: CustomStringConvertible {
    /// The lines in English.
    public var description: String { lines(in: .english).joined(separator: "\n") }
}

/// Problems while they are being collected.
package struct ProblemList {
    package private(set) var problems: [DocumentProblem] = []
    package private(set) var omitted = 0

    package init() {}

    package var isEmpty: Bool { problems.isEmpty }
    /// How many there are, listed or not.
    package var count: Int { problems.count + omitted }

    /// Lists a problem, or only counts it, without having it worded, where enough are listed.
    package mutating func add(_ problem: @autoclosure () -> DocumentProblem) {
        if isFull { omitted += 1 } else { problems.append(problem()) }
    }

    /// Whether a further problem would only be counted.
    package var isFull: Bool { problems.count >= DocumentError.limit }

    /// Counts a problem that needn't be worded.
    package mutating func addUnlisted() { omitted += 1 }

    package mutating func add(contentsOf error: DocumentError) {
        for problem in error.problems { add(problem) }
        omitted += error.omitted
    }

    /// Throws the problems file by file, each file's in the order of its lines.
    package func throwIfAny() throws(DocumentError) {
        guard !problems.isEmpty else { return }
        var files: [String: Int] = [:]
        for problem in problems where files[problem.file] == nil { files[problem.file] = files.count }
        let ordered = problems.enumerated().map { offset, problem in
            (key: (files[problem.file] ?? 0, problem.line ?? 0, problem.column ?? 0, offset), problem: problem)
        }
        throw DocumentError(ordered.sorted { $0.key < $1.key }.map(\.problem), omitted: omitted)
    }
}

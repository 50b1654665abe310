import Foundation
package import MitoshiPlanning

/// Something of a document that only a person can settle: where it stands, what was found, and what could be meant.
package struct ReadingQuestion: Hashable, Sendable {
    /// The file's name.
    package internal(set) var file: String
    /// From 1; `nil` for the whole document.
    package let line: Int?
    /// The cell's number within its line, from 1.
    package let cell: Int?
    /// The name of the indicator that it is about; empty for a column or the document.
    package let indicator: String
    /// The text as it stands.
    package let found: String
    package let question: BilingualText
    /// What the reader would take it for; empty where it has no guess. Nothing of a guess is in the plan.
    package let guess: String
    /// The line of a mapping that settles it, its last field to be filled in.
    package let mapping: String

    package init(
        file: String = "", line: Int?, cell: Int?, indicator: String = "", found: String, question: BilingualText,
        guess: String = "",
        mapping: String = ""
    ) {
        self.file = file
        self.line = line
        self.cell = cell
        self.indicator = indicator
        self.found = found
        self.question = question
        self.guess = guess
        self.mapping = mapping
    }

    /// The question in one line, after what it is about and where that stands.
    package var sentence: BilingualText {
        let place = line.map { DocumentPlace(line: $0, cell: cell).text } ?? BilingualText(verbatim: "")
        let head = [file, indicator].filter { !$0.isEmpty }.joined(separator: " ")
        return BilingualText(
            japanese: "\(head) \(place.japanese)「\(found)」：\(question.japanese)\(guess.isEmpty ? "" : "（\(guess)か）")",
            english: "\(head) \(place.english) “\(found)”: \(question.english)\(guess.isEmpty ? "" : " (\(guess)?)")")
    }

    /// What the file of questions is called beside a package.
    package static let fileName = "questions.csv"

    /// The fields of a file of questions, in order.
    package static let fields = ["document", "line", "cell", "indicator", "found", "question", "guess", "mapping"]

    /// Its values of these fields.
    package func values(in language: Language) -> [String] {
        [
            file, line.map(String.init) ?? "", cell.map(String.init) ?? "", indicator, found, question[language], guess,
            mapping,
        ]
    }
}

extension ReadingQuestion {
    /// How many questions of a reading still lie in the package's folder.
    ///
    /// - Throws: ``DocumentError`` where the file of questions can't be read.
    package static func open(inPackage folder: String) throws(DocumentError) -> Int {
        let path = folder.inFolder(fileName)
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        let text = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil)
        var problems = ProblemList()
        let rows = CSVTable.rows(of: text.utf8, file: path, problems: &problems)
        try problems.throwIfAny()
        return rows.dropFirst().count { row in row.cells.contains { !$0.isEmpty } }
    }
}

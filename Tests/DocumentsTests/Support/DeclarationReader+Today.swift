import MitoshiStatistics

@testable import MitoshiDocuments

extension DeclarationReader {
    /// The day on which the tests' documents are read.
    static let testDay = CalendarDate(nearestTo: 2026, month: 11, day: 29)

    static func read(file path: String) throws(DocumentError) -> DeclarationReading {
        try read(file: path, today: testDay)
    }

    static func read(
        text: String, name: String, mapping: ReadingMapping = ReadingMapping()
    ) throws(DocumentError) -> DeclarationReading {
        try read(text: text, name: name, mapping: mapping, today: testDay)
    }
}

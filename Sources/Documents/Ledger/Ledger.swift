package import MitoshiPlanning

/// A ledger of stated probabilities: a CSV file that only grows.
///
/// Each line ends with a SHA-256 digest over itself and the line before, so that a change to any line shows; the last
/// digest, the head, kept elsewhere shows even that lines at the end are gone.
package struct Ledger: Hashable, Sendable {
    /// What it is called in the folder of its package.
    package static let fileName = "ledger.csv"

    /// In the order they were recorded.
    package let records: [ProbabilityRecord]
    /// The digest of the last line.
    package let head: String
    /// What a reader should know: a last line that a crash cut short.
    package let notice: BilingualText?

    /// Reads and checks the ledger at `path`.
    ///
    /// - Throws: ``DocumentError`` when it can't be read, isn't a ledger, or a line was changed after it was written.
    package static func read(file path: String) throws(DocumentError) -> Ledger {
        let contents = try LedgerContents(of: InputFile.bytes(of: path), file: path)
        return Ledger(
            records: contents.records, head: contents.head,
            notice: contents.torn.map { torn in
                let place = BilingualText(japanese: "\(path) \(torn.line)行目", english: "\(path), line \(torn.line)")
                return torn.isSound
                    ? BilingualText(
                        japanese: "\(place.japanese)：書き込みが途中で切れているが、記録は完全",
                        english: "\(place.english): cut short by an interrupted write; the record itself is whole")
                    : BilingualText(
                        japanese: "\(place.japanese)：書き込みが途中で切れた行は数えない",
                        english: "\(place.english): cut short by an interrupted write, not counted")
            })
    }
}

/// What came of appending to a ledger.
package struct LedgerAppendix: Hashable, Sendable {
    /// How many records were written.
    package let written: Int
    /// How many were there already, stating the same on the same grounds.
    package let alreadyThere: Int
    /// The digest of the last line now.
    package let head: String
    /// What was put right first: a last line that a crash had cut short.
    package let repair: BilingualText?
}

/// Why nothing was appended to a ledger.
package enum LedgerError: Error, Hashable, Sendable {
    case unreadable(DocumentError)
    case cannotWrite(OutputError)
}

import Foundation
package import MitoshiPlanning

extension Ledger {
    /// Appends `records` to the ledger at `path`, which is made when it isn't there.
    ///
    /// Writers wait for each other; all records go out in one write and reach the disk before this returns. When the
    /// system refuses, for instance on a full disk, the ledger is as it was. A last line that a crash cut short is
    /// completed when only its end is missing, and removed otherwise.
    ///
    /// - Throws: ``LedgerError`` when the ledger can't be read, was changed, or can't be written.
    package static func append(
        _ records: [ProbabilityRecord], to path: String
    ) throws(LedgerError) -> LedgerAppendix {
        try append(records, to: path) { Foundation.write($0, $1, $2) }
    }

    /// - Parameter write: The system's `write(2)`; tests give another one.
    static func append(
        _ records: [ProbabilityRecord], to path: String,
        writing write: (Int32, UnsafeRawPointer?, Int) -> Int
    ) throws(LedgerError) -> LedgerAppendix {
        let file = try LedgerFile(locking: path)
        defer { file.close() }
        let contents: LedgerContents
        do throws(DocumentError) {
            contents = try LedgerContents(of: file.bytes(), file: path)
        } catch {
            throw .unreadable(error)
        }
        var known = Set(contents.records.map(\.statement))
        let fresh = records.filter { known.insert($0.statement).inserted }
        var head = contents.head
        let isWhole = contents.torn.map(\.isSound) ?? false
        var bytes: [UInt8] = isWhole ? [UInt8(ascii: "\n")] : contents.form == nil ? LedgerContents.opening(.today) : []
        if contents.form == .withoutGrounds, !fresh.isEmpty {
            bytes += Array(LedgerRow.Form.today.header.utf8) + [UInt8(ascii: "\n")]
            head = LedgerRow.start(of: .today, after: head)
        }
        for record in fresh { bytes += Array(LedgerRow.line(of: record, after: &head).utf8) + [UInt8(ascii: "\n")] }
        if contents.torn != nil, !isWhole { try file.cut(to: contents.soundLength) }
        try file.append(bytes, writing: write)
        return LedgerAppendix(
            written: fresh.count, alreadyThere: records.count - fresh.count, head: head,
            repair: contents.torn.map { repair(of: $0, path) })
    }

    private static func repair(of torn: LedgerContents.TornLine, _ path: String) -> BilingualText {
        torn.isSound
            ? BilingualText(
                japanese: "\(path) \(torn.line)行目：途中で切れた書き込みの行末を補いました",
                english: "\(path), line \(torn.line): completed the end of a line cut short by an interrupted write")
            : BilingualText(
                japanese: "\(path) \(torn.line)行目：書き込みが途中で切れた行を取り除きました",
                english: "\(path), line \(torn.line): removed a line cut short by an interrupted write")
    }
}

import Synchronization

/// The regular expression that stands at one place of the source, parsed and compiled once: a literal by itself is parsed anew
/// each time it is evaluated, which takes far longer than matching a cell.
func kept<Output>(
    _ literal: @autoclosure () -> Regex<Output>, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
) -> Regex<Output> {
    let place = SourcePlace(file: UInt(bitPattern: file.utf8Start), line: line, column: column)
    let known = keptRegexes.withLock { $0[place] }
    if let regex = known?.regex as? Regex<Output> { return regex }
    let regex = literal()
    let box = RegexBox(regex: regex)
    keptRegexes.withLock { $0[place] = box }
    return regex
}

private struct SourcePlace: Hashable, Sendable {
    let file: UInt
    let line: UInt
    let column: UInt
}

/// Matching only reads a regular expression, whose program is compiled atomically on its first use.
private struct RegexBox: @unchecked Sendable { let regex: Any }

private let keptRegexes = Mutex<[SourcePlace: RegexBox]>([:])

/// What was made of the texts asked about last, where the same are asked about again and again: a paper's cells by every form in
/// which it may have a table.
final class KeptReadings<Reading: Sendable>: Sendable {
    private let known = Mutex<[String: Reading]>([:])
    /// How many are kept, and how long their texts are at most, in bytes.
    private let capacity = 4_096
    private let longest = 1_000

    func reading(of text: String, _ read: (String) -> Reading) -> Reading {
        guard text.utf8.count <= longest else { return read(text) }
        if let reading = known.withLock({ $0[text] }) { return reading }
        let reading = read(text)
        known.withLock { known in
            if known.count >= capacity { known.removeAll(keepingCapacity: true) }
            known[text] = reading
        }
        return reading
    }
}

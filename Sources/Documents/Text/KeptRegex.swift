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

import MitoshiPlanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How far a long piece of work is, on standard error: a line that is written anew on a terminal, nothing elsewhere.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private var done = 0
    private var shown = ""

    /// - Parameter total: How many pieces there are, all in all.
    init(total: Int, isQuiet: Bool) {
        self.total = total
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Counts `count` pieces as done.
    mutating func advance(by count: Int) {
        done += count
        guard isShown, total > 0 else { return }
        let text = localized(
            "検証中 \(done)/\(total)（\(100 * done / total)%）", "\(done) of \(total) (\(100 * done / total) %)")
        guard text != shown else { return }
        shown = text
        StandardError.writePart("\r" + text)
    }

    /// Clears the line, so that messages start on an empty one.
    mutating func clear() {
        guard !shown.isEmpty else { return }
        StandardError.writePart("\r" + String(repeating: " ", count: 2 * shown.count) + "\r")
        shown = ""
    }
}

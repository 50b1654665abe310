import MitoshiPlanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How far work is that lasts over two seconds, on standard error: a line that is written anew on a terminal, nothing elsewhere.
struct Progress {
    private let total: Int?
    private let start = ContinuousClock.now
    private let isShown: Bool
    private var done = 0
    private var shown = ""

    /// Shorter work needs no word.
    private static let patience = Duration.seconds(2)

    /// - Parameter total: How many pieces there are, all in all; `nil` where nobody knows yet.
    init(total: Int?, isQuiet: Bool) {
        self.total = total
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Counts `count` pieces as done.
    mutating func advance(by count: Int) {
        done += count
        guard isShown, total != 0, ContinuousClock.now - start > Self.patience else { return }
        let text =
            total.map { total in
                localized(
                    "計算中 \(done)/\(total)（\(100 * done / total)%）", "\(done) of \(total) (\(100 * done / total) %)")
            } ?? localized("計算中 \(done)", "\(done) done")
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

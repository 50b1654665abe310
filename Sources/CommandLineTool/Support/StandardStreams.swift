import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output: data, and nothing else.
enum StandardOutput {
    /// Writes all of `text`.
    ///
    /// - Throws: ``Stop`` with ``ExitStatus/cannotWrite`` when the system refuses, for instance on a full disk; with
    ///   ``ExitStatus/fine`` and no word when the reader has gone away, as `head` does.
    static func write(_ text: String, encoding: TextEncoding = .utf8) throws {
        let name = localized("標準出力", "standard output")
        let bytes = encoding == .utf8 ? Array(text.utf8) : try OutputFile.encoded(text, encoding, name)
        try write(bytes, name: name)
    }

    private static func write(_ bytes: [UInt8], name: String) throws(Stop) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                throw Stop(.fine)
            } else if errno != EINTR {
                let reason = SystemError.text(errno)[.ofProcess]
                throw Stop(.cannotWrite, [localized("\(name)：書き込めません（\(reason)）", "\(name): cannot write: \(reason)")])
            }
        }
    }
}

/// Standard error: messages and progress.
enum StandardError {
    /// Writes `lines`; what can't be written here can't be told anywhere.
    static func write(_ lines: [String]) {
        if !lines.isEmpty { writePart(lines.joined(separator: "\n") + "\n") }
    }

    /// Writes `text` without ending the line.
    static func writePart(_ text: String) {
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}

/// What standard output leads to.
enum Terminal {
    /// Columns for text that goes to no terminal.
    private static let widthElsewhere = 100

    /// A writer for standard output: as wide as the terminal, coloured on a terminal unless `NO_COLOR` is set.
    static var writer: TerminalWriter {
        TerminalWriter(width: width, usesColour: usesColour)
    }

    /// A writer for text that goes into a file.
    static let fileWriter = TerminalWriter(width: widthElsewhere, usesColour: false)

    private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    private static var usesColour: Bool {
        isTerminal && (environmentValue("NO_COLOR") ?? "").isEmpty && environmentValue("TERM") != "dumb"
    }

    private static var width: Int {
        if let columns = environmentValue("COLUMNS").flatMap(Int.init), columns > 0 { return columns }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return widthElsewhere }
        return Int(size.ws_col)
    }
}

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

import MitoshiReporting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

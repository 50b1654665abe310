/// What the program's exit code says.
enum ExitStatus: Int32, CaseIterable {
    case fine = 0
    /// A condition that was asked for with `--fail-if` is met.
    case conditionMet = 1
    /// The command line can't be understood.
    case usage = 2
    case invalidInput = 3
    /// Something isn't assessable, under `--strict`.
    case notAssessable = 4
    case cannotWrite = 5
    /// The output would replace an input, or a file of another data package; nothing was written.
    case wouldReplaceInput = 6
}

/// Ends a command: with a status, and lines for standard error.
struct Stop: Error, Equatable {
    let status: ExitStatus
    let lines: [String]

    init(_ status: ExitStatus, _ lines: [String] = []) {
        self.status = status
        self.lines = lines
    }
}

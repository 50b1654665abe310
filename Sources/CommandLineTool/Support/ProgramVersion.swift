/// The version that the program calls itself, in `--version` and in ledgers.
enum ProgramVersion {
    static let current = "0.3.0"
}

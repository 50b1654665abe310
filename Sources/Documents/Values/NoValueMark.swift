/// What planners put where there is no value: a dash, dots, 未集計 (“not counted yet”).
enum NoValueMark {
    private static let marks: Set<String> = [
        "-", "－", "—", "―", "‐", "–", "−", "ー", "…", "...", "***", "未集計", "集計中", "調査中", "n/a", "na",
    ]

    /// Whether `text` is one of them, in any width and case.
    static func isWritten(in text: String) -> Bool {
        marks.contains(text.foldingWidth.trimmed.lowercased()) || marks.contains(text.trimmed)
    }
}

import MitoshiPlanning

/// The column `decimals`: how many decimals the source printed, where the number as it stands doesn't tell.
enum PrintedDecimals {
    private static let unknown = "unknown"
    private static let range = -15...15

    /// - Parameter asWritten: The decimals of the number in the row, which an empty cell stands for.
    /// - Returns: `nil` where nobody knows, and for a cell that was reported.
    static func read(_ row: PackageRow, asWritten: Int?, _ problems: inout ProblemList) -> Int? {
        let text = row.text("decimals").trimmed.lowercased()
        if text.isEmpty { return asWritten }
        if text == unknown { return nil }
        if let decimals = Int(text), range.contains(decimals) { return decimals }
        problems.add(row.problem("decimals", expected: expected))
        return nil
    }

    /// The cell for `decimals` beside a number written as `written`; empty where the number says it.
    static func cell(_ decimals: Int?, written: String?) -> String {
        if decimals == written.flatMap(Quantity.init)?.decimals { return "" }
        return decimals.map(String.init) ?? unknown
    }

    private static let expected = BilingualText(
        japanese: "−15から15までの整数、unknown または空欄",
        english: "a whole number from -15 to 15, unknown, or an empty cell")
}

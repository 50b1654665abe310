import TestSupport

/// Texts that break careless readers and writers.
enum HostileText {
    static let pieces = [
        ",", "\"", "\"\"", "\n", "\r\n", "\r", "\t", ";", "；", "\\", "\\;", "'", "''", "=1+1", "=cmd|' /C calc'!A0",
        "+1", "-5",
        "-5人", "@SUM(A1)", "＝１", "'=x", " ", "　", "N/A", "NULL", "#REF!", "e\u{301}", "\"\u{301}", "か\u{3099}", "👨‍👩‍👧",
        "①㈱髙",
        "〜", "\u{FEFF}", "\u{200B}", "\u{202E}", "<b>", "&amp;", "|", "%", "人権・広聴 相談課", "表ソ能", "令和2年度", "1,234", "true",
    ]

    /// Any text, perhaps empty.
    static func any(_ random: inout SeededGenerator) -> String {
        (0..<random.int(0...4)).map { _ in random.one(of: pieces) }.joined()
    }

    /// A text that isn't empty.
    static func filled(_ random: inout SeededGenerator) -> String {
        any(&random) + random.one(of: ["x", "計", "-", "="])
    }

    /// A name without spaces around it, of which no other with another `number` is equal.
    static func name(_ number: Int, _ random: inout SeededGenerator) -> String {
        random.one(of: ["=", "@", "'", "a", "指標", "\""]) + any(&random) + "#\(number)"
    }
}

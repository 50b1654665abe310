/// Cells as comma-separated values (RFC 4180).
package enum CSVText {
    /// One row without the end of its line; cells with commas, quotes or line ends stand in quotes.
    package static func row(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",")
    }

    // By scalars: a quote with a combining mark after it is one character, but must still be doubled.
    private static func quoted(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.contains(where: { $0 == "\"" || $0 == "," || $0 == "\r" || $0 == "\n" }) else { return cell }
        var quoted = "\"".unicodeScalars
        for scalar in scalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}

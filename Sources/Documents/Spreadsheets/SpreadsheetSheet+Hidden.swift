import MitoshiBasics

extension SpreadsheetSheet {
    /// A word on values that stand in rows or columns that aren't shown: who filtered a table may not mean them; `nil` where
    /// all are shown.
    ///
    /// - Parameters:
    ///   - cells: The names of the cells with the values.
    ///   - place: The file and its sheet.
    func notice(ofHidden cells: [String], at place: String) -> BilingualText? {
        let hidden = cells.compactMap(Self.place).filter { isHidden(row: $0.row, column: $0.column) }
        guard !hidden.isEmpty else { return nil }
        let rows = Set(hidden.map(\.row).filter(hiddenRows.contains)).sorted().map { "\($0 + 1)" }
        let columns = Set(hidden.filter { !hiddenRows.contains($0.row) }.map(\.column)).sorted()
            .map { Self.name(row: 0, column: $0).filter(\.isLetter) }
        func listed(_ names: [String]) -> String {
            names.prefix(10).joined(separator: ", ") + (names.count > 10 ? "…" : "")
        }
        let japanese = [rows.isEmpty ? nil : "\(listed(rows))行目", columns.isEmpty ? nil : "\(listed(columns))列"]
        let english = [
            rows.isEmpty ? nil : "row \(listed(rows))", columns.isEmpty ? nil : "column \(listed(columns))",
        ]
        return BilingualText(
            japanese:
                "\(place)：非表示の\(japanese.compactMap { $0 }.joined(separator: "と"))にある値\(hidden.count)個も読みました。要らなければ行や列を削除してください。",
            english:
                "\(place): \(hidden.count) values in hidden cells (\(english.compactMap { $0 }.joined(separator: "; "))) were read as well; delete "
                + "the row or column if they aren't meant.")
    }
}

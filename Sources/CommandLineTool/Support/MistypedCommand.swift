/// The name that a mistyped command may have meant: the parser says no more than that the word is unexpected.
enum MistypedCommand {
    /// A line with the one of `names` that is nearest to the first of `arguments`; none where that is a name, or like none.
    static func suggestion(for arguments: [String], among names: [String]) -> [String] {
        guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else { return [] }
        let distances = names.map { (name: $0, changes: changes(from: word, to: $0)) }
        guard let nearest = distances.min(by: { $0.changes < $1.changes }), nearest.changes <= 2 else { return [] }
        return [localized("「\(nearest.name)」のことですか。", "Did you mean '\(nearest.name)'?")]
    }

    /// How many letters are put in, left out or exchanged for another.
    ///
    /// Source: Wagner & Fischer (1974), Journal of the ACM 21.
    private static func changes(from word: String, to name: String) -> Int {
        var row = Array(0...name.count)
        for (place, letter) in word.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for (column, other) in name.enumerated() {
                let exchanged = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(exchanged, diagonal + 1, row[column] + 1)
            }
        }
        return row[name.count]
    }
}

/// The names of a department's divisions, by which names broken over lines or by spaces are put together again.
struct SectionNames {
    let names: [String]

    /// A cell's sections, and whether all of them are in the list.
    struct Match: Hashable {
        let sections: [String]
        let isListed: Bool
    }

    /// The divisions of the cell that lists them, set apart by spaces, lines, commas or tags.
    ///
    /// A piece that doesn't end like a division's name belongs to the next one (`人権・広聴 相談課`).
    static func list(_ cell: String) -> SectionNames {
        SectionNames(names: join(pieces(of: cell)))
    }

    /// The sections that a cell names.
    func match(_ cell: String) -> Match {
        let pieces = Self.pieces(of: cell)
        if let found = divide(pieces.joined()[...]) { return Match(sections: found, isListed: true) }
        // Some of it isn't in the list: take each name that its own ending closes.
        let joined = Self.join(pieces).flatMap { divide($0[...]) ?? [$0] }
        return Match(sections: joined, isListed: false)
    }

    private static let endings = [
        "課", "室", "所", "係", "局", "署", "館", "部", "園", "校", "班", "担当", "センター", "委員会", "事務局", "チーム", "本部", "支所",
        "分室", "グループ", "公社", "消防団",
    ]

    private static func pieces(of cell: String) -> [String] {
        HTMLText.items(cell).flatMap { line in
            line.foldingWidth.split { " ,、，/／;；|\t\n".contains($0) }.map(String.init)
        }
    }

    private static func join(_ pieces: [String]) -> [String] {
        var names: [String] = []
        var open = ""
        for piece in pieces {
            open += piece
            if endings.contains(where: open.hasSuffix) {
                names.append(open)
                open = ""
            }
        }
        return open.isEmpty ? names : names + [open]
    }

    /// `text` as a sequence of listed names, the longest first at each place; `nil` when it isn't one.
    ///
    /// From the end on, so that neither names that begin alike are tried in every combination, nor a long text is taken
    /// apart by as many calls within each other as it has names.
    private func divide(_ text: Substring) -> [String]? {
        var names: [Substring.Index: String] = [:]
        for place in text.indices.reversed() {
            let candidates = self.names.filter { !$0.isEmpty && text[place...].hasPrefix($0) }
            names[place] = candidates.sorted { $0.count > $1.count }.first { name in
                let end = text.index(place, offsetBy: name.count)
                return end == text.endIndex || names[end] != nil
            }
        }
        var found: [String] = []
        var place = text.startIndex
        while place < text.endIndex {
            guard let name = names[place] else { return nil }
            found.append(name)
            place = text.index(place, offsetBy: name.count)
        }
        return found
    }
}

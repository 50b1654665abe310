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
    private func divide(_ text: Substring) -> [String]? {
        var dead: Set<Substring.Index> = []
        return divide(text, &dead)
    }

    /// - Parameter dead: Where the rest is known to be no sequence of names: without them names that begin alike would be tried in
    ///   every combination.
    private func divide(_ text: Substring, _ dead: inout Set<Substring.Index>) -> [String]? {
        if text.isEmpty { return [] }
        if dead.contains(text.startIndex) { return nil }
        let candidates = names.filter { !$0.isEmpty && text.hasPrefix($0) }.sorted { $0.count > $1.count }
        for name in candidates {
            if let rest = divide(text.dropFirst(name.count), &dead) { return [name] + rest }
        }
        dead.insert(text.startIndex)
        return nil
    }
}

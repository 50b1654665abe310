/// Reads an English name: its head comes first, before any preposition or verb (accidents on roads, participants in
/// accident prevention courses).
struct EnglishHead {
    let side: BetterSide?

    /// - Parameter text: In lower case.
    init(_ text: String) {
        let words = text.split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
        let named = Self.withoutMeasure(words)
        let end =
            named.indices.first { EnglishWords.links.contains(named[$0]) || $0 > 0 && named[$0].hasSuffix("ed") }
            ?? named.endIndex
        side = Self.side(of: Array(named[..<end]), followedBy: Array(named[end...]))
    }

    /// Drops "number of", "percentage of the", "average" and the like.
    private static func withoutMeasure(_ words: [String]) -> [String] {
        if let of = words.prefix(4).lastIndex(of: "of"), words[..<of].contains(where: EnglishWords.measures.contains) {
            return withoutMeasure(Array(words[(of + 1)...]))
        }
        return Array(words.drop { EnglishWords.measures.contains($0) || EnglishWords.fillers.contains($0) })
    }

    private static func side(of phrase: [String], followedBy rest: [String]) -> BetterSide? {
        var phrase = phrase
        while let last = phrase.last, EnglishWords.tails.contains(last) { phrase.removeLast() }
        if phrase.contains(where: EnglishWords.negations.contains) { return nil }
        guard let head = phrase.last, !rest.contains(where: EnglishWords.negations.contains) else { return nil }
        if EnglishWords.persons.contains(head) { return felt(rest) }
        let pair = phrase.suffix(2).joined(separator: " ")
        if EnglishWords.more.contains(pair) { return rest.contains(where: EnglishWords.undone.contains) ? nil : .more }
        if EnglishWords.fewer.contains(pair) || EnglishWords.fewer.contains(head) { return fewer(rest) }
        if EnglishWords.cuts.contains(head) { return .more }
        guard EnglishWords.more.contains(head), !rest.contains(where: EnglishWords.undone.contains) else { return nil }
        let doubts = EnglishWords.fewer.union(EnglishWords.vices)
        return phrase.dropLast().contains(where: doubts.contains) ? nil : .more
    }

    /// People who are content or troubled, not both.
    private static func felt(_ rest: [String]) -> BetterSide? {
        let isContented = rest.contains(where: EnglishWords.contented.contains)
        guard isContented != rest.contains(where: EnglishWords.troubled.contains) else { return nil }
        return isContented ? .more : .fewer
    }

    /// Harm that was dealt with is good, other things said of it leave it open.
    private static func fewer(_ rest: [String]) -> BetterSide? {
        if rest.contains(where: EnglishWords.remedies.contains) { return .more }
        return rest.contains { $0.hasSuffix("ed") && !EnglishWords.records.contains($0) } ? nil : .fewer
    }
}

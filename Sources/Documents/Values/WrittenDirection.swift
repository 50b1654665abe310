import MitoshiPlanning

/// A direction as the package writes it: one of ``Direction``, or a level to keep without the side.
enum WrittenDirection: String, CaseIterable {
    case increase
    case decrease
    case maintainAtLeast = "maintain-at-least"
    case maintainAtMost = "maintain-at-most"
    case maintainWithin = "maintain-within"
    case maintain

    init?(_ direction: Direction) { self.init(rawValue: direction.rawValue) }

    /// `nil` where the side isn't said.
    var direction: Direction? { Direction(rawValue: rawValue) }
}

/// What a column of directions says: 増加を目指す, ↓, high is good.
struct StatedDirection: Hashable {
    let setting: DirectionSetting

    init?(_ text: String) {
        let plain = text.foldingWidth.withoutWhitespace.lowercased()
        if plain.isEmpty { return nil }
        if let written = WrittenDirection(written: text) {
            setting = written.direction.map { .stated($0) } ?? .keepsLevel
        } else if Self.keeps(plain, "以上") {
            setting = .stated(.maintainAtLeast)
        } else if Self.keeps(plain, "以下") {
            setting = .stated(.maintainAtMost)
        } else if plain.contains(kept(/維持|→|横ばい|maintain|keep/)) {
            setting = .keepsLevel
        } else if plain.contains(kept(/増|上昇|向上|拡大|高い|多い|延伸|促進|↑|↗|↗️|^高$|high|increase|^up|more/)),
            !plain.contains(kept(/減|↓/))
        {
            setting = .stated(.increase)
        } else if plain.contains(kept(/減|低下|抑制|縮小|低い|少ない|短縮|↓|↘|^低$|low|decrease|down|less|fewer/)) {
            setting = .stated(.decrease)
        } else {
            return nil
        }
    }

    /// Whether 維持 follows `bound`. The first one tells: what follows any other follows that one too.
    private static func keeps(_ text: String, _ bound: String) -> Bool {
        text.firstRange(of: bound).map { text[$0.upperBound...].contains("維持") } ?? false
    }
}

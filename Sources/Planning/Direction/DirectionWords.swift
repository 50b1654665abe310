import Foundation

/// Which side of an indicator is the better one.
package enum BetterSide: String, Sendable, Codable {
    case more
    case fewer

    var opposite: BetterSide { self == .more ? .fewer : .more }
}

/// Which side is better, told from what an indicator is called.
///
/// Only the head of a name counts: 交通事故防止教室参加者数 counts participants, not accidents. A word that isn't on the
/// lists ends the reading without an answer, since a wrong side is worse than none.
package enum DirectionWords {
    /// - Parameters:
    ///   - name: In Japanese or English, with whatever remarks and brackets the document prints.
    ///   - unit: As printed; `nil` where unknown or none.
    /// - Returns: `nil` where the name alone doesn't make it sure.
    package static func betterSide(of name: String, unit: String?) -> BetterSide? {
        let name = IndicatorName(name)
        let unit = unit?.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace } ?? ""
        return name.isJapanese
            ? JapaneseHead.side(of: name.heading, unit: unit)
            : EnglishHead(name.text).side
    }
}

import Foundation
import MitoshiStatistics

/// A number as a planner writes it: `14,989人`, `３．５％`, `△2`, `≥10,000`, `10,000人以上`, `約1.5万人`.
struct Quantity: Hashable {
    /// The number, or what a word beside it leaves: `10,000人以上`.
    var range: ValueRange
    /// How many decimals were printed; −4 for a number printed in 万.
    var decimals: Int
    /// What follows the number, without spaces; empty when nothing does.
    var unit: String
    /// True when a plus stands before it: a change.
    var isChange = false
    /// True when 維持 (“keep”) follows.
    var isToBeKept = false
    /// True when a word beside the number says more of it: 約 and 程度 (“about”), 延べ, 累計, 年間 and the like.
    var isQualified = false
    /// True when such a word says that the number is a rough one.
    var isRough = false

    /// The number itself, whatever is said beside it.
    var value: Double { range.number }
    /// Whether a word makes it an end.
    var isBound: Bool { range.exactValue == nil }

    /// The decimals that can be relied on: of a rough number the zeros at its end tell nothing.
    var reliableDecimals: Int {
        guard isRough, value != 0 else { return decimals }
        var (digits, places) = ((abs(value) * pow(10, Double(decimals))).rounded(), decimals)
        while digits != 0, digits.truncatingRemainder(dividingBy: 10) == 0 {
            (digits, places) = (digits / 10, places - 1)
        }
        return places
    }
}

extension Quantity {
    /// Returns `nil` when `text` isn't one number with at most a unit and a bound.
    init?(_ text: String) {
        var scanner = QuantityScanner(text)
        let hasRoughWordBefore = scanner.skipAny(Self.roughWords)
        let hasWordBefore = hasRoughWordBefore || scanner.skipAny(Self.wordsBefore)
        let bound = scanner.leadingBound()
        let currency = scanner.currency()
        guard let number = scanner.number() else { return nil }
        var unit = (currency ?? "") + scanner.rest.withoutWhitespace
        let isToBeKept = Self.strip(["を維持", "維持"], from: &unit)
        let share = unit.firstMatch(of: kept(/\([0-9.]+%\)$/))
        if let share { unit.removeSubrange(share.range) }
        let hasRoughWordAfter = Self.strip(["程度", "前後", "ほど"], from: &unit)
        let trailing = Self.trailingBound(&unit)
        guard bound == nil || trailing == nil, !Self.holdsDigits(unit), number.value.isFinite else { return nil }
        self.init(
            range: (bound ?? trailing)?.range(of: number.value) ?? .exact(number.value), decimals: number.decimals,
            unit: unit, isChange: number.hasPlus, isToBeKept: isToBeKept,
            isQualified: hasWordBefore || hasRoughWordAfter || share != nil,
            isRough: hasRoughWordBefore || hasRoughWordAfter)
    }

    private static let roughWords = ["約", "およそ", "概ね"]
    private static let wordsBefore = ["延べ", "のべ", "延", "累計", "合計", "年間", "年", "計", "全国", "全"]

    private static func trailingBound(_ unit: inout String) -> ValueRange.Bound? {
        for (words, bound) in boundsBehind where strip(words, from: &unit) { return bound }
        // `10人以上/年` counts 人/年.
        for (words, bound) in boundsBehind {
            for word in words {
                guard let range = unit.firstRange(of: word + "/") else { continue }
                unit.removeSubrange(range.lowerBound..<unit.index(before: range.upperBound))
                return bound
            }
        }
        return nil
    }

    private static let boundsBehind: [([String], ValueRange.Bound)] = [
        (["を下回らない", "を下回らないこと", "以上", "ormore", "orabove", "orhigher", "orover", "orbetter", "ormore", "+"], .atLeast),
        (["を超えない", "を超えないこと", "を上回らない", "以下", "以内", "orless", "orbelow", "orlower", "orfewer", "orunder"], .atMost),
        (["未満", "を下回る"], .lessThan), (["を超える", "を超えた", "を上回る", "超え", "超"], .moreThan),
    ]

    private static func strip(_ endings: [String], from text: inout String) -> Bool {
        for ending in endings where text.hasSuffix(ending) {
            text.removeLast(ending.count)
            return true
        }
        return false
    }

    /// A digit in the unit means a second number, except after a letter as in `m2` and `CO2`.
    private static func holdsDigits(_ unit: String) -> Bool {
        // `4 to 6` isn't four of something.
        if unit.contains(kept(/^(?:to|and|or)[0-9]/)) { return true }
        var previous: Character = " "
        for character in unit {
            if character.isDigit, !(previous.isASCII && previous.isLetter) { return true }
            previous = character
        }
        return false
    }
}

/// Reads a number's text from left to right.
private struct QuantityScanner {
    private(set) var rest: String

    init(_ text: String) { rest = text.foldingWidth.replacing("，", with: ",").trimmed }

    private mutating func skip(_ prefix: String) -> Bool {
        guard rest.hasPrefix(prefix) else { return false }
        rest = String(rest.dropFirst(prefix.count)).trimmed
        return true
    }

    mutating func skipAny(_ prefixes: [String]) -> Bool { prefixes.contains { skip($0) } }

    mutating func leadingBound() -> ValueRange.Bound? {
        for sign in ["≥", "≧", ">="] where skip(sign) { return .atLeast }
        for sign in ["≤", "≦", "<="] where skip(sign) { return .atMost }
        if skip(">") { return .moreThan }
        if skip("<") { return .lessThan }
        guard rest.first?.isASCII == true, rest.first?.isLetter == true else { return nil }
        for (words, bound) in Self.englishBounds {
            for word in words where rest.lowercased().hasPrefix(word + " ") {
                rest = String(rest.dropFirst(word.count)).trimmed
                return bound
            }
        }
        return nil
    }

    private static let englishBounds: [([String], ValueRange.Bound)] = [
        (
            [
                "at least", "no less than", "not less than", "no fewer than", "minimum of", "minimum",
                "maintain at least",
            ], .atLeast
        ),
        (["at most", "no more than", "not more than", "maximum of", "maximum", "up to", "within", "top"], .atMost),
        (["more than", "greater than", "over", "above"], .moreThan),
        (["less than", "fewer than", "under", "below"], .lessThan),
    ]

    /// The sign of a currency before the number.
    mutating func currency() -> String? {
        for sign in ["$", "£", "€", "¥", "￥"] where skip(sign) { return sign == "¥" || sign == "￥" ? "円" : sign }
        return nil
    }

    /// A number with sign, separators, decimals, 億, 千万, 万 and, behind these, 千.
    mutating func number() -> (value: Double, decimals: Int, hasPlus: Bool)? {
        let isNegative = skipAny(["-", "−", "△", "▲", "‐", "–"])
        let hasPlus = !isNegative && skip("+")
        var sum = 0.0
        var decimals = 0
        // Each part is less than the unit of the one before: 3億1,250万, 1万2千.
        var limit = Double.infinity
        repeat {
            guard let digits = takeDigits() else { return nil }
            let scale = skip("億") ? 8 : skip("千万") ? 7 : skip("万") ? 4 : limit.isFinite && skip("千") ? 3 : 0
            guard let part = Double(scale == 0 ? digits.text : "\(digits.text)e\(scale)"), part < limit else {
                return nil
            }
            sum += part
            decimals = digits.decimals - scale
            limit = scale == 0 ? 0 : Double("1e\(scale)") ?? 0
        } while limit > 0 && rest.first?.isDigit == true
        // 12th is a place.
        if let ending = ["st", "nd", "rd", "th"].first(where: { rest == $0 }) { rest.removeFirst(ending.count) }
        return rest.first?.isDigit == true || rest.hasPrefix("億") || rest.hasPrefix("万")
            ? nil : (isNegative ? -sum : sum, decimals, hasPlus)
    }

    /// The digits at the front as Swift writes a number, and how many are decimals; removes them from ``rest``.
    private mutating func takeDigits() -> (text: String, decimals: Int)? {
        let run = rest.prefix { $0.isDigit || $0 == "," || $0 == "." || $0 == " " }
        guard let plain = Self.plain(String(run).trimmed) else { return nil }
        rest = String(rest.dropFirst(run.count)).trimmed
        var exponent = ""
        if rest.first == "e" || rest.first == "E", let match = rest.prefixMatch(of: kept(/[eE][+-]?[0-9]{1,4}/)) {
            exponent = String(match.0)
            rest = String(rest.dropFirst(exponent.count)).trimmed
        }
        let shift = Int(exponent.dropFirst()) ?? 0
        let decimals = plain.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        return (plain + exponent, decimals - shift)
    }

    /// A run of digits, commas, points and spaces without separators; `nil` when they don't stand as in one number.
    private static func plain(_ run: String) -> String? {
        let joined = run.withoutWhitespace
        guard isWellFormed(joined) else { return nil }
        if joined == run { return joined.filter { $0 != "," } }
        // Without a comma a space may only separate thousands or single digits: `15 18` is two numbers.
        // Of many spaces one is left, or each of them would be tried as the beginning of those before a comma.
        let pieces = run.split(separator: " ").joined(separator: " ")
            .replacing(kept(/\ ?([.,])\ ?/)) { String($0.1) }.split(separator: " ")
        let isOne =
            pieces.count == 1 || joined.contains(",") || pieces.allSatisfy { $0.count == 1 }
            || pieces.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
        guard isOne else { return nil }
        return joined.filter { $0 != "," }
    }

    /// Digits, or digits in threes between commas, and at most one point with digits after it.
    private static func isWellFormed(_ number: String) -> Bool {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts[0].isEmpty, parts.count == 1 || !parts[1].isEmpty,
            !parts.dropFirst().contains(where: { $0.contains(",") })
        else { return false }
        let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1 else { return true }
        return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}

extension Character {
    /// True for 0 … 9; 千 and ① have numbers too but aren't digits.
    fileprivate var isDigit: Bool { isASCII && isWholeNumber }
}

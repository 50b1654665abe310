import Foundation
import MitoshiStatistics

/// Units that differ by a power of ten alone: 円, 千円 and 百万円, or 人 and 千人.
enum UnitScale {
    private static let prefixes = [("百万", 6), ("十億", 9), ("千", 3), ("万", 4), ("億", 8)]
    private static let percent: Set<String> = ["%", "パーセント"]

    /// The power of ten by which a number in the unit `written` becomes one in `wanted`; `nil` where they aren't multiples of one
    /// unit. A number without a unit is in the one that is wanted.
    static func power(from written: String, to wanted: String) -> Int? {
        if written.isEmpty || written == wanted { return 0 }
        if percent.contains(written), percent.contains(wanted) { return 0 }
        let (first, second) = (split(written), split(wanted))
        return !first.unit.isEmpty && first.unit == second.unit ? first.power - second.power : nil
    }

    /// Whether the unit counts in thousands or more.
    static func isScaled(_ unit: String) -> Bool { split(unit).power != 0 }

    private static func split(_ unit: String) -> (power: Int, unit: Substring) {
        for (prefix, power) in prefixes where unit.hasPrefix(prefix) && unit.count > prefix.count {
            return (power, unit.dropFirst(prefix.count))
        }
        return (0, unit[...])
    }
}

extension Quantity {
    /// The same amount as a number in `unit`; `nil` where it is written in a unit that isn't a multiple of it.
    func converted(to unit: String?) -> Quantity? {
        guard let power = UnitScale.power(from: self.unit, to: unit?.foldingWidth.withoutWhitespace ?? "") else {
            return nil
        }
        guard power != 0 else { return self }
        let factor = pow(10, Double(abs(power)))
        var converted = self
        converted.range = range.mapped { power > 0 ? $0 * factor : $0 / factor }
        converted.decimals -= power
        converted.unit = unit?.foldingWidth.withoutWhitespace ?? ""
        return converted
    }
}

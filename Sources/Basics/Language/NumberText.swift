import Foundation

/// Numbers as people read them: thousands separated by commas, ASCII digits, no trailing zeros, whatever the locale.
package enum NumberText {
    /// `value` rounded half away from zero to at most `decimals` (0 … 9) decimals.
    package static func rounded(_ value: Double, decimals: Int) -> String {
        let places = min(max(decimals, 0), 9)
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, scaled < 0x1p53 else {
            // Of so large a number the last decimals aren't known.
            return places > 0 ? rounded(value, decimals: places - 1) : "\(value)"
        }
        let digits = Int(scaled)
        let unit = Int(scale)
        var text = grouped(digits / unit)
        if places > 0, digits % unit != 0 {
            let fraction = String(digits % unit)
            let padded = String(repeating: "0", count: places - fraction.count) + fraction
            text += "." + padded.prefix(through: padded.lastIndex { $0 != "0" } ?? padded.startIndex)
        }
        return value < 0 && digits != 0 ? "-" + text : text
    }

    /// A value as a document gives it: every digit of its shortest form, at most 6 decimals.
    package static func exact(_ value: Double) -> String { rounded(value, decimals: 6) }

    /// A computed value: no decimals from 100 up, one from 1 up, two significant digits below.
    package static func estimate(_ value: Double) -> String {
        rounded(value, decimals: decimalsOfEstimate(value))
    }

    /// `16,000人`, `10%`, `5 km`: a number with its unit behind it, a word of Latin letters set apart.
    package static func quantity(_ number: String, unit: String?) -> String {
        number + attached(unit, to: number)
    }

    /// The unit as it stands behind `number`.
    private static func attached(_ unit: String?, to number: String) -> String {
        guard let unit, unit.first?.isASCII == true, unit.first?.isLetter == true else { return unit ?? "" }
        return " " + (isOne(number) ? EnglishUnit.ofOne(unit) : unit)
    }

    private static func isOne(_ number: String) -> Bool { ["1", "+1", "-1", "±1"].contains(number) }

    /// `1 target`, `1,119 targets`: so many of what is named in the English plural.
    package static func counted(_ count: Int, _ several: String) -> String {
        quantity(exact(Double(count)), unit: several)
    }

    /// Whether values of the unit are percentages.
    package static func isPercentage(_ unit: String?) -> Bool { unit.map(percentages.contains) ?? false }

    private static let percentages: Set = ["%", "％", "パーセント", "percent", "per cent"]

    /// The unit of a difference as it stands behind its number: points for percentages, with a space before it in English.
    package static func unitOfChange(_ unit: String?, of number: String = "") -> BilingualText {
        isPercentage(unit)
            ? BilingualText(japanese: "ポイント", english: isOne(number) ? " point" : " points")
            : BilingualText(verbatim: attached(unit, to: number))
    }

    /// A chance that somebody asks for, with all its digits: `50%`, `99.99%`.
    package static func percentage(_ chance: Double) -> String { exact(100 * chance) + "%" }

    /// A share of many cases as whole per cent, never rounded to certainty: `1%未満` and `99%超` near the ends.
    package static func probability(_ probability: Double) -> BilingualText {
        if probability > 0, probability < 0.01 {
            return BilingualText(japanese: "1%未満", english: "under 1%")
        }
        if probability < 1, probability > 0.99 {
            return BilingualText(japanese: "99%超", english: "over 99%")
        }
        return BilingualText(verbatim: rounded(100 * probability, decimals: 0) + "%")
    }

    /// With how many decimals ``estimate(_:)`` writes a value of this size.
    package static func decimalsOfEstimate(_ value: Double) -> Int {
        let size = abs(value)
        if size >= 100 || size == 0 { return 0 }
        if size >= 1 { return 1 }
        var decimals = 2
        var leading = size * 10
        while leading < 1, decimals < 9 {
            leading *= 10
            decimals += 1
        }
        return decimals
    }

    private static func grouped(_ number: Int) -> String {
        var groups: [String] = []
        var rest = number
        while rest >= 1_000 {
            let group = String(rest % 1_000)
            groups.append(String(repeating: "0", count: 3 - group.count) + group)
            rest /= 1_000
        }
        return ([String(rest)] + groups.reversed()).joined(separator: ",")
    }
}

extension NumberText {
    /// `+100人`, `-0.5ポイント`: a change as it was asked for, with its sign and every digit.
    package static func signed(_ change: Double, unit: String?) -> BilingualText {
        difference((change > 0 ? "+" : "") + exact(change), unit: unit)
    }

    /// The same of a change that was worked out.
    package static func change(_ change: Double, unit: String?) -> BilingualText {
        difference((change > 0 ? "+" : "") + estimate(change), unit: unit)
    }

    /// `5.7ポイント`: how far apart two values are, with the unit of a difference behind the number.
    package static func difference(_ number: String, unit: String?) -> BilingualText {
        let unit = unitOfChange(unit, of: number)
        return BilingualText(japanese: number + unit.japanese, english: number + unit.english)
    }
}

/// Numbers → text that reads back as the same number.
package enum PlainNumber {
    /// The number with as many decimals as were printed, where that keeps its value; else with as many as it needs.
    package static func text(_ value: Double, decimals: Int?) -> String {
        if let decimals, (0...15).contains(decimals), abs(value) < 1e15 {
            let text = String(format: "%.*f", decimals, value)
            if Double(text) == value { return text }
        }
        return text(value)
    }

    /// The shortest text that reads back as `value`, without the `.0` of whole numbers and the sign of zero.
    package static func text(_ value: Double) -> String {
        let text = (value == 0 ? 0 : value).description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// `value` as another program reads it back exactly; `nil` for NaN and infinities, which no output may hold.
package func machineText(_ value: Double) -> String? { value.isFinite ? PlainNumber.text(value) : nil }

extension PlainNumber {
    /// One unit in the last place printed: 0.1 for one decimal, 10,000 for −4.
    package static func lastPlace(decimals: Int) -> Double { pow(10, Double(-decimals)) }
}

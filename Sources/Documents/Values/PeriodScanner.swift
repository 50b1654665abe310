import MitoshiPlanning

/// Reads a period's text from left to right; the text holds no spaces and no full-width ASCII.
struct PeriodScanner {
    private(set) var rest: Substring

    init(_ text: String) {
        var text = text
        // The eras as single characters, which CP932 has.
        for (ligature, name) in [("㋿", "令和"), ("㍻", "平成"), ("㍼", "昭和"), ("㍽", "大正"), ("㍾", "明治")] {
            text.replace(ligature, with: name)
        }
        rest = Substring(text)
    }

    /// How many years past its end an era is still counted on: plans name years before the next era is known.
    private static let erasRunOn = 20

    @discardableResult
    mutating func skip(_ prefix: String) -> Bool {
        guard rest.prefix(prefix.count).uppercased() == prefix else { return false }
        rest = rest.dropFirst(prefix.count)
        return true
    }

    /// Skips 年度, 暦年, or a 年 behind which no month follows.
    ///
    /// - Returns: The month in which such a year begins; `nil` for anything else.
    mutating func skipYearWord() -> Int? {
        if skip("年度") { return FiscalYear.usualFirstMonth }
        if skip("暦年") { return 1 }
        var after = self
        guard after.skip("年"), after.isAtEnding else { return nil }
        self = after
        return 1
    }

    mutating func skipSeparator() -> Bool {
        guard let first = rest.first, "-/.‐‑–−－．".contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// What may follow a period without changing it.
    private static let endings = ["末日", "末", "現在", "時点", "実績", "実績値", "累計"]

    mutating func skipEndings() {
        while let ending = Self.endings.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(ending.count) }
    }

    var isAtEnding: Bool { rest.isEmpty || Self.endings.contains { rest.hasPrefix($0) } }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
        let found = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.contains(found.count) else { return nil }
        rest = rest.dropFirst(found.count)
        return Int(found)
    }

    /// The era at the front and how many characters name it.
    private var era: (era: Era, length: Int)? {
        for era in Era.allCases {
            for name in [era.name.japanese, era.name.english] where rest.lowercased().hasPrefix(name.lowercased()) {
                return (era, name.count)
            }
        }
        guard let first = rest.first,
            let era = Era.allCases.first(where: { $0.letter == Character(first.uppercased()) })
        else { return nil }
        let after = rest.dropFirst()
        return (era, after.first == "." ? 2 : 1)
    }

    var isAtEra: Bool { era != nil }

    /// The western year at the front: four digits, or an era and its year; `nil` when there is none.
    mutating func year() throws(PeriodParser.Failure) -> Int? {
        guard let (era, length) = era else { return number(digits: 4...4) }
        rest = rest.dropFirst(length)
        let count: Int
        if skip("元") {
            count = 1
        } else if let number = number(digits: 1...3) {
            count = number
        } else {
            return nil
        }
        let year = era.firstYear + count - 1
        let next = Era.allCases.first { $0.firstYear > era.firstYear }
        let last = next.map { $0.firstYear + Self.erasRunOn } ?? Int.max
        guard count >= 1, year <= last else { throw .absurdYear(year) }
        return year
    }
}

import MitoshiPlanning
import MitoshiStatistics

/// Finds periods inside a longer text, such as a header or a title.
enum PeriodFinder {
    struct Found {
        let written: WrittenPeriod
        let range: Range<String.Index>
    }

    /// A header or the words around a value are short; a longer text is searched no further.
    private static let longest = 240

    /// The periods that `text` names, from left to right.
    ///
    /// - Parameter text: Its width folded, without idle spaces.
    static func all(in text: String) -> [Found] {
        var found: [Found] = []
        var place = text.startIndex
        let end = text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex) ?? text.endIndex
        var previous: Character?
        while place < end {
            if canBegin(text[place], after: previous),
                let (written, length) = match(text[place..<end], after: previous),
                let next = text.index(place, offsetBy: length, limitedBy: end)
            {
                found.append(Found(written: written, range: place..<next))
                previous = text[text.index(before: next)]
                place = next
            } else {
                previous = text[place]
                place = text.index(after: place)
            }
        }
        return found
    }

    static func first(in text: String) -> Found? { all(in: text).first }

    private static func canBegin(_ character: Character, after previous: Character?) -> Bool {
        if character.isASCII {
            guard character.isNumber || "RHSTMrhstmFfCcQqJjAaOoNnDdLlPp'".contains(character) else { return false }
            return previous.map { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == ",")) } ?? true
        }
        return "令平昭大明㋿㍻㍼㍽㍾毎各元第前昨本今当来次翌’‘".contains(character)
    }

    private static func match(_ text: Substring, after previous: Character?) -> (WrittenPeriod, Int)? {
        for word in ["毎年度", "各年度", "毎年"] where text.hasPrefix(word) { return (.everyYear, word.count) }
        if let found = quarter(text) ?? relativeYear(text) ?? shortMonth(text) ?? englishDate(text) ?? numericDate(text)
            ?? shortWesternYear(text)
        {
            return found
        }
        var scanner = PeriodScanner(String(text))
        let whole = scanner.rest.count
        func length(_ scanner: PeriodScanner) -> Int { text.count - whole + whole - scanner.rest.count }
        if scanner.skip("FY") || scanner.skip("CY") {
            let isCalendar = text.first == "C" || text.first == "c"
            scanner.skip(" ")
            guard let year = westernYear(&scanner) ?? scanner.number(digits: 2...2).map({ 2000 + $0 }) else {
                return nil
            }
            skipSecondYear(after: year, &scanner)
            return fiscal(year, isCalendar: isCalendar).map { ($0, length(scanner)) }
        }
        let isEra = scanner.isAtEra
        if !isEra, let short = shortYear(text) { return short }
        guard let year = (try? scanner.year()) ?? nil, FiscalYear.plausible.contains(year) else { return nil }
        // `令和4(2022)年度` names one year twice.
        if let other = scanner.rest.prefixMatch(of: kept(/\([0-9A-Z令和平成元]{2,6}\)(?=年)/)) {
            for _ in 0..<other.0.count { scanner.skip(String(scanner.rest.prefix(1))) }
        }
        if let last = lastYear(after: year, isEra: isEra, &scanner) {
            return (.span(first: year, last: last), length(scanner))
        }
        return period(year, isEra: isEra, &scanner).map { ($0, length(scanner)) }
    }

    /// The last year of `令和3～7年度`, `R2-R6`, `平成28年度から令和2年度まで`, `2018-2022`; removes all of it.
    private static func lastYear(after first: Int, isEra: Bool, _ scanner: inout PeriodScanner) -> Int? {
        var ahead = scanner
        for word in ["年度", "年"] where ahead.rest.hasPrefix(word) { ahead.skip(word) }
        let separators = ["~", "〜", "～", "から", "-", "‐", "–", "−", "—", "―"]
        guard let separator = separators.first(where: ahead.rest.hasPrefix) else { return nil }
        for _ in separator { ahead.skip(String(ahead.rest.prefix(1))) }
        let isNamed = ahead.isAtEra
        var last = (try? ahead.year()) ?? nil
        if last == nil, isEra || separator != "-", let number = ahead.number(digits: 1...2), number > 0 {
            // The second year is of the first one's era, or the last two digits of a western one.
            guard isEra else { return nil }
            last = Era.allCases.last { $0.firstYear <= first }.map { $0.firstYear + number - 1 }
            guard ahead.rest.hasPrefix("年") else { return nil }
        }
        guard let last, last > first + (isEra || isNamed ? 0 : 1), FiscalYear.plausible.contains(last) else {
            return nil
        }
        for word in ["年度", "年", "まで"] where ahead.rest.hasPrefix(word) { ahead.skip(word) }
        scanner = ahead
        return last
    }

    /// `前年度`, `本年度`, `翌年度`, and last, this and next year.
    private static func relativeYear(_ text: Substring) -> (WrittenPeriod, Int)? {
        for (word, years) in relativeYears where text.hasPrefix(word) { return (.relative(years), word.count) }
        guard text.first?.isASCII == true,
            let found = text.prefixMatch(of: kept(/(?i:(last|previous|prior|this|current|next) year)/))
        else {
            return nil
        }
        let word = found.1.lowercased()
        return (.relative(word == "next" ? 1 : word == "this" || word == "current" ? 0 : -1), found.0.count)
    }

    private static let relativeYears = [
        ("前々年度", -2), ("前年度", -1), ("昨年度", -1), ("本年度", 0), ("今年度", 0), ("当年度", 0), ("当該年度", 0), ("来年度", 1), ("次年度", 1),
        ("翌年度", 1),
    ]

    /// `Jan-24`, `Jan '24`: a month, as spreadsheets show one.
    private static func shortMonth(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard text.first?.isASCII == true,
            let found = text.prefixMatch(
                of: kept(/((?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]*(?:-| ?['’‘])([0-9]{2})(?![0-9])/)
            ),
            let year = Int(found.2), let month = months.firstIndex(of: found.1.lowercased())
        else { return nil }
        return (.period(.month(year: 2000 + year, month: month + 1)), found.0.count)
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `31 March 2020`, `June 2019`.
    private static func englishDate(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard text.first?.isASCII == true,
            let found = text.prefixMatch(
                of:
                    kept(
                        /(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -]?)?((?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]*\.?,?[ -]?((?:19|20)[0-9]{2})/
                    )
            ),
            let year = Int(found.3),
            let month = months.firstIndex(
                of: found.2.lowercased())
        else { return nil }
        if let day = found.1.flatMap({ Int($0) }) {
            return date(year, month + 1, day).map { ($0, found.0.count) }
        }
        return (.period(.month(year: year, month: month + 1)), found.0.count)
    }

    /// `31/12/2019`, where one of the two numbers can only be a day.
    private static func numericDate(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard let found = text.prefixMatch(of: kept(/([0-9]{1,2})[\/.]([0-9]{1,2})[\/.]((?:19|20)[0-9]{2})/)),
            let one = Int(found.1),
            let other = Int(found.2), let year = Int(found.3), one > 12 || other > 12
        else { return nil }
        return date(year, min(one, other), max(one, other)).map { ($0, found.0.count) }
    }

    /// `’17`, `'17年度`.
    private static func shortWesternYear(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard let found = text.prefixMatch(of: kept(/['’‘]([0-9]{2})(年度)?(?![0-9])/)), let short = Int(found.1) else {
            return nil
        }
        let year = short < 70 ? 2000 + short : 1900 + short
        return (found.2 == nil ? nil : fiscal(year, isCalendar: false)).map { ($0, found.0.count) } ?? (
            .bareYear(year), found.0.count
        )
    }

    private static func westernYear(_ scanner: inout PeriodScanner) -> Int? {
        guard let year = scanner.number(digits: 4...4) else { return nil }
        return FiscalYear.plausible.contains(year) ? year : nil
    }

    /// What follows a year.
    private static func period(_ year: Int, isEra: Bool, _ scanner: inout PeriodScanner) -> WrittenPeriod? {
        if !isEra, scanner.rest.first?.isASCII == true, scanner.rest.first?.isNumber == true { return nil }
        if scanner.skip("年度") { return fiscal(year, isCalendar: false) }
        if scanner.rest.hasPrefix("年") {
            let after = scanner.rest.dropFirst()
            if let next = after.first, "間目後前以代生齢".contains(next), !after.hasPrefix("目標") { return nil }
            scanner.skip("年")
            return months(year, &scanner) ?? fiscal(year, isCalendar: true)
        }
        if skipSecondYear(after: year, &scanner) { return fiscal(year, isCalendar: false) }
        if let month = numericMonth(year, &scanner) { return month }
        return isEra ? fiscal(year, isCalendar: false) : .bareYear(year)
    }

    /// `6月`, `6月末`, `6月30日` after a year.
    private static func months(_ year: Int, _ scanner: inout PeriodScanner) -> WrittenPeriod? {
        var ahead = scanner
        guard let month = ahead.number(digits: 1...2), ahead.skip("月"), (1...12).contains(month) else { return nil }
        if ahead.skip("末") {
            ahead.skip("日")
            scanner = ahead
            return date(year, month, CalendarDate.days(in: month, of: year))
        }
        var further = ahead
        if let day = further.number(digits: 1...2), further.skip("日"), let date = date(year, month, day) {
            scanner = further
            return date
        }
        scanner = ahead
        return .period(.month(year: year, month: month))
    }

    /// `2017-06`, `H29.6`, `2021/3/31`.
    private static func numericMonth(_ year: Int, _ scanner: inout PeriodScanner) -> WrittenPeriod? {
        var ahead = scanner
        guard ahead.skipSeparator(), let month = ahead.number(digits: 1...2), (1...12).contains(month) else {
            return nil
        }
        var further = ahead
        if further.skipSeparator(), let day = further.number(digits: 1...2), let date = date(year, month, day) {
            scanner = further
            return date
        }
        scanner = ahead
        return .period(.month(year: year, month: month))
    }

    /// The rest of `2020/21` and `2020-2021`, a year that ends in the next one.
    @discardableResult
    private static func skipSecondYear(after year: Int, _ scanner: inout PeriodScanner) -> Bool {
        var ahead = scanner
        guard ahead.skipSeparator(), let second = ahead.number(digits: 2...4) else { return false }
        let next = year + 1
        let isNext = second == next || second == next % 100
        // Written with a slash, as English papers do; 2011-12 may be a month.
        guard isNext, second > 12 || scanner.rest.first == "/" else { return false }
        scanner = ahead
        return true
    }

    /// `Q4 2020/21`, `2020/21 Q4`.
    private static func quarter(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard let found = text.prefixMatch(of: kept(/(?i:Q|第)([1-4])(?:四半期)? ?((?:20|19)[0-9]{2})(?:[\/-][0-9]{2,4})?/))
        else { return nil }
        guard let quarter = Int(found.1), let year = Int(found.2) else { return nil }
        return (.quarter(quarter, of: year), found.0.count)
    }

    /// `24年度`, `元年度`.
    private static func shortYear(_ text: Substring) -> (WrittenPeriod, Int)? {
        guard let found = text.prefixMatch(of: kept(/(元|[0-9]{1,2})年度/)) else { return nil }
        return (.yearWithoutEra(found.1 == "元" ? 1 : Int(found.1) ?? 1), found.0.count)
    }

    private static func fiscal(_ year: Int, isCalendar: Bool) -> WrittenPeriod? {
        (isCalendar ? FiscalYear(calendarYear: year) : FiscalYear(year)).map { .period(.fiscalYear($0)) }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> WrittenPeriod? {
        CalendarDate(year: year, month: month, day: day).map { .period(.date($0)) }
    }
}

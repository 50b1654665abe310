package import MitoshiBasics
package import MitoshiPlanning
import MitoshiStatistics

/// A series on a line of JSON, as `docs/series-question.schema.json` describes it.
package struct SeriesLine: Sendable {
    /// Why a line can't be read.
    package struct Invalid: Error, Hashable, Sendable {
        /// The series' name, where that much can be read.
        package let id: JSONValue
        /// A word for programs.
        package let code: String
        package let message: BilingualText
    }

    /// A text or a number, as it was given; `null` where there is none.
    package let id: JSONValue
    package let question: SeriesQuestion
    private let calendar: SeriesCalendar
    /// Whether the periods are numbers, and no texts.
    private let hasNumbers: Bool
    /// The names of members that mean nothing here.
    package let unread: [String]

    /// The longest line read, in bytes.
    package static let lengthLimit = InputFile.lineLimit
    /// The deepest nesting read: a line has three levels.
    private static let depthLimit = 8
    private static let names: Set = [
        "id", "years", "periods", "values", "kind", "unit", "lower", "upper", "direction", "targets", "horizon",
    ]

    /// - Parameters:
    ///   - bytes: The line without its end.
    ///   - horizon: How many years are wanted where the line doesn't say.
    package init(_ bytes: [UInt8], horizon: Int?) throws(Invalid) {
        let document = try Self.document(bytes)
        let given = document["id"] ?? .null
        switch given {
        case .string, .integer, .number, .null: id = given
        default:
            throw Invalid(id: .null, "id", "「id」は文字列か数値", "“id” has to be a text or a number")
        }
        let members = LineMembers(document: document, id: id)
        let periods = try members.periods()
        do throws(SeriesCalendar.Trouble) {
            // Without any value there is nothing to place.
            calendar = try SeriesCalendar(of: periods.isEmpty ? [SeriesPeriod(year: 0, form: .number)] : periods)
        } catch {
            throw Invalid(id: id, "periods", error.text.japanese, error.text.english)
        }
        hasNumbers = members.hasNumbers
        let values = try members.values(count: periods.count)
        let kind = try members.kind()
        let cells = zip(periods, values).compactMap { period, value in
            value.map { SeriesValue(period: period, value: $0) }
        }
        let observations: [Observation]
        do throws(SeriesCalendar.Trouble) {
            observations = try calendar.observations(of: cells, kind: kind)
        } catch {
            throw Invalid(id: id, "periods", error.text.japanese, error.text.english)
        }
        question = SeriesQuestion(
            observations: observations, kind: kind, unit: try members.text("unit"), lower: try members.number("lower"),
            upper: try members.number("upper"), direction: try members.word("direction"), goals: try members.goals(),
            horizon: try members.horizon() ?? horizon, toDate: calendar.toDate(of: cells, kind: kind))
        unread = document.members.map(\.name).filter { !Self.names.contains($0) }
    }

    /// A year, as the line writes its periods.
    package func period(of year: Int) -> JSONValue { hasNumbers ? .integer(year) : .string(calendar.text(of: year)) }

    private static func document(_ bytes: [UInt8]) throws(Invalid) -> JSONValue {
        guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
            throw Invalid(id: .null, "empty-line", "空の行", "an empty line")
        }
        guard UTF8Validation.firstInvalidOffset(in: bytes) == nil else {
            throw Invalid(id: .null, "not-utf-8", "UTF-8として読めない行", "a line that isn't UTF-8")
        }
        let shape = LineShape(of: bytes)
        guard shape.depth <= depthLimit else {
            throw Invalid(
                id: .null, "nested", "\(depthLimit)段より深い入れ子", "nested more than \(depthLimit) levels deep")
        }
        // Foundation takes zero bytes for the mark of another encoding.
        guard !bytes.contains(0), let document = JSONValue(reading: bytes), case .object = document else {
            throw Invalid(
                id: .null, "not-json", "JSONのオブジェクトとして読めない行",
                "a line that isn't one object of JSON with numbers that a double holds")
        }
        guard shape.members == document.memberCount else {
            throw Invalid(id: .null, "duplicate-name", "同じ名前が2度ある", "a name that stands twice")
        }
        return document
    }

    /// The answer to a line that was too long to be kept.
    package static var tooLong: Invalid {
        Invalid(
            id: .null, "line-too-long", "\(lengthLimit)バイトを超える行", "a line of more than \(lengthLimit) bytes")
    }
}

extension SeriesLine.Invalid {
    fileprivate init(id: JSONValue, _ code: String, _ japanese: String, _ english: String) {
        self.init(id: id, code: code, message: BilingualText(japanese: japanese, english: english))
    }
}

/// What the bytes of JSON show without being read: how deep it is nested, and how many members its objects have.
private struct LineShape {
    private(set) var depth = 0
    private(set) var members = 0

    init(of bytes: [UInt8]) {
        var (level, isInText, isEscaped) = (0, false, false)
        for byte in bytes {
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                level += 1
                depth = max(depth, level)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): level -= 1
            case UInt8(ascii: ":"): members += 1
            default: break
            }
        }
    }
}

extension JSONValue {
    /// How many members its objects have, all in all.
    fileprivate var memberCount: Int {
        members.reduce(members.count) { $0 + $1.value.memberCount } + elements.reduce(0) { $0 + $1.memberCount }
    }

    fileprivate var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// As a cell of a table has it.
    fileprivate var periodText: String? {
        switch self {
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): text
        default: nil
        }
    }
}

/// Reads the members of a line.
private struct LineMembers {
    let document: JSONValue
    let id: JSONValue

    private func value(_ name: String) -> JSONValue? {
        document[name].flatMap { $0 == .null ? nil : $0 }
    }

    private func wrong(_ name: String, _ japanese: String, _ english: String) -> SeriesLine.Invalid {
        SeriesLine.Invalid(id: id, name, "「\(name)」は\(japanese)", "“\(name)” has to be \(english)")
    }

    func periods() throws(SeriesLine.Invalid) -> [SeriesPeriod] {
        guard (value("years") == nil) != (value("periods") == nil) else {
            throw SeriesLine.Invalid(
                id: id, "periods", "「years」と「periods」のどちらか一方が必要", "either “years” or “periods” is needed")
        }
        let name = value("years") == nil ? "periods" : "years"
        guard case .array(let elements)? = value(name) else { throw wrong(name, "配列", "an array") }
        var periods: [SeriesPeriod] = []
        for element in elements { periods.append(try period(element, name)) }
        return periods
    }

    /// Whether the periods are numbers.
    var hasNumbers: Bool { (value("years") ?? value("periods"))?.elements.allSatisfy { $0.double != nil } ?? true }

    private func period(_ element: JSONValue, _ name: String) throws(SeriesLine.Invalid) -> SeriesPeriod {
        guard let period = element.periodText.flatMap(SeriesPeriod.init), AnnualSeries.years.contains(period.year)
        else {
            throw wrong(
                name, "期間（2020、\"FY2020\"、\"2020-03-31\"、\"2020-03\"、\"2020Q1\"）。\(element.line)がある",
                "periods such as 2020, \"FY2020\", \"2020-03-31\", \"2020-03\" or \"2020Q1\"; found \(element.line)")
        }
        return period
    }

    func values(count: Int) throws(SeriesLine.Invalid) -> [Double?] {
        guard case .array(let elements)? = value("values") else { throw wrong("values", "配列", "an array") }
        guard elements.count == count else {
            throw wrong(
                "values", "期間と同じ\(count)個（現在\(elements.count)個）",
                "as many as the periods, \(count); found \(elements.count)")
        }
        var values: [Double?] = []
        for element in elements {
            guard element == .null || element.double != nil else {
                throw wrong("values", "数値か null。\(element.line)がある", "numbers or null; found \(element.line)")
            }
            values.append(element.double)
        }
        return values
    }

    func number(_ name: String) throws(SeriesLine.Invalid) -> Double? {
        guard let value = value(name) else { return nil }
        guard let number = value.double else { throw wrong(name, "数値", "a number") }
        return number
    }

    func text(_ name: String) throws(SeriesLine.Invalid) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw wrong(name, "文字列", "a text") }
        return text.isEmpty ? nil : text
    }

    func kind() throws(SeriesLine.Invalid) -> IndicatorKind? { try word("kind") }

    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String
    ) throws(SeriesLine.Invalid) -> Word? where Word.RawValue == String {
        guard let text = try text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong(name, "\(words) のどれか", "one of \(words)")
        }
        return word
    }

    func horizon() throws(SeriesLine.Invalid) -> Int? {
        guard let value = value("horizon") else { return nil }
        guard case .integer(let horizon) = value, (1...Forecast.longestHorizon).contains(horizon) else {
            throw wrong(
                "horizon", "1から\(Forecast.longestHorizon)までの整数", "a whole number from 1 to \(Forecast.longestHorizon)")
        }
        return horizon
    }

    func goals() throws(SeriesLine.Invalid) -> [SeriesQuestion.Goal] {
        guard let value = value("targets") else { return [] }
        guard case .array(let elements) = value else { throw wrong("targets", "配列", "an array") }
        var goals: [SeriesQuestion.Goal] = []
        for element in elements { goals.append(try goal(element)) }
        return goals
    }

    private func goal(_ element: JSONValue) throws(SeriesLine.Invalid) -> SeriesQuestion.Goal {
        let named = element.members.filter { $0.value != .null }
        let times = named.filter { $0.name == "year" || $0.name == "period" }
        let rest = named.filter { $0.name != "year" && $0.name != "period" }
        guard times.count == 1, rest.count == 1, let range = Self.range(rest[0].name, rest[0].value) else {
            throw wrong(
                "targets",
                "{\"year\":2022,\"atLeast\":17000} のような目標（atLeast、moreThan、atMost、lessThan、value、between のどれか1つ）。\(element.line)がある",
                "targets such as {\"year\":2022,\"atLeast\":17000}, with one of atLeast, moreThan, atMost, lessThan, value and "
                    + "between; found \(element.line)")
        }
        return SeriesQuestion.Goal(year: try period(times[0].value, "targets").year, range: range)
    }

    private static func range(_ name: String, _ value: JSONValue) -> ValueRange? {
        if name == "between" {
            let ends = value.elements.compactMap(\.double)
            return ends.count == 2 && value.elements.count == 2 && ends[0] <= ends[1] ? .between(ends[0], ends[1]) : nil
        }
        guard let number = value.double else { return nil }
        return switch name {
        case "atLeast": .atLeast(number)
        case "moreThan": .moreThan(number)
        case "atMost": .atMost(number)
        case "lessThan": .lessThan(number)
        case "value": .exact(number)
        default: nil
        }
    }
}

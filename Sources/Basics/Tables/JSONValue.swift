import Foundation

/// A JSON document (RFC 8259) whose keys keep their order.
package enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// Finite; ``init(_:)`` makes `null` of anything else.
    case number(Double)
    case integer(Int)
    case boolean(Bool)
    case null

    /// One name and its value.
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package init(_ number: Double?) {
        if let number, number.isFinite { self = .number(number) } else { self = .null }
    }

    package init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    /// The members of several objects, one after the other.
    package static func joined(_ objects: JSONValue...) -> JSONValue { .object(objects.flatMap(\.members)) }

    /// The document with two spaces of indentation and a line feed at its end.
    package var text: String {
        var output = ""
        write(to: &output, indentation: 0)
        return output + "\n"
    }

    /// The document on one line, without a line feed.
    package var line: String {
        switch self {
        case .object(let members):
            "{" + members.map { Self.escaped($0.name) + ":" + $0.value.line }.joined(separator: ",") + "}"
        case .array(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
        case .string(let text): Self.escaped(text)
        case .number(let number): machineText(number) ?? "null"
        case .integer(let number): String(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    private func write(to output: inout String, indentation: Int) {
        switch self {
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &output, indentation: indentation) { member, output in
                output += Self.escaped(member.name) + ": "
                member.value.write(to: &output, indentation: indentation + 1)
            }
        case .array(let values):
            Self.write(values, between: ("[", "]"), to: &output, indentation: indentation) { value, output in
                value.write(to: &output, indentation: indentation + 1)
            }
        case .string, .number, .integer, .boolean, .null: output += line
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to output: inout String, indentation: Int,
        each: (Element, inout String) -> Void
    ) {
        guard !elements.isEmpty else {
            output += brackets.0 + brackets.1
            return
        }
        let indent = String(repeating: "  ", count: indentation)
        output += brackets.0
        for (index, element) in elements.enumerated() {
            output += (index == 0 ? "\n" : ",\n") + indent + "  "
            each(element, &output)
        }
        output += "\n" + indent + brackets.1
    }

    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // JSON asks this of the first only; a page that holds the document, or a line of a terminal, of the others.
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FFFE}"..."\u{FFFF}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    package init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue {
    /// A row of a table: the columns' keys and the cells' values.
    package init(columns: [Column], row: [Cell]) {
        self = .object(zip(columns, row).map { Member($0.key, JSONValue($1)) })
    }

    /// Every row of a table, as an object each.
    package init(rowsOf table: Table) {
        self = .array(table.rows.map { JSONValue(columns: table.columns, row: $0) })
    }

    /// What a cell holds, without its unit.
    package init(_ cell: Cell) {
        switch cell {
        case .text(let text), .word(let text, _): self = .string(text)
        case .quantity(let value, _), .estimate(let value, _), .change(let value, _), .probability(let value):
            self.init(value)
        case .count(let count): self = .integer(count)
        case .flag(let flag): self = .boolean(flag)
        case .fiscalYear(let year): self = .integer(year.year)
        case .missing: self = .null
        case .stack(let cells): self = .array(cells.map { JSONValue($0) })
        }
    }
}

extension JSONValue {
    /// The document that `utf8` holds, or `nil` where it is no JSON. The members of an object come in the order of their names.
    package init?(reading utf8: [UInt8]) {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(utf8)) else { return nil }
        self = value
    }

    /// An object's members; none of another value.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// An array's elements; none of another value.
    package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// The value of an object's member of that name.
    package subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([JSONValue].self) {
            self = .array(elements)
        } else {
            let members = try container.decode([String: JSONValue].self)
            self = .object(members.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) })
        }
    }
}

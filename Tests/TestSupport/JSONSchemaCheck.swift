package import Foundation

/// Checks a JSON document against a JSON Schema (draft 2020-12), for the keywords that our schemas use.
///
/// A keyword that isn't known here is a fault of its own, so that no rule passes by not being read.
package struct JSONSchemaCheck {
    private let root: Node
    private var faults: [String] = []

    /// Every way in which `document` breaks `schema`, each with its place.
    package static func faults(in document: Data, against schema: Data) throws -> [String] {
        let decoder = JSONDecoder()
        let root = try decoder.decode(Node.self, from: schema)
        var check = JSONSchemaCheck(root: root, faults: [])
        check.check(try decoder.decode(Node.self, from: document), root, at: "$")
        return check.faults
    }

    private enum Node: Decodable, Equatable {
        case object([String: Node])
        case array([Node])
        case string(String)
        case number(Double)
        case boolean(Bool)
        case null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .boolean(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .string(text)
            } else if let items = try? container.decode([Node].self) {
                self = .array(items)
            } else {
                self = .object(try container.decode([String: Node].self))
            }
        }

        var members: [String: Node] { if case .object(let members) = self { members } else { [:] } }
        var items: [Node] { if case .array(let items) = self { items } else { [] } }
        var text: String? { if case .string(let text) = self { text } else { nil } }
        var number: Double? { if case .number(let number) = self { number } else { nil } }

        func isOf(type: String) -> Bool {
            switch (self, type) {
            case (.object, "object"), (.array, "array"), (.string, "string"), (.boolean, "boolean"), (.null, "null"),
                (.number, "number"):
                true
            case (.number(let number), "integer"): number == number.rounded()
            default: false
            }
        }
    }

    private static let annotations: Set = ["$schema", "$id", "$defs", "title", "description"]

    private mutating func check(_ value: Node, _ schema: Node, at place: String) {
        for (keyword, rule) in schema.members where !Self.annotations.contains(keyword) {
            check(value, keyword, rule, of: schema, at: place)
        }
    }

    private mutating func check(_ value: Node, _ keyword: String, _ rule: Node, of schema: Node, at place: String) {
        switch keyword {
        case "$ref":
            let name = rule.text?.split(separator: "/").last.map(String.init) ?? ""
            guard let target = root.members["$defs"]?.members[name] else {
                return faults.append("no definition \(name)")
            }
            check(value, target, at: place)
        case "type":
            let types = rule.text.map { [$0] } ?? rule.items.compactMap(\.text)
            expect(types.contains { value.isOf(type: $0) }, place, "is not of type \(types)")
        case "const": expect(value == rule, place, "is not the constant")
        case "enum": expect(rule.items.contains(value), place, "\(value) is not one of the values")
        case "anyOf": expect(rule.items.contains { matches(value, $0) }, place, "matches no alternative")
        case "oneOf":
            let count = rule.items.count { matches(value, $0) }
            expect(count == 1, place, "matches \(count) alternatives")
        case "minimum", "maximum", "minLength", "pattern": checkScalar(value, keyword, rule, at: place)
        case "items", "minItems", "maxItems": checkArray(value, keyword, rule, at: place)
        case "properties", "required", "additionalProperties", "propertyNames":
            checkObject(value, keyword, rule, of: schema, at: place)
        default: faults.append("\(place): the keyword \(keyword) is not known")
        }
    }

    private mutating func checkScalar(_ value: Node, _ keyword: String, _ rule: Node, at place: String) {
        if let number = value.number, let limit = rule.number {
            if keyword == "minimum" { expect(number >= limit, place, "\(number) is below \(limit)") }
            if keyword == "maximum" { expect(number <= limit, place, "\(number) is above \(limit)") }
        }
        guard let text = value.text else { return }
        if keyword == "minLength" { expect(Double(text.count) >= rule.number ?? 0, place, "is too short") }
        if keyword == "pattern" {
            let found = rule.text.flatMap { try? Regex($0) }.flatMap { try? $0.firstMatch(in: text) }
            expect(found != nil, place, "“\(text)” doesn't have the form")
        }
    }

    private mutating func checkArray(_ value: Node, _ keyword: String, _ rule: Node, at place: String) {
        guard case .array(let items) = value else { return }
        switch keyword {
        case "items": for (index, item) in items.enumerated() { check(item, rule, at: "\(place)[\(index)]") }
        case "minItems": expect(Double(items.count) >= rule.number ?? 0, place, "has too few items")
        default: expect(Double(items.count) <= rule.number ?? 0, place, "has too many items")
        }
    }

    private mutating func checkObject(
        _ value: Node, _ keyword: String, _ rule: Node, of schema: Node, at place: String
    ) {
        guard case .object(let members) = value else { return }
        switch keyword {
        case "required":
            for name in rule.items.compactMap(\.text) where members[name] == nil {
                faults.append("\(place) lacks \(name)")
            }
        case "properties":
            for (name, member) in members {
                if let rule = rule.members[name] { check(member, rule, at: "\(place).\(name)") }
            }
        case "propertyNames":
            for name in members.keys { check(.string(name), rule, at: "\(place) key \(name)") }
        default:
            let known = schema.members["properties"]?.members ?? [:]
            for (name, member) in members where known[name] == nil {
                if rule == .boolean(false) {
                    faults.append("\(place).\(name) is not known")
                } else {
                    check(member, rule, at: "\(place).\(name)")
                }
            }
        }
    }

    private func matches(_ value: Node, _ schema: Node) -> Bool {
        var check = JSONSchemaCheck(root: root, faults: [])
        check.check(value, schema, at: "")
        return check.faults.isEmpty
    }

    private mutating func expect(_ holds: Bool, _ place: String, _ fault: String) {
        if !holds { faults.append("\(place): \(fault)") }
    }
}

import Foundation
import MitoshiPlanning

/// `datapackage.json`: the package's tables as a Frictionless Data Package with Table Schemas.
///
/// Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
struct PackageDescriptor {
    static let fileName = "datapackage.json"

    private let properties: [String: JSONValue]

    /// - Parameter existing: The descriptor that is there already; its properties beside sources and resources stay.
    init(plan: Plan, encoding: TextEncoding, existing: JSONValue?) {
        var properties: [String: JSONValue] = [:]
        if case .object(let kept) = existing { properties = kept }
        properties["profile"] = .text("tabular-data-package")
        if properties["name"] == nil { properties["name"] = .text("mitoshi-plan") }
        if properties["title"] == nil, !plan.declaration.title.isEmpty {
            properties["title"] = .text(plan.declaration.title)
        }
        let sources = Self.sources(of: plan)
        properties["sources"] = sources.isEmpty ? nil : .list(sources)
        properties["resources"] = .list(PackageTable.all.map { Self.resource($0, encoding) })
        self.properties = properties
    }

    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Encoding fails only for numbers that JSON lacks, and a descriptor read from JSON holds none.
        let data = (try? encoder.encode(JSONValue.object(properties))) ?? Data()
        return Array(data) + [UInt8(ascii: "\n")]
    }

    // MARK: Sources

    /// The declaration, then every source with an address once, in the plan's order, by its first title.
    private static func sources(of plan: Plan) -> [JSONValue] {
        let all =
            plan.indicators.map(\.source) + plan.targets.map(\.source) + plan.measurements.map(\.source)
            + plan.drivers.flatMap { $0.values.map(\.source) }
        var seen: Set<String> = []
        var titles: Set<String> = []
        let title = plan.declaration.title
        let declaration: [JSONValue] = title.isEmpty ? [] : [.object(["title": .text(title)])]
        return declaration
            + all.compactMap { source in
                guard let source, let address = source.address, seen.insert(address).inserted,
                    titles.insert(source.title).inserted
                else { return nil }
                return .object(["title": .text(source.title), "path": .text(address)])
            }
    }

    // MARK: Resources

    private static func resource(_ table: PackageTable, _ encoding: TextEncoding) -> JSONValue {
        .object([
            "name": .text(table.name), "path": .text(table.fileName), "profile": .text("tabular-data-resource"),
            "title": .text(table.meaning.japanese), "description": .text(table.meaning.english),
            "format": .text("csv"), "mediatype": .text("text/csv"), "encoding": .text(encoding.standardName),
            "dialect": dialect,
            "schema": schema(table),
        ])
    }

    /// RFC 4180, said aloud: readers that guess a dialect go wrong where texts are full of commas and quotes.
    private static let dialect = JSONValue.object([
        "delimiter": .text(","), "lineTerminator": .text("\r\n"), "quoteChar": .text("\""), "doubleQuote": .flag(true),
        "skipInitialSpace": .flag(false), "header": .flag(true),
    ])

    private static func schema(_ table: PackageTable) -> JSONValue {
        var schema: [String: JSONValue] = [
            "fields": .list(table.fields.map(field)), "missingValues": .list([.text("")]),
        ]
        if !table.primaryKey.isEmpty { schema["primaryKey"] = .list(table.primaryKey.map { .text($0) }) }
        if !table.foreignKeys.isEmpty {
            schema["foreignKeys"] = .list(table.foreignKeys.map(foreignKey))
        }
        return .object(schema)
    }

    private static func foreignKey(_ key: (field: String, table: String)) -> JSONValue {
        let target = PackageTable.all.first { $0.name == key.table }?.fields.first?.name ?? key.field
        return .object([
            "fields": .list([.text(key.field)]),
            "reference": .object(["resource": .text(key.table), "fields": .list([.text(target)])]),
        ])
    }

    private static func field(_ field: PackageField) -> JSONValue {
        var properties: [String: JSONValue] = [
            "name": .text(field.name), "title": .text(field.meaning.japanese),
            "description": .text(field.meaning.english), "type": .text(type(of: field)),
        ]
        let constraints = constraints(of: field)
        if !constraints.isEmpty { properties["constraints"] = .object(constraints) }
        return .object(properties)
    }

    private static func type(of field: PackageField) -> String {
        switch field.content {
        case .identifier, .text, .choice, .fiscalYear, .period: "string"
        case .number: "number"
        case .integer: "integer"
        case .date: "date"
        case .flag: "boolean"
        }
    }

    private static func constraints(of field: PackageField) -> [String: JSONValue] {
        var constraints: [String: JSONValue] = [:]
        if field.isRequired { constraints["required"] = .flag(true) }
        if let range = field.range {
            constraints["minimum"] = .number(range.lowerBound)
            if range.upperBound < 1e6 { constraints["maximum"] = .number(range.upperBound) }
        }
        switch field.content {
        case .choice(let names): constraints["enum"] = .list(names.map { .text($0) })
        case .fiscalYear: constraints["pattern"] = .text("[FC]Y[0-9]{4}")
        case .period: constraints["pattern"] = .text("[FC]Y[0-9]{4}|[0-9]{4}-[0-9]{2}(-[0-9]{2}|/[0-9]{4}-[0-9]{2})?")
        case .identifier, .text, .number, .integer, .date, .flag: break
        }
        return constraints
    }
}

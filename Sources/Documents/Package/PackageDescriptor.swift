import Foundation
import MitoshiPlanning

/// `datapackage.json`: the package's tables as a Frictionless Data Package with Table Schemas.
///
/// Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
struct PackageDescriptor {
    static let fileName = "datapackage.json"

    /// The descriptor as JSON.
    let document: JSONValue

    /// - Parameters:
    ///   - questions: Which of ``PackageTable/questions`` stand beside the plan's tables.
    ///   - existing: The descriptor that is there already; its properties beside sources and resources stay.
    init(plan: Plan, questions: [PackageTable], encoding: TextEncoding, existing: JSONValue?) {
        let title = plan.declaration.title
        let sources = Self.sources(of: plan)
        let tables = (PackageTable.all + questions).map { Self.resource($0, encoding).document }
        let own: [(String, JSONValue)] = [
            ("profile", "tabular-data-package"),
            ("name", existing?["name"] ?? "mitoshi-plan"),
            ("title", existing?["title"] ?? (title.isEmpty ? .null : .string(title))),
            ("sources", sources.isEmpty ? .null : .array(sources)), ("resources", .array(tables)),
        ]
        let written = own.filter { $0.1 != .null }.map { JSONValue.Member($0.0, $0.1) }
        let kept = (existing?.members ?? []).filter { member in !own.contains { $0.0 == member.name } }
        document = .object(written.dropLast() + kept + written.suffix(1))
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
        let declaration: [JSONValue] = title.isEmpty ? [] : [["title": .string(title)]]
        return declaration
            + all.compactMap { source in
                guard let source, let address = source.address, seen.insert(address).inserted,
                    titles.insert(source.title).inserted
                else { return nil }
                return ["title": .string(source.title), "path": .string(address)]
            }
    }

    // MARK: Resources

    private static func resource(_ table: PackageTable, _ encoding: TextEncoding) -> TableResource {
        TableResource(
            name: table.name, meaning: table.meaning, fields: table.fields.map(field), primaryKey: table.primaryKey,
            foreignKeys: table.foreignKeys.map(foreignKey), encoding: encoding.standardName, lineEnd: "\r\n")
    }

    private static func foreignKey(_ key: (field: String, table: String)) -> TableResource.ForeignKey {
        let target = PackageTable.all.first { $0.name == key.table }?.fields.first?.name ?? key.field
        return TableResource.ForeignKey(field: key.field, table: key.table, tableField: target)
    }

    private static func field(_ field: PackageField) -> TableResource.Field {
        TableResource.Field(
            field.name, title: field.meaning.japanese, description: field.meaning.english, type: type(of: field),
            constraints: constraints(of: field))
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

    private static func constraints(of field: PackageField) -> [JSONValue.Member] {
        var constraints: [JSONValue.Member] = []
        if field.isRequired { constraints.append(JSONValue.Member("required", .boolean(true))) }
        if let range = field.range {
            constraints.append(JSONValue.Member("minimum", .number(range.lowerBound)))
            if range.upperBound < 1e6 { constraints.append(JSONValue.Member("maximum", .number(range.upperBound))) }
        }
        switch field.content {
        case .choice(let names): constraints.append(JSONValue.Member("enum", .array(names.map { .string($0) })))
        case .fiscalYear: constraints.append(JSONValue.Member("pattern", "[FC]Y[0-9]{4}"))
        case .period:
            constraints.append(
                JSONValue.Member("pattern", "[FC]Y[0-9]{4}|[0-9]{4}-[0-9]{2}(-[0-9]{2}|/[0-9]{4}-[0-9]{2})?"))
        case .identifier, .text, .number, .integer, .date, .flag: break
        }
        return constraints
    }
}

/// The check of a `datapackage.json` that is there: it must be JSON, and its files must be.
enum DescriptorCheck {
    static func run(folder: String, _ problems: inout ProblemList) {
        let path = "\(folder)/\(PackageDescriptor.fileName)"
        guard access(path, F_OK) == 0 else { return }
        do throws(DocumentError) {
            let bytes = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: .utf8).utf8
            guard let properties = JSONValue(reading: bytes), case .object = properties else {
                problems.add(notJSON(path))
                return
            }
            for resource in properties["resources"]?.elements ?? [] {
                guard case .string(let file)? = resource["path"], !file.contains("://"),
                    access("\(folder)/\(file)", F_OK) != 0
                else { continue }
                problems.add(missing(file, path))
            }
        } catch {
            problems.add(contentsOf: error)
        }
    }

    private static func missing(_ file: String, _ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path, found: .quoted(file),
            expected: BilingualText(japanese: "フォルダにあるファイルの名前", english: "the name of a file in the folder"))
    }

    private static func notJSON(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(japanese: "JSONとして読めない文字列", english: "text that isn't a JSON object"),
            expected: BilingualText(japanese: "Data Package の記述（JSON）", english: "a Data Package descriptor in JSON"))
    }
}

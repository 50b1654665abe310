/// One CSV file of a data package as `datapackage.json` describes it.
///
/// Source: the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
package struct TableResource: Hashable, Sendable {
    /// What one column holds.
    package struct Field: Hashable, Sendable {
        package let name: String
        /// For a Japanese reader.
        package let title: String
        package let description: String
        /// A type of the Table Schema specification, such as `number`.
        package let type: String
        /// What its cells have to keep to, by the specification's names.
        package let constraints: [JSONValue.Member]

        package init(
            _ name: String, title: String, description: String, type: String, constraints: [JSONValue.Member] = []
        ) {
            self.name = name
            self.title = title
            self.description = description
            self.type = type
            self.constraints = constraints
        }
    }

    /// A column whose cells must occur in a column of another table.
    package struct ForeignKey: Hashable, Sendable {
        package let field: String
        package let table: String
        package let tableField: String

        package init(field: String, table: String, tableField: String) {
            self.field = field
            self.table = table
            self.tableField = tableField
        }
    }

    package let name: String
    package let meaning: BilingualText
    package let fields: [Field]
    package let primaryKey: [String]
    package let foreignKeys: [ForeignKey]
    /// The name of the file's encoding as the specification has it, such as `utf-8-sig`.
    package let encoding: String
    /// What ends a line of the file.
    package let lineEnd: String

    package init(
        name: String, meaning: BilingualText, fields: [Field], primaryKey: [String], foreignKeys: [ForeignKey] = [],
        encoding: String, lineEnd: String
    ) {
        self.name = name
        self.meaning = meaning
        self.fields = fields
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        self.encoding = encoding
        self.lineEnd = lineEnd
    }

    /// The resource as it stands among a descriptor's `resources`.
    package var document: JSONValue {
        [
            "name": .string(name), "path": .string(name + ".csv"), "profile": "tabular-data-resource",
            "title": .string(meaning.japanese), "description": .string(meaning.english),
            "format": "csv", "mediatype": "text/csv", "encoding": .string(encoding),
            // RFC 4180, said aloud: readers that guess a dialect go wrong where texts are full of commas and quotes.
            "dialect": [
                "delimiter": ",", "lineTerminator": .string(lineEnd), "quoteChar": "\"", "doubleQuote": .boolean(true),
                "skipInitialSpace": .boolean(false), "header": .boolean(true),
            ],
            "schema": schema,
        ]
    }

    private var schema: JSONValue {
        var members = [
            JSONValue.Member("fields", .array(fields.map(\.document))), JSONValue.Member("missingValues", [""]),
        ]
        if !primaryKey.isEmpty {
            members.append(JSONValue.Member("primaryKey", .array(primaryKey.map { .string($0) })))
        }
        if !foreignKeys.isEmpty {
            members.append(JSONValue.Member("foreignKeys", .array(foreignKeys.map(\.document))))
        }
        return .object(members)
    }
}

extension TableResource.Field {
    fileprivate var document: JSONValue {
        let described: [JSONValue.Member] = [
            JSONValue.Member("name", .string(name)), JSONValue.Member("title", .string(title)),
            JSONValue.Member("description", .string(description)), JSONValue.Member("type", .string(type)),
        ]
        return .object(
            described + (constraints.isEmpty ? [] : [JSONValue.Member("constraints", .object(constraints))]))
    }
}

extension TableResource.ForeignKey {
    fileprivate var document: JSONValue {
        [
            "fields": [.string(field)],
            "reference": ["resource": .string(table), "fields": [.string(tableField)]],
        ]
    }
}

/// What a column of a table for other programs holds.
package struct DataField: Hashable, Sendable {
    /// The types of the Table Schema specification that the tables need.
    package enum FieldType: String, Sendable {
        case string
        case number
        case integer
        case boolean
        /// A number or a word, such as a target that may be a stage.
        case any
    }

    /// The header for machines, and the member's name in JSON.
    package let name: String
    package let type: FieldType
    /// The header that a Japanese reader gets; an English one gets the name.
    package let heading: String
    package let meaning: BilingualText

    package init(name: String, type: FieldType, heading: String, meaning: BilingualText) {
        self.name = name
        self.type = type
        self.heading = heading
        self.meaning = meaning
    }

    /// The column as a sheet for machines heads it.
    package func column(in language: Language) -> Column { Column(key: name, heading: language.text(heading, name)) }
}

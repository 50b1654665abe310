import Foundation

/// Checks a package's files against its `datapackage.json`, by the words of the Table Schema specification alone.
package struct TableSchemaCheck {
    package private(set) var faults: [String] = []
    private var columns: [String: [String: [String]]] = [:]

    /// Every way in which the files of the package break its descriptor.
    package static func faults(inPackage folder: String) throws -> [String] {
        var check = TableSchemaCheck()
        let data = try Data(contentsOf: URL(filePath: "\(folder)/datapackage.json"))
        let descriptor = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        guard let resources = descriptor?["resources"] as? [[String: Any]], !resources.isEmpty,
            descriptor?["profile"] as? String == "tabular-data-package",
            (descriptor?["name"] as? String)?.wholeMatch(of: /[a-z0-9._\/-]+/) != nil
        else { return ["the descriptor lacks name, profile or resources"] }
        for resource in resources { try check.checkTable(resource, folder) }
        for resource in resources { check.checkForeignKeys(resource) }
        return check.faults
    }

    private mutating func checkTable(_ resource: [String: Any], _ folder: String) throws {
        guard let name = resource["name"] as? String, let path = resource["path"] as? String,
            let schema = resource["schema"] as? [String: Any], let fields = schema["fields"] as? [[String: Any]]
        else { return faults.append("a resource lacks name, path or schema") }
        let rows = PlainCSV.rows(of: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))))
        let names = fields.compactMap { $0["name"] as? String }
        guard rows.first == names else { return faults.append("\(name): header \(rows.first ?? []) is not \(names)") }
        for (number, row) in rows.dropFirst().enumerated() where row.count != names.count {
            faults.append("\(name) row \(number + 1): \(row.count) cells")
        }
        for (index, field) in fields.enumerated() {
            let cells = rows.dropFirst().compactMap { $0.indices.contains(index) ? $0[index] : nil }
            columns[name, default: [:]][names[index]] = cells
            for cell in cells where !Self.accepts(field, cell) { faults.append("\(name).\(names[index]): “\(cell)”") }
        }
        let key = schema["primaryKey"] as? [String] ?? []
        let values = rows.dropFirst().map { row in key.compactMap { names.firstIndex(of: $0) }.map { row[$0] } }
        if !key.isEmpty, Set(values).count != values.count { faults.append("\(name): the primary key isn't unique") }
    }

    private mutating func checkForeignKeys(_ resource: [String: Any]) {
        let name = resource["name"] as? String ?? ""
        let schema = resource["schema"] as? [String: Any]
        for key in schema?["foreignKeys"] as? [[String: Any]] ?? [] {
            let reference = key["reference"] as? [String: Any]
            guard let field = (key["fields"] as? [String])?.first, let table = reference?["resource"] as? String,
                let target = (reference?["fields"] as? [String])?.first, let known = columns[table]?[target]
            else { return faults.append("\(name): a foreign key that leads nowhere") }
            for cell in columns[name]?[field] ?? [] where !cell.isEmpty && !known.contains(cell) {
                faults.append("\(name).\(field): “\(cell)” isn't in \(table)")
            }
        }
    }

    private static func accepts(_ field: [String: Any], _ cell: String) -> Bool {
        let constraints = field["constraints"] as? [String: Any] ?? [:]
        if cell.isEmpty { return constraints["required"] as? Bool != true }
        if let values = constraints["enum"] as? [String], !values.contains(cell) { return false }
        if let pattern = constraints["pattern"] as? String,
            (try? Regex(pattern)).flatMap({ try? $0.wholeMatch(in: cell) }) == nil
        {
            return false
        }
        switch field["type"] as? String {
        case "string", "any": return true
        case "number": return within(constraints, Double(cell))
        case "integer": return within(constraints, Int(cell).map(Double.init))
        case "boolean": return ["true", "false"].contains(cell)
        case "date": return cell.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
        default: return false
        }
    }

    private static func within(_ constraints: [String: Any], _ number: Double?) -> Bool {
        guard let number, number.isFinite else { return false }
        let least = (constraints["minimum"] as? NSNumber)?.doubleValue ?? -.infinity
        let greatest = (constraints["maximum"] as? NSNumber)?.doubleValue ?? .infinity
        return (least...greatest).contains(number)
    }
}

/// The plainest CSV reader there is, for looking at files without the one under test.
package enum PlainCSV {
    package static func rows(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                if isQuoted, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if !isQuoted, byte == 0x2C || byte == 0x0A {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            } else if isQuoted || byte != 0x0D {
                cell.append(byte)
            }
            index += 1
        }
        return rows
    }
}

import Foundation

/// What another program found for one example.
struct ForeignValues {
    private let entries: [String: Any]

    /// Reads the part `name` of `FOLDER/values.json`.
    init(_ name: String, in folder: URL) throws {
        let data = try Data(contentsOf: folder.appending(path: "values.json"))
        guard let all = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let entries = all[name] as? [String: Any]
        else { throw MissingValues(name: name, folder: folder.lastPathComponent) }
        self.entries = entries
    }

    /// The numbers under `key`, a single number counting as one; `nil` when there are none.
    subscript(key: String) -> [Double]? {
        (entries[key] as? [Double]) ?? (entries[key] as? Double).map { [$0] }
    }

    struct MissingValues: Error {
        let name: String
        let folder: String
    }
}

import Foundation
import Testing

/// Numbers that another program gave, read from the file that its script wrote.
struct ReferenceValues {
    private let root: [String: Any]

    /// - Parameter folder: `R` or `statsmodels`, below `Fixtures`.
    init(_ folder: String, _ part: String) throws {
        let file = try #require(
            Bundle.module.url(forResource: "values", withExtension: "json", subdirectory: "Fixtures/\(folder)"))
        let whole = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        root = try #require(whole[part] as? [String: Any])
    }

    func numbers(_ name: String) throws -> [Double] { try #require(root[name] as? [Double]) }

    /// A number, or the only element of a list.
    func number(_ name: String) throws -> Double {
        if let number = root[name] as? Double { return number }
        return try #require(numbers(name).first)
    }

    /// Numbers of which some are missing.
    func optionalNumbers(_ name: String) throws -> [Double?] {
        try #require(root[name] as? [Any]).map { $0 as? Double }
    }
}

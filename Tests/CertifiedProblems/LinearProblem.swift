package import Foundation
package import MitoshiNumericalMethods

/// A linear regression problem of NIST StRD with its certified answer.
package struct LinearProblem: Sendable, CustomStringConvertible {
    package let name: String
    package let level: Level
    package let design: DesignMatrix
    package let response: [Double]
    package let coefficients: [Double]
    package let standardDeviations: [Double]
    package let residualStandardDeviation: Double

    package var description: String { name }

    /// The problems in NIST's order, from easy to hard.
    package static let names: [(name: String, level: Level)] = [
        ("Norris", .lower), ("Pontius", .lower), ("NoInt1", .average), ("NoInt2", .average), ("Filip", .higher),
        ("Longley", .higher), ("Wampler1", .higher), ("Wampler2", .higher), ("Wampler3", .higher),
        ("Wampler4", .higher), ("Wampler5", .higher),
    ]

    /// Reads all problems.
    ///
    /// - Parameter folder: The folder that holds NIST's problems, with the folder `linear` in it.
    package static func all(in folder: URL) throws -> [LinearProblem] {
        let folder = folder.appending(path: "linear")
        let json = try Data(contentsOf: folder.appending(path: "certified.json"))
        let certified = try JSONDecoder().decode([String: Certified].self, from: json)
        return try names.map { name, level in
            guard let answer = certified[name] else { throw ProblemFileError.missing(name) }
            let table = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
            return try LinearProblem(name, level, answer, table: numbers(in: table))
        }
    }

    private init(_ name: String, _ level: Level, _ answer: Certified, table: [[Double]]) throws {
        self.name = name
        self.level = level
        response = table.map { $0[0] }
        design = try DesignMatrix(rows: table.map { answer.row(predictors: Array($0.dropFirst())) })
        coefficients = answer.coefficients
        standardDeviations = answer.standardDeviations
        residualStandardDeviation = answer.residualStandardDeviation
    }

    /// The rows of a CSV file below its header.
    private static func numbers(in table: String) throws -> [[Double]] {
        try table.split(whereSeparator: \.isNewline).dropFirst().map { line in
            try line.split(separator: ",").map { cell in
                guard let number = Double(cell) else { throw ProblemFileError.notANumber(String(cell)) }
                return number
            }
        }
    }
}

/// NIST's own grading.
package enum Level: String, Sendable {
    case lower, average, higher
}

/// What is wrong with a file of reference problems.
package enum ProblemFileError: Error {
    case missing(String)
    case notANumber(String)
}

/// An entry of `certified.json`.
private struct Certified: Decodable {
    let model: String
    let coefficients: [Double]
    let standardDeviations: [Double]
    let residualStandardDeviation: Double

    /// The row of the design that belongs to one row of the data.
    func row(predictors: [Double]) -> [Double] {
        if model == "no intercept" { return predictors }
        guard predictors.count == 1 else { return [1] + predictors }
        return coefficients.indices.map { pow(predictors[0], Double($0)) }
    }
}

/// About how many digits of `found` are right: −log₁₀(|found − certified| / |certified|), between 0 and 15, which is as
/// many as are certified. Where 0 is certified, −log₁₀ |found|.
package func logRelativeError(of found: Double, certified: Double) -> Double {
    let error = abs(found - certified) / (certified == 0 ? 1 : abs(certified))
    return error.isNaN ? 0 : min(15, max(0, -log10(error)))
}

/// The fewest right digits among `found`; 0 when the counts differ.
package func leastLogRelativeError(of found: [Double], certified: [Double]) -> Double {
    guard found.count == certified.count else { return 0 }
    return zip(found, certified).map { logRelativeError(of: $0, certified: $1) }.min() ?? 0
}

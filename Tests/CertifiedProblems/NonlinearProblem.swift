package import Foundation
package import MitoshiNumericalMethods

/// One of NIST's nonlinear regression problems with its two starting points and its certified answer.
///
/// Source: NIST Statistical Reference Datasets, https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml.
package struct NonlinearProblem: Sendable, CustomStringConvertible {
    package let name: String
    package let level: Level
    package let response: [Double]
    /// One row of predictors per observation.
    package let predictors: [[Double]]
    /// Start 1 (far) and start 2 (near).
    package let starts: [[Double]]
    package let parameters: [Double]
    package let standardDeviations: [Double]
    package let curve: @Sendable (_ parameters: [Double], _ predictors: [Double]) -> Double

    package var description: String { name }

    /// The curve's value for each observation.
    package func values(at parameters: [Double]) -> [Double] { predictors.map { curve(parameters, $0) } }

    /// What the search from start 1 or 2 (`start` 0 or 1) comes to.
    package func fit(start: Int) throws(NumericalError) -> NonlinearFit {
        try nonlinearLeastSquares(response: response, starts: [starts[start]], curve: values(at:))
    }

    /// Reads all problems.
    ///
    /// - Parameter folder: The folder that holds NIST's problems, with the folder `nonlinear` in it.
    package static func all(in folder: URL) throws -> [NonlinearProblem] {
        try NonlinearFormula.all.keys.sorted().map {
            try NonlinearProblem(named: $0, in: folder.appending(path: "nonlinear"))
        }
    }

    /// Reads NIST's own file `NAME.dat`.
    private init(named name: String, in folder: URL) throws {
        let file = "\(name).dat"
        guard let formula = NonlinearFormula.all[name] else { throw ProblemFileError.missing(name) }
        let lines = try String(contentsOf: folder.appending(path: file), encoding: .isoLatin1)
            .split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        let certified = try lines.compactMap { try Self.parameterLine($0, file: file) }
        guard !certified.isEmpty else { throw ProblemFileError.missing("\(file): certified values") }
        guard let heading = lines.lastIndex(where: { $0.hasPrefix("Data:") }) else {
            throw ProblemFileError.missing("\(file): data")
        }
        let rows = try lines[(heading + 1)...].map { try Self.numbers(in: $0, file: file) }.filter { !$0.isEmpty }
        self.name = name
        let graded = lines.first { $0.contains("Level of Difficulty") }?.split(separator: " ").first
        guard let word = graded, let level = Level(rawValue: word.lowercased()) else {
            throw ProblemFileError.missing("\(file): level of difficulty")
        }
        self.level = level
        response = rows.map { formula.transformsResponse ? log($0[0]) : $0[0] }
        predictors = rows.map { Array($0.dropFirst()) }
        starts = [certified.map { $0[0] }, certified.map { $0[1] }]
        parameters = certified.map { $0[2] }
        standardDeviations = certified.map { $0[3] }
        curve = formula.curve
    }

    /// The four numbers of a line like `b1 = 500 250 2.3894212918E+02 2.7070075241E+00`.
    private static func parameterLine(_ line: String, file: String) throws -> [Double]? {
        let sides = line.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, sides[0].trimmingCharacters(in: .whitespaces).wholeMatch(of: /b\d/) != nil else {
            return nil
        }
        let numbers = try numbers(in: String(sides[1]), file: file)
        return numbers.count == 4 ? numbers : nil
    }

    private static func numbers(in text: String, file: String) throws -> [Double] {
        try text.split(whereSeparator: \.isWhitespace).map { word in
            guard let number = Double(word) else {
                throw ProblemFileError.notANumber("\(file): \(word)")
            }
            return number
        }
    }
}

/// All that could not be read, over all files of one reading.
public struct DocumentError: Error, Hashable, Sendable {
    /// At most ``limit`` problems, file by file and line by line; never empty.
    package let problems: [DocumentProblem]
    /// How many more there were.
    package let omitted: Int

    /// How many problems are listed.
    package static let limit = 200

    package init(_ problems: [DocumentProblem], omitted: Int = 0) {
        self.problems = problems
        self.omitted = omitted
    }

    /// One line for each problem, and one that says how many more there were.
    public func lines(in language: Language) -> [String] {
        let listed = problems.map { $0.message[language] }
        guard omitted > 0 else { return listed }
        let rest = BilingualText(japanese: "ほかに\(omitted)件", english: "\(omitted) more")
        return listed + [rest[language]]
    }
}

extension DocumentError: CustomStringConvertible {
    /// The lines in English.
    public var description: String { lines(in: .english).joined(separator: "\n") }
}

/// Problems while they are being collected.
package struct ProblemList {
    package private(set) var problems: [DocumentProblem] = []
    package private(set) var omitted = 0

    package init() {}

    package var isEmpty: Bool { problems.isEmpty }
    /// How many there are, listed or not.
    package var count: Int { problems.count + omitted }

    package mutating func add(_ problem: DocumentProblem) {
        if problems.count < DocumentError.limit { problems.append(problem) } else { omitted += 1 }
    }

    package mutating func add(contentsOf error: DocumentError) {
        for problem in error.problems { add(problem) }
        omitted += error.omitted
    }

    /// Throws the problems file by file, each file's in the order of its lines.
    package func throwIfAny() throws(DocumentError) {
        guard !problems.isEmpty else { return }
        var files: [String: Int] = [:]
        for problem in problems where files[problem.file] == nil { files[problem.file] = files.count }
        let ordered = problems.enumerated().map { offset, problem in
            (key: (files[problem.file] ?? 0, problem.line ?? 0, problem.column ?? 0, offset), problem: problem)
        }
        throw DocumentError(ordered.sorted { $0.key < $1.key }.map(\.problem), omitted: omitted)
    }
}

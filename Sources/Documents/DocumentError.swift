public import Planning

/// All that could not be read, over all files of one reading.
public struct DocumentError: Error, Hashable, Sendable {
    /// At most ``limit`` problems, in the order they were met; never empty.
    public let problems: [DocumentProblem]
    /// How many more there were.
    public let omitted: Int

    /// How many problems are listed.
    public static let limit = 200

    init(_ problems: [DocumentProblem], omitted: Int = 0) {
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
    public var description: String { lines(in: .english).joined(separator: "\n") }
}

/// Problems while they are being collected.
struct ProblemList {
    private(set) var problems: [DocumentProblem] = []
    private(set) var omitted = 0

    var isEmpty: Bool { problems.isEmpty }
    /// How many there are, listed or not.
    var count: Int { problems.count + omitted }

    mutating func add(_ problem: DocumentProblem) {
        if problems.count < DocumentError.limit { problems.append(problem) } else { omitted += 1 }
    }

    mutating func add(contentsOf error: DocumentError) {
        for problem in error.problems { add(problem) }
        omitted += error.omitted
    }

    func throwIfAny() throws(DocumentError) {
        if !problems.isEmpty { throw DocumentError(problems, omitted: omitted) }
    }
}

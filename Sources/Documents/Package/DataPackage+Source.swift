import Foundation
public import Planning
public import Statistics

extension DataPackage {
    /// Reads a plan from whatever holds one: a package's folder, a document or workbook with a table of indicators, or a
    /// folder of one office's documents of several years.
    ///
    /// - Parameters:
    ///   - today: What isn't over by then was not measured.
    /// - Returns: The plan, and what only a person can settle of a document.
    /// - Throws: ``DocumentError`` with every problem, and for a folder that holds something else.
    public static func read(
        at path: String, today: CalendarDate = .today
    ) throws(DocumentError) -> (package: DataPackage, questions: [ReadingQuestion]) {
        switch kind(of: path) {
        case .package: return (try read(folder: path), [])
        case .document, .papers:
            let years = try DeclarationYears(files: documents(at: path).map { ($0, ReadingMapping()) }, today: today)
            return (DataPackage(of: years.plan), years.questions)
        }
    }

    /// The document at `path`, or the documents of the folder there.
    public static func documents(at path: String) -> [String] {
        if case .papers(let files) = kind(of: path) { files } else { [path] }
    }

    /// A plan that was read from documents, with nothing beside it.
    private init(of plan: Plan) {
        self.init(plan: plan, scenarios: [], interventions: [], floors: [:], encoding: .utf8WithBOM)
    }

    enum Kind: Hashable {
        case package
        case document
        /// The documents of a folder, in the order of their names.
        case papers([String])
    }

    /// What stands at `path`; a folder that holds no documents is taken for a package, whose reader says what is missing.
    static func kind(of path: String) -> Kind {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .package }
        guard isFolder.boolValue else { return .document }
        if exists(in: path) { return .package }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let documents = names.sorted().filter { name in
            !name.hasPrefix(".") && !name.hasPrefix("~$")
                && extensions.contains(where: { name.lowercased().hasSuffix("." + $0) })
        }
        return documents.isEmpty
            ? .package : .papers(documents.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" })
    }

    /// The endings of files that may be documents with a table of indicators.
    private static let extensions = ["xlsx", "xlsm", "docx", "csv", "tsv", "txt", "html", "htm", "md"]
}

/// One office's papers of several years, read in the order of their years.
public struct DeclarationYears: Sendable {
    /// The newest plan with the history and record of all years.
    public let plan: Plan
    /// The readings, the oldest paper first, each with its path.
    public let readings: [(path: String, reading: DeclarationReading)]
    public let questions: [ReadingQuestion]

    /// - Throws: ``DocumentError`` with the problems of all papers that can't be read.
    public init(
        files: [(path: String, mapping: ReadingMapping)], encoding: TextEncoding? = nil, today: CalendarDate
    ) throws(DocumentError) {
        var readings: [(path: String, reading: DeclarationReading)] = []
        var problems = ProblemList()
        for (path, mapping) in files {
            do throws(DocumentError) {
                readings.append(
                    (path, try DeclarationReader.read(file: path, encoding: encoding, mapping: mapping, today: today)))
            } catch {
                problems.add(contentsOf: error)
            }
        }
        try problems.throwIfAny()
        readings.sort { first, second in
            let (one, other) = (first.reading.plan.declaration.fiscalYear, second.reading.plan.declaration.fiscalYear)
            return (one?.year ?? .max, first.path) < (other?.year ?? .max, second.path)
        }
        var plan: Plan?
        var questions: [ReadingQuestion] = []
        for (_, reading) in readings {
            questions += reading.questions
            guard let own = plan else {
                plan = reading.plan
                continue
            }
            let joined = own.joined(with: reading.plan)
            plan = joined.plan
            questions += joined.questions
        }
        self.plan = plan ?? Plan(declaration: Declaration(title: "", fiscalYear: nil), indicators: [], targets: [])
        self.readings = readings
        self.questions = questions
    }
}

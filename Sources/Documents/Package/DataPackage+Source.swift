import Foundation
package import MitoshiPlanning
package import MitoshiBasics
import MitoshiStatistics

extension DataPackage {
    /// Reads a plan from whatever holds one: a package's folder, a document or workbook with a table of indicators, or a
    /// folder of one office's documents of several years.
    ///
    /// - Parameters:
    ///   - today: What isn't over by then was not measured.
    /// - Returns: The plan, what only a person can settle of a document, and what should be known of it.
    /// - Throws: ``DocumentError`` with every problem, and for a folder that holds something else.
    package static func read(
        at path: String, today: CalendarDate = .today
    ) throws(DocumentError) -> (package: DataPackage, questions: [ReadingQuestion], notices: [BilingualText]) {
        switch kind(of: path) {
        case .package: return (try read(folder: path), [], [])
        case .document, .papers, .portfolio, .mixture:
            let years = try DeclarationYears(files: documents(at: path).map { ($0, ReadingMapping()) }, today: today)
            return (DataPackage(of: years.plan), years.questions, years.notices)
        }
    }

    private static func severalPlans(_ path: String, _ plans: [String]) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(
                japanese: "計画\(plans.count)件のフォルダ（\(plans.joined(separator: "、"))）",
                english: "a folder of \(plans.count) plans (\(plans.joined(separator: ", ")))"),
            expected: BilingualText(
                japanese: "1つの計画。どれか1つを指定してください（例：\(path.inFolder(plans[0]))）。すべてをまとめて見るのは mitoshi report です",
                english: "one plan: name one of them, such as \(path.inFolder(plans[0])); "
                    + "mitoshi report takes them together"))
    }

    private static func mixed(_ path: String, _ plans: [String], _ papers: [String]) -> DocumentProblem {
        let papers = papers.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        return DocumentProblem(
            file: path,
            found: BilingualText(
                japanese: "計画（\(plans.joined(separator: "、"))）と文書（\(papers.joined(separator: "、"))）が混ざったフォルダ",
                english: "plans (\(plans.joined(separator: ", "))) among documents (\(papers.joined(separator: ", ")))"),
            expected: BilingualText(
                japanese: "1つの計画、または1つの部署の各年度の文書だけのフォルダ。別のフォルダに分けるか、1つを指定してください",
                english: "one plan, or a folder with nothing but one office's documents: part them, or name one"))
    }

    /// The document at `path`, or the documents of the folder there.
    ///
    /// - Throws: ``DocumentError`` for a folder of several plans, alone or among documents, with their names.
    package static func documents(at path: String) throws(DocumentError) -> [String] {
        switch kind(of: path) {
        case .papers(let files): return files
        case .package, .document: return [path]
        case .portfolio(let plans): throw DocumentError([severalPlans(path, plans)])
        case .mixture(let plans, let papers): throw DocumentError([mixed(path, plans, papers)])
        }
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
        /// The names of packages' folders and of workbooks with a plan each.
        case portfolio([String])
        case mixture(plans: [String], papers: [String])
    }

    /// What stands at `path`; a folder that holds neither plans nor documents is taken for a package, whose reader says what is
    /// missing.
    static func kind(of path: String) -> Kind {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .package }
        guard isFolder.boolValue else { return .document }
        if exists(in: path) { return .package }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let documents = names.filter { name in
            !name.hasPrefix(".") && !name.hasPrefix("~$") && !isCompanion(name)
                && extensions.contains(where: { name.lowercased().hasSuffix("." + $0) })
                && !InputFile.isPipe(path.inFolder(name))
        }
        let sheets = documents.filter { isPlanSheet(path.inFolder($0)) }
        let packages = names.filter { exists(in: path.inFolder($0)) }
        let plans = packages + (packages.count + sheets.count > 1 ? sheets : [])
        let papers = documents.filter { !plans.contains($0) }.map { path.inFolder($0) }
        if plans.isEmpty { return papers.isEmpty ? .package : .papers(papers) }
        return papers.isEmpty ? .portfolio(plans) : .mixture(plans: plans, papers: papers)
    }

    /// The names of the plans in a folder that holds nothing but several; `nil` where something else stands at `path`.
    package static func portfolio(at path: String) -> [String]? {
        if case .portfolio(let plans) = kind(of: path) { plans } else { nil }
    }

    /// Whether `path` is a document, or a folder of documents.
    package static func isDocument(_ path: String) -> Bool {
        switch kind(of: path) {
        case .document, .papers: true
        case .package, .portfolio, .mixture: false
        }
    }

    /// Whether `path` is a workbook into which a plan is typed.
    package static func isPlanSheet(_ path: String) -> Bool {
        path.lowercased().hasSuffix(".xlsx")
            && (try? SpreadsheetFile(path: path))?.definedNames.contains(PlanSheetMarks.name) ?? false
    }

    /// Files that the program itself writes beside documents.
    private static func isCompanion(_ name: String) -> Bool {
        name.hasSuffix(Ledger.fileName) || [ReadingQuestion.fileName, ReadingMapping.fileName].contains(name)
    }

    /// The endings of files that may be documents with a table of indicators.
    private static let extensions = ["xlsx", "xlsm", "docx", "csv", "tsv", "txt", "html", "htm", "md"]
}

/// One office's papers of several years, read in the order of their years.
package struct DeclarationYears: Sendable {
    /// The newest plan with the history and record of all years.
    package let plan: Plan
    /// The readings, the oldest paper first, each with its path.
    package let readings: [(path: String, reading: DeclarationReading)]
    package let questions: [ReadingQuestion]

    /// What should be known of the papers.
    package var notices: [BilingualText] { readings.flatMap(\.reading.notices) }

    /// - Throws: ``DocumentError`` with the problems of all papers that can't be read.
    package init(
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

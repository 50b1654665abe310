package import MitoshiPlanning

extension DataPackage {
    /// What a look at a package finds: the package, or everything that keeps it from being read; and what a reader should know
    /// or be asked either way.
    package struct Examination {
        /// The package, or all problems of all its files.
        package let result: Result<DataPackage, DocumentError>
        /// The plan as far as it could be read.
        package let plan: Plan
        /// What was made of cells that say something else than they should.
        package let notices: [BilingualText]
        /// What should be looked at in the files, beside what ``plan`` is asked about.
        package let doubts: [BilingualText]
        private let draft: PackageDraft

        init(
            result: Result<DataPackage, DocumentError>, notices: [BilingualText], doubts: [BilingualText],
            draft: PackageDraft
        ) {
            self.result = result
            plan = draft.plan
            self.notices = notices
            self.doubts = doubts
            self.draft = draft
        }

        /// The line on which `record` of ``plan`` stands in its file.
        func line(of record: PlanProblem.Record) -> Int? { draft.row(of: record)?.line }

        /// Where `record` of ``plan`` stands: `measurements.csv 7行目`.
        package func place(of record: PlanProblem.Record) -> BilingualText? {
            guard let row = draft.row(of: record) else { return nil }
            let file = row.file.split(separator: "/").last.map(String.init) ?? row.file
            return BilingualText(japanese: "\(file) \(row.line)行目", english: "\(file), line \(row.line)")
        }
    }

    /// Looks at the package in the folder at `path`; `nil` where a document or a folder of documents stands, which has no rows
    /// of its own.
    package static func examine(at path: String) -> Examination? {
        guard kind(of: path) == .package else { return nil }
        return examine(folder: path)
    }

    static func examine(folder: String) -> Examination {
        var reader = PackageReader(folder: folder, encoding: nil)
        return reader.examine()
    }
}

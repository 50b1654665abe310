import Foundation
package import MitoshiBasics
package import MitoshiPlanning

/// A data package: the folder of CSV files that holds a plan, its measurements, drivers and events.
package struct DataPackage: Hashable, Sendable {
    package let plan: Plan
    /// The named what-ifs of `scenarios.csv`.
    package let scenarios: [Scenario]
    /// The interventions of `interventions.csv`, and by section what must be spent at least, in yen.
    package let interventions: [Intervention]
    package let floors: [String: Double]
    /// The encoding of `indicators.csv`.
    package let encoding: TextEncoding

    /// Reads the package in `folder`.
    ///
    /// `indicators.csv` and `targets.csv` must be there, the other files may be missing.
    /// - Parameter encoding: `nil` finds it out, for each file by itself.
    /// - Throws: ``DocumentError`` with the problems of all files together.
    package static func read(folder: String, encoding: TextEncoding? = nil) throws(DocumentError) -> DataPackage {
        var reader = PackageReader(folder: folder, encoding: encoding)
        return try reader.read()
    }

    /// Writes `plan` as a package into `folder`, which is made when it isn't there.
    ///
    /// Either all files are written or none. Title, description and licences of a `datapackage.json` that is there
    /// already are kept.
    /// - Parameter companions: Further files of the folder, written with the package or not at all.
    package static func write(
        _ plan: Plan, to folder: String, encoding: TextEncoding = .utf8WithBOM,
        with companions: [(name: String, text: String)] = []
    ) throws(OutputError) {
        try PackageWriter(folder: folder, encoding: encoding).write(plan, with: companions)
    }

    /// Writes an empty package into `folder`, with a `README.md` that explains every column in Japanese and English.
    package static func writeEmpty(to folder: String, encoding: TextEncoding = .utf8WithBOM) throws(OutputError) {
        let plan = Plan(declaration: Declaration(title: "", fiscalYear: nil), indicators: [], targets: [])
        try PackageWriter(folder: folder, encoding: encoding).write(plan, withGuide: true)
    }

    /// The paths of all files that the plan in `folder` may consist of, whether they are there or not; of a document and a
    /// folder of documents those themselves.
    package static func files(in folder: String, withLedger: Bool) -> [String] {
        switch kind(of: folder) {
        case .package, .mixture: break
        case .portfolio(let plans): return plans.flatMap { files(in: folder.inFolder($0), withLedger: withLedger) }
        case .document: return [folder] + (withLedger ? [ledger(besides: folder)] : [])
        case .papers(let files): return files + (withLedger ? [ledger(besides: folder)] : [])
        }
        let tables = PackageTable.all + PackageTable.questions
        let names = tables.map(\.fileName) + [PackageDescriptor.fileName] + (withLedger ? [Ledger.fileName] : [])
        return names.map { folder.inFolder($0) }
    }

    /// Where the ledger of a plan is: in a package's folder, or in that of documents; beside a document of its own.
    package static func ledger(besides path: String) -> String {
        guard kind(of: path) == .document else {
            return path.inFolder(Ledger.fileName)
        }
        let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let stem = path[end...].lastIndex(of: ".").map { path[..<$0] } ?? path[...]
        return "\(stem)-\(Ledger.fileName)"
    }

    /// The paths of the files that ``write(_:to:encoding:with:)`` makes, or with its guide ``writeEmpty(to:encoding:)``, but for the
    /// descriptor, of which what people wrote is kept.
    package static func newFiles(in folder: String, withGuide guide: Bool) -> [String] {
        let names = PackageTable.all.map(\.fileName)
        let others = guide ? PackageTable.questions.map(\.fileName) + [PackageGuide.fileName] : []
        return (names + others).map { folder.inFolder($0) }
    }

    /// True when `folder` holds a package already.
    package static func exists(in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(PackageTable.indicators.fileName)")
    }
}

extension DataPackage {
    /// The SHA-256 digest of every file that the plan in `folder` is read from: over the name, the length and the bytes
    /// of each, in the order of ``PackageTable/all``. A file that isn't there leaves no trace.
    package static func digest(folder: String) throws(DocumentError) -> String {
        var bytes: [UInt8] = []
        let tables = PackageTable.all.map(\.fileName)
        let files: [(name: String, path: String)] =
            kind(of: folder) == .package
            ? tables.map { ($0, folder.inFolder($0)) }
            : files(in: folder, withLedger: false).map { ($0.split(separator: "/").last.map(String.init) ?? $0, $0) }
        for (name, path) in files where access(path, F_OK) == 0 {
            let contents = try InputFile.bytes(of: path)
            bytes += Array("\(name) \(contents.count)\n".utf8) + contents
        }
        return Digest.hexadecimal(of: bytes)
    }
}

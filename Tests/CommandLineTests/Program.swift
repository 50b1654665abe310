import Dispatch
import Foundation
import Testing

/// The built program, run as a process.
enum Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A run that takes longer, in seconds, is stuck.
    private static let patience = 300.0

    struct NotFound: Error {}

    /// The program lies in a folder above the test bundle.
    static func file() throws -> URL {
        var folder = URL(filePath: ProcessInfo.processInfo.arguments[0])
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let program = folder.appending(path: "mitoshi")
            if FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) { return program }
        }
        throw NotFound()
    }

    /// Runs the program in `folder`, in English unless `environment` says otherwise.
    ///
    /// - Parameter output: The file that standard output leads to; by default it is caught.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String] = ["LC_ALL": "C"],
        output: FileHandle? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = try file()
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder?.url
        // Files, since a pipe that nobody empties would stop the program.
        let caught = try TemporaryFolder()
        process.standardOutput = try output ?? caught.newFile("output")
        process.standardError = try caught.newFile("errors")
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + patience) == .timedOut {
            process.terminate()
            Issue.record("\(arguments) didn't end within \(patience) seconds")
        }
        process.waitUntilExit()
        return try Outcome(
            status: process.terminationStatus, output: output == nil ? caught.text(of: "output") : "",
            errors: caught.text(of: "errors"))
    }
}

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "mitoshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    func newFile(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: url.appending(path: name))
    }

    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    /// The names of everything in the folder, in order.
    func names(in folder: String = ".") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
    }
}

/// The declaration that lies in the repository.
func seedDeclaration() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "seeds").path())
    let name = try #require(names.first { $0.hasSuffix(".txt") })
    return root.appending(path: "seeds/\(name)").path(percentEncoded: false)
}

/// Made once: reading the declaration is tested elsewhere.
private let firstPackage = Result {
    let folder = try TemporaryFolder()
    let made = try Program.run(["ingest", seedDeclaration(), "--output", "package", "--quiet"], in: folder)
    try #require(made.status == 0, "\(made.errors)")
    return folder
}

/// A folder with the data package of the declaration, as `package`.
func ingestedPackage() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try firstPackage.get().path("package")
    try FileManager.default.copyItem(atPath: source, toPath: folder.path("package"))
    return folder
}

/// The cells of CSV without quotes inside.
func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

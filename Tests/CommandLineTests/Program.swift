import Foundation
import Testing

/// The built program, run as a process.
enum Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A run that takes longer is stuck.
    private static let patience = Duration.seconds(300)

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
        output: String? = nil
    ) throws -> Outcome {
        // Files, since a pipe that nobody empties would stop the program.
        let caught = try TemporaryFolder()
        let status = try spawn(
            file().path(percentEncoded: false), arguments, in: folder?.path("."), environment: environment,
            output: output ?? caught.path("output"), errors: caught.path("errors"))
        return try Outcome(
            status: status, output: output == nil ? caught.text(of: "output") : "", errors: caught.text(of: "errors"))
    }

    /// Runs any program and waits for its end; returns its exit code, or -1 when a signal ended it.
    ///
    /// By hand, since Foundation's `Process` loses memory, which a leak detector would lay at our door.
    static func spawn(
        _ program: String, _ arguments: [String], in folder: String?, environment: [String: String], output: String,
        errors: String
    ) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_NOCTTY, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o644)
        // The call that changes the folder is hidden from Swift; env does it instead.
        let line = folder.map { ["/usr/bin/env", "-C", $0, program] } ?? [program]
        var strings = (line + arguments).map { strdup($0) } + [nil]
        // What a leak detector was told to pass over holds for the program too.
        let told = ["LSAN_OPTIONS", "ASAN_OPTIONS"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { (name, $0) }
        }
        let environment = environment.merging(told) { own, _ in own }
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in strings + variables { free(string) } }
        var process = pid_t()
        let failure = posix_spawn(&process, line[0], &actions, nil, &strings, &variables)
        guard failure == 0 else { throw CannotStart(program: program, code: failure) }
        return try wait(for: process, arguments)
    }

    struct CannotStart: Error {
        let program: String
        let code: Int32
    }

    private static func wait(for process: pid_t, _ arguments: [String]) throws -> Int32 {
        var status: Int32 = 0
        let start = ContinuousClock.now
        while waitpid(process, &status, WNOHANG) == 0 {
            if ContinuousClock.now - start > patience {
                Issue.record("\(arguments) didn't end within \(patience)")
                kill(process, SIGKILL)
            }
            usleep(2_000)
        }
        // The low seven bits tell the signal, the next eight the exit code.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
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

    func text(of name: String) throws -> String {
        // Data(contentsOf:) loses memory on empty files, which a leak detector would lay at our door.
        let file = try FileHandle(forReadingFrom: url.appending(path: name))
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
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

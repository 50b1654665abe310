import Foundation
import MitoshiPlanning

/// Files that are written beside their places and then renamed, each at one stroke.
///
/// Of several files a list is written before the first is renamed. Where a kill comes in between, the next run renames the rest.
struct StagedFiles {
    private struct Pending {
        let staged: String
        let destination: String
    }

    /// The list of a staging folder: a line for each of its files, with the file's path in the folder that all belong to.
    private static let list = "list"

    /// Replaces `files`, all or, where one can't be written, none.
    ///
    /// - Parameter folder: The one they belong to; `nil` for a file by itself.
    static func replace(_ files: [(path: String, bytes: [UInt8])], in folder: String?) throws(OutputError) {
        var staging: [String: StagingFolder] = [:]
        defer { for one in staging.values { one.remove() } }
        var pending: [Pending] = []
        var lines: [String] = []
        for (number, file) in files.enumerated() {
            guard let place = try place(of: file.path, with: file.bytes) else { continue }
            let ownFolder = place.destination.folderOfFile
            let home = folder.map { isOnSameDisk($0, ownFolder) ? $0 : ownFolder } ?? ownFolder
            guard let stage = staging[home] ?? StagingFolder(in: home) else {
                throw .cannotWrite(path: file.path, reason: SystemError.text(errno))
            }
            staging[home] = stage
            let staged = stage.path.inFolder(String(number))
            try write(file.bytes, to: staged, mode: place.mode, path: file.path)
            pending.append(Pending(staged: staged, destination: place.destination))
            if home == folder { lines.append("\(number) \(file.path.dropFirst(home.inFolder("").count))\n") }
        }
        if lines.count > 1, let folder, let stage = staging[folder] {
            let part = stage.path.inFolder("\(list).part")
            try write(Array(lines.joined().utf8), to: part, mode: 0o600, path: folder)
            try rename(Pending(staged: part, destination: stage.path.inFolder(list)))
        }
        for file in pending { try rename(file) }
    }

    /// Where the file is to lie and with which rights; `nil` for a device or a pipe, which was written at once.
    private static func place(
        of path: String, with bytes: [UInt8]
    ) throws(OutputError) -> (destination: String, mode: mode_t)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return (path, 0o644) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw .cannotWrite(path: path, reason: SystemError.text(EISDIR))
        case S_IFREG:
            // A link stays a link: what it points at is replaced.
            return (resolved(path), status.st_mode & 0o7777)
        default:
            try OutputFile.fill(open(path, O_WRONLY), with: bytes, path: path)
            return nil
        }
    }

    private static func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    }

    private static func isOnSameDisk(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
    }

    /// - Parameter path: The place that a message names.
    static func write(_ bytes: [UInt8], to staged: String, mode: mode_t, path: String) throws(OutputError) {
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { fchmod(descriptor, mode) }
        try OutputFile.fill(descriptor, with: bytes, path: path)
    }

    private static func rename(_ file: Pending) throws(OutputError) {
        guard Foundation.rename(file.staged, file.destination) == 0 else {
            throw .cannotWrite(path: file.destination, reason: SystemError.text(errno))
        }
    }

    // MARK: What a kill left

    /// Renames what is left of the list in the staging folder at `path`, but no file over one that was changed since.
    static func finish(_ path: String, in folder: String) {
        let list = path.inFolder(list)
        guard let lines = try? String(contentsOfFile: list, encoding: .utf8), let written = time(of: list) else {
            return
        }
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]), !parts[1].split(separator: "/").contains("..") else {
                continue
            }
            let place = resolved(folder.inFolder(String(parts[1])))
            if let changed = time(of: place), changed > written { continue }
            _ = Foundation.rename(path.inFolder(String(number)), place)
        }
    }

    private static func time(of path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}

import Foundation
import MitoshiPlanning

/// A hidden folder in which new files lie until they take the place of the old ones: `.mitoshi-4711-k3Xa9Q`, named after the
/// program and its process.
///
/// It is locked as long as its process lives. One whose process was killed is swept by the next run that writes beside it.
final class StagingFolder {
    let path: String
    private let descriptor: Int32

    static let prefix = ".mitoshi-"

    /// - Returns: `nil` where no folder can be made in `parent`; `errno` says why.
    init?(in parent: String) {
        var template = Array(parent.inFolder("\(Self.prefix)\(getpid())-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Where folders can't be locked, the process in the name alone says that somebody is at work.
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    /// Removes it with all that is left in it.
    func remove() { Self.removeAll(at: path) }

    deinit { close(descriptor) }

    // MARK: What a kill left

    /// Finishes what was begun in `folder` by processes that are gone, and removes their leftovers.
    ///
    /// Where the system doesn't allow it they stay; that is no reason not to go on.
    static func sweep(_ folder: String) {
        for name in names(in: folder) where isAbandoned(name) {
            let path = folder.inFolder(name)
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var status = stat()
            // What somebody else put here says nothing of our files.
            guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            else { continue }
            StagedFiles.finish(path, in: folder)
            FolderExchange.finish(path, in: folder)
            removeAll(at: path)
        }
    }

    /// Whether `name` is that of a staging folder whose process is gone.
    private static func isAbandoned(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 6, let process = pid_t(parts[0]), process > 0 else { return false }
        // In containers a later process may have the number of the one that was killed; whether it lives the lock says.
        return process == getpid() || kill(process, 0) != 0 && errno == ESRCH
    }

    static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private static func removeAll(at path: String) {
        // Files that were linked here from a folder nobody may write to are removed all the same.
        try? FileManager.default.removeItem(atPath: path)
    }
}

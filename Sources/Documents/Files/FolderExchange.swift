import CFolderExchange
import Foundation
import MitoshiPlanning

/// Replaces files of a folder at one stroke: the new ones are written into a second folder, the folder's other files are linked
/// into it, and the two folders change places. Whoever looks finds the old files or the new ones, never some of each.
///
/// Not every folder can be exchanged: it may be the one that somebody stands in, hold folders that aren't ours, belong to
/// somebody else, or lie on a disk that can't do it. Its files are then renamed one by one, by ``StagedFiles``.
struct FolderExchange {
    private typealias NamedFile = (name: String, bytes: [UInt8])

    /// Without links on its way.
    private let folder: String
    private let files: [NamedFile]
    private let names: Set<String>
    /// Of the folder that is there; `nil` for a new one.
    private let present: stat?

    /// - Returns: `nil` for a folder that is better left where it is.
    init?(of path: String, files: [(path: String, bytes: [UInt8])]) {
        guard let parent = Self.realPath(path.folderOfFile) else { return nil }
        var (status, above) = (stat(), stat())
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), let real = Self.realPath(path),
                !Self.isAround(real), stat(real.folderOfFile, &above) == 0, above.st_dev == status.st_dev
            else { return nil }
            (folder, present) = (real, status)
        } else {
            // A link to nothing isn't followed.
            guard errno == ENOENT, lstat(path, &status) != 0 else { return nil }
            (folder, present) = (parent.inFolder(path.nameOfFile), nil)
        }
        let start = path.inFolder("").count
        self.files = files.map { (String($0.path.dropFirst(start)), $0.bytes) }
        names = Set(self.files.map(\.name))
    }

    /// - Returns: False where the folder can't be exchanged; nothing is changed then.
    /// - Throws: ``OutputError`` where a file can't be written.
    func run() throws(OutputError) -> Bool {
        guard let staging = StagingFolder(in: folder.folderOfFile) else { return false }
        defer { staging.remove() }
        let new = staging.path.inFolder(Self.newFolder)
        guard mkdir(new, 0o777) == 0, present.map({ Self.give(new, rightsOf: $0) }) ?? true else { return false }
        for file in files { try write(file, into: new) }
        guard let present else {
            guard rename(new, folder) == 0 else { return false }
            Self.flush(folder.folderOfFile)
            return true
        }
        guard folder_attributes(new) == folder_attributes(folder), linkOthers(from: folder, into: new) else {
            return false
        }
        let note = "\(present.st_ino) \(folder.nameOfFile)"
        try StagedFiles.write(Array(note.utf8), to: staging.path.inFolder(Self.note), mode: 0o600, path: folder)
        Self.flush(new)
        guard folder_exchange(new, folder) == 0 else { return false }
        Self.flush(folder.folderOfFile)
        Self.rescue(from: new, into: folder, replaced: names)
        return true
    }

    private static let newFolder = "new"
    /// Says which folder is to be exchanged: its number on the disk, by which it is known afterwards, and its name.
    private static let note = "exchange"

    // MARK: The new folder

    private func write(_ file: NamedFile, into new: String) throws(OutputError) {
        let path = new.inFolder(file.name)
        makeFolders(of: file.name, in: new)
        var status = stat()
        let isThere = present != nil && stat(folder.inFolder(file.name), &status) == 0
        try StagedFiles.write(
            file.bytes, to: path, mode: isThere ? status.st_mode & 0o7777 : 0o644, path: folder.inFolder(file.name))
    }

    /// Makes the folders below that `name` lies in. What can't be made shows when the file is written.
    private func makeFolders(of name: String, in new: String) {
        var below = ""
        for part in name.split(separator: "/").dropLast() {
            below += (below.isEmpty ? "" : "/") + part
            var status = stat()
            guard mkdir(new.inFolder(below), 0o777) == 0, stat(folder.inFolder(below), &status) == 0 else { continue }
            chmod(new.inFolder(below), status.st_mode & 0o7777)
        }
    }

    /// Links the files that aren't replaced into the new folder.
    ///
    /// - Returns: False where that can't be: for folders that aren't ours, and for links and folders where a file is to be.
    private func linkOthers(from folder: String, into new: String, below: String = "") -> Bool {
        StagingFolder.names(in: folder).allSatisfy { entry in
            let name = below + entry
            var status = stat()
            guard lstat(folder.inFolder(entry), &status) == 0, !entry.hasPrefix(StagingFolder.prefix) else {
                return false
            }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            if names.contains(name) { return status.st_mode & S_IFMT == S_IFREG }
            guard isFolder else { return link(folder.inFolder(entry), new.inFolder(entry)) == 0 }
            return names.contains { $0.hasPrefix(name + "/") } && status.st_uid == geteuid()
                && status.st_dev == present?.st_dev
                && linkOthers(from: folder.inFolder(entry), into: new.inFolder(entry), below: name + "/")
        }
    }

    private static func give(_ new: String, rightsOf present: stat) -> Bool {
        var status = stat()
        guard chmod(new, present.st_mode & 0o7777) == 0, stat(new, &status) == 0 else { return false }
        return status.st_gid == present.st_gid || chown(new, status.st_uid, present.st_gid) == 0
    }

    // MARK: The old folder

    /// Takes what somebody else put into the old folder at the last moment over into the new one.
    ///
    /// - Parameter replaced: The names of the files that were to be replaced; `nil` where nobody knows any more.
    private static func rescue(from old: String, into folder: String, replaced: Set<String>?, below: String = "") {
        for entry in StagingFolder.names(in: old) {
            let (source, place) = (old.inFolder(entry), folder.inFolder(entry))
            var (first, second) = (stat(), stat())
            guard lstat(source, &first) == 0 else { continue }
            guard lstat(place, &second) == 0 else {
                _ = rename(source, place)
                continue
            }
            if first.st_mode & S_IFMT == S_IFDIR {
                if second.st_mode & S_IFMT == S_IFDIR {
                    rescue(from: source, into: place, replaced: replaced, below: below + entry + "/")
                }
            } else if let replaced, !replaced.contains(below + entry), first.st_ino != second.st_ino {
                _ = rename(source, place)
            }
        }
    }

    /// Looks after the staging folder at `path` of a process that was killed: if the folders had changed places, the old one
    /// lies in it.
    static func finish(_ path: String, in parent: String) {
        guard let text = try? String(contentsOfFile: path.inFolder(note), encoding: .utf8) else { return }
        let parts = text.split(separator: " ", maxSplits: 1)
        let old = path.inFolder(newFolder)
        var status = stat()
        guard parts.count == 2, !parts[1].contains("/"), stat(old, &status) == 0,
            UInt64(status.st_ino) == UInt64(parts[0])
        else { return }
        rescue(from: old, into: parent.inFolder(String(parts[1])), replaced: nil)
    }

    // MARK: Paths

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether this process stands in the folder or below: a shell would be left in a folder that is gone.
    private static func isAround(_ folder: String) -> Bool {
        guard let here = realPath(".") else { return true }
        return here == folder || here.hasPrefix(folder.inFolder(""))
    }

    private static func flush(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

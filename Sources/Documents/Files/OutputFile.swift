import Foundation
import MitoshiPlanning

/// Writing that leaves either the whole new file or the old one, and of a folder's files either all new ones or all old ones,
/// whenever the program is stopped.
package enum OutputFile {
    /// Writes `text` in `encoding` to `path`.
    package static func write(
        _ text: String, to path: String, encoding: TextEncoding = .utf8
    ) throws(OutputError) {
        try write(encoded(text, encoding, path), to: path)
    }

    /// Writes `bytes` to `path`.
    package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        StagingFolder.sweep(path.folderOfFile)
        try StagedFiles.replace([(path, bytes)], in: nil)
    }

    /// Writes the files of `folder`, which is made when it isn't there, as one: whoever looks finds all of them or none.
    ///
    /// - Parameter files: Their paths begin with `folder`; they may lie in folders below.
    package static func write(
        _ files: [(path: String, bytes: [UInt8])], asOne folder: String
    ) throws(OutputError) {
        try makeFolder(folder.folderOfFile)
        StagingFolder.sweep(folder.folderOfFile)
        StagingFolder.sweep(folder)
        if let exchange = FolderExchange(of: folder, files: files), try exchange.run() { return }
        // The folder first, so that what is wrong with it isn't said of one below.
        for place in Set(files.map(\.path.folderOfFile) + [folder]).sorted() { try makeFolder(place) }
        try StagedFiles.replace(files, in: folder)
    }

    /// Makes the folder at `path`, with those above it, if it isn't there.
    package static func makeFolder(_ path: String) throws(OutputError) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
            throw .cannotWrite(path: path, reason: SystemError.text(ENOTDIR))
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path: path, reason: SystemError.text(Self.code(of: error)))
        }
    }

    /// The system's code below one of Foundation's errors, which don't tell it alike on every system.
    private static func code(of error: any Error) -> Int32 {
        let error = error as NSError
        let below = error.userInfo[NSUnderlyingErrorKey] as? NSError
        for error in [below, error] {
            if let error, error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
        }
        return errno == 0 ? EIO : errno
    }

    /// `text` as the bytes that a file at `path` would hold.
    package static func encoded(_ text: String, _ encoding: TextEncoding, _ path: String) throws(OutputError) -> [UInt8]
    {
        do {
            return try encoding.bytes(of: text, file: path)
        } catch {
            throw .unencodable(error)
        }
    }

    /// Writes all of `bytes` and closes the descriptor; a full disk may show only when it is flushed.
    static func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws(OutputError) {
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: SystemError.text(errno)) }
        var written = 0
        var failure: Int32?
        while written < bytes.count, failure == nil {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count >= 0 { written += count } else if errno != EINTR { failure = errno }
        }
        // Devices and pipes can't be flushed and say EINVAL or ENOTSUP.
        if failure == nil, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { failure = errno }
        if close(descriptor) != 0, failure == nil { failure = errno }
        if let failure { throw .cannotWrite(path: path, reason: SystemError.text(failure)) }
    }
}

extension String {
    /// The path of `name` in the folder that this is.
    package func inFolder(_ name: String) -> String { hasSuffix("/") ? self + name : "\(self)/\(name)" }

    /// The folder that the file or folder with this path lies in, written so that it can be looked into.
    var folderOfFile: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == "/" { end = index(before: end) }
        guard let slash = self[..<end].lastIndex(of: "/") else { return end == startIndex && !isEmpty ? "/" : "." }
        return slash == startIndex ? "/" : String(self[..<slash])
    }

    /// The last part of this path.
    var nameOfFile: String { split(separator: "/").last.map(String.init) ?? "" }
}

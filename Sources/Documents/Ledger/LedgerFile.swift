import Foundation
import MitoshiPlanning

/// A ledger that is open and locked, so that no other writer comes between reading and writing.
struct LedgerFile {
    private let descriptor: Int32
    private let path: String

    /// Opens the file, makes it when it isn't there, and waits for the lock.
    init(locking path: String) throws(LedgerError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.refused(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close()
            throw Self.refused(path, EINVAL)
        }
        let code = WriterLock.take(descriptor)
        guard code == 0 else {
            close()
            throw Self.refused(path, code)
        }
    }

    /// Gives the lock back with the file.
    func close() { _ = Foundation.close(descriptor) }

    func bytes() throws(DocumentError) -> [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        return try InputFile.contents(of: descriptor, path: path)
    }

    /// Cuts the file down to its first `length` bytes.
    func cut(to length: Int) throws(LedgerError) {
        guard ftruncate(descriptor, off_t(length)) == 0, fsync(descriptor) == 0 else {
            throw Self.refused(path, errno)
        }
    }

    /// Appends all of `bytes` with one write that has reached the disk, or nothing.
    func append(_ bytes: [UInt8], writing write: (Int32, UnsafeRawPointer?, Int) -> Int) throws(LedgerError) {
        guard !bytes.isEmpty else { return }
        let length = lseek(descriptor, 0, SEEK_END)
        guard length >= 0 else { throw Self.refused(path, errno) }
        var count = -1
        repeat {
            count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        } while count < 0
            && errno == EINTR
        var failure = count == bytes.count ? nil : count < 0 ? errno : ENOSPC
        if failure == nil, fsync(descriptor) != 0 { failure = errno }
        guard let failure else { return syncFolder() }
        ftruncate(descriptor, length)
        throw Self.refused(path, failure)
    }

    /// A file just made is on the disk only when its folder is.
    private func syncFolder() {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        _ = Foundation.close(handle)
    }

    private static func refused(_ path: String, _ code: Int32) -> LedgerError {
        let reason =
            code == EINVAL
            ? BilingualText(japanese: "ふつうのファイルではない", english: "not a regular file") : WriterLock.reason(code)
        return .cannotWrite(.cannotWrite(path: path, reason: reason))
    }
}

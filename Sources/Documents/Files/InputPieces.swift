import CZlib
import Foundation
import MitoshiPlanning

/// A file's bytes piece by piece; what gzip compressed, unpacked.
final class InputPieces {
    private let path: String
    /// zlib reads plain files as they are.
    private let file: gzFile

    /// - Returns: `nil` for what can't be read twice, such as a pipe.
    /// - Throws: ``DocumentError`` when there is nothing to read at `path`.
    init?(of path: String) throws(DocumentError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw DocumentError([InputFile.unreadable(path, errno)]) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        // A plain file that only begins like a compressed one is read whole, as it is.
        guard path.hasSuffix(".gz") || !Self.looksCompressed(path) else { return nil }
        guard let file = gzopen(path, "rb") else { throw DocumentError([InputFile.unreadable(path, errno)]) }
        self.path = path
        self.file = file
        gzbuffer(file, UInt32(Self.size))
    }

    /// Anything that can be read once, a pipe too; `-` is standard input.
    ///
    /// - Throws: ``DocumentError`` when there is nothing to read at `path`.
    init(ofAny path: String) throws(DocumentError) {
        let descriptor = try InputFile.opened(path)
        guard let file = gzdopen(descriptor, "rb") else {
            close(descriptor)
            throw DocumentError([InputFile.unreadable(path, errno)])
        }
        self.path = path
        self.file = file
        gzbuffer(file, UInt32(Self.size))
    }

    deinit { gzclose_r(file) }

    /// The length of a piece, in bytes.
    private static let size = 1 << 17

    /// The next bytes, at the end of `bytes`; false when there are none left.
    func append(to bytes: inout [UInt8]) throws(DocumentError) -> Bool {
        var piece = [UInt8](repeating: 0, count: Self.size)
        let count = gzread(file, &piece, UInt32(piece.count))
        guard count >= 0, CompressedFile.isWhole(file, count) else {
            throw DocumentError([CompressedFile.damaged(path)])
        }
        bytes.append(contentsOf: piece[..<Int(count)])
        return count > 0
    }

    private static func looksCompressed(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var start: [UInt8] = [0, 0]
        return read(descriptor, &start, 2) == 2 && start == [0x1F, 0x8B]
    }
}

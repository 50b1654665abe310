import CZlib
import Foundation
import MitoshiPlanning

/// Reading of a whole file, within limits.
enum InputFile {
    /// The longest line read, in bytes: a longer one is no table and no declaration.
    static let lineLimit = 1_000_000
    /// The longest file read, in bytes.
    static let sizeLimit = 1 << 30

    /// The longest archive read, such as a workbook, in bytes.
    static let archiveLimit = 64 << 20

    /// The bytes of the file at `path`. Stops at the first line over ``lineLimit``, so that memory stays bounded.
    static func bytes(of path: String) throws(DocumentError) -> [UInt8] {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        return path.hasSuffix(".gz")
            ? try CompressedFile.contents(of: path) : try contents(of: descriptor, path: path)
    }

    /// The bytes of the file at `path`, which has no lines, such as a workbook.
    ///
    /// - Parameter limit: The most bytes read.
    static func binary(of path: String, limit: Int) throws(DocumentError) -> [UInt8] {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while try append(to: &bytes, from: descriptor, path: path, limit: limit) {}
        return bytes
    }

    /// What stands for standard input in place of a file's name.
    static let standardInput = "-"

    static func opened(_ path: String) throws(DocumentError) -> Int32 {
        let descriptor = path == standardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw DocumentError([unreadable(path, errno)]) }
        var status = stat()
        let code = fstat(descriptor, &status) == 0 ? (status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0) : errno
        guard code == 0 else {
            close(descriptor)
            throw DocumentError([unreadable(path, code)])
        }
        return descriptor
    }

    /// Whether a pipe with a name lies at `path`.
    static func isPipe(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }

    /// Reads on; false at the end.
    private static func append(
        to bytes: inout [UInt8], from descriptor: Int32, path: String, limit: Int
    ) throws(DocumentError) -> Bool {
        let piece = try piece(of: descriptor, path: path, size: 1 << 20)
        bytes += piece
        guard bytes.count <= limit else { throw DocumentError([tooLarge(path, limit)]) }
        return !piece.isEmpty
    }

    /// The next bytes, as many as have come; none at the end.
    static func piece(of descriptor: Int32, path: String, size: Int) throws(DocumentError) -> [UInt8] {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var read = -1
            repeat { read = Foundation.read(descriptor, buffer.baseAddress, size) } while read < 0 && errno == EINTR
            if read < 0 { failure = errno }
            count = max(0, read)
        }
        guard failure == 0 else { throw DocumentError([unreadable(path, failure)]) }
        return piece
    }

    /// The bytes that are left to read from `descriptor`.
    static func contents(of descriptor: Int32, path: String) throws(DocumentError) -> [UInt8] {
        var bytes: [UInt8] = []
        var lineStart = 0
        while true {
            let before = bytes.count
            guard try append(to: &bytes, from: descriptor, path: path, limit: sizeLimit) else { return bytes }
            if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
                // An archive has no lines.
                while try append(to: &bytes, from: descriptor, path: path, limit: archiveLimit) {}
                return bytes
            }
            if let long = longLine(in: bytes, from: before, lineStart: &lineStart) {
                let line = bytes[..<long].count { $0 == UInt8(ascii: "\n") } + 1
                throw DocumentError([tooLong(path, line: line)])
            }
        }
    }

    /// The start of the first line longer than ``lineLimit`` among the bytes from `index`, or `nil`.
    private static func longLine(in bytes: [UInt8], from index: Int, lineStart: inout Int) -> Int? {
        for position in index..<bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lineStart = position + 1
            } else if position - lineStart >= lineLimit {
                return lineStart
            }
        }
        return nil
    }
}

extension InputFile {
    static func unreadable(_ path: String, _ code: Int32) -> DocumentProblem {
        DocumentProblem(
            file: path, found: SystemError.text(code),
            expected: BilingualText(japanese: "読めるファイル", english: "a file that can be read"))
    }

    static func pipe(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path, found: BilingualText(japanese: "パイプ（ファイルではない）", english: "a pipe, not a file"),
            expected: BilingualText(japanese: "ファイル", english: "a file"))
    }

    static func tooLong(_ path: String, line: Int?) -> DocumentProblem {
        DocumentProblem(
            file: path, line: line,
            found: BilingualText(
                japanese: "\(lineLimit)バイトを超える行", english: "a line of more than \(lineLimit) bytes"),
            expected: BilingualText(
                japanese: "1行\(lineLimit)バイト以内", english: "lines of at most \(lineLimit) bytes"))
    }

    static func tooLarge(_ path: String, _ limit: Int = sizeLimit) -> DocumentProblem {
        let (japanese, english) =
            limit % (1 << 20) == 0 ? ("\(limit >> 20)MB", "\(limit >> 20) MB") : ("\(limit)バイト", "\(limit) bytes")
        return DocumentProblem(
            file: path, found: BilingualText(japanese: "\(japanese)を超えるファイル", english: "more than \(english)"),
            expected: BilingualText(japanese: "\(japanese)以内のファイル", english: "a file of at most \(english)"))
    }
}

/// Reading of a file compressed by gzip, within the limit of ``InputFile/sizeLimit`` on what it unpacks to.
enum CompressedFile {
    /// The unpacked bytes of the file at `path`.
    static func contents(of path: String) throws(DocumentError) -> [UInt8] {
        guard let file = gzopen(path, "rb") else { throw DocumentError([InputFile.unreadable(path, errno)]) }
        defer { gzclose_r(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = gzread(file, &chunk, UInt32(chunk.count))
            guard count >= 0, isWhole(file, count) else { throw DocumentError([damaged(path)]) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<Int(count)])
            guard bytes.count <= InputFile.sizeLimit else { throw DocumentError([InputFile.tooLarge(path)]) }
        }
    }

    /// Whether the end of the input, if this is it, is also that of the compressed data.
    static func isWhole(_ file: gzFile, _ count: Int32) -> Bool {
        guard count == 0 else { return true }
        var code: Int32 = Z_OK
        _ = gzerror(file, &code)
        return code == Z_OK || code == Z_STREAM_END
    }

    static func damaged(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(japanese: "壊れた、または途中で切れた圧縮ファイル", english: "a damaged or truncated compressed file"),
            expected: BilingualText(japanese: "gzipで圧縮されたファイル", english: "a file compressed by gzip"))
    }
}

/// A file's bytes piece by piece; what gzip compressed, unpacked.
final class InputPieces {
    private let path: String
    /// zlib reads plain files as they are.
    private let file: gzFile

    /// Anything that can be read once, a pipe too; `-` is standard input.
    ///
    /// - Throws: ``DocumentError`` when there is nothing to read at `path`.
    init(of path: String) throws(DocumentError) {
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
}

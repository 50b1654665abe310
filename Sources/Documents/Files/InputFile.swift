import Foundation
import MitoshiPlanning

/// Reading of a whole file, within limits.
enum InputFile {
    /// The longest line read, in bytes: a longer one is no table and no declaration.
    static let lineLimit = 1_000_000
    /// The longest file read, in bytes.
    static let sizeLimit = 1 << 30

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

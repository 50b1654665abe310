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
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw DocumentError([unreadable(path, errno)]) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DocumentError([unreadable(path, errno)]) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw DocumentError([unreadable(path, EISDIR)]) }
        return path.hasSuffix(".gz")
            ? try CompressedFile.contents(of: path) : try contents(of: descriptor, path: path)
    }

    /// The bytes that are left to read from `descriptor`.
    static func contents(of descriptor: Int32, path: String) throws(DocumentError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var lineStart = 0
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DocumentError([unreadable(path, errno)]) }
            guard count > 0 else { return bytes }
            let before = bytes.count
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= sizeLimit else { throw DocumentError([tooLarge(path)]) }
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

    private static func tooLong(_ path: String, line: Int) -> DocumentProblem {
        DocumentProblem(
            file: path, line: line,
            found: BilingualText(
                japanese: "\(lineLimit)バイトを超える行", english: "a line of more than \(lineLimit) bytes"),
            expected: BilingualText(
                japanese: "1行\(lineLimit)バイト以内", english: "lines of at most \(lineLimit) bytes"))
    }

    static func tooLarge(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path,
            found: BilingualText(japanese: "\(sizeLimit)バイトを超えるファイル", english: "more than \(sizeLimit) bytes"),
            expected: BilingualText(
                japanese: "\(sizeLimit)バイト以内のファイル", english: "a file of at most \(sizeLimit) bytes"))
    }
}

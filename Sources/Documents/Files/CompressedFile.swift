import CZlib
import Foundation
import MitoshiPlanning

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

import Foundation
package import MitoshiBasics
import MitoshiPlanning

/// The lines of a file or of standard input, as they arrive.
///
/// What has come is handed out at once, so that a program that waits for an answer before it writes on gets one. No more is kept
/// than a piece and the line it ends in, and of a line over the limit nothing.
package final class LineStream {
    private let path: String
    private let descriptor: Int32
    private let limit: Int
    /// The beginning of a line whose end hasn't come.
    private var rest: [UInt8] = []
    /// Whether that line is over the limit already.
    private var isTooLong = false
    private var isAtEnd = false

    /// How many bytes are read at once.
    private static let pieceSize = 1 << 18

    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - limit: The longest line kept, in bytes.
    /// - Throws: ``DocumentError`` when there is nothing to read at `path`.
    package init(_ path: String, limit: Int) throws(DocumentError) {
        self.path = path
        self.limit = limit
        descriptor = try InputFile.opened(path)
    }

    deinit { close(descriptor) }

    /// The lines that have come, without their ends, `nil` for one over the limit; no line at the end of the file.
    package func next() throws(DocumentError) -> [[UInt8]?] {
        while !isAtEnd {
            let piece = try InputFile.piece(of: descriptor, path: path, size: Self.pieceSize)
            isAtEnd = piece.isEmpty
            var lines: [[UInt8]?] = []
            var start = piece.startIndex
            while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                lines.append(ended(by: piece[start..<end]))
                start = end + 1
            }
            keep(piece[start...])
            // A last line may have no end.
            if isAtEnd, isTooLong || !rest.isEmpty { lines.append(ended(by: [])) }
            if !lines.isEmpty { return lines }
        }
        return []
    }

    private func keep(_ piece: ArraySlice<UInt8>) {
        guard !isTooLong, rest.count + piece.count <= limit + 1 else {
            isTooLong = isTooLong || !piece.isEmpty
            rest = []
            return
        }
        rest += piece
    }

    private func ended(by piece: ArraySlice<UInt8>) -> [UInt8]? {
        keep(piece)
        defer { (rest, isTooLong) = ([], false) }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        return isTooLong || rest.count > limit ? nil : rest
    }
}

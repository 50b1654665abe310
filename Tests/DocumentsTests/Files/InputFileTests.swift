import MitoshiBasics
import Foundation
import Testing

@testable import MitoshiDocuments

@Suite("A file that is read")
struct InputFileTests {
    private func message(_ path: String) -> String? {
        do {
            _ = try InputFile.bytes(of: path)
            return nil
        } catch {
            return error.description.split(separator: "/").last.map(String.init)
        }
    }

    @Test("may not have a line of 100 MB: it is refused at its line, before the rest is read")
    func longLine() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a,b\nc,", "long.csv")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        // A hole of 100 MB: zero bytes without a line end.
        try handle.truncate(atOffset: 100_000_000)
        try handle.close()
        #expect(
            message(path)
                == "long.csv, line 2: found a line of more than 1000000 bytes, expected lines of at most 1000000 bytes")
    }

    @Test("may not go on without end")
    func endless() {
        #expect(
            message("/dev/zero")
                == "zero, line 1: found a line of more than 1000000 bytes, expected lines of at most 1000000 bytes")
    }

    @Test("may have lines of just under 1 MB")
    func nearlyLong() throws {
        let folder = try TemporaryFolder()
        let line = [UInt8](repeating: 0x61, count: InputFile.lineLimit) + [0x0A]
        let path = try folder.write(line + line + line, "wide.csv")
        #expect(try InputFile.bytes(of: path).count == 3 * line.count)
        #expect(
            message(try folder.write([0x61] + line, "wider.csv"))?.hasPrefix("wider.csv, line 1: found a line") == true)
    }

    @Test("must be there and be a file")
    func places() throws {
        let folder = try TemporaryFolder()
        #expect(
            message("\(folder.path)/none.csv")
                == "none.csv: found no such file or folder, expected a file that can be read")
        try FileManager.default.createDirectory(atPath: "\(folder.path)/dir", withIntermediateDirectories: false)
        #expect(message("\(folder.path)/dir") == "dir: found a folder, not a file, expected a file that can be read")
    }
}

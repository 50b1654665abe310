import MitoshiDocuments
import MitoshiPlanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output: data, and nothing else.
enum StandardOutput {
    /// Writes all of `text`.
    ///
    /// - Throws: ``Stop`` with ``ExitStatus/cannotWrite`` when the system refuses, for instance on a full disk; with
    ///   ``ExitStatus/fine`` and no word when the reader has gone away, as `head` does.
    static func write(_ text: String, encoding: TextEncoding = .utf8) throws {
        let name = localized("標準出力", "standard output")
        let bytes = encoding == .utf8 ? Array(text.utf8) : try OutputFile.encoded(text, encoding, name)
        try write(bytes, name: name)
    }

    private static func write(_ bytes: [UInt8], name: String) throws(Stop) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                throw Stop(.fine)
            } else if errno != EINTR {
                let reason = String(cString: strerror(errno))
                throw Stop(.cannotWrite, [localized("\(name)：書き込めません（\(reason)）", "\(name): cannot write: \(reason)")])
            }
        }
    }
}

/// Standard error: messages and progress.
enum StandardError {
    /// Writes `lines`; what can't be written here can't be told anywhere.
    static func write(_ lines: [String]) {
        if !lines.isEmpty { writePart(lines.joined(separator: "\n") + "\n") }
    }

    /// Writes `text` without ending the line.
    static func writePart(_ text: String) {
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}

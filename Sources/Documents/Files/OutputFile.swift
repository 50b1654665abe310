import Foundation
package import MitoshiPlanning

/// Why nothing was written.
package enum OutputError: Error, Hashable, Sendable {
    /// The system refused, for instance for want of space or permission.
    case cannotWrite(path: String, reason: BilingualText)
    /// The text has characters that the encoding asked for would lose or change.
    case unencodable(DocumentError)
    /// The file is one that was read; `proposal` is a path to name instead.
    case wouldReplaceInput(path: String, input: String, proposal: String)

    /// One line for each thing that went wrong.
    package func lines(in language: Language) -> [String] {
        switch self {
        case .cannotWrite(let path, let reason):
            let text = BilingualText(
                japanese: "\(path)：書き込めません（\(reason.japanese)）", english: "\(path): cannot write: \(reason.english)")
            return [text[language]]
        case .unencodable(let error): return error.lines(in: language)
        case .wouldReplaceInput(let path, let input, let proposal):
            let text = BilingualText(
                japanese: "\(path)：書き込みません。入力の \(input) を置き換えてしまいます。別の場所を指定してください（例：\(proposal)）",
                english: "\(path): Refused: the output would replace an input, \(input); name another place, such as "
                    + proposal)
            return [text[language]]
        }
    }
}

extension OutputError: CustomStringConvertible {
    package var description: String { lines(in: .english).joined(separator: "\n") }
}

/// Writing that leaves either the whole new file or the old one: every file is written beside and then renamed.
package enum OutputFile {
    /// Writes `text` in `encoding` to `path`.
    package static func write(
        _ text: String, to path: String, encoding: TextEncoding = .utf8
    ) throws(OutputError) {
        try write([(path, encoded(text, encoding, path))])
    }

    /// Writes `bytes` to `path`.
    package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        try write([(path, bytes)])
    }

    /// Writes all files, or none: nothing is renamed before every one has been written beside.
    package static func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) {
        var pending: [PendingFile] = []
        do throws(OutputError) {
            for file in files { pending.append(try PendingFile.write(file.bytes, besides: file.path)) }
            for file in pending { try file.rename() }
        } catch {
            for file in pending { file.remove() }
            throw error
        }
    }

    /// Makes the folder at `path`, with those above it, if it isn't there.
    package static func makeFolder(_ path: String) throws(OutputError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            let code = errno == 0 ? EIO : errno
            throw .cannotWrite(path: path, reason: SystemError.text(code))
        }
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
}

/// A file written beside its destination.
private struct PendingFile {
    let destination: String
    /// `nil` when the destination is a device or a pipe, which can't be renamed onto and was written directly.
    let temporary: String?

    static func write(_ bytes: [UInt8], besides path: String) throws(OutputError) -> PendingFile {
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw .cannotWrite(path: path, reason: SystemError.text(EISDIR))
        }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            try fill(open(path, O_WRONLY), with: bytes, path: path)
            return PendingFile(destination: path, temporary: nil)
        }
        // A link stays a link: what it points at is replaced.
        let destination = exists ? URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false) : path
        var template = Array("\(destination).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: SystemError.text(errno)) }
        fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o644)
        do throws(OutputError) {
            try fill(descriptor, with: bytes, path: path)
        } catch {
            unlink(temporary)
            throw error
        }
        return PendingFile(destination: destination, temporary: temporary)
    }

    func rename() throws(OutputError) {
        guard let temporary else { return }
        guard Foundation.rename(temporary, destination) == 0 else {
            throw .cannotWrite(path: destination, reason: SystemError.text(errno))
        }
    }

    func remove() {
        if let temporary { unlink(temporary) }
    }

    /// Writes everything and closes the descriptor; a full disk may show only when it is flushed.
    private static func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws(OutputError) {
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
}

import CZip
import MitoshiPlanning

/// A zip file in memory, read within limits on what it unpacks to.
final class ZipArchive {
    /// Why an archive, or one of its files, isn't read.
    enum Failure: Error, Hashable {
        case damaged(reason: String)
        case encrypted(name: String)
        case tooManyFiles(Int)
        case duplicateName(String)
        /// Unpacks to more than the limit, or to more than it claims.
        case tooLarge(name: String, bytes: UInt64)
        /// Claims to unpack to many times its size, as a bomb does.
        case suspiciousRatio(name: String, packed: UInt64, unpacked: UInt64)
    }

    struct Entry {
        let index: UInt64
        let size: UInt64
    }

    static let fileLimit = 10_000
    /// In bytes, for all files together.
    static let totalLimit: UInt64 = 256 << 20
    /// In bytes, for one file.
    static let entryLimit: UInt64 = 64 << 20
    /// How many times its packed size a file may unpack to, once that is more than ``freeSize``.
    static let ratioLimit: UInt64 = 200
    static let freeSize: UInt64 = 1 << 20

    /// By name.
    let entries: [String: Entry]
    private let archive: OpaquePointer
    /// The archive's bytes, which libzip doesn't copy.
    private let bytes: UnsafeMutableRawBufferPointer

    /// - Throws: ``Failure``.
    convenience init(_ contents: [UInt8]) throws(Failure) {
        do throws(Failure) {
            try self.init(whole: contents)
        } catch {
            // What sent or stored the file may have filled it up behind the archive's own end.
            guard case .damaged = error, let end = Self.end(of: contents) else { throw error }
            try self.init(whole: Array(contents[..<end]))
        }
    }

    private init(whole contents: [UInt8]) throws(Failure) {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(contents.count, 1), alignment: 1)
        bytes.copyBytes(from: contents)
        do throws(Failure) {
            let archive = try Self.open(bytes, count: contents.count)
            do throws(Failure) {
                entries = try Self.entries(of: archive)
            } catch {
                zip_discard(archive)
                throw error
            }
            self.archive = archive
        } catch {
            bytes.deallocate()
            throw error
        }
        self.bytes = bytes
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    /// Where the archive says that it ends, before the end of its bytes.
    private static func end(of contents: [UInt8]) -> Int? {
        let (record, commentLength) = (22, 20)
        var start = contents.count - record - 1
        while start >= 0 {
            if contents[start] == 0x50, contents[start...].starts(with: [0x50, 0x4B, 0x05, 0x06]) {
                let comment = Int(contents[start + commentLength]) | Int(contents[start + commentLength + 1]) << 8
                let end = start + record + comment
                return end < contents.count ? end : nil
            }
            start -= 1
        }
        return nil
    }

    /// The unpacked bytes of the file called `name`; `nil` when there is none.
    func contents(of name: String) throws(Failure) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw .damaged(reason: String(cString: zip_strerror(archive)))
        }
        defer { zip_fclose(file) }
        var contents = [UInt8](repeating: 0, count: Int(entry.size))
        var filled = 0
        while filled < contents.count {
            let count = contents.withUnsafeMutableBytes { buffer -> Int64 in
                guard let start = buffer.baseAddress else { return -1 }
                return zip_fread(file, start + filled, UInt64(buffer.count - filled))
            }
            guard count > 0 else { throw .damaged(reason: name) }
            filled += Int(count)
        }
        var more: UInt8 = 0
        // The checksum is compared when the end is read; what goes on past the size it claims is no honest file.
        let rest = zip_fread(file, &more, 1)
        guard rest >= 0 else { throw .damaged(reason: name) }
        guard rest == 0 else { throw .tooLarge(name: name, bytes: entry.size + 1) }
        return contents
    }

    private static func open(_ bytes: UnsafeMutableRawBufferPointer, count: Int) throws(Failure) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(count), 0, &error) else {
            throw .damaged(reason: String(cString: zip_error_strerror(&error)))
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            zip_source_free(source)
            throw .damaged(reason: String(cString: zip_error_strerror(&error)))
        }
        return archive
    }

    private static func entries(of archive: OpaquePointer) throws(Failure) -> [String: Entry] {
        let count = zip_get_num_entries(archive, 0)
        guard (0...Int64(fileLimit)).contains(count) else { throw .tooManyFiles(Int(count)) }
        var entries: [String: Entry] = [:]
        var total: UInt64 = 0
        for index in 0..<UInt64(count) {
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(archive, index, 0, &status) == 0, let raw = status.name else {
                throw .damaged(reason: String(cString: zip_strerror(archive)))
            }
            let name = String(cString: raw)
            try check(status, name)
            total = total.addingReportingOverflow(status.size).partialValue
            guard total <= totalLimit else { throw .tooLarge(name: name, bytes: total) }
            guard entries.updateValue(Entry(index: index, size: status.size), forKey: name) == nil else {
                throw .duplicateName(name)
            }
        }
        return entries
    }

    private static func check(_ status: zip_stat_t, _ name: String) throws(Failure) {
        guard status.encryption_method == 0 else { throw .encrypted(name: name) }
        guard status.size <= entryLimit else { throw .tooLarge(name: name, bytes: status.size) }
        guard status.size <= freeSize || status.size / ratioLimit <= status.comp_size else {
            throw .suspiciousRatio(name: name, packed: status.comp_size, unpacked: status.size)
        }
    }
}

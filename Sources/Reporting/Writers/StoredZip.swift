/// Zip files whose parts are stored as they are: all that a document made of parts needs, the same bytes every time, and no
/// library.
///
/// Source: APPNOTE.TXT, the specification of the zip format by PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
enum StoredZip {
    /// - Parameter parts: In order; their names are of ASCII.
    static func bytes(of parts: [(name: String, text: String)]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let contents = Array(part.text.utf8)
            let name = Array(part.name.utf8)
            let common =
                two(version) + two(0) + two(stored) + two(0) + two(firstDay) + four(checksum(of: contents))
                + four(contents.count) + four(contents.count) + two(name.count) + two(0)
            directory += [0x50, 0x4B, 0x01, 0x02] + two(version) + common
            // No remark, the first disk, no attributes, and where the part begins.
            directory += two(0) + two(0) + two(0) + four(0) + four(file.count) + name
            file += [0x50, 0x4B, 0x03, 0x04] + common + name + contents
        }
        let end =
            [0x50, 0x4B, 0x05, 0x06] + two(0) + two(0) + two(parts.count) + two(parts.count) + four(directory.count)
            + four(file.count) + two(0)
        return file + directory + end
    }

    /// 2.0, the least that readers ask for.
    private static let version = 20
    private static let stored = 0
    /// 1 January 1980, the first day that the format knows.
    private static let firstDay = 1 << 5 | 1

    private static func two(_ number: Int) -> [UInt8] { four(number).dropLast(2) }

    private static func four(_ number: Int) -> [UInt8] { four(UInt32(truncatingIfNeeded: number)) }

    private static func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }

    /// CRC-32 as zip has it.
    private static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in sum >> 8 ^ remainders[Int((sum ^ UInt32(byte)) & 0xFF)] }
    }

    private static let remainders: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(number) { remainder, _ in remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
}

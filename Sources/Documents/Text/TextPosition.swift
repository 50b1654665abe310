/// Where a byte of a UTF-8 text stands; both numbers count from 1.
struct TextPosition: Hashable {
    let line: Int
    /// In characters, not bytes.
    let character: Int

    init(of offset: Int, in utf8: [UInt8]) {
        let before = utf8[..<offset]
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        character = String(decoding: utf8[start..<offset], as: UTF8.self).count + 1
    }
}

/// Well-formedness of UTF-8, as table 3-7 of the Unicode Standard has it.
enum UTF8Validation {
    /// The offset of the first byte that isn't part of a well-formed sequence, or `nil` when all are.
    static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer(firstInvalidOffset)
    }

    static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            guard let length = sequenceLength(in: bytes, at: index) else { return index }
            index += length
        }
        return nil
    }

    /// How many well-formed sequences of several bytes there are, and how many bytes outside of any.
    static func census(of bytes: [UInt8]) -> (multibyte: Int, invalid: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            var multibyte = 0
            var invalid = 0
            var index = 0
            while index < bytes.count {
                if let length = sequenceLength(in: bytes, at: index) {
                    if length > 1 { multibyte += 1 }
                    index += length
                } else {
                    invalid += 1
                    index += 1
                }
            }
            return (multibyte, invalid)
        }
    }

    private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        guard let (length, second) = trailing(lead), index + length <= bytes.count,
            second.contains(bytes[index + 1])
        else { return nil }
        for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index + offset]) { return nil }
        return length
    }

    /// The length that a lead byte announces, and the range its second byte must lie in.
    private static func trailing(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}

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

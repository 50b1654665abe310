import MitoshiBasics

/// The bytes of a part before anything reads them: in an encoding that office files have, UTF-8 or UTF-16 (ECMA-376 part 2), and
/// with no character that XML forbids.
enum XMLBytes {
    /// The part as UTF-8 without byte order mark.
    static func checked(_ bytes: [UInt8]) throws(XMLFault) -> [UInt8] {
        let utf8: [UInt8]
        if let isBigEndian = isBigEndianUTF16(bytes) {
            utf8 = try fromUTF16(bytes, isBigEndian: isBigEndian)
        } else {
            let declared = declaredEncoding(bytes)
            guard ["utf-8", "us-ascii"].contains(declared.lowercased()) else { throw .encoding(declared) }
            let hasMark = bytes.starts(with: TextEncoding.byteOrderMark)
            utf8 = hasMark ? Array(bytes.dropFirst(TextEncoding.byteOrderMark.count)) : bytes
        }
        if let offset = UTF8Validation.firstInvalidOffset(in: utf8) {
            throw .malformed(line: line(of: offset, in: utf8), .notUTF8(utf8[offset]))
        }
        if let (offset, code) = forbidden(in: utf8) {
            throw .malformed(line: line(of: offset, in: utf8), .forbidden(code))
        }
        return utf8
    }

    /// By the byte order mark, or by how `<?` begins without one; `nil` for bytes that aren't UTF-16.
    private static func isBigEndianUTF16(_ bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0x3C]) { return true }
        return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0]) ? false : nil
    }

    private static func fromUTF16(_ bytes: [UInt8], isBigEndian: Bool) throws(XMLFault) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw .encoding("UTF-16") }
        let units = stride(from: 0, to: bytes.count, by: 2).lazy.map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count)
        let isBroken = transcode(
            units.drop { $0 == 0xFEFF }.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
        ) { utf8.append($0) }
        guard !isBroken else { throw .encoding("UTF-16") }
        return utf8
    }

    /// What the XML declaration says, UTF-8 where it says nothing.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String {
        let start = String(decoding: bytes.prefix(200), as: UTF8.self)
        let declaration = start.firstMatch(of: kept(/^\u{FEFF}?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/))
        return declaration.map { String($0.1) } ?? "UTF-8"
    }

    /// The first character that XML forbids, with its code.
    private static func forbidden(in utf8: [UInt8]) -> (offset: Int, code: UInt32)? {
        for (offset, byte) in utf8.enumerated() {
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return (offset, UInt32(byte)) }
            // U+FFFE and U+FFFF; the bytes behind a lead byte are known to be there.
            if byte == 0xEF, utf8[offset + 1] == 0xBF, utf8[offset + 2] >= 0xBE {
                return (offset, 0xFFC0 + UInt32(utf8[offset + 2]) - 0x80)
            }
        }
        return nil
    }

    private static func line(of offset: Int, in utf8: [UInt8]) -> Int { TextPosition(of: offset, in: utf8).line }
}

/// Why a part isn't read.
enum XMLFault: Error, Hashable {
    /// Declares document types, with which a small file can unfold to a huge one; no office program writes any.
    case documentType
    /// Not written in the encoding that it seems or says to have, or in one that office files don't have.
    case encoding(String)
    case malformed(line: Int, Reason)

    enum Reason: Hashable {
        case notUTF8(UInt8)
        case forbidden(UInt32)
        case cutShort, comment, instruction, section
        case tag, name, otherEnd, reference, unknownPrefix, attributeTwice
        case textOutside, secondRoot
        case tooDeep, tooManyAttributes
    }

    var text: BilingualText {
        switch self {
        case .documentType: BilingualText(japanese: "文書型宣言", english: "a document type declaration")
        case .encoding(let name):
            BilingualText(
                japanese: "UTF-8・UTF-16以外の文字コード、または宣言と違う文字コード（\(name)）",
                english: "an encoding other than UTF-8 and UTF-16, or than the one it declares (\(name))")
        case .malformed(let line, let reason):
            BilingualText(
                japanese: "\(line)行目：\(reason.text.japanese)", english: "line \(line): \(reason.text.english)")
        }
    }
}

extension XMLFault.Reason {
    fileprivate var text: BilingualText {
        switch self {
        case .notUTF8(let byte):
            let code = String(byte, radix: 16, uppercase: true)
            return BilingualText(japanese: "UTF-8ではないバイト0x\(code)", english: "the byte 0x\(code), which is not UTF-8")
        case .forbidden(let code):
            let name = "U+" + String(code, radix: 16, uppercase: true)
            return BilingualText(japanese: "XMLで使えない文字\(name)", english: "\(name), which XML forbids")
        case .cutShort: return BilingualText(japanese: "途中で終わっている", english: "it breaks off")
        case .comment: return BilingualText(japanese: "壊れたコメント", english: "a broken comment")
        case .instruction: return BilingualText(japanese: "壊れた処理命令", english: "a broken instruction")
        case .section: return BilingualText(japanese: "CDATAの始まりか終わりがない", english: "half of a CDATA section")
        case .tag: return BilingualText(japanese: "壊れたタグ", english: "a broken tag")
        case .name: return BilingualText(japanese: "名前ではない文字", english: "no name where one belongs")
        case .otherEnd: return BilingualText(japanese: "始まりと合わない終了タグ", english: "an end tag of another element")
        case .reference:
            return BilingualText(japanese: "読めない参照（&…;）", english: "a reference (&…;) that names no character")
        case .unknownPrefix: return BilingualText(japanese: "宣言のない接頭辞", english: "a prefix that is not declared")
        case .attributeTwice: return BilingualText(japanese: "同じ属性が2つ", english: "the same attribute twice")
        case .textOutside: return BilingualText(japanese: "要素の外の文字", english: "text outside of all elements")
        case .secondRoot: return BilingualText(japanese: "2つ目のルート要素", english: "a second root element")
        case .tooDeep:
            return BilingualText(
                japanese: "\(XMLReader.depthLimit)段より深い要素", english: "elements deeper than \(XMLReader.depthLimit)")
        case .tooManyAttributes:
            return BilingualText(
                japanese: "\(XMLReader.attributeLimit)個より多い属性",
                english: "more than \(XMLReader.attributeLimit) attributes")
        }
    }
}

import MitoshiPlanning

/// A file's text as well-formed UTF-8 without byte order mark, and the encoding it had.
struct DecodedText {
    let utf8: [UInt8]
    let encoding: TextEncoding

    var string: String { String(decoding: utf8, as: UTF8.self) }
}

/// Bytes → text.
enum TextDecoding {
    /// Decodes `bytes` from `encoding`, or from the one they show: byte order mark, else well-formed UTF-8, else CP932.
    ///
    /// - Parameter file: The file's name, for messages.
    static func decode(
        _ bytes: [UInt8], file: String, encoding: TextEncoding?
    ) throws(DocumentError) -> DecodedText {
        if let problem = wideEncoding(of: bytes, file: file) { throw DocumentError([problem]) }
        if let encoding, let problem = otherEncoding(than: encoding, of: bytes, file: file) {
            throw DocumentError([problem])
        }
        let hasMark = bytes.starts(with: TextEncoding.byteOrderMark)
        let decoded: DecodedText
        switch encoding {
        case .cp932:
            decoded = DecodedText(utf8: try fromCP932(bytes, file: file), encoding: .cp932)
        case .utf8, .utf8WithBOM:
            decoded = try fromUTF8(bytes, hasMark: hasMark, file: file)
        case nil:
            decoded = try detect(bytes, hasMark: hasMark, file: file)
        }
        if let offset = decoded.utf8.firstIndex(of: 0) {
            let place = TextPosition(of: offset, in: decoded.utf8)
            throw DocumentError([
                DocumentProblem(
                    file: file, line: place.line, column: place.character,
                    found: BilingualText(japanese: "NUL文字（値0のバイト）", english: "a NUL character (a byte of value 0)"),
                    expected: BilingualText(japanese: "テキストファイル", english: "a text file"))
            ])
        }
        return decoded
    }

    private static func detect(
        _ bytes: [UInt8], hasMark: Bool, file: String
    ) throws(DocumentError) -> DecodedText {
        if hasMark || UTF8Validation.firstInvalidOffset(in: bytes) == nil {
            return try fromUTF8(bytes, hasMark: hasMark, file: file)
        }
        // Japanese text in CP932 hardly ever holds well-formed UTF-8 sequences; a damaged UTF-8 file is full of them.
        let census = UTF8Validation.census(of: bytes)
        if census.multibyte > census.invalid { return try fromUTF8(bytes, hasMark: hasMark, file: file) }
        let decoded = DecodedText(utf8: try fromCP932(bytes, file: file), encoding: .cp932)
        if isMostlyHalfWidthKatakana(decoded.string) { throw DocumentError([unlikelyCP932(file)]) }
        return decoded
    }

    private static func fromUTF8(
        _ bytes: [UInt8], hasMark: Bool, file: String
    ) throws(DocumentError) -> DecodedText {
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
            throw DocumentError([invalid(bytes, at: offset, file: file, name: "UTF-8")])
        }
        let mark = hasMark ? TextEncoding.byteOrderMark.count : 0
        return DecodedText(utf8: Array(bytes.dropFirst(mark)), encoding: hasMark ? .utf8WithBOM : .utf8)
    }

    private static func fromCP932(_ bytes: [UInt8], file: String) throws(DocumentError) -> [UInt8] {
        do {
            return try CharacterConversion.fromCP932().convert(bytes)
        } catch {
            switch error {
            case .unconvertible(let offset):
                throw DocumentError([invalid(bytes, at: offset, file: file, name: "CP932")])
            case .unavailable:
                throw DocumentError([TextDecoding.unavailable(file)])
            }
        }
    }

    /// EUC-JP and the like turn into half-width katakana when read as CP932.
    private static func isMostlyHalfWidthKatakana(_ text: String) -> Bool {
        var katakana = 0
        var other = 0
        for scalar in text.unicodeScalars where !scalar.isASCII {
            if (0xFF61...0xFF9F).contains(scalar.value) { katakana += 1 } else { other += 1 }
        }
        return katakana > other
    }
}

extension TextDecoding {
    private static let known = BilingualText(
        japanese: "UTF-8 または CP932（Shift_JIS）のテキスト", english: "text in UTF-8 or CP932 (Shift_JIS)")

    static func unavailable(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file,
            found: BilingualText(japanese: "CP932の変換表がないシステム", english: "a system without a table for CP932"),
            expected: BilingualText(japanese: "CP932に対応したiconv", english: "an iconv that knows CP932"))
    }

    private static func invalid(_ bytes: [UInt8], at offset: Int, file: String, name: String) -> DocumentProblem {
        let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
        let value = bytes.indices.contains(offset) ? "0x" + String(bytes[offset], radix: 16, uppercase: true) : "—"
        return DocumentProblem(
            file: file, line: line,
            found: BilingualText(
                japanese: "\(name)として読めないバイト\(value)（先頭から\(offset)バイト目）",
                english: "the byte \(value) at offset \(offset), which is not \(name)"),
            expected: known)
    }

    private static func unlikelyCP932(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file,
            found: BilingualText(
                japanese: "UTF-8でもCP932でもないと思われる文字（EUC-JPなど）",
                english: "characters that look like neither UTF-8 nor CP932 (perhaps EUC-JP)"),
            expected: BilingualText(
                japanese: "\(known.japanese)。CP932に間違いなければ --encoding cp932 を付ける",
                english: "\(known.english); give --encoding cp932 if it is CP932 all the same"))
    }

    /// What begins with the mark of UTF-16 or UTF-32, or without a mark has zero bytes throughout, as Latin letters have there.
    private static func wideEncoding(of bytes: [UInt8], file: String) -> DocumentProblem? {
        let start = bytes.prefix(1_000)
        let zeros = start.indices.filter { start[$0] == 0 }
        let odd = zeros.count { $0 % 2 == 1 }
        let name: String
        if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) {
            name = "UTF-32"
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            name = "UTF-16"
        } else if zeros.count >= fewestTelling, 2 * zeros.count > start.count {
            name = "UTF-32"
        } else if zeros.count >= fewestTelling, odd == 0 || odd == zeros.count {
            name = "UTF-16"
        } else {
            return nil
        }
        return DocumentProblem(
            file: file, line: 1,
            found: BilingualText(japanese: "\(name)のファイル", english: "a file in \(name)"),
            expected: BilingualText(
                japanese: "\(known.japanese)（Excelでは「CSV UTF-8」で保存）",
                english: "\(known.english) (in Excel, save as “CSV UTF-8”)"))
    }

    /// A text that is plainly in the other encoding than the one it is said to be in: read by that it would be gibberish, or be
    /// refused for some byte in it.
    private static func otherEncoding(
        than stated: TextEncoding, of bytes: [UInt8], file: String
    ) -> DocumentProblem? {
        let census = UTF8Validation.census(of: bytes)
        let other: TextEncoding
        switch stated {
        case .cp932:
            guard census.invalid == 0, census.multibyte >= fewestTelling else { return nil }
            other = .utf8
        case .utf8, .utf8WithBOM:
            guard census.invalid > census.multibyte, !bytes.starts(with: TextEncoding.byteOrderMark),
                (try? fromCP932(bytes, file: file)) != nil
            else { return nil }
            other = .cp932
        }
        let (found, said) = (other.rawValue.uppercased(), stated.rawValue.uppercased())
        return DocumentProblem(
            file: file,
            found: BilingualText(japanese: "\(found)のテキスト", english: "text in \(found)"),
            expected: BilingualText(
                japanese: "指定された\(said)のテキスト。文字コードの指定を外すか、\(other.rawValue) を指定してください",
                english: "text in \(said), as was stated; leave the encoding out, or state \(other.rawValue)"))
    }

    /// So many well-formed sequences of UTF-8 don't come about by chance in Japanese text of CP932, nor so many zero bytes at even
    /// or at odd places alone.
    private static let fewestTelling = 4
}

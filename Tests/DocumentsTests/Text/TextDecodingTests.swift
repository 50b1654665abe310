import TestSupport
import MitoshiPlanning
import Testing

@testable import MitoshiDocuments

@Suite("Bytes of a file")
struct TextDecodingTests {
    /// Characters with their bytes in CP932, from Microsoft's table of code page 932.
    static let cp932: [(String, [UInt8])] = [
        ("①", [0x87, 0x40]), ("㈱", [0x87, 0x8A]), ("髙", [0xFB, 0xFC]), ("～", [0x81, 0x60]), ("－", [0x81, 0x7C]),
        ("∥", [0x81, 0x61]), ("￠", [0x81, 0x91]), ("￡", [0x81, 0x92]), ("￢", [0x81, 0xCA]), ("㍻", [0x87, 0x7E]),
        ("Ⅲ", [0x87, 0x56]), ("ⅲ", [0xFA, 0x42]), ("№", [0x87, 0x82]), ("﨑", [0xFA, 0xB1]), ("表", [0x95, 0x5C]),
        ("ソ", [0x83, 0x5C]), ("ｱ", [0xB1]), ("\\", [0x5C]), ("~", [0x7E]), ("令和", [0x97, 0xDF, 0x98, 0x61]),
    ]

    @Test("in CP932 are read and written with its extension characters", arguments: cp932)
    func extensionCharacters(text: String, bytes: [UInt8]) throws {
        #expect(try TextDecoding.decode(bytes, file: "f", encoding: .cp932).string == text)
        #expect(try TextEncoding.cp932.bytes(of: text, file: "f") == bytes)
    }

    @Test("tell their encoding")
    func detection() throws {
        let text = "事業番号,令和２年度\r\n17-101,①㈱髙～"
        let utf8 = Array(text.utf8)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let cp932 = try TextEncoding.cp932.bytes(of: text, file: "f")
        for (bytes, encoding) in [(utf8, TextEncoding.utf8), (mark + utf8, .utf8WithBOM), (cp932, .cp932)] {
            let decoded = try TextDecoding.decode(bytes, file: "f", encoding: nil)
            #expect(decoded.string == text)
            #expect(decoded.encoding == encoding)
        }
    }

    static let refused: [([UInt8], TextEncoding?, String)] = [
        (
            [0x61, 0x0A, 0xFF], .utf8,
            "f, line 2: found the byte 0xFF at offset 2, which is not UTF-8, expected text in UTF-8 or CP932 (Shift_JIS)"
        ),
        (
            [0x61, 0x81, 0x20], .cp932,
            "f, line 1: found the byte 0x81 at offset 1, which is not CP932, expected text in UTF-8 or CP932 (Shift_JIS)"
        ),
        (
            // A UTF-8 file with one damaged byte isn't taken for CP932.
            Array("令和2年度\n事業".utf8) + [0xE3, 0x81], nil,
            "f, line 2: found the byte 0xE3 at offset 20, which is not UTF-8, expected text in UTF-8 or CP932 (Shift_JIS)"
        ),
        (
            // あいう in EUC-JP.
            [0xA4, 0xA2, 0xA4, 0xA4, 0xA4, 0xA6], nil,
            "f: found characters that look like neither UTF-8 nor CP932 (perhaps EUC-JP), expected text in UTF-8 or CP932 "
                + "(Shift_JIS); give --encoding cp932 if it is CP932 all the same"
        ),
        (
            [0xFF, 0xFE, 0x61, 0x00], nil,
            "f, line 1: found a file in UTF-16, expected text in UTF-8 or CP932 (Shift_JIS) (in Excel, save as “CSV UTF-8”)"
        ),
        (
            [0x61, 0x0A, 0x62, 0x00, 0x63], nil,
            "f, line 2, column 2: found a NUL character (a byte of value 0), expected a text file"
        ),
    ]

    @Test("are refused with the place of the first that can't be read", arguments: refused)
    func refusal(bytes: [UInt8], encoding: TextEncoding?, message: String) {
        #expect {
            try TextDecoding.decode(bytes, file: "f", encoding: encoding)
        } throws: { error in
            (error as? DocumentError)?.description == message
        }
    }

    @Test("never become characters that CP932 lacks or changes: each is reported with its place")
    func changes() {
        let text = "a〜b\n−‖¢£¬\n𠮷é"
        #expect {
            try TextEncoding.cp932.bytes(of: text, file: "f")
        } throws: { error in
            (error as? DocumentError)?.problems.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.found.english)" } == [
                "1:2 “〜” (U+301C), which CP932 turns into “～”", "2:1 “−” (U+2212), which CP932 turns into “－”",
                "2:2 “‖” (U+2016), which CP932 turns into “∥”", "2:3 “¢” (U+A2), which CP932 turns into “￠”",
                "2:4 “£” (U+A3), which CP932 turns into “￡”", "2:5 “¬” (U+AC), which CP932 turns into “￢”",
                "3:1 “𠮷” (U+20BB7), which CP932 lacks", "3:2 “é” (U+E9), which CP932 lacks",
            ]
        }
    }

    @Test("of every CP932 character that survives come back as they were")
    func roundTrip() throws {
        let reader = try CharacterConversion.fromCP932()
        let writer = try CharacterConversion.toCP932()
        var count = 0
        for lead in Array(0x81...0x9F) + Array(0xE0...0xFC) {
            for trail in 0x40...0xFC where trail != 0x7F {
                guard let utf8 = try? reader.convert([UInt8(lead), UInt8(trail)]) else { continue }
                // NEC and IBM gave some characters two codes; the text is the same.
                let back = try writer.convert(utf8)
                #expect(try reader.convert(back) == utf8)
                count += 1
            }
        }
        #expect(count > 7_000)
    }
}

@Suite("Well-formed UTF-8")
struct UTF8ValidationTests {
    @Test(
        "is told from what isn't",
        arguments: [
            ([0x41], nil), ([0xC3, 0xA9], nil), ([0xE3, 0x81, 0x82], nil), ([0xF0, 0x9F, 0x98, 0x80], nil),
            ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF0, 0x80, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0x41, 0x80], 1), ([0x41, 0xE3, 0x81], 1), ([0xC3], 0), ([0xE3, 0x81, 0x41], 0),
        ] as [([UInt8], Int?)])
    func wellFormed(bytes: [UInt8], offset: Int?) {
        #expect(UTF8Validation.firstInvalidOffset(in: bytes) == offset)
    }

    @Test("is what the standard library repairs nothing in", arguments: 0..<200)
    func likeStandardLibrary(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<random.int(1...12)).map { _ in
            UInt8(random.int(random.chance(oneIn: 2) ? 0x80...0xFF : 0...0xFF))
        }
        let isSound = Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes
        #expect((UTF8Validation.firstInvalidOffset(in: bytes) == nil) == isSound)
    }
}

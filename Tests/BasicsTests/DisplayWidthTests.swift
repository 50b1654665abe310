import Foundation
import Testing

@testable import MitoshiBasics

@Suite("The width of a text in a terminal")
struct DisplayWidthTests {
    @Test(
        "counts full-width characters twice and combining marks not at all",
        arguments: [
            ("", 0), ("abc", 3), ("14,989人", 8), ("令和４年度", 10), ("ｶﾞ", 2), ("か\u{3099}", 2), ("e\u{301}", 1),
            ("（％）", 6), ("㈱", 2), ("髙", 2), ("①", 1), ("±≥×", 3), ("각", 2), ("\u{1100}\u{1161}\u{11A8}", 2),
            ("👨‍👩‍👧", 2), ("🇯🇵", 2), ("❤\u{FE0F}", 2), ("👍🏽", 2), ("葛\u{E0100}", 2), ("a\u{200B}b", 2), ("𠮷", 2),
        ])
    func examples(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    /// The C library has its own table, made from the Unicode files by other people.
    @Test("agrees with the C library's wcwidth on the characters that Japanese documents use")
    func agreesWithTheCLibrary() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        defer { freelocale(locale) }
        let before = uselocale(locale)
        defer { uselocale(before) }
        // The headers hide the function from Swift.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let columns = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
        let blocks: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x300...0x36F, 0x370...0x377, 0x400...0x482, 0x2010...0x2027,
            0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x218B, 0x2190...0x2319, 0x2460...0x24FF, 0x2500...0x25FC,
            0x3000...0x3029, 0x302E...0x303E, 0x3041...0x3096, 0x309B...0x30FF, 0x3220...0x3247, 0x3280...0x4DB5,
            0x4E00...0x9FFC, 0xA000...0xA48C, 0xAC00...0xD7A3, 0xF900...0xFA6D, 0xFE30...0xFE52, 0xFF01...0xFF60,
            0xFF61...0xFFBE, 0xFFE0...0xFFE6, 0x20000...0x2A6D6,
        ]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
            let expected = Int(columns(wchar_t(scalar.value)))
            guard expected >= 0 else { continue }
            #expect(displayWidth(Character(scalar)) == expected, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test("has a table of ranges in order, none touching the next")
    func tableInOrder() {
        for (range, next) in zip(wideScalars, wideScalars.dropFirst()) {
            #expect(range.upperBound + 1 < next.lowerBound)
        }
    }

    @Test("shows control characters and marks of direction instead of sending them to the terminal")
    func controls() {
        #expect(withoutControls("a\u{1B}[31mb\u{9B}\u{202E}\n") == "a\\u{1B}[31mb\\u{9B}\\u{202E}\n")
        #expect(withoutControls("目標値") == "目標値")
    }
}

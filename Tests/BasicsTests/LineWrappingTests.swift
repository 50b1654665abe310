import Testing

@testable import MitoshiBasics

@Suite("Breaking lines")
struct LineWrappingTests {
    static let texts = [
        "市民活動サポートセンターの年間利用者数", "ワーク・ライフ・バランスに関するホームページの情報提供数",
        "令和4年度（2022年度）の目標は17,000人です。あと2,011人で届きます。", "The target for FY2022 is 17,000 people (Reiwa 4).",
        "averyveryverylongwordwithoutspaces", "「達成見込み」、あるいは、やや達成寄り。", "", " ", "a  b", "一\n二\n\n三",
        "e\u{301}e\u{301}e\u{301}", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
    ]

    @Test("keeps every line within the width", arguments: texts, [2, 3, 5, 8, 13, 40])
    func withinWidth(text: String, width: Int) {
        for line in wrapped(text, to: width) { #expect(displayWidth(line) <= width, "\(line)") }
    }

    @Test("loses nothing but spaces", arguments: texts, [2, 3, 5, 8, 13, 40])
    func losesNothing(text: String, width: Int) {
        func letters(_ text: String) -> String { text.filter { $0 != " " && $0 != "\n" } }
        #expect(letters(wrapped(text, to: width).joined()) == letters(text))
    }

    @Test("never begins a line with a closing mark, nor ends one with an opening mark", arguments: [8, 10, 12, 14, 20])
    func kinsoku(width: Int) {
        let lines = wrapped("「達成見込み」、（令和４年度）、（目標値）。「やや達成寄り」です。人々のデータ、メール。", to: width)
        for line in lines {
            #expect(!"、。」）ー々".contains(line.first ?? " "), "\(lines)")
            #expect(!"「（".contains(line.last ?? " "), "\(lines)")
        }
    }

    @Test("keeps a figure with its unit")
    func figuresWithUnits() {
        #expect(wrapped("市の目標値は17,000人", to: 14) == ["市の目標値は", "17,000人"])
        #expect(wrapped("現状値 14,989人 目標値 17,000人", to: 10) == ["現状値", "14,989人", "目標値", "17,000人"])
    }

    @Test("keeps an era with its year", arguments: 9...14)
    func eras(width: Int) {
        for line in wrapped("ああああ令和4年度いいい平成元年度", to: width) {
            #expect(!line.hasSuffix("令") && !line.hasSuffix("和") && !line.hasSuffix("年") && !line.hasSuffix("平成"))
        }
    }

    @Test("breaks English at spaces")
    func english() {
        #expect(wrapped("at risk of missing the target", to: 11) == ["at risk of", "missing the", "target"])
    }
}

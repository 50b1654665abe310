import MitoshiBasics
import TestSupport
import Testing

@testable import MitoshiReporting

@Suite("Names of sheets")
struct SheetNameTests {
    private static let pieces = [
        "'", "[", "]", ":", "*", "?", "/", "\\", " ", "　", "a", "A", "History", "見通し", "👨‍👩‍👧", "e\u{301}", "\u{0}", "\n",
        "x", "(2)", "ß",
        "長い名前", "\u{FFFE}",
    ]

    @Test("are legal and unlike each other, whatever is wished for", arguments: 0..<40)
    func legal(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var names = SheetNames()
        var seen: Set<String> = []
        for _ in 0..<60 {
            let wish = (0..<generator.int(0...14)).map { _ in generator.one(of: Self.pieces) }.joined()
            let name = names.name(like: wish, fallback: "Sheet").text
            #expect((1...31).contains(name.utf16.count))
            #expect(!name.contains { "[]:*?/\\".contains($0) })
            #expect(!name.hasPrefix("'") && !name.hasSuffix("'") && name.lowercased() != "history")
            #expect(!name.unicodeScalars.contains { $0.value < 0x20 })
            #expect(seen.insert(name.lowercased()).inserted, "\(name)")
        }
    }

    @Test("are what was wished for where that is legal")
    func kept() {
        var names = SheetNames()
        #expect(names.name(like: "17-101 登録者数", fallback: "x").text == "17-101 登録者数")
        #expect(names.name(like: "17-101 登録者数", fallback: "x").text == "17-101 登録者数 (2)")
        #expect(names.name(like: "a/b", fallback: "x").text == "a-b")
        #expect(names.name(like: "''", fallback: "x").text == "x")
    }
}

@Suite("Places of cells")
struct CellPlaceTests {
    @Test(
        "have the names that spreadsheets give them",
        arguments: [(0, 0, "A1"), (8, 25, "Z9"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")])
    func names(row: Int, column: Int, name: String) { #expect(CellPlace(row, column).name == name) }

    @Test("quote their sheet")
    func quoted() {
        #expect(CellPlace(4, 1).absolute(on: "it's 1") == "'it''s 1'!$B$5")
        #expect(CellRange(CellPlace(0, 0), CellPlace(1, 2)).absolute(on: "a") == "'a'!$A$1:$C$2")
    }

    @Test(
        "show numbers with the digits they have",
        arguments: [
            ([15.0, 3], "#,##0"), ([25.3], "#,##0.0"), ([0.125, 2], "#,##0.000"), ([1.0 / 3], "#,##0.000000"),
            ([], "#,##0"),
        ] as [([Double], String)])
    func formats(values: [Double], format: String) { #expect(NumberFormat.exact(values) == format) }
}

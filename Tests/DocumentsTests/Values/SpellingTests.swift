import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("Other spellings")
struct SpellingTests {
    static let amounts: [(text: String, unit: String?, value: Double?, decimals: Int)] = [
        ("8,000千円", "円", 8_000_000, -3), ("8百万円", "円", 8_000_000, -6), ("1,240人", "千人", 1.24, 3),
        ("1.2百万円", "千円", 1_200, -2), ("30％", "パーセント", 30, 0), ("5", "千人", 5, 0), ("5千人", "千人", 5, 0),
        ("5件", "円", nil, 0), ("5千円", "千人", nil, 0), ("5千", nil, nil, 0), ("5千円", nil, nil, 0),
    ]

    @Test("of an amount are the same amount in another unit, with the same figures", arguments: amounts)
    func amount(text: String, unit: String?, value: Double?, decimals: Int) throws {
        let quantity = Quantity(text)?.converted(to: unit)
        #expect((quantity == nil) == (value == nil))
        guard let quantity, let value else { return }
        expectClose(quantity.value, to: value, within: 1e-12 * value)
        #expect(quantity.decimals == decimals)
    }

    @Test(
        "of a rough number leave its last digits open",
        arguments: [
            ("約1,130", -1), ("1,130人程度", -1), ("約1,131", 0), ("約1.5万", -3), ("およそ2,000", -3), ("約0", 0),
            ("延べ1,130人", 0),
            ("1,130", 0), ("約1.50", 1),
        ])
    func rough(text: String, decimals: Int) throws {
        #expect(try #require(Quantity(text)).reliableDecimals == decimals)
    }

    @Test(
        "of a number or a name are one, but for letters that only look like a hyphen",
        arguments: [
            ("１１－１０１", "11-101"), ("11‐101", "11-101"), ("11−101", "11-101"), ("11–101", "11-101"),
            (" 11 - 101", "11-101"),
            ("市民活動ｻﾎﾟｰﾄｾﾝﾀｰ", "市民活動サポートセンター"), ("ｶﾞｲﾄﾞ数", "ガイド数"), ("サーバー", "サーバー"), ("Ａｂ", "ab"), ("①", "①"),
        ])
    func names(text: String, key: String) { #expect(text.nameKey == key) }

    @Test("of a code are its words, of which none means two codes of one column")
    func words() {
        func check<Word: PackageWord & Hashable>(_ type: Word.Type) {
            let spellings = Word.allCases.flatMap { word in Set(([word.rawValue] + word.words).map(\.nameKey)) }
            #expect(Set(spellings).count == spellings.count, "\(type)")
            for word in Word.allCases {
                for text in [word.rawValue.uppercased()] + word.words {
                    #expect(Word(written: text) == word, "\(text)")
                }
            }
            #expect(Word(written: "？") == nil && Word(written: "") == nil)
        }
        check(IndicatorKind.self)
        check(WrittenDirection.self)
        check(WrittenBasis.self)
        check(Mover.self)
        check(ShockEvent.Effect.self)
        check(Intervention.Effect.Unit.self)
        check(ScenarioWord.self)
        check(DeclarationItem.self)
    }

    @Test("of a header mean one column of a table")
    func headers() {
        for table in PackageTable.all + PackageTable.questions {
            for field in table.fields {
                let found = table.fields.filter { PackageHeading.isHeading(field.name, of: $0.name) }
                #expect(found.count == 1, "\(table.name) \(field.name)")
            }
        }
        let measurements = PackageTable.measurements.fields
        for heading in ["年度", "実績値", "事業番号", "備考"] {
            #expect(measurements.filter { PackageHeading.isHeading(heading, of: $0.name) }.count == 1, "\(heading)")
        }
    }
}

import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("A number as planners write it")
struct QuantityTests {
    typealias Case = (String, Double, Int, String)

    static let plain: [Case] = [
        ("14,989人", 14_989, 0, "人"), ("4,339 人", 4_339, 0, "人"), ("１４，９８９人", 14_989, 0, "人"), ("3%", 3, 0, "%"),
        ("３％", 3, 0, "%"), ("3.5 %", 3.5, 1, "%"), ("３．５０％", 3.5, 2, "%"), ("14 989人", 14_989, 0, "人"),
        ("14, 989 人", 14_989, 0, "人"), ("1 4,989人", 14_989, 0, "人"), ("1 2 3件", 123, 0, "件"), ("0件", 0, 0, "件"),
        ("△5", -5, 0, ""), ("▲1,234.5", -1_234.5, 1, ""), ("−2.5ポイント", -2.5, 1, "ポイント"), ("-3", -3, 0, ""),
        ("+7件", 7, 0, "件"), ("1万人", 10_000, -4, "人"), ("1.5万人", 15_000, -3, "人"), ("1万2,345人", 12_345, 0, "人"),
        ("3億1,250万円", 312_500_000, -4, "円"), ("2億396万円", 203_960_000, -4, "円"), ("1万2千人", 12_000, -3, "人"),
        ("1億2千万円", 120_000_000, -7, "円"), ("3億1,250万4千5円", 312_504_005, 0, "円"), ("50千円", 50, 0, "千円"),
        ("2億円", 200_000_000, -8, "円"), ("3,000千円", 3_000, 0, "千円"), ("12 自 治 会", 12, 0, "自治会"),
        ("30m2", 30, 0, "m2"), ("120CO2トン", 120, 0, "CO2トン"), ("1e3", 1_000, -3, ""), ("2.5E-3", 0.0025, 4, ""),
    ]

    @Test("gives value, decimals and unit", arguments: plain)
    func value(_ row: Case) throws {
        let quantity = try #require(Quantity(row.0))
        #expect(quantity.value == row.1)
        #expect(quantity.decimals == row.2)
        #expect(quantity.unit == row.3)
        #expect(!quantity.isBound && !quantity.isQualified && !quantity.isToBeKept)
    }

    static let bounds: [(String, ValueRange.Bound)] = [
        ("≥10,000", .atLeast), ("≧ 10,000人", .atLeast), ("10,000人以上", .atLeast), (">=10000", .atLeast),
        ("＞10000", .moreThan), ("10,000人を超える", .moreThan), ("10000超", .moreThan), ("≤10,000", .atMost),
        ("10,000件以下", .atMost), ("10,000件以内", .atMost), ("<10000", .lessThan), ("10,000件未満", .lessThan),
    ]

    @Test("may be a bound", arguments: bounds)
    func bound(text: String, bound: ValueRange.Bound) throws {
        let quantity = try #require(Quantity(text))
        #expect(quantity.range == bound.range(of: 10_000))
        #expect(quantity.value == 10_000)
        #expect(["", "人", "件"].contains(quantity.unit))
    }

    @Test("may have a word beside it, or be to be kept")
    func words() throws {
        #expect(try #require(Quantity("約1,000人")).isQualified)
        #expect(try #require(Quantity("1,000人程度")).isQualified)
        let total = try #require(Quantity("延べ1,200人"))
        #expect(total.isQualified && total.value == 1_200 && total.unit == "人")
        let rank = try #require(Quantity("全国5位以内"))
        #expect(rank.isQualified && rank.range == .atMost(5) && rank.unit == "位")
        let share = try #require(Quantity("14組織（45.2%）"))
        #expect(share.isQualified && share.value == 14 && share.unit == "組織")
        let kept = try #require(Quantity("145人を維持"))
        #expect(kept.isToBeKept && kept.unit == "人" && kept.value == 145)
    }

    @Test(
        "is no number otherwise",
        arguments: [
            "", " ", "人", "多数", "1,23", "1,2345", "12,34,567", ",5", "5.", ".5", "1.2.3", "15 18", "15人18人", "3〜5件",
            "①",
            "①調査", "--5", "- -5", "1e999", "nan", "inf", "0x10", "5件(3件)", "≥5以上", "1万2万", "1万20000人",
            "男性50% 女性40%", "1千2百人", "3億4億円", "1万2千3万人",
        ])
    func refused(text: String) { #expect(Quantity(text) == nil) }
}

@Suite("A number in bytes")
struct NumberBytesTests {
    private func number(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { NumberBytes.number($0) }
    }

    @Test("is the same double as the standard library's", arguments: 0..<500)
    func likeStandardLibrary(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let whole = random.int(0...Int(1e9))
        let digits = random.int(0...17)
        let text =
            (random.chance(oneIn: 3) ? "-" : "") + String(whole)
            + (digits == 0 ? "" : "." + (0..<digits).map { _ in String(random.int(0...9)) }.joined())
        #expect(number(text) == Double(text))
    }

    @Test(
        "is refused when it isn't a finite decimal",
        arguments: ["", "abc", "nan", "inf", "1e999", "0x1p3", "1,000", "--1", "."])
    func refused(text: String) { #expect(number(text) == nil) }

    @Test("may have an exponent or spaces around it")
    func exponent() {
        #expect(number(" 1.5e3 ") == 1_500)
        #expect(number("-2.5E-2") == -0.025)
    }
}

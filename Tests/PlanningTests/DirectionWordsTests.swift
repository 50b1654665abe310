import Foundation
import TestSupport
import Testing

@testable import MitoshiPlanning

@Suite("The side that a name tells")
struct DirectionWordsTests {
    /// A real indicator and the side that was marked by hand before there was a rule; `nil` for open.
    struct Marked {
        let name: String
        let unit: String?
        let better: BetterSide?
    }

    /// Better sides by hand: `better-sides.csv` drawn at random (seed 20261129) from the names of municipal plans, a
    /// city's project sheets and the ministries' review sheets, with 60 more that hold a word of harm;
    /// `better-sides-later.csv` 200 others (seed 4711), marked when the rules stood and before they were run.
    private static func marked(_ file: String) throws -> [Marked] {
        let url = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(file).csv")
        return PlainCSV.rows(of: Array(try Data(contentsOf: url))).dropFirst().map { row in
            Marked(name: row[0], unit: row[1].isEmpty ? nil : row[1], better: BetterSide(rawValue: row[2]))
        }
    }

    /// Open by hand, told all the same: amounts of service that most cities want more of.
    private static let harmless: Set = [
        "契機となったとの回答数/計画届提出事業者(生涯現役起業支援コース)", "収納件数", "消防・防災訓練事業 防災訓練",
        "要介護認定事務 介護保険サービス利用者数", "漁村再生交付金事業（綾里地区） 実施箇所数（延べ）",
        "一級河川に係る従属発電登録(許可)件数", "予防接種後副反応報告書、予防接種後健康状況調査集計報告書の作成数",
    ]

    @Test("is never the wrong one, and seldom missing", arguments: ["better-sides", "better-sides-later"])
    func realNames(_ file: String) throws {
        let names = try Self.marked(file)
        #expect(names.count >= 200)
        var missing = 0
        for name in names {
            let side = DirectionWords.betterSide(of: name.name, unit: name.unit)
            if let better = name.better {
                #expect(side == nil || side == better, "\(name.name): \(better)")
                if side == nil { missing += 1 }
            } else if !Self.harmless.contains(name.name) {
                #expect(side == nil, "\(name.name) is open")
            }
        }
        #expect(missing * 3 <= names.filter { $0.better != nil }.count)
    }

    @Test(
        "is that of the head",
        arguments: [
            ("交通事故件数", "件", .fewer), ("交通事故防止教室参加者数", "人", .more), ("待機児童数", "人", .fewer),
            ("待機児童解消", nil, .more), ("不法投棄防止パトロール回数", "回", .more), ("滞納整理件数", "件", .more),
            ("ごみ削減量", "t", .more), ("ごみ排出量", "g", .fewer), ("未整備率", "%", .fewer), ("整備率", "%", .more),
            ("離職者訓練修了者の就職率", "%", .more), ("時間外保育利用者数", "人", .more), ("時間外勤務時間", "時間", .fewer),
            ("荒廃農地の解消面積", "ha", .more), ("荒廃農地面積", "ha", .fewer), ("無事故日数", "日", .more),
            ("経常収支比率", "%", .fewer), ("基金残高", "百万円", .more), ("市債残高", "百万円", .fewer),
            ("要介護認定率", "%", .fewer), ("観光客の減少率", "%", .fewer), ("メタボリックシンドローム該当者の減少率", "%", .more),
            ("Number of traffic accidents", nil, .fewer), ("participants in accident prevention courses", nil, .more),
            ("Percentage of complaints resolved within 10 days", "%", .more),
            ("Reduction in CO2 emissions", "t", .more),
            ("Percentage of household waste recycled", "%", .more), ("Unemployment rate", "%", .fewer),
            ("Percentage of residents who feel unsafe after dark", "%", .fewer),
            ("Average waiting time", "min", .fewer),
        ] as [(String, String?, BetterSide)])
    func heads(_ name: String, _ unit: String?, _ better: BetterSide) {
        #expect(DirectionWords.betterSide(of: name, unit: unit) == better)
    }

    @Test(
        "turns where the phrase turns",
        arguments: [
            ("住みやすいと感じる市民の割合", .more), ("住みにくいと感じる市民の割合", .fewer), ("不安を感じない市民の割合", .more),
            ("危険だと思わない市民の割合", .more), ("愛着を感じない市民の割合", .fewer), ("むし歯のない子の割合", .more),
            ("むし歯のある児童の割合", .fewer), ("悩みのない人の割合", .more), ("運動をしていない人の割合", .fewer),
            ("要介護認定を受けていない高齢者の割合", .more), ("利用できなかった児童数", .fewer), ("喫煙をしない人の割合", .more),
        ] as [(String, BetterSide)])
    func phrases(_ name: String, _ better: BetterSide) {
        #expect(DirectionWords.betterSide(of: name, unit: "%") == better)
    }

    @Test(
        "stays open where the name doesn't make it sure",
        arguments: [
            ("消費生活相談件数", "件"), ("虐待通報件数", "件"), ("いじめ認知件数", "件"), ("児童扶養手当受給者数", "人"),
            ("申請件数", "件"), ("交通事故死者数の減少", "人"), ("週60時間以上の就業者の割合", "%"), ("遊具の要修繕比率", "%"),
            ("保護した被害者数", "人"), ("抑止された事故件数", "件"), ("違法民泊登録数", "件"), ("薬物利用者数", "人"),
            ("不法投棄回収量", "kg"), ("自宅での死亡率", "%"), ("計画の策定", nil), ("委員会の開催回数", "回"), ("件数", "件"),
            ("", nil), ("、。※（", ""), ("Drug users", nil), ("Members of the public injured", nil), ("Index", nil),
        ] as [(String, String?)])
    func open(_ name: String, _ unit: String?) {
        #expect(DirectionWords.betterSide(of: name, unit: unit) == nil)
    }

    @Test("doesn't depend on the width of letters, on spaces at the ends, or on remarks")
    func spelling() {
        for name in ["ﾘｻｲｸﾙ率", "リサイクル率（％）", " リサイクル率※暦年 ", "「リサイクル率」", "ごみ ﾘｻｲｸﾙ率"] {
            #expect(DirectionWords.betterSide(of: name, unit: "％") == .more, "\(name)")
        }
    }

    @Test("is found in names of any length")
    func longNames() {
        let name = String(repeating: "交通事故の", count: 20_000) + "件数"
        #expect(DirectionWords.betterSide(of: name, unit: "件") == .fewer)
        for word in ["ない", "できる", "増加の", "の", "要", "not "] {
            #expect(DirectionWords.betterSide(of: String(repeating: word, count: 5_000), unit: "人") != .fewer)
        }
    }
}

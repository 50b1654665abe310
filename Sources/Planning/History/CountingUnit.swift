import Foundation

/// Units that count whole things.
///
/// The counters of Japanese statistics and of administrative documents (助数詞), with common English ones, also in multiples
/// (千人, 万件).
public enum CountingUnit {
    private static let japanese: [String] = [
        "人", "名", "件", "回", "箇所", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "個所", "所", "団体", "自治会", "町内会", "町会", "区会", "基", "台",
        "校",
        "園", "戸", "世帯", "本", "冊", "店", "店舗", "社", "施設", "組", "組織", "区", "地区", "区域", "区画", "路線", "系統", "棟", "室", "床",
        "匹",
        "頭", "羽", "枚", "点", "種", "種類", "品目", "品", "事業", "事業所", "事業者", "企業", "法人", "講座", "教室", "種目", "項目", "計画", "協定",
        "者",
        "隊", "班", "クラブ", "チーム", "サークル", "グループ", "公園", "橋", "灯", "便", "隻", "艇", "通", "票", "口", "体", "株", "袋", "個", "つ",
        "例",
        "家族", "家庭", "集落", "自治体", "市町村", "市町", "市", "町", "村", "か国", "カ国", "国", "日", "日間", "泊", "位", "問", "議席", "議会",
        "病院", "診療所",
        "会場", "会", "部", "号", "巻", "篇", "編", "話", "曲", "作品", "着", "足", "車両", "両", "機", "門", "面", "コース", "プログラム", "プラン",
        "ルート",
        "アカウント", "ページ", "ダウンロード", "アクセス", "ビュー", "フォロワー", "ボランティア", "農家", "経営体", "主体", "委員会", "審議会", "学級", "クラス",
        "ステーション",
        "センター", "拠点", "窓口", "カ月", "か月", "世代", "案件", "契約", "議案", "条例", "圏域", "ブロック", "スポット", "ヶ寺", "社寺", "ポイント数", "ケース",
        "サイト",
    ]

    private static let english: Set<String> = [
        "person", "persons", "people", "visitor", "visitors", "user", "users", "participant", "participants", "member",
        "members", "case", "cases", "event", "events", "time", "times", "site", "sites", "place", "places", "group",
        "groups", "body", "bodies", "camera", "cameras", "household", "households", "school", "schools", "facility",
        "facilities", "house", "houses", "unit", "units", "item", "items", "death", "deaths", "accident", "accidents",
        "complaint", "complaints", "vehicle", "vehicles", "company", "companies", "visit", "visits", "student",
        "students",
        "course", "courses", "meeting", "meetings", "report", "reports", "child", "children", "staff", "number",
        "count",
    ]

    private static let multiples: Set<Character> = ["十", "百", "千", "万", "億", "兆"]

    /// Whether `unit` counts things or events of which there are few or many: a place in an order counts none.
    public static func countsEvents(_ unit: String) -> Bool {
        counts(unit) && !["位", "番", "番目", "号"].contains(unit.precomposedStringWithCompatibilityMapping)
    }

    /// Whether `unit` counts whole things, one by one.
    static func counts(_ unit: String) -> Bool {
        var text = unit.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        // Whole things are counted by the year, or with a remark in brackets.
        text = String(text.prefix { !"(/（・".contains($0) })
        for beginning in ["延べ", "のべ", "延"] where text.hasPrefix(beginning) { text.removeFirst(beginning.count) }
        return words.contains(String(text.drop { multiples.contains($0) })) || english.contains(text.lowercased())
    }

    private static let words = Set(japanese.map(\.precomposedStringWithCompatibilityMapping))
}

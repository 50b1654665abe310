/// The words that end Japanese names of indicators, by what they say.
///
/// The words come from the indicators of public documents: 行政事業レビューシート (FY2015–2021), 大船渡市 事務事業評価シート,
/// and the plans of some forty cities and prefectures; and from the terms of 地方公共団体財政健全化法 (debt ratios), 刑法犯
/// statistics, 学校保健統計 and 健康日本21. Which side is better was marked by hand for
/// `Tests/PlanningTests/Fixtures/better-sides.csv`.
enum JapaneseWords {
    static let roles: [String: JapaneseHead.Role] = {
        var roles: [String: JapaneseHead.Role] = [:]
        for (role, words) in [
            (JapaneseHead.Role.tail, tails), (.tail, verbs), (.body, bodies), (.activity, activities),
            (.countermeasure, countermeasures), (.more, more),
            (.fewer, fewer), (.open, open), (.reversed, reversed), (.same, same), (.cut, cuts), (.fulfilled, fulfilled),
            (.women, "女性"),
        ] {
            for word in words.split(whereSeparator: \.isWhitespace) { roles[String(word)] = role }
        }
        return roles
    }()

    static let longest = roles.keys.map(\.count).max() ?? 0

    /// Ranks and bodies in which women are few, so that a greater share is what equality plans want.
    static let ranks = ["管理職", "委員", "審議会", "公務員", "職員", "採用", "役員", "議員", "検察官", "教員", "研究者", "役職"]

    /// Before a bad word: what was done about it may be what is counted (抑止された事故件数, 保護した被害者数).
    static let remedies = ["した", "された", "られた", "った", "んだ", "けた", "せた", "される", "されている", "られる", "適正", "抑止", "回避"]

    /// Before a good word: it may be said of those who didn't (参加しなかった登録者数).
    static let failures = ["ない", "なかった", "ず、", "減少した", "中止", "廃止", "辞退", "断られ", "できず", "やめた", "辞めた"]

    /// What more use, members or registrations of needn't be better.
    static let vices = [
        "違法", "不法", "不正", "薬物", "ドラッグ", "暴力団", "暴走族", "カルト", "迷惑", "密漁", "自動車", "ガソリン車", "自家用車", "マイカー", "犬", "たばこ",
        "タバコ", "賭博", "ギャンブル", "救急",
    ]

    /// What makes a good thing of one that is named with a vice.
    static let teachings = ["防止", "予防", "対策", "教室", "講座", "講習", "啓発", "研修", "訓練", "支援"]
}

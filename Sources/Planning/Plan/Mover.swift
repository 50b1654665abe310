/// Who moves a figure: targets of the three sorts fare differently.
public enum Mover: String, CaseIterable, Sendable, Codable {
    /// The organisation makes it itself: events held, sites built, rules passed.
    case own
    /// Others do: visitors, callers, applicants, accidents.
    case others
    /// A share, whoever moves its parts.
    case share
}

/// Who moves a figure, told from what it is called.
///
/// The words are those that end names in the reviews of public offices (行政事業レビューシート) and in the plans of
/// `data/reference-class`; the last one in a name decides, so that 相談会の開催回数 counts meetings and 開催した相談会の来場者数
/// visitors.
enum MoverWords {
    static func mover(of name: String, unit: String?) -> Mover? {
        let name = IndicatorName(name)
        let unit = unit.map { IndicatorName($0).text.filter { !$0.isWhitespace } } ?? ""
        if units.contains(where: unit.hasSuffix) || englishUnits.contains(unit) { return .others }
        let text = name.isJapanese ? name.heading : name.text
        let (own, others) = name.isJapanese ? (ownWords, othersWords) : (englishOwnWords, englishOthersWords)
        guard
            let last = [place(of: own, in: text, .own), place(of: others, in: text, .others)].compactMap({ $0 })
                .max(by: { ($0.end, $0.length) < ($1.end, $1.length) })
        else { return nil }
        return last.mover
    }

    /// Where the word that ends last ends, and how long it is.
    private static func place(
        of words: [String], in text: String, _ mover: Mover
    ) -> (end: String.Index, length: Int, mover: Mover)? {
        words.compactMap { word in
            text.ranges(of: word).last.map { ($0.upperBound, word.count, mover) }
        }.max { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    /// People, also in thousands.
    private static let units = ["人", "名", "人員", "世帯", "人回", "人泊"]
    private static let englishUnits: Set<String> = [
        "person", "persons", "people", "visitors", "users", "participants", "households", "members",
    ]

    private static let othersWords = words(
        """
        事故 苦情 相談 通報 問合せ 問い合わせ 犯罪 火災 被害 死者 負傷 違反 検挙 申請 応募 申込 申し込み 利用 来館 来場 来訪 入館 入場 入園 \
        参加 受講 受診 受検 登録 加入 会員 購読 閲覧 アクセス 訪問者 観光客 宿泊 乗降 乗客 貸出 予約 交付 発行件数 就職 創業 起業 転入 転出 \
        出生 人口 移住 定住 寄附 寄付 納税 滞納 待機 不登校 いじめ 虐待 自殺 排出 ごみ 生産 出荷 販売 売上 輸出 取引 投資 契約 フォロワー \
        ダウンロード 再生 マッチング 成約 成立
        """)
    private static let ownWords = words(
        """
        開催 実施 設置 整備 講座 教室 講習 研修 訓練 事業 イベント 行事 会議 派遣 巡回 パトロール 点検 検査 調査 改修 建設 策定 作成 配布 配備 \
        配置 導入 構築 締結 制定 見直し 公表 情報提供 発信 広報 掲載 箇所 か所 カ所 施設数 台数 基数 路線 延長 支援件数 補助 助成 採択 認定 指定 指導 育成 養成
        """)
    private static let englishOthersWords = words(
        """
        accident complaint consultation inquiry inquiries report crime fire victim application visitor visit user \
        participant participation member subscriber registration guest passenger loan birth death resident donation sale
        """)
    private static let englishOwnWords = words(
        """
        held event course class session meeting training inspection patrol survey site camera installed built facility \
        facilities programme program plan guideline publication published
        """)

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

// Made by scripts/make/reference-class.py from data/reference-class/; don't edit.

/// Targets that have come due, one a row; the sources stand beside each in `data/reference-class/past-targets.csv`.
let shippedPastTargets: [PastTarget] = [
    PastTarget(
        "岐阜県岐阜市", "ごみ減量に取り組む人の割合", unit: "％", base: 64.3, baseYear: 2016, years: 6, target: 64.3, actual: 65.8,
        measuredAfter: 7,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "環境に関する取組を実施する人の割合", unit: "％", base: 73.8, baseYear: 2016, years: 6, target: 73.8, actual: 75.8,
        measuredAfter: 7,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "健康づくりのために日ごろの運動に取り組んでいる人の割合", unit: "％", base: 47.6, baseYear: 2020, years: 3, target: 60,
        actual: 47.9,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "福祉施設から一般就労への移行者数", unit: "人", base: 52, baseYear: 2019, years: 4, target: 66, actual: 57,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "柳ケ瀬エリアの創業数（遊休不動産活用・累計）", unit: "件", base: 2, baseYear: 2016, years: 6, target: 21, actual: 22,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "柳ケ瀬の入り込み客数の1日平均", unit: "人", base: 11676, baseYear: 2016, years: 6, target: 11676, actual: 9631,
        measuredAfter: 7,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "ぎふし共育・女性活躍企業認定件数（累計）", unit: "件", base: 33, baseYear: 2019, years: 4, target: 100, actual: 123,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "ぎふしスタートアップ支援事業による起業者数", unit: "件", base: 0, baseYear: 2020, years: 3, target: 15, actual: 23,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "産学官連携交流会による企業と大学等のマッチング件数", unit: "件", base: 0, baseYear: 2019, years: 4, target: 15, actual: 3,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "岐阜長良川温泉旅館協同組合加盟施設の宿泊客数", unit: "人", base: 304981, baseYear: 2019, years: 4, target: 350000,
        actual: 184917,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "不登校特例校（草潤中学校）の生徒数（累計）", unit: "人", base: 0, baseYear: 2020, years: 3, target: 120, actual: 83,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "岐阜県岐阜市", "ぎふスーパーシニア教育人材リスト登録者数", unit: "名", base: 64, baseYear: 2020, years: 3, target: 95, actual: 82,
        source: "https://masakizhitian38-spec.github.io/jichitai-data-portal/自治体別/岐阜県/岐阜市/岐阜市_データダッシュボード.html"),
    PastTarget(
        "静岡県下田市", "中央公民館 講座参加者数", unit: "人", base: 132, baseYear: 2014, years: 1, target: 40, actual: 65,
        source:
            "https://expydoc.com/doc/11394278/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E4%B8%AD%E5%A4%AE%E5%85%AC%E6%B0%91%E9%A4%A8-pdf-444kb-"
    ),
    PastTarget(
        "静岡県下田市", "中央公民館 利用者数", unit: "人", base: 21074, baseYear: 2014, years: 1, target: 21100, actual: 15103,
        source:
            "https://expydoc.com/doc/11394278/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E4%B8%AD%E5%A4%AE%E5%85%AC%E6%B0%91%E9%A4%A8-pdf-444kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(大会議室)", unit: "人", base: 3822, baseYear: 2014, years: 1, target: 4000, actual: 3928,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(和室)", unit: "人", base: 1170, baseYear: 2014, years: 1, target: 1500, actual: 1255,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(小会議室)", unit: "人", base: 122, baseYear: 2014, years: 1, target: 300, actual: 252,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(農産物加工研究室)", unit: "人", base: 0, baseYear: 2014, years: 1, target: 100, actual: 0,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(いきがい工作研究室)", unit: "人", base: 0, baseYear: 2014, years: 1, target: 100, actual: 0,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲梓基幹集落センター 利用者数(合計)", unit: "人", base: 5114, baseYear: 2014, years: 1, target: 6000, actual: 5435,
        source:
            "https://expydoc.com/doc/11405862/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E6%A2%93%E5%9F%BA%E5%B9%B9%E9%9B%86%E8%90%BD%E3%82%BB%E3%83%B3%E3%82%BF%E3%83%BC-pdf-455kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲生沢公民館 講座参加者数", unit: "人", base: 261, baseYear: 2014, years: 1, target: 270, actual: 514,
        source:
            "https://expydoc.com/doc/11408085/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E7%94%9F%E6%B2%A2%E5%85%AC%E6%B0%91%E9%A4%A8-pdf-437kb-"
    ),
    PastTarget(
        "静岡県下田市", "稲生沢公民館 利用者数", unit: "人", base: 5094, baseYear: 2014, years: 1, target: 6200, actual: 6169,
        source:
            "https://expydoc.com/doc/11408085/%E4%B8%8B%E7%94%B0%E5%B8%82%E7%AB%8B%E7%A8%B2%E7%94%9F%E6%B2%A2%E5%85%AC%E6%B0%91%E9%A4%A8-pdf-437kb-"
    ),
    PastTarget(
        "千葉県船橋市", "登録店舗数の増加(サイト事業KPI)", unit: "店舗", base: nil, years: nil, target: 100, actual: 101,
        source:
            "https://chiholog.net/chibalog/search.html?meeting_text=%22%EF%BC%AB%EF%BC%B0%EF%BC%A9%E9%87%8D%E8%A6%81%E6%A5%AD%E7%B8%BE%22"
    ),
    PastTarget(
        "千葉県船橋市", "サイト年間閲覧件数(KPI)", unit: "回", base: nil, years: nil, target: 12600, actual: 10155,
        source:
            "https://chiholog.net/chibalog/search.html?meeting_text=%22%EF%BC%AB%EF%BC%B0%EF%BC%A9%E9%87%8D%E8%A6%81%E6%A5%AD%E7%B8%BE%22"
    ),
    PastTarget(
        "富山県滑川市", "総人口(第3次総合計画)", unit: "人", base: 34002, baseYear: 2005, years: 5, target: 36000, actual: 33912,
        source: "https://paperzz.com/doc/6074452/%E9%81%94%E6%88%90%E7%8A%B6%E6%B3%81%E8%AA%BF%E6%9F%BB"),
    PastTarget(
        "富山県滑川市", "世帯数(第3次総合計画)", unit: "世帯", base: 11052, baseYear: 2005, years: 5, target: 11500, actual: 11341,
        source: "https://paperzz.com/doc/6074452/%E9%81%94%E6%88%90%E7%8A%B6%E6%B3%81%E8%AA%BF%E6%9F%BB"),
    PastTarget(
        "神奈川県海老名市", "市内犯罪発生件数", unit: "件", base: 1099, baseYear: 2017, years: 1, target: 1000, actual: 862,
        lessIsBetter: true, source: "https://townnews.co.jp/0402/2019/02/22/470519.html"),
    PastTarget(
        "大阪府枚方市", "証明交付件数に占めるコンビニ交付の割合", unit: "%", base: nil, years: nil, target: 6.8, actual: 9.79,
        source:
            "https://123deta.com/document/q2nwg6gp-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E5%AE%9F%E7%B8%BE%E6%B8%AC%E5%AE%9A%E8%AA%BF%E6%9B%B8.html"
    ),
    PastTarget(
        "大阪府枚方市", "コンビニ交付による各種証明書交付件数", unit: "件", base: nil, years: nil, target: 26000, actual: 36159,
        source:
            "https://123deta.com/document/q2nwg6gp-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E5%AE%9F%E7%B8%BE%E6%B8%AC%E5%AE%9A%E8%AA%BF%E6%9B%B8.html"
    ),
    PastTarget(
        "大阪府枚方市", "勤労市民会 会員数", unit: "人", base: nil, years: nil, target: 1779, actual: 1778,
        source:
            "https://123deta.com/document/y6e1xox5-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E5%AE%9F%E7%B8%BE%E6%B8%AC%E5%AE%9A%E8%AA%BF%E6%9B%B8.html"
    ),
    PastTarget(
        "大阪府枚方市", "勤労市民会 事業実施件数", unit: "件", base: nil, years: nil, target: 24, actual: 21,
        source:
            "https://123deta.com/document/y6e1xox5-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E5%AE%9F%E7%B8%BE%E6%B8%AC%E5%AE%9A%E8%AA%BF%E6%9B%B8.html"
    ),
    PastTarget(
        "京都府久御山町", "コンビニ交付 年間交付件数", unit: "件", base: nil, years: nil, target: 1500, actual: 413,
        source: "http://kumiyama-j.com/info/4132197"),
    PastTarget(
        "佐賀県佐賀市", "市政情報が的確にわかりやすく伝えられていると感じる人の割合", unit: "%", base: 57.4, baseYear: 2010, years: 4, target: 60,
        actual: 52.2,
        source:
            "https://expydoc.com/doc/7837792/5-2-%E6%83%85%E5%A0%B1%E3%81%AE%E5%85%B1%E6%9C%89%E5%8C%96%E3%81%AE%E4%BF%83%E9%80%B2"
    ),
    PastTarget(
        "佐賀県佐賀市", "市民の意見が反映された行政運営と感じる人の割合", unit: "%", base: 46, baseYear: 2010, years: 4, target: 52, actual: 40.4,
        source:
            "https://expydoc.com/doc/7837792/5-2-%E6%83%85%E5%A0%B1%E3%81%AE%E5%85%B1%E6%9C%89%E5%8C%96%E3%81%AE%E4%BF%83%E9%80%B2"
    ),
    PastTarget(
        "佐賀県佐賀市", "子育てに大きな不安や負担を感じている市民の割合", unit: "%", base: 54.6, baseYear: 2013, years: 1, target: 48, actual: 56.5,
        lessIsBetter: true,
        source:
            "https://expydoc.com/doc/7829448/4-1-%E5%AD%90%E8%82%B2%E3%81%A6%E6%94%AF%E6%8F%B4%E3%81%AE%E5%85%85%E5%AE%9F"
    ),
    PastTarget(
        "佐賀県佐賀市", "合計特殊出生率", unit: "人", base: 1.56, baseYear: 2013, years: 1, target: 1.58, actual: 1.55,
        source:
            "https://expydoc.com/doc/7829448/4-1-%E5%AD%90%E8%82%B2%E3%81%A6%E6%94%AF%E6%8F%B4%E3%81%AE%E5%85%85%E5%AE%9F"
    ),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: nil, years: nil, target: 17, actual: 16,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 16, baseYear: 2013, years: 1, target: 20, actual: 16,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 16, baseYear: 2014, years: 1, target: 20, actual: 17,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 17, baseYear: 2015, years: 1, target: 20, actual: 18,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 18, baseYear: 2016, years: 1, target: 21, actual: 18,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 18, baseYear: 2017, years: 1, target: 22, actual: 18,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: nil, years: nil, target: 67.6, actual: 67.8,
        source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 67.8, baseYear: 2013, years: 1, target: 68,
        actual: 69.8, source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 69.8, baseYear: 2014, years: 1, target: 68.4,
        actual: 59.6, source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 59.6, baseYear: 2015, years: 1, target: 68.8,
        actual: 70.4, source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 70.4, baseYear: 2016, years: 1, target: 69.2,
        actual: 68.3, source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 68.3, baseYear: 2017, years: 1, target: 69.6,
        actual: 70.3, source: "https://fdocument.pub/document/new-0-o1-i-mizunami-2020-3-17-0-o1-i-b-r.html"),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 25, actual: 23.7,
        lessIsBetter: true,
        source:
            "https://expydoc.com/doc/11334350/%E6%96%BD%E7%AD%961%EF%BC%8D2-%E5%AD%90%E8%82%B2%E3%81%A6%E7%92%B0%E5%A2%83%E3%82%92%E6%95%B4%E5%82%99%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 23.5, actual: 23.7,
        lessIsBetter: true,
        source:
            "https://expydoc.com/doc/11334350/%E6%96%BD%E7%AD%961%EF%BC%8D2-%E5%AD%90%E8%82%B2%E3%81%A6%E7%92%B0%E5%A2%83%E3%82%92%E6%95%B4%E5%82%99%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 22, actual: 24.2,
        lessIsBetter: true,
        source:
            "https://expydoc.com/doc/11334350/%E6%96%BD%E7%AD%961%EF%BC%8D2-%E5%AD%90%E8%82%B2%E3%81%A6%E7%92%B0%E5%A2%83%E3%82%92%E6%95%B4%E5%82%99%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "区内清掃年間実施回数", unit: "回", base: 145, years: nil, target: 145, actual: 128,
        source:
            "https://expydoc.com/doc/7733622/%E6%96%BD%E7%AD%962%EF%BC%8D4-%E4%BD%8F%E6%B0%91%E3%81%AE%E7%92%B0%E5%A2%83%E3%81%AB%E5%AF%BE%E3%81%99%E3%82%8B%E6%84%8F%E8%AD%98%E3%82%92%E9%AB%98%E3%82%81%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "家庭ごみの不法投棄回収量", unit: "袋", base: 689, years: nil, target: 670, actual: 1006, lessIsBetter: true,
        source:
            "https://expydoc.com/doc/7733622/%E6%96%BD%E7%AD%962%EF%BC%8D4-%E4%BD%8F%E6%B0%91%E3%81%AE%E7%92%B0%E5%A2%83%E3%81%AB%E5%AF%BE%E3%81%99%E3%82%8B%E6%84%8F%E8%AD%98%E3%82%92%E9%AB%98%E3%82%81%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "自主防災組織主導の防災訓練を行う行政区数", unit: "区", base: 6, years: nil, target: 13, actual: 22,
        source:
            "https://expydoc.com/doc/7731653/%E3%80%90%E6%96%BD%E7%AD%964-2%E3%80%91%E5%AE%89%E5%85%A8%E3%81%A7%E5%AE%89%E5%BF%83%E3%81%AA%E6%9A%AE%E3%82%89%E3%81%97%E3%82%92%E5%AE%9F%E7%8F%BE%E3%81%99%E3%82%8B%E4%BD%93%E5%88%B6%E3%82%92%E6%A7%8B%E7%AF%89%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "長野県小諸市", "自主防災に関する区数(指標名は抜粋に現れず)", unit: "区", base: 42, years: nil, target: 47, actual: 44,
        source:
            "https://expydoc.com/doc/7731653/%E3%80%90%E6%96%BD%E7%AD%964-2%E3%80%91%E5%AE%89%E5%85%A8%E3%81%A7%E5%AE%89%E5%BF%83%E3%81%AA%E6%9A%AE%E3%82%89%E3%81%97%E3%82%92%E5%AE%9F%E7%8F%BE%E3%81%99%E3%82%8B%E4%BD%93%E5%88%B6%E3%82%92%E6%A7%8B%E7%AF%89%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "静岡県三島市", "姉妹都市交流・国際交流活動への参加者数", unit: "人", base: 1567, baseYear: 2009, years: 1, target: 1600, actual: 1435,
        source:
            "https://expydoc.com/doc/7102095/%E2%85%B0%EF%BC%8D2%EF%BC%8D%EF%BC%884%EF%BC%89%EF%BC%8D1%E5%9B%BD%E9%9A%9B%E4%BA%A4%E6%B5%81%E3%81%AE%E6%8E%A8%E9%80%B2---%E4%B8%89%E5%B3%B6%E5%B8%82"
    ),
    PastTarget(
        "静岡県三島市", "国際交流イベントへのボランティア参加者数", unit: "人", base: 229, baseYear: 2009, years: 1, target: 230, actual: 214,
        source:
            "https://expydoc.com/doc/7102095/%E2%85%B0%EF%BC%8D2%EF%BC%8D%EF%BC%884%EF%BC%89%EF%BC%8D1%E5%9B%BD%E9%9A%9B%E4%BA%A4%E6%B5%81%E3%81%AE%E6%8E%A8%E9%80%B2---%E4%B8%89%E5%B3%B6%E5%B8%82"
    ),
    PastTarget(
        "静岡県三島市", "いきいきカレッジ受講生数", unit: "人", base: 439, baseYear: 2006, years: 1, target: 520, actual: 428,
        source: "https://expydoc.com/doc/7112634/%E6%A9%A1-super-visual-formade-print---%E4%B8%89%E5%B3%B6%E5%B8%82"),
    PastTarget(
        "静岡県三島市", "いきいきカレッジ講座数", unit: "講座", base: 25, baseYear: 2006, years: 1, target: 26, actual: 26,
        source: "https://expydoc.com/doc/7112634/%E6%A9%A1-super-visual-formade-print---%E4%B8%89%E5%B3%B6%E5%B8%82"),
    PastTarget(
        "静岡県三島市", "公民館まつりに対する満足度", unit: "点", base: 4.5, baseYear: 2006, years: 1, target: 4.5, actual: 4.5,
        source: "https://expydoc.com/doc/7112634/%E6%A9%A1-super-visual-formade-print---%E4%B8%89%E5%B3%B6%E5%B8%82"),
    PastTarget(
        "埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: nil, years: nil, target: 910, actual: 1064,
        source:
            "https://expydoc.com/doc/11439613/27-%E5%B9%B4%E5%BA%A6-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E8%A9%95%E4%BE%A1%E3%82%B7%E3%83%BC%E3%83%88-%E5%B9%B3%E6%88%90"
    ),
    PastTarget(
        "埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: 1064, baseYear: 2013, years: 1, target: 930, actual: 920,
        source:
            "https://expydoc.com/doc/11439613/27-%E5%B9%B4%E5%BA%A6-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E8%A9%95%E4%BE%A1%E3%82%B7%E3%83%BC%E3%83%88-%E5%B9%B3%E6%88%90"
    ),
    PastTarget(
        "埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: 920, baseYear: 2014, years: 1, target: 950, actual: 1112,
        source:
            "https://expydoc.com/doc/11439613/27-%E5%B9%B4%E5%BA%A6-%E4%BA%8B%E5%8B%99%E4%BA%8B%E6%A5%AD%E8%A9%95%E4%BE%A1%E3%82%B7%E3%83%BC%E3%83%88-%E5%B9%B3%E6%88%90"
    ),
    PastTarget(
        "東京都武蔵野市", "防災推進員の活動件数(市民防災協会)", unit: "件", base: 4913, baseYear: 2014, years: 1, target: 5000, actual: 5738,
        source:
            "https://expydoc.com/doc/11558478/1500%E5%8D%83%E5%86%86-1203%E5%8D%83%E5%86%86-5000%E4%BB%B6-5738%E4%BB%B6-114.8%25-21%E5%9B%9E-%E3%83%BC-%E5%9B%A3%E4%BD%93"
    ),
    PastTarget(
        "東京都武蔵野市", "防災用品 斡旋・販売額(市民防災協会)", unit: "千円", base: 1422, baseYear: 2014, years: 1, target: 1500, actual: 1203,
        source:
            "https://expydoc.com/doc/11558478/1500%E5%8D%83%E5%86%86-1203%E5%8D%83%E5%86%86-5000%E4%BB%B6-5738%E4%BB%B6-114.8%25-21%E5%9B%9E-%E3%83%BC-%E5%9B%A3%E4%BD%93"
    ),
    PastTarget(
        "兵庫県伊丹市", "なぎなた教室の受講者数", unit: "人", base: 95, baseYear: 2011, years: 1, target: 120, actual: 137,
        source:
            "https://paperzz.com/doc/5922176/%E4%BC%8A%E4%B8%B9%E3%81%AE%E7%89%B9%E8%89%B2%E3%83%BB%E8%B3%87%E6%BA%90%E3%83%BB%E4%BA%BA%E6%9D%90%E3%82%92%E6%B4%BB%E3%81%8B%E3%81%97%E3%81%9F%E3%82%B9%E3%83%9D%E3%83%BC%E3%83%84%E6%8C%AF%E8%88%88--%E6%96%BD%E7%AD%96%E8%A9%95%E4%BE%A1-"
    ),
    PastTarget(
        "市名不明(抜粋に記載なし)", "附属機関等における公募委員の割合", unit: "%", base: nil, years: nil, target: 20, actual: 16.1,
        source:
            "https://expydoc.com/doc/10739336/%E4%BA%8B%E6%A5%AD%E8%A9%95%E4%BE%A1%E3%82%B7%E3%83%BC%E3%83%88-%EF%BC%88%E5%B9%B3%E6%88%9027%E5%B9%B4%E5%BA%A6%E5%88%86%EF%BC%89"
    ),
    PastTarget(
        "市名不明(抜粋に記載なし)", "附属機関等における公募委員の割合", unit: "%", base: 16.1, baseYear: 2014, years: 1, target: 20, actual: 16,
        source:
            "https://expydoc.com/doc/10739336/%E4%BA%8B%E6%A5%AD%E8%A9%95%E4%BE%A1%E3%82%B7%E3%83%BC%E3%83%88-%EF%BC%88%E5%B9%B3%E6%88%9027%E5%B9%B4%E5%BA%A6%E5%88%86%EF%BC%89"
    ),
    PastTarget(
        "島根県", "交通安全運動等 参加者数", unit: "人", base: nil, years: nil, target: 30000, actual: 22433,
        source:
            "https://happylibus.com/doc/467683/%E4%BA%A4%E9%80%9A%E5%AE%89%E5%85%A8%E6%8E%A8%E9%80%B2%E4%BA%8B%E6%A5%AD---www3.pref.shimane.jp_%E5%B3%B6%E6%A0%B9%E7%9C%8C"
    ),
    PastTarget(
        "島根県", "交通安全運動等 参加者数", unit: "人", base: nil, years: nil, target: 30000, actual: 17796,
        source:
            "https://happylibus.com/doc/467683/%E4%BA%A4%E9%80%9A%E5%AE%89%E5%85%A8%E6%8E%A8%E9%80%B2%E4%BA%8B%E6%A5%AD---www3.pref.shimane.jp_%E5%B3%B6%E6%A0%B9%E7%9C%8C"
    ),
    PastTarget(
        "長野県小諸市", "特定健康診査受診率", unit: "%", base: 38, years: nil, target: 40, actual: 34,
        source:
            "https://expydoc.com/doc/7730943/%E6%96%BD%E7%AD%963%EF%BC%8D2-%E7%94%9F%E6%B6%AF%E3%82%92%E9%80%9A%E3%81%98%E3%81%A6%E5%81%A5%E5%BA%B7%E3%81%A7%E3%81%84%E3%82%8B%E3%81%9F%E3%82%81%E3%81%AE%E4%BF%9D%E5%81%A5%E4%BA%8B%E6%A5%AD%E3%82%92%E5%B1%95%E9%96%8B%E3%81%97%E3%81%BE%E3%81%99"
    ),
    PastTarget(
        "福島県郡山市", "ふれあい科学館 入館者数", unit: "人", base: 141704, baseYear: 2012, years: 1, target: 147000, actual: 124790,
        source: "https://expydoc.com/doc/10219320/"),
    PastTarget(
        "福島県郡山市", "ふれあい科学館 入館者数", unit: "人", base: 124790, baseYear: 2013, years: 1, target: 147000, actual: 119320,
        source: "https://expydoc.com/doc/10219320/"),
    PastTarget(
        "福島県郡山市", "ふれあい科学館 入館者数", unit: "人", base: 119320, baseYear: 2014, years: 1, target: 147000, actual: 130648,
        source: "https://expydoc.com/doc/10219320/"),
    PastTarget(
        "福島県郡山市", "環境家計簿 参加者数", unit: "人", base: 30, baseYear: 2013, years: 1, target: 50, actual: 34,
        source: "https://expydoc.com/doc/10231065/"),
    PastTarget(
        "福島県郡山市", "環境家計簿 参加者数", unit: "人", base: 34, baseYear: 2014, years: 1, target: 50, actual: 6,
        source: "https://expydoc.com/doc/10231065/"),
    PastTarget(
        "福島県郡山市", "集会所整備数(累計)", unit: "件", base: 356, baseYear: 2013, years: 1, target: 379, actual: 379,
        source: "https://expydoc.com/doc/10231809/"),
    PastTarget(
        "福島県郡山市", "集会所整備数(累計)", unit: "件", base: 379, baseYear: 2014, years: 1, target: 389, actual: 389,
        source: "https://expydoc.com/doc/10231809/"),
    PastTarget(
        "岡山県笠岡市", "ジュニア教室の参加者数", unit: "人", base: 96, baseYear: 2008, years: 1, target: 200, actual: 185,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "ジュニア教室の参加者数", unit: "人", base: 185, baseYear: 2009, years: 1, target: 200, actual: 176,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "マラソン大会参加者数", unit: "人", base: 1207, baseYear: 2008, years: 1, target: 1500, actual: 1188,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "マラソン大会参加者数", unit: "人", base: 1188, baseYear: 2009, years: 1, target: 1500, actual: 1689,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "駅伝大会参加チーム数", unit: "チーム", base: 65, baseYear: 2008, years: 1, target: 70, actual: 66,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "駅伝大会参加チーム数", unit: "チーム", base: 66, baseYear: 2009, years: 1, target: 70, actual: 71,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "スポーツ少年団員数", unit: "人", base: 287, baseYear: 2008, years: 1, target: 300, actual: 304,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "岡山県笠岡市", "スポーツ少年団員数", unit: "人", base: 304, baseYear: 2009, years: 1, target: 300, actual: 261,
        source: "https://paperzz.com/doc/6104031/"),
    PastTarget(
        "神奈川県平塚市", "市民活動ファンド応募団体数", unit: "団体", base: 14, baseYear: 2013, years: 1, target: 15, actual: 10,
        source: "https://expydoc.com/doc/10742451/"),
    PastTarget(
        "神奈川県平塚市", "市民活動ファンド応募団体数", unit: "団体", base: 10, baseYear: 2014, years: 1, target: 12, actual: 6,
        source: "https://expydoc.com/doc/10742451/"),
    PastTarget(
        "神奈川県平塚市", "市民活動ファンド助成団体数", unit: "団体", base: 10, baseYear: 2013, years: 1, target: 10, actual: 8,
        source: "https://expydoc.com/doc/10742451/"),
    PastTarget(
        "神奈川県平塚市", "市民活動ファンド助成団体数", unit: "団体", base: 8, baseYear: 2014, years: 1, target: 8, actual: 5,
        source: "https://expydoc.com/doc/10742451/"),
    PastTarget(
        "佐賀県佐賀市", "市や県が主催するまちづくりに参加したことがある市民の割合", unit: "%", base: 20.2, baseYear: 2013, years: 1, target: 50,
        actual: 21.9, source: "https://expydoc.com/doc/7840679/"),
    PastTarget(
        "佐賀県佐賀市", "市民活動を行っている市民の割合", unit: "%", base: 32.7, baseYear: 2013, years: 1, target: 50, actual: 33,
        source: "https://expydoc.com/doc/7840679/"),
    PastTarget(
        "佐賀県佐賀市", "NPOとの協働環境が適切に整備されているか(民間団体調査)", unit: "点", base: 68, baseYear: 2013, years: 1, target: 90,
        actual: 72, source: "https://expydoc.com/doc/7840679/"),
    PastTarget(
        "鳥取県", "公共事業環境配慮指針の配慮実施率", unit: "%", base: 98.7, baseYear: 2020, years: 1, target: 98.8, actual: 100,
        source: "http://db.pref.tottori.jp/R3_open_Management.nsf/"),
    PastTarget(
        "鳥取県", "鳥取市へのアクセス時間の短縮(時間・台)", unit: "時間台", base: 0, baseYear: 2010, years: 4, target: 1812, actual: 690,
        source: "https://www.pref.tottori.lg.jp/251672.htm"),
    PastTarget(
        "鳥取県", "県東部地域への入り込み客数", unit: "万人", base: 293, baseYear: 2010, years: 4, target: 304, actual: 360,
        source: "https://www.pref.tottori.lg.jp/251672.htm"),
    PastTarget(
        "国(内閣府男女共同参画局)", "国家公務員採用者に占める女性の割合", unit: "%", base: 26.1, baseYear: 2010, years: 5, target: 30, actual: 31.5,
        source: "http://www.gender.go.jp/about_danjo/whitepaper/h27/zentai/html/shisaku/ss_shiryo_10.html"),
    PastTarget(
        "大阪府池田市", "霊園墓参バス利用者数", unit: "人", base: 3642, baseYear: 2009, years: 1, target: 3650, actual: 3042,
        source: "https://vdocuments.net/"),
]

/// Whole plans whose own count is of targets met; sources in `data/reference-class/whole-plans.csv`.
let shippedWholePlans: [WholePlan] = [
    WholePlan("静岡県富士市", "第五次総合計画 前期基本計画(H23-27) 代表的な施策指標", targets: 78, met: 32),
    WholePlan("高知県いの町", "まち・ひと・しごと創生総合戦略 KPI 平成29年度分", targets: 76, met: 43),
]

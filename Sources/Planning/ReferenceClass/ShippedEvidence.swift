// Made by scripts/make-reference-class.py from data/reference-class/; don't edit.

/// Targets that have come due, one a row; the sources stand beside each in `data/reference-class/past-targets.csv`.
let shippedPastTargets: [PastTarget] = [
    PastTarget(
        "岐阜県岐阜市", "ごみ減量に取り組む人の割合", unit: "％", base: 64.3, years: 6, target: 64.3, actual: 65.8, measuredAfter: 7),
    PastTarget(
        "岐阜県岐阜市", "環境に関する取組を実施する人の割合", unit: "％", base: 73.8, years: 6, target: 73.8, actual: 75.8, measuredAfter: 7),
    PastTarget("岐阜県岐阜市", "健康づくりのために日ごろの運動に取り組んでいる人の割合", unit: "％", base: 47.6, years: 3, target: 60, actual: 47.9),
    PastTarget("岐阜県岐阜市", "福祉施設から一般就労への移行者数", unit: "人", base: 52, years: 4, target: 66, actual: 57),
    PastTarget("岐阜県岐阜市", "柳ケ瀬エリアの創業数（遊休不動産活用・累計）", unit: "件", base: 2, years: 6, target: 21, actual: 22),
    PastTarget(
        "岐阜県岐阜市", "柳ケ瀬の入り込み客数の1日平均", unit: "人", base: 11676, years: 6, target: 11676, actual: 9631, measuredAfter: 7),
    PastTarget("岐阜県岐阜市", "ぎふし共育・女性活躍企業認定件数（累計）", unit: "件", base: 33, years: 4, target: 100, actual: 123),
    PastTarget("岐阜県岐阜市", "ぎふしスタートアップ支援事業による起業者数", unit: "件", base: 0, years: 3, target: 15, actual: 23),
    PastTarget("岐阜県岐阜市", "産学官連携交流会による企業と大学等のマッチング件数", unit: "件", base: 0, years: 4, target: 15, actual: 3),
    PastTarget("岐阜県岐阜市", "岐阜長良川温泉旅館協同組合加盟施設の宿泊客数", unit: "人", base: 304981, years: 4, target: 350000, actual: 184917),
    PastTarget("岐阜県岐阜市", "不登校特例校（草潤中学校）の生徒数（累計）", unit: "人", base: 0, years: 3, target: 120, actual: 83),
    PastTarget("岐阜県岐阜市", "ぎふスーパーシニア教育人材リスト登録者数", unit: "名", base: 64, years: 3, target: 95, actual: 82),
    PastTarget("静岡県下田市", "中央公民館 講座参加者数", unit: "人", base: 132, years: 1, target: 40, actual: 65),
    PastTarget("静岡県下田市", "中央公民館 利用者数", unit: "人", base: 21074, years: 1, target: 21100, actual: 15103),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(大会議室)", unit: "人", base: 3822, years: 1, target: 4000, actual: 3928),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(和室)", unit: "人", base: 1170, years: 1, target: 1500, actual: 1255),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(小会議室)", unit: "人", base: 122, years: 1, target: 300, actual: 252),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(農産物加工研究室)", unit: "人", base: 0, years: 1, target: 100, actual: 0),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(いきがい工作研究室)", unit: "人", base: 0, years: 1, target: 100, actual: 0),
    PastTarget("静岡県下田市", "稲梓基幹集落センター 利用者数(合計)", unit: "人", base: 5114, years: 1, target: 6000, actual: 5435),
    PastTarget("静岡県下田市", "稲生沢公民館 講座参加者数", unit: "人", base: 261, years: 1, target: 270, actual: 514),
    PastTarget("静岡県下田市", "稲生沢公民館 利用者数", unit: "人", base: 5094, years: 1, target: 6200, actual: 6169),
    PastTarget("千葉県船橋市", "登録店舗数の増加(サイト事業KPI)", unit: "店舗", base: nil, years: nil, target: 100, actual: 101),
    PastTarget("千葉県船橋市", "サイト年間閲覧件数(KPI)", unit: "回", base: nil, years: nil, target: 12600, actual: 10155),
    PastTarget("富山県滑川市", "総人口(第3次総合計画)", unit: "人", base: 34002, years: 5, target: 36000, actual: 33912),
    PastTarget("富山県滑川市", "世帯数(第3次総合計画)", unit: "世帯", base: 11052, years: 5, target: 11500, actual: 11341),
    PastTarget("神奈川県海老名市", "市内犯罪発生件数", unit: "件", base: 1099, years: 1, target: 1000, actual: 862, lessIsBetter: true),
    PastTarget("大阪府枚方市", "証明交付件数に占めるコンビニ交付の割合", unit: "%", base: nil, years: nil, target: 6.8, actual: 9.79),
    PastTarget("大阪府枚方市", "コンビニ交付による各種証明書交付件数", unit: "件", base: nil, years: nil, target: 26000, actual: 36159),
    PastTarget("大阪府枚方市", "勤労市民会 会員数", unit: "人", base: nil, years: nil, target: 1779, actual: 1778),
    PastTarget("大阪府枚方市", "勤労市民会 事業実施件数", unit: "件", base: nil, years: nil, target: 24, actual: 21),
    PastTarget("京都府久御山町", "コンビニ交付 年間交付件数", unit: "件", base: nil, years: nil, target: 1500, actual: 413),
    PastTarget("佐賀県佐賀市", "市政情報が的確にわかりやすく伝えられていると感じる人の割合", unit: "%", base: 57.4, years: 4, target: 60, actual: 52.2),
    PastTarget("佐賀県佐賀市", "市民の意見が反映された行政運営と感じる人の割合", unit: "%", base: 46, years: 4, target: 52, actual: 40.4),
    PastTarget(
        "佐賀県佐賀市", "子育てに大きな不安や負担を感じている市民の割合", unit: "%", base: 54.6, years: 1, target: 48, actual: 56.5,
        lessIsBetter: true),
    PastTarget("佐賀県佐賀市", "合計特殊出生率", unit: "人", base: 1.56, years: 1, target: 1.58, actual: 1.55),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: nil, years: nil, target: 17, actual: 16),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 16, years: 1, target: 20, actual: 16),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 16, years: 1, target: 20, actual: 17),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 17, years: 1, target: 20, actual: 18),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 18, years: 1, target: 21, actual: 18),
    PastTarget("岐阜県瑞浪市", "福祉ボランティアグループの数", unit: "団体", base: 18, years: 1, target: 22, actual: 18),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: nil, years: nil, target: 67.6, actual: 67.8),
    PastTarget("岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 67.8, years: 1, target: 68, actual: 69.8),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 69.8, years: 1, target: 68.4, actual: 59.6),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 59.6, years: 1, target: 68.8, actual: 70.4),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 70.4, years: 1, target: 69.2, actual: 68.3),
    PastTarget(
        "岐阜県瑞浪市", "安心して暮らせるまちだと感じる市民の割合(地域の支え・社会保障)", unit: "%", base: 68.3, years: 1, target: 69.6, actual: 70.3),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 25, actual: 23.7,
        lessIsBetter: true),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 23.5, actual: 23.7,
        lessIsBetter: true),
    PastTarget(
        "長野県小諸市", "子育てしやすい環境づくりの不満割合(市民意識調査)", unit: "%", base: 26.3, years: nil, target: 22, actual: 24.2,
        lessIsBetter: true),
    PastTarget("長野県小諸市", "区内清掃年間実施回数", unit: "回", base: 145, years: nil, target: 145, actual: 128),
    PastTarget(
        "長野県小諸市", "家庭ごみの不法投棄回収量", unit: "袋", base: 689, years: nil, target: 670, actual: 1006, lessIsBetter: true),
    PastTarget("長野県小諸市", "自主防災組織主導の防災訓練を行う行政区数", unit: "区", base: 6, years: nil, target: 13, actual: 22),
    PastTarget("長野県小諸市", "自主防災に関する区数(指標名は抜粋に現れず)", unit: "区", base: 42, years: nil, target: 47, actual: 44),
    PastTarget("静岡県三島市", "姉妹都市交流・国際交流活動への参加者数", unit: "人", base: 1567, years: 1, target: 1600, actual: 1435),
    PastTarget("静岡県三島市", "国際交流イベントへのボランティア参加者数", unit: "人", base: 229, years: 1, target: 230, actual: 214),
    PastTarget("静岡県三島市", "いきいきカレッジ受講生数", unit: "人", base: 439, years: 1, target: 520, actual: 428),
    PastTarget("静岡県三島市", "いきいきカレッジ講座数", unit: "講座", base: 25, years: 1, target: 26, actual: 26),
    PastTarget("静岡県三島市", "公民館まつりに対する満足度", unit: "点", base: 4.5, years: 1, target: 4.5, actual: 4.5),
    PastTarget("埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: nil, years: nil, target: 910, actual: 1064),
    PastTarget("埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: 1064, years: 1, target: 930, actual: 920),
    PastTarget("埼玉県北本市", "平和を考える集い 合計参加人数", unit: "人", base: 920, years: 1, target: 950, actual: 1112),
    PastTarget("東京都武蔵野市", "防災推進員の活動件数(市民防災協会)", unit: "件", base: 4913, years: 1, target: 5000, actual: 5738),
    PastTarget("東京都武蔵野市", "防災用品 斡旋・販売額(市民防災協会)", unit: "千円", base: 1422, years: 1, target: 1500, actual: 1203),
    PastTarget("兵庫県伊丹市", "なぎなた教室の受講者数", unit: "人", base: 95, years: 1, target: 120, actual: 137),
    PastTarget("市名不明(抜粋に記載なし)", "附属機関等における公募委員の割合", unit: "%", base: nil, years: nil, target: 20, actual: 16.1),
    PastTarget("市名不明(抜粋に記載なし)", "附属機関等における公募委員の割合", unit: "%", base: 16.1, years: 1, target: 20, actual: 16),
    PastTarget("島根県", "交通安全運動等 参加者数", unit: "人", base: nil, years: nil, target: 30000, actual: 22433),
    PastTarget("島根県", "交通安全運動等 参加者数", unit: "人", base: nil, years: nil, target: 30000, actual: 17796),
    PastTarget("長野県小諸市", "特定健康診査受診率", unit: "%", base: 38, years: nil, target: 40, actual: 34),
]

/// Whole plans whose own count is of targets met; sources in `data/reference-class/whole-plans.csv`.
let shippedWholePlans: [WholePlan] = [
    WholePlan("静岡県富士市", "第五次総合計画 前期基本計画(H23-27) 代表的な施策指標", targets: 78, met: 32),
    WholePlan("高知県いの町", "まち・ひと・しごと創生総合戦略 KPI 平成29年度分", targets: 76, met: 43),
]

import TestSupport
import MitoshiPlanning

/// What a generated declaration says: the oracle, made before any text.
struct DeclaredFacts {
    struct Number {
        /// As digits, for instance `12345` or `3.5`.
        let digits: String
        var value: Double { Double(digits) ?? 0 }
        var decimals: Int { digits.split(separator: ".").dropFirst().first?.count ?? 0 }
    }

    enum Values {
        case numbers(unit: String, base: Number, targets: [Number])
        case stages(base: String, targets: [String])
    }

    struct IndicatorFacts {
        let id: String
        let programme: String
        let name: String
        let kind: IndicatorKind
        let values: Values
        let baseYear: Int
        let sections: [String]
    }

    let year: Int
    let post: String
    let department: String
    let director: String
    let message: [String]
    let divisions: [String]
    let roles: [String]
    let policies: [PolicyStatement]
    let plan: String?
    let remark: String?
    let targetYears: [Int]
    let indicators: [IndicatorFacts]
}

extension DeclaredFacts {
    private static let departments = [
        ("市民生活部長", "市民生活部"), ("健康福祉部長", "健康福祉部"), ("上下水道局長", "上下水道局"), ("教育総務部長", "教育総務部"),
        ("経済環境部長", "経済環境部"), ("消防長", "消防長"), ("議会事務局長", "議会事務局"), ("総務部長", "総務部"),
    ]
    private static let divisionNames = [
        "市民協働課", "交通防犯対策担当", "人権・広聴相談課", "戸籍住民課", "子育て支援課", "商工観光振興課", "環境対策課", "福祉総務課",
        "図書・子ども科学館", "危機管理課", "納税課", "学校教育課", "下水道整備課", "地域医療推進担当", "クリーンセンター", "文化財係",
    ]
    private static let sentences = [
        "市民の皆さまの利便性の向上に努めます。", "関係機関と連携し、安全・安心なまちづくりを進めます。", "デジタル社会を見据え、調査研究を進めます。",
        "目標の達成に向けて取り組みます。", "第2期計画の指標を踏まえ、事業を推進します。",
    ]

    /// Names whose wording tells the kind, with a unit and a range of values.
    private static let measures: [(name: String, unit: String, kind: IndicatorKind, range: ClosedRange<Int>)] = [
        ("メール配信の登録者数", "人", .stock, 40...90_000), ("図書館の会員数", "人", .stock, 40...9_000),
        ("見守りカメラの設置箇所数", "箇所", .cumulativeStock, 1...400), ("地縁団体法人化数", "自治会", .cumulativeStock, 1...90),
        ("施設の年間利用者数", "人", .flow, 100...900_000), ("講座の参加者数", "人", .flow, 40...4_000),
        ("相談の受付件数", "件", .flow, 40...4_000), ("啓発イベントの実施件数", "件", .smallCount, 0...29),
        ("訓練の開催回数", "回", .smallCount, 0...12), ("健診の受診率", "%", .share, 0...100),
        ("窓口以外で交付した割合", "%", .share, 0...100), ("市ホームページの情報提供数", "件", .decisionDriven, 1...90),
        ("ごみの排出量", "t", .flow, 100...60_000), ("市道の改良延長", "km", .flow, 100...900),
    ]
    private static let stageNames = [
        "問題点・課題の整理", "現状把握", "基本構想の策定", "基本方針決定", "実施設計", "工事着手", "供用開始", "検証",
    ]

    init(seed: Int) {
        var random = SeededGenerator(seed: seed)
        year = random.int(1995...2035)
        (post, department) = random.one(of: Self.departments)
        director = random.one(of: ["大津 隆治", "山田 花子", "佐々木 一", "𠮷田 実"])
        message = random.chance(oneIn: 5) ? [] : random.some(random.int(1...3), of: Self.sentences)
        divisions = random.chance(oneIn: 6) ? [] : random.some(random.int(2...6), of: Self.divisionNames)
        roles = divisions.isEmpty || random.chance(oneIn: 6) ? [] : random.some(random.int(1...4), of: Self.sentences)
        policies = Self.policies(&random)
        plan = random.chance(oneIn: 4) ? nil : "中期戦略事業プラン「主な事業」の目標値"
        remark = random.chance(oneIn: 3) ? "※現状値は速報値を含みます。" : nil
        let declared = year
        targetYears = Array((0..<random.int(1...3)).map { declared + $0 })
        let sections = divisions.isEmpty ? Self.divisionNames.filter { !$0.contains("・") } : divisions
        var indicators: [IndicatorFacts] = []
        for number in 0..<random.int(3...14) {
            indicators.append(Self.indicator(number, declared, targetYears.count, sections, &random))
        }
        self.indicators = indicators
    }

    private static func policies(_ random: inout SeededGenerator) -> [PolicyStatement] {
        if random.chance(oneIn: 4) { return [] }
        return (1...random.int(1...4)).map { number in
            PolicyStatement(
                number: number, heading: "重点\(number)に努めます",
                body: random.some(random.int(1...2), of: sentences).joined(separator: "\n"))
        }
    }

    private static func indicator(
        _ number: Int, _ year: Int, _ targets: Int, _ sections: [String], _ random: inout SeededGenerator
    ) -> IndicatorFacts {
        let baseYear = year - random.int(1...2)
        let id = "\(random.int(10...59))-\(100 + number)"
        let charge = random.some(random.int(1...2), of: sections)
        if random.chance(oneIn: 7) {
            let stages = (0...targets).map { stageNames[$0 + random.int(0...0)] }
            return IndicatorFacts(
                id: id, programme: "施設改修事業", name: "改修に向けた取組状況その\(number)", kind: .milestone,
                values: .stages(base: stages[0], targets: Array(stages.dropFirst())), baseYear: baseYear,
                sections: charge)
        }
        let measure = random.one(of: measures)
        let hasDecimals = measure.kind == .share && random.chance(oneIn: 2)
        func value() -> Number {
            let whole = random.int(measure.range)
            return Number(digits: hasDecimals && whole < 100 ? "\(whole).\(random.int(0...9))" : "\(whole)")
        }
        let base = value()
        return IndicatorFacts(
            id: id, programme: random.one(of: ["地域活動支援事業", "窓口サービスの効率化", "健康づくり推進事業"]),
            name: measure.name + (random.chance(oneIn: 2) ? "" : "その\(number)"), kind: measure.kind,
            values: .numbers(unit: measure.unit, base: base, targets: (0..<targets).map { _ in value() }),
            baseYear: baseYear, sections: charge)
    }
}

import MitoshiPlanning

extension PackageTable {
    /// All files that a package's plan is made of, those that others refer to first.
    static let all = [
        declaration, indicators, targets, stages, measurements, drivers, events, pastTargets, comparables,
    ]

    private static let source = PackageField(
        "source", .text, "出典または文書の行とセル", "source, or the line and cell of the document")
    private static let address = PackageField("source_url", .text, "出典のURL", "address of the source")
    private static let decimals = PackageField(
        "decimals", .text, "値の小数の桁数（空欄は書かれたとおり、不明は unknown）",
        "decimals of the source; empty: as written; unknown")
    private static let note = PackageField("note", .text, "備考", "remark")

    static let declaration = PackageTable(
        "declaration", "目標宣言の文章（標題、メッセージ、課等、役割、取組方針など）",
        "the declaration's words: title, message, divisions, roles, policies",
        primaryKey: ["item", "order"],
        fields: [
            PackageField(
                "item", .choice(DeclarationItem.allCases.map(\.rawValue)), required: true,
                "何の文章か（city は計画を定めた市町村など。_en の付くものは英語名。fiscal_year_begins は年度の始まる月。空欄なら4月）",
                "what the text is; city: whose plan it is; with _en: in English; fiscal_year_begins: the month in which fiscal "
                    + "years begin, April without it"),
            PackageField(
                "order", .integer, required: true, range: 1...1e6, "同じ項目のなかの順番（1から）",
                "place among those of one item, from 1"),
            PackageField("text", .text, "文章", "the text"), source, address,
        ])

    static let indicators = PackageTable(
        "indicators", "事業指標", "indicators", primaryKey: ["indicator_id"], foreignKeys: [("driver", "drivers")],
        required: true,
        fields: [
            PackageField("indicator_id", .identifier, required: true, "事業番号（例：17-101）", "number, for instance 17-101"),
            PackageField("programme", .text, "主な事業", "programme"),
            PackageField("programme_en", .text, "主な事業の英語名", "programme in English"),
            PackageField("indicator", .text, required: true, "事業指標の名称", "name of the indicator"),
            PackageField("indicator_en", .text, "事業指標の英語名", "name of the indicator in English"),
            PackageField("unit", .text, "単位（段階目標は空欄）", "unit; empty for a milestone"),
            PackageField(
                "unit_en", .text, "単位の英語名（空欄でも 人、件、回 などは英語で示す）",
                "unit in English, in the plural; common Japanese units need none"),
            PackageField(
                "kind", .choice(IndicatorKind.allCases.map(\.rawValue)), required: true,
                "種類：flow 年間実績、small-count 30未満の件数、stock 年度末現在、cumulative-stock 累計、share 割合(%)、milestone 段階目標、decision-driven 市の判断で決まる指標",
                "kind of quantity; it decides which models are used"),
            PackageField(
                "direction", .choice(WrittenDirection.allCases.map(\.rawValue)),
                "望ましい向き：increase 増加、decrease 減少、maintain-at-least 以上を維持、maintain-at-most 以下を維持、maintain-within 上下とも維持、maintain 維持（側は不明）。空欄なら名称、現状値、目標値から判断",
                "which way is wanted; maintain leaves the side open; empty: told by the indicator's words, base and targets"
            ),
            PackageField(
                "direction_basis", .choice(["stated", "inferred", "ambiguous"]),
                "向きの根拠：stated 明記、inferred 推定、ambiguous 不明", "on what the direction rests"),
            PackageField("base_period", .period, "現状値の期間", "period of the base value"),
            PackageField("support_lower", .number, "ありうる最小値", "least possible value"),
            PackageField(
                "support_upper", .number, "ありうる最大値（対象人口など）", "greatest possible value, such as the eligible population"),
            PackageField(
                "tolerance", .number, range: 0...1e300, "「維持」の許容幅（単位は指標と同じ。空欄なら端数のほかは認めない）",
                "how far on the wrong side of a level to keep still counts; empty: nothing but the rounding of the digits"
            ),
            PackageField("weight", .number, range: 0...1e300, "重み（空欄は1）", "weight; empty means 1"),
            PackageField("section", .text, "所管課（複数は ; で区切る）", "sections in charge, separated by ;"),
            PackageField("section_en", .text, "所管課の英語名（同じ数、同じ順）", "the same in English, as many and in the same order"),
            PackageField("policy", .text, "文書に記載のある取組方針", "the policy it serves, where the document says so"),
            PackageField("driver", .identifier, "説明系列（drivers.csv の driver_id）", "driver series"),
            PackageField(
                "moved_by", .choice(Mover.allCases.map(\.rawValue)),
                "数を動かすもの：own 自ら行うもの、others 人々の動きで決まる数、share 割合（空欄なら名称と種類から判断）",
                "who moves the figure: the office itself (own), others, or a share; empty: told by its words and kind"),
            source, address, note,
        ])

    static let targets = PackageTable(
        "targets", "目標値", "targets", primaryKey: ["indicator_id", "fiscal_year"],
        foreignKeys: [("indicator_id", "indicators")], required: true,
        fields: [
            PackageField("indicator_id", .identifier, required: true, "事業番号", "number of the indicator"),
            PackageField(
                "fiscal_year", .fiscalYear, required: true, "目標の年（例：年度は FY2021、暦年は CY2021）",
                "year of the target: FY2021, or CY2021 for a calendar year"),
            PackageField("value", .number, "目標値（段階目標は空欄）", "value to reach; empty for a stage"),
            PackageField(
                "at_least", .number, "「以上」と明記された目標値（at_most と組で範囲の下端）",
                "stated as at least; with at_most the lower end of a range"),
            PackageField("more_than", .number, "「超」の目標値（その値は含まない）", "stated as more than, the number itself left out"),
            PackageField(
                "at_most", .number, "「以下」と明記された目標値（at_least と組で範囲の上端）",
                "stated as at most; with at_least the upper end of a range"),
            PackageField("less_than", .number, "「未満」の目標値（その値は含まない）", "stated as less than, the number itself left out"),
            PackageField("stage", .text, "目標の段階", "stage to reach"), decimals,
            PackageField(
                "decided", .flag, "達成に必要なことが決定・予算化済みなら true（確率には含めない）",
                "true when what the target takes is decided and paid for, which is no part of the chance"),
            source, address,
        ])

    static let stages = PackageTable(
        "stages", "段階目標の段階", "stages of milestones", primaryKey: ["indicator_id", "order"],
        foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("indicator_id", .identifier, required: true, "事業番号", "number of the indicator"),
            PackageField("order", .integer, required: true, range: 1...1e6, "順番（1から）", "place, from 1"),
            PackageField("stage", .text, required: true, "段階", "stage"),
            PackageField("stage_en", .text, "段階の英語名", "stage in English"),
        ])

    static let measurements = PackageTable(
        "measurements", "実績値", "measured values", foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("indicator_id", .identifier, required: true, "事業番号", "number of the indicator"),
            PackageField(
                "period", .period, required: true,
                "期間（例：FY2020、暦年は CY2020、2021-03-31、2017-06。4月からの累計は 2021-04/2021-09）",
                "period, such as FY2020, CY2020 (a calendar year), 2021-03-31 or 2017-06; 2021-04/2021-09 for a yearly total's months to date"
            ),
            PackageField("value", .number, "値", "value"),
            PackageField("at_least", .number, "値が分からず「以上」とだけ分かるとき", "bound: at least"),
            PackageField("more_than", .number, "「～を超える」とだけ分かるとき", "bound: more than"),
            PackageField("at_most", .number, "「以下」とだけ分かるとき", "bound: at most"),
            PackageField("less_than", .number, "「未満」とだけ分かるとき", "bound: less than"),
            PackageField("numerator", .integer, range: 0...1e15, "割合の分子（件数）", "count of a share"),
            PackageField("denominator", .integer, range: 1...1e15, "割合の分母（件数）", "count that it is a share of"),
            PackageField("stage", .text, "到達した段階（段階目標のとき）", "stage reached"),
            decimals,
            PackageField("derived", .flag, "ほかの公表値から計算した値は true", "true when computed from other published values"),
            PackageField(
                "known_on", .date, "値が分かった日（空欄は期間の末日。同じ期間の後の日付は改定）",
                "day it became known; a later one for the same period is a revision"),
            source, address, note,
        ])

    static let drivers = PackageTable(
        "drivers", "説明系列（指標の動きを説明する数）", "series that explain indicators",
        fields: [
            PackageField("driver_id", .identifier, required: true, "説明系列の名前", "name of the series in this package"),
            PackageField("name", .text, "名称", "name"),
            PackageField("name_en", .text, "名称の英語名", "name in English"), PackageField("unit", .text, "単位", "unit"),
            PackageField("period", .period, "期間", "period"), PackageField("value", .number, "値", "value"),
            PackageField("known_on", .date, "値が分かった日", "day it became known"), source, address,
        ])

    static let events = PackageTable(
        "events", "特殊要因年度（感染症による休館など）", "shock years, such as a year of closed halls",
        fields: [
            PackageField(
                "indicator_id", .identifier, required: true, "事業番号（すべての指標は *）", "number of the indicator, * for all"),
            PackageField("from", .fiscalYear, required: true, "始まりの年度", "first fiscal year"),
            PackageField("to", .fiscalYear, required: true, "終わりの年度", "last fiscal year"),
            PackageField(
                "effect", .choice(ShockEvent.Effect.allCases.map(\.rawValue)), required: true,
                "影響：one-off その年度だけ、level-shift 水準の変化、temporary 徐々に回復", "how the disturbance ends"),
            PackageField(
                "decay", .number, range: 0...1, "temporary のとき1年後に残る割合（0～1）",
                "for temporary: the share left after each year"),
            PackageField("reason", .text, required: true, "理由", "reason"),
            PackageField(
                "level_before", .number, "特殊要因の前の水準（例：コロナ前の令和元年度の値）。実績値が1つの指標で使う",
                "the level before the event, for indicators with one value"),
        ])

    static let pastTargets = PackageTable(
        "past-targets", "過去の年度目標とその結果", "earlier yearly targets and what came of them",
        primaryKey: ["indicator_id", "fiscal_year"], foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("indicator_id", .identifier, required: true, "事業番号", "number of the indicator"),
            PackageField("fiscal_year", .fiscalYear, required: true, "目標年度（例：FY2019）", "fiscal year of the target"),
            PackageField("target", .number, required: true, "目標値", "value that was to be reached"),
            PackageField(
                "actual", .number, "実績値（空欄なら measurements.csv のその年度の値）",
                "value that was measured; empty: that of the year in measurements.csv"),
            PackageField("known_on", .date, "結果が分かった日（空欄は年度末）", "day the result became known; empty: the year's end"),
            source, address, note,
        ])
}

extension PackageTable {
    static let comparables = PackageTable(
        "comparables", "他の自治体などの同じ指標の値", "other places' values of the same indicator",
        primaryKey: ["series_id", "period"], foreignKeys: [("indicator_id", "indicators")],
        fields: [
            PackageField("series_id", .identifier, required: true, "系列の名前（自由）", "name of the series in this package"),
            PackageField("municipality", .text, required: true, "自治体・場所", "place"),
            PackageField(
                "indicator_id", .identifier, required: true, "比べる事業番号", "number of the indicator it is compared with"),
            PackageField("unit", .text, "単位（規模は問わない）", "unit; any scale, since only changes are compared"),
            PackageField("period", .fiscalYear, required: true, "年度（例：FY2020）", "fiscal year"),
            PackageField("value", .number, required: true, "値", "value"),
            PackageField("known_on", .date, "値が分かった日（空欄は年度末）", "day it became known; empty: the year's end"),
            PackageField("source", .text, "出典", "source"),
            PackageField("source_url", .text, "出典のURL", "address of the source"),
            PackageField("note", .text, "備考", "remark"),
        ])
}

/// What a row of `declaration.csv` is.
enum DeclarationItem: String, CaseIterable {
    case title
    case fiscalYear = "fiscal_year"
    /// The month in which the plan's fiscal years begin, where that isn't April.
    case fiscalYearBegins = "fiscal_year_begins"
    /// The city or another organisation whose plan it is.
    case city
    case englishTitle = "title_en"
    case englishCity = "city_en"
    case englishDepartment = "department_en"
    case date, department, director, message, division, role
    /// Only where a policy's number isn't its place.
    case policyNumber = "policy_number"
    case policyHeading = "policy_heading"
    case policyBody = "policy_body"
    case targetPlan = "target_plan"
    case remark
    /// The files of several years' papers, and the year of each.
    case paper
    case paperYear = "paper_year"
}

import MitoshiPlanning
import MitoshiStatistics
import Testing

/// The thirteen indicators of Isehara City's declaration of fiscal 2021, typed in from `seeds/000_1ece887dc720ce54.txt`,
/// with the earlier values of 17-101 that `data/isehara/measurements.csv` gives with their sources.
enum Declaration2021 {
    static func plan(adding measurements: [IndicatorMeasurement] = [], events: [ShockEvent] = []) throws -> Plan {
        let rows = try rows()
        return Plan(
            declaration: Declaration(title: "令和3年度 市民生活部長の目標宣言", fiscalYear: FiscalYear(2021)),
            indicators: rows.map(\.indicator), targets: try rows.flatMap { try $0.targets() } + stageTargets(),
            stages: ["35-106": ["問題点・課題の整理", "現状把握", "改修方針決定"]],
            measurements: rows.compactMap(\.baseMeasurement) + (try history()) + measurements, events: events)
    }

    static func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(number)) }

    static func measured(_ id: String, _ year: Int, _ value: Double) throws -> IndicatorMeasurement {
        IndicatorMeasurement(
            indicatorID: id, period: .fiscalYear(try Self.year(year)), value: .numeric(.exact(value)), decimals: 0)
    }

    private struct Row {
        let indicator: Indicator
        let base: Double?
        let goals: [(Int, Double)]

        var baseMeasurement: IndicatorMeasurement? {
            guard let period = indicator.basePeriod else { return nil }
            let value: IndicatorMeasurement.Value = base.map { .numeric(.exact($0)) } ?? .stage("問題点・課題の整理")
            return IndicatorMeasurement(indicatorID: indicator.id, period: period, value: value, decimals: 0)
        }

        func targets() throws -> [Target] {
            try goals.map { year, value in
                Target(indicatorID: indicator.id, fiscalYear: try Declaration2021.year(year), goal: .value(value))
            }
        }
    }

    private static func row(
        _ id: String, _ programme: String, _ name: String, _ unit: String?, _ kind: IndicatorKind, _ base: Double?,
        _ first: Double?, _ second: Double?, baseYear: Int = 2020
    ) throws -> Row {
        let indicator = Indicator(
            id: id, programme: programme, name: name, unit: unit, kind: kind,
            basePeriod: .fiscalYear(try year(baseYear)))
        return Row(
            indicator: indicator, base: base,
            goals: [(2021, first), (2022, second)].compactMap { year, goal in
                goal.map { (year, $0) }
            })
    }

    private static func rows() throws -> [Row] {
        [
            try row("17-101", "地域防犯活動推進事業", "くらし安心メール登録者数", "人", .stock, 14_989, 16_000, 17_000),
            try row("17-102", "地域防犯環境整備事業", "防犯カメラの設置箇所数", "箇所", .cumulativeStock, 15, 15, 18),
            try row("19-101", "男女共同参画推進事業", "男女共同参画フォーラム及び啓発講座等の参加者数", "人", .flow, 145, 145, 145),
            try row("20-101", "平和都市宣言推進事業", "平和関連事業実施件数", "件", .smallCount, 2, 5, 5),
            try row("20-102", "多文化共生推進事業", "外国籍市民等との交流活動の実施件数", "件", .smallCount, 0, 2, 2),
            try row(
                "22-102", "ワーク・ライフ・バランス普及促進事業", "ワーク・ライフ・バランスに関するホームページの情報提供数", "件",
                .decisionDriven, 7, 7, 7),
            try row("33-102", "自転車交通安全対策事業", "児童の自転車用ヘルメット着用率", "%", .share, 25, 30, 40, baseYear: 2019),
            try row("35-106", "市民文化会館改修事業", "市民文化会館改修に向けた取組状況", nil, .milestone, nil, nil, nil),
            try row("37-101", "市民活動サポートセンター運営事業", "市民活動サポートセンターの年間利用者数", "人", .flow, 4_339, 9_700, 9_800),
            try row("37-102", "市民協働推進事業", "市民協働事業の実施件数", "件", .smallCount, 13, 23, 24),
            try row("37-103", "地域活動支援事業", "地縁団体法人化数", "自治会", .cumulativeStock, 13, 14, 14),
            try row("38-103", "市民相談事業", "消費生活相談件数", "件", .flow, 605, 600, 600),
            try row("40-104", "窓口サービスの効率化", "証明発行件数のうちコンビニ交付の占める割合", "%", .share, 3, 10, 15),
        ]
    }

    private static func stageTargets() throws -> [Target] {
        [
            Target(indicatorID: "35-106", fiscalYear: try year(2021), goal: .stage("現状把握")),
            Target(indicatorID: "35-106", fiscalYear: try year(2022), goal: .stage("改修方針決定")),
        ]
    }

    /// 17-101 before the declaration.
    private static func history() throws -> [IndicatorMeasurement] {
        func value(
            _ period: Period, _ value: ValueRange, isDerived: Bool = false
        ) -> IndicatorMeasurement {
            IndicatorMeasurement(
                indicatorID: "17-101", period: period, value: .numeric(value), isDerived: isDerived, decimals: 0)
        }
        let endOf2016 = try #require(CalendarDate(year: 2017, month: 3, day: 31))
        return [
            value(.month(year: 2007, month: 6), .exact(1_203)),
            value(.month(year: 2014, month: 10), .moreThan(10_000)),
            value(.fiscalYear(try year(2015)), .exact(10_109), isDerived: true),
            value(.date(endOf2016), .exact(10_554)),
        ]
    }
}

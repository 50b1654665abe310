import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// Chances of the levels 1, 2, 3 … to be reached, given by hand.
private struct Stairs: PredictiveDistribution {
    /// P(Y ≥ 1), P(Y ≥ 2), …
    let chances: [Double]

    var isDiscrete: Bool { true }
    var mean: MeanValue { .value(chances.reduce(0, +)) }

    func probability(atLeast value: Double) -> Double {
        let level = Int(value.rounded(.up))
        return level < 1 ? 1 : level > chances.count ? 0 : chances[level - 1]
    }

    func probability(atMost value: Double) -> Double { 1 - probability(atLeast: value.rounded(.down) + 1) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        Double((0...chances.count).first { self.probability(atMost: Double($0)) >= probability } ?? chances.count)
    }
}

@Suite("The chance of a target")
struct AttainmentFormulaTests {
    private static let learned = AttainmentConstants.Formula(
        intercepts: [
            "own-change": 0.57, "others-small-change": 0.05, "others-large-change": -0.27, "own-keep": 1.12,
            "others-keep": 0.83,
        ], slopes: ["own": 0.35, "others": 0.47, "share": 0.61], record: 0)

    private static let withRecord = AttainmentConstants.Formula(
        intercepts: ["own-change": 0.33, "own-keep": 0.7], slopes: ["own": 0.29], record: 0.62)

    private static func cell(_ cell: TargetCell, _ rate: Double) -> AttainmentConstants.Cell {
        AttainmentConstants.Cell(
            cell: cell, targets: 100, met: 40, indicators: 50, publishers: 10, rate: rate, standardError: 0.15)
    }

    private static let constants = AttainmentConstants(
        origin: .init(command: "", data: "", digest: "", date: ""),
        cells: [
            cell(.ownChange, 0.473), cell(.othersSmallChange, 0.432), cell(.othersLargeChange, 0.278),
            cell(.ownKeep, 0.889), cell(.othersKeep, 0.643),
        ], basis: .init(targets: 1, indicators: 1, publishers: 1), withoutRecord: learned, withRecord: withRecord,
        spread: 0.5)

    private static func standing(
        _ mover: Mover, latest: Double, isOneValue: Bool = false, asOf: (Int, Int, Int) = (2021, 4, 1),
        results: [(year: Int, level: Double, value: Double)] = []
    ) throws -> TargetStanding {
        var plan = PlanOfOne(kind: .stock, unit: "件", values: [(2019, latest), (2020, latest)])
        plan.targets = [(2021, 1), (2022, 1)]
        plan.mover = mover
        if isOneValue { plan.values.removeFirst() }
        let whole = try plan.plan()
        let date = try #require(CalendarDate(year: asOf.0, month: asOf.1, day: asOf.2))
        let history = IndicatorHistory(of: whole.indicators[0], in: whole, on: date)
        let earlier = try results.map {
            EarlierTarget(
                indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year($0.year), level: $0.level, actual: $0.value)
        }
        var standing = TargetStanding(
            of: history, whole.targets, earlier: earlier, events: whole.events, on: date, seesDriver: false)
        standing.constants = constants
        return standing
    }

    private static func atLeast(_ level: Double) -> AttainmentRule {
        AttainmentRule(direction: .increase, basis: .stated, level: level, digit: 1)
    }

    private func chance(
        _ standing: TargetStanding, _ level: Double, in year: Int = 2022, _ forecast: any PredictiveDistribution
    ) throws -> TargetStanding.Chance {
        try #require(
            try standing.chance(of: Self.atLeast(level), in: try PlanOfOne.year(year), forecast: forecast))
    }

    /// logit 0.2 = −1.386294; 0.57 − 0.35 · 1.386294 = 0.084797, of which the inverse logit is 0.521187. Figures that others
    /// move, 4 → 8 (half of 8): −0.27 − 0.47 · 1.386294 = −0.921558, 0.284632.
    @Test("follows from that of its history and its sort", arguments: [(Mover.own, 0.521_187), (.others, 0.284_640)])
    func formula(_ mover: Mover, _ expected: Double) throws {
        let forecast = Stairs(chances: [1, 1, 0.9, 0.8, 0.6, 0.5, 0.3, 0.2])
        let found = try chance(try Self.standing(mover, latest: 4), 8, forecast)
        expectClose(found.probability, to: expected, within: 1e-6)
        #expect(found.grounds.historyAlone == 0.2)
    }

    /// From 18 to 20 is a tenth: a third of the way from a twentieth to a fifth. Of −0.27 a third and of 0.05 two thirds make
    /// −0.056667; with an even forecast that is the logit: 0.485837.
    @Test("joins small and large changes between a twentieth and a fifth")
    func joined() throws {
        let forecast = Stairs(chances: [Double](repeating: 0.5, count: 30))
        let found = try chance(try Self.standing(.others, latest: 18), 20, forecast)
        expectClose(found.probability, to: 0.485_837, within: 1e-6)
        #expect(found.grounds.comparable.map(\.cell) == [.othersSmallChange, .othersLargeChange])
    }

    /// Of the note on one value: 9,800 declared from 4,339 with 27.8 %, where the prior says .0086; another level of which it
    /// says .237 has 67.4 %, one with .0005 has 9.2 %: logit⁻¹(logit .278 + .47 (logit p − logit .0086)).
    @Test("of one value is the record's at the declared level, and moves with the prior's elsewhere")
    func oneValue() throws {
        let standing = try Self.standing(.others, latest: 4, isOneValue: true)
        let forecast = Stairs(chances: [1, 1, 1, 0.6, 0.237, 0.075, 0.019, 0.0086, 0.0038, 0.0005])
        let found = try chance(standing, 8, forecast)
        expectClose(found.probability, to: 0.278, within: 1e-12)
        #expect(found.grounds.historyAlone == nil)
        let chances = try #require(found.distribution)
        expectClose(chances.probability(atLeast: 5), to: 0.674, within: 5e-3)
        expectClose(chances.probability(atLeast: 10), to: 0.0915, within: 5e-4)
        // Eight plans in ten: √(.25 + .0225) · 1.2816 on the logit.
        let half = 1.281_552 * (0.25 + 0.0225).squareRoot()
        expectClose(found.grounds.range.lowerBound, to: 1 / (1 + exp(0.954_512 + half)), within: 1e-4)
        expectClose(found.grounds.range.upperBound, to: 1 / (1 + exp(0.954_512 - half)), within: 1e-4)
    }

    /// Beyond ten times the latest value, 1: the chance at 10 times the forecast's own ratio.
    @Test("fades beyond ten times the latest value as the forecast does")
    func fades() throws {
        let forecast = Stairs(chances: (0..<40).map { pow(0.9, Double($0)) })
        let standing = try Self.standing(.others, latest: 1)
        // Little enough to be built from nothing counts as three of them.
        let end = forecast.probability(atLeast: 30)
        let atEnd = 1 / (1 + exp(0.27 - 0.47 * log(end / (1 - end))))
        expectClose(try chance(standing, 30, forecast).probability, to: atEnd, within: 1e-9)
        expectClose(try chance(standing, 35, forecast).probability, to: atEnd * pow(0.9, 5), within: 1e-9)
    }

    /// Two of three met: log(2.5/1.5) = 0.510826. 0.33 − 0.29 · 1.386294 + 0.62 · 0.510826 = 0.244687, 0.560868.
    @Test("counts the indicator's earlier yearly targets in for the next year, and only shows them for later ones")
    func record() throws {
        let results = [(year: 2018, level: 3.0, value: 3.0), (2019, 4, 4), (2020, 5, 4)]
        let standing = try Self.standing(.own, latest: 4, results: results)
        let forecast = Stairs(chances: [1, 1, 0.9, 0.8, 0.6, 0.5, 0.3, 0.2])
        let yearly = try chance(standing, 8, in: 2021, forecast)
        #expect(yearly.grounds.earlier == EarlierTargets(due: 3, met: 2) && yearly.grounds.countsEarlier)
        expectClose(yearly.probability, to: 0.560_868, within: 1e-6)
        let final = try chance(standing, 8, forecast)
        #expect(final.grounds.earlier == EarlierTargets(due: 3, met: 2) && !final.grounds.countsEarlier)
        expectClose(final.probability, to: 0.521_187, within: 1e-6)
    }

    /// Passed by far the forecast alone says 97 %; passed by little it is lifted to what a level to keep has by the same forecast:
    /// logit⁻¹(1.12 + .35 · logit .6) = 0.779355, the more the further it was passed; 4 itself, to be kept, has
    /// logit⁻¹(1.12 + .35 · logit .5) = 0.753988.
    @Test("of a final target that was passed is the forecast's, and never less than that of a level to keep")
    func passed() throws {
        let standing = try Self.standing(.own, latest: 4)
        let forecast = Stairs(chances: [1, 0.97, 0.6, 0.5, 0.3])
        expectClose(try chance(standing, 2, forecast).probability, to: 0.97, within: 1e-12)
        #expect(try chance(standing, 2, forecast).grounds.isForecastAlone)
        expectClose(try chance(standing, 3, forecast).probability, to: 0.779_355, within: 1e-6)
        expectClose(try chance(standing, 4, forecast).probability, to: 0.753_988, within: 1e-6)
    }

    @Test("is the likelier the further the final target was passed", arguments: [Mover.own, .others, .share])
    func furtherPassed(_ mover: Mover) throws {
        let standing = try Self.standing(mover, latest: 4)
        let chances = try [0.05, 0.3, 0.5, 0.6, 0.75, 0.9, 0.97, 0.999].map { plain in
            try chance(standing, 3, Stairs(chances: [1, 1, plain, 0.01])).probability
        }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 < $1 }, "\(chances)")
        #expect(chances.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test("has nothing to compare a level with that is to be kept on both sides")
    func band() throws {
        let rule = AttainmentRule(direction: .maintainWithin, basis: .stated, level: 4, tolerance: 1, digit: 1)
        let forecast = Stairs(chances: [1, 1, 0.9, 0.8, 0.3])
        #expect(
            try Self.standing(.own, latest: 4).chance(of: rule, in: try PlanOfOne.year(2022), forecast: forecast) == nil
        )
    }

    @Test("is yearly for the year in progress and for the second of two once the first is due")
    func yearly() throws {
        let (first, second) = (try PlanOfOne.year(2021), try PlanOfOne.year(2022))
        let early = try Self.standing(.own, latest: 4)
        #expect(early.isYearly(first) && !early.isYearly(second))
        #expect(try Self.standing(.own, latest: 4, asOf: (2022, 4, 1)).isYearly(second))
    }
}

@Suite("The constants of chances")
struct ShippedConstantsTests {
    @Test("that the program carries are those of its file, and can be read back")
    func shipped() throws {
        let shipped = AttainmentConstants.shipped
        #expect(try AttainmentConstants(text: Array(try shipped.text().utf8)) == shipped)
        #expect(Set(shipped.cells.map(\.cell)) == Set(TargetCell.allCases))
        for cell in shipped.cells {
            #expect(cell.rate > 0 && cell.rate < 1 && cell.met <= cell.targets && cell.publishers > 0)
        }
        for formula in [shipped.withoutRecord, shipped.withRecord] {
            #expect(formula.slopes.values.allSatisfy { $0 > 0 && $0 < 1 })
            #expect(Mover.allCases.allSatisfy { formula.slopes[$0.rawValue] != nil })
        }
    }

    /// A harder target has no better chance of its sort.
    @Test("fall from keeping over small to large changes")
    func order() {
        for formula in [AttainmentConstants.shipped.withoutRecord, AttainmentConstants.shipped.withRecord] {
            for (easier, harder) in [
                (TargetCell.ownKeep, TargetCell.ownChange), (.othersKeep, .othersSmallChange),
                (.othersSmallChange, .othersLargeChange), (.shareKeep, .shareSmallChange),
                (.shareSmallChange, .shareLargeChange),
            ] {
                let (first, second) = (formula.intercepts[easier.rawValue], formula.intercepts[harder.rawValue])
                #expect((first ?? -.infinity) >= (second ?? .infinity), "\(easier) \(harder)")
            }
        }
    }
}

@Suite("Who moves a figure")
struct MoverTests {
    /// Marked by hand.
    @Test(
        "is told by what is counted",
        arguments: [
            ("くらし安心メール登録者数", "人", IndicatorKind.stock, Mover.others),
            ("防犯カメラの設置箇所数", "箇所", .cumulativeStock, .own), ("講座参加者数", "人", .flow, .others),
            ("平和関連事業実施件数", "件", .smallCount, .own), ("外国籍市民等との交流活動の実施件数", "件", .smallCount, .own),
            ("児童の自転車用ヘルメット着用率", "%", .share, .share), ("市民活動サポートセンターの年間利用者数", "人", .flow, .others),
            ("地縁団体法人化数", "自治会", .cumulativeStock, .own), ("消費生活相談件数", "件", .flow, .others),
            ("交通事故死者数", "人", .smallCount, .others), ("交通事故発生件数", "件", .smallCount, .others),
            ("交通安全教室の開催回数", "回", .flow, .own), ("苦情件数", "件", .smallCount, .others),
            ("相談会の開催回数", "回", .flow, .own), ("公園整備箇所数", "箇所", .flow, .own), ("Number of visitors", "", .flow, .others),
            ("Safety courses held", "times", .flow, .own),
        ])
    func words(_ name: String, _ unit: String, _ kind: IndicatorKind, _ mover: Mover) {
        #expect(Indicator(id: "1", programme: "", name: name, unit: unit, kind: kind).mover == mover)
    }

    @Test("is what the plan says, where it does")
    func stated() {
        let indicator = Indicator(id: "1", programme: "", name: "来場者数", unit: "人", kind: .flow, statedMover: .own)
        #expect(indicator.mover == .own)
    }
}

import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning

/// A target that came due, put together from what a test cares about.
struct DueTargetOfOne {
    var kind = IndicatorKind.flow
    var mover = Mover.others
    var setting = DueTarget.Setting.yearly
    var values: [Double] = [100, 110, 105]
    var level = 120.0
    var years = 1
    var lessIsBetter = false
    var isMet = true
    var earlier: EarlierTargets?
    var seriesID = "s"
    var publisher = "省"

    func target() throws -> DueTarget {
        let base = try #require(FiscalYear(2018))
        return DueTarget(
            of: DueTarget.Subject(
                seriesID: seriesID, name: "指標", unit: "トン", kind: kind, mover: mover, lessIsBetter: lessIsBetter),
            DueTarget.Owner(publisher: publisher, office: "課"), setting: setting, values: values, baseYear: base,
            year: try #require(FiscalYear(base.year + years)), level: level, isMet: isMet, earlier: earlier)
    }

    func forecast() throws -> DueTargetForecast { try #require(DueTargetForecast(of: target())) }
}

@Suite("Targets that came due")
struct DueTargetTests {
    static let cases: [DueTargetOfOne] = [
        DueTargetOfOne(), DueTargetOfOne(setting: .final, years: 3), DueTargetOfOne(level: 90),
        DueTargetOfOne(setting: .final, level: 90, years: 2), DueTargetOfOne(level: 105),
        DueTargetOfOne(kind: .share, mover: .share, values: [40, 42], level: 60),
        DueTargetOfOne(kind: .share, mover: .share, values: [40, 42], level: 0),
        DueTargetOfOne(kind: .smallCount, mover: .own, values: [2, 3, 2], level: 100),
        DueTargetOfOne(kind: .smallCount, mover: .own, values: [2], level: 100),
        DueTargetOfOne(kind: .smallCount, mover: .own, values: [2], level: 3),
        DueTargetOfOne(values: [100], level: 90), DueTargetOfOne(level: 80, lessIsBetter: true),
        DueTargetOfOne(setting: .yearlyAtBudget, years: 2),
    ]

    @Test("get the chance that a plan with such a target gets", arguments: cases)
    func asInPlans(one: DueTargetOfOne) throws {
        let target = try one.target()
        let settings = AssessmentSettings(asOf: target.asOf, pathCount: 0)
        let answer = try #require(
            try Assessor(settings: settings).assess(target.plan).indicators.first?.targets.first)
        let forecast = try one.forecast()
        let expected = try #require(answer.probability)
        expectClose(forecast.chance(under: .shipped, withRecord: true), to: expected, within: 1e-9)
        #expect(forecast.historyAlone == answer.grounds?.historyAlone)
        #expect(forecast.targetClass == answer.grounds?.targetClass)
    }

    @Test("count the record of yearly targets in, and never less for one more that was met", arguments: cases)
    func record(one: DueTargetOfOne) throws {
        var chances: [Double] = []
        for met in 0...3 {
            var recorded = one
            recorded.earlier = EarlierTargets(due: 3, met: met)
            chances.append(try recorded.forecast().chance(under: .shipped, withRecord: true))
        }
        #expect(chances == chances.sorted())
        if one.setting == .final { #expect(Set(chances).count == 1) }
    }
}

@Suite("Learning from targets that came due")
struct AttainmentLearningTests {
    /// Rising, kept and passed targets of the three movers, some met; every third series has two targets.
    private static func forecasts() throws -> [DueTargetForecast] {
        var forecasts: [DueTargetForecast] = []
        for (place, mover) in Mover.allCases.enumerated() {
            for series in 0..<12 {
                for copy in 0...(series % 3 == 0 ? 1 : 0) {
                    let aims = [105.0, 110, 118, 100]
                    let kind: IndicatorKind = mover == .share ? .share : .stock
                    let scale = mover == .share ? 0.5 : 1
                    let values = [96, 99 + Double(series % 5), 100].map { $0 * scale }
                    forecasts.append(
                        try DueTargetOfOne(
                            kind: kind, mover: mover, setting: copy == 0 ? .yearly : .final, values: values,
                            level: aims[(series + copy) % 4] * scale, years: 1 + copy,
                            isMet: (series * 7 + place + copy) % 5 < 2,
                            earlier: series % 2 == 0 ? EarlierTargets(due: 2, met: series % 3) : nil,
                            seriesID: "\(mover) \(series)"
                        ).forecast())
                }
            }
        }
        return forecasts
    }

    /// At the maximum of the likelihood, the chances of each cell add up to the targets that were met, and the record's
    /// terms weigh alike.
    @Test("gives each cell the chances that its targets had", arguments: [false, true])
    func likelihoodEquations(withRecord: Bool) throws {
        let learning = AttainmentLearning(from: try Self.forecasts())
        let formula = try learning.formula(withRecord: withRecord)
        let weights = learning.forecasts.weights { $0.target.setting }
        // Cells with the same intercept may share one.
        var excess: [Double: Double] = [:]
        var ofRecord = 0.0
        for (forecast, weight) in zip(learning.forecasts, weights) {
            let target = forecast.target
            let record = target.setting == .yearly ? target.earlier?.logOdds ?? 0 : 0
            let logit = AttainmentFormula.logit(
                min(max(try #require(forecast.historyAlone), 0.001), 0.999))
            let chance = AttainmentFormula.logistic(
                formula.intercept(of: forecast.targetClass) + formula.slope(of: forecast.targetClass.mover) * logit
                    + formula.record * record)
            let difference = weight * (chance - (target.isMet ? 1 : 0))
            for (cell, part) in forecast.targetClass.cells {
                excess[try #require(formula.intercepts[cell.rawValue]), default: 0] += part * difference
            }
            ofRecord += record * difference
        }
        #expect((6...8).contains(excess.count))
        for (_, sum) in excess { expectClose(sum, to: 0, within: 2e-3) }
        if withRecord { expectClose(ofRecord, to: 0, within: 2e-3) } else { #expect(formula.record == 0) }
    }

    @Test("leaves out final targets that were passed, and those with one value")
    func leftOut() throws {
        let some = [
            DueTargetOfOne(level: 90), DueTargetOfOne(setting: .final, level: 90), DueTargetOfOne(values: [100]),
            DueTargetOfOne(setting: .yearlyAtBudget, years: 2), DueTargetOfOne(setting: .final),
        ]
        let learning = AttainmentLearning(from: try some.map { try $0.forecast() })
        #expect(learning.basis == AttainmentConstants.Basis(targets: 2, indicators: 1, publishers: 1))
    }

    /// The counts of the project's notes with the rates that were worked out there; the file has them with one decimal.
    @Test("draws the rates of cells towards those of their relatives")
    func cells() throws {
        func count(_ cell: TargetCell, _ weight: Double, _ met: Double) -> TargetCellCount {
            TargetCellCount(
                cell: cell, targets: 0, met: 0, indicators: 0, publishers: 0, weight: weight, metWeight: met,
                standardError: 0)
        }
        let counts = [
            count(.ownChange, 513.9, 243.1), count(.othersSmallChange, 216.6, 95.7),
            count(.othersLargeChange, 427.8, 118), count(.shareSmallChange, 245.2, 91.3),
            count(.shareLargeChange, 241.1, 45.7), count(.ownKeep, 265.6, 236.3), count(.othersKeep, 219.6, 140.9),
            count(.shareKeep, 192.3, 160.3), count(.ownReturn, 34.4, 10.2), count(.othersReturn, 33.5, 4.3),
        ]
        let expected = [0.473, 0.432, 0.278, 0.366, 0.197, 0.889, 0.643, 0.833, 0.304, 0.161]
        for (cell, rate) in zip(counts.shrunk, expected) { expectClose(cell.rate, to: rate, within: 0.0011) }
    }
}

@Suite("The constants of chances")
struct AttainmentConstantsTests {
    /// Chances that a forecast may give, as far as they tell anything.
    static let forecasts = [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999]

    @Test("read back as they are written")
    func text() throws {
        let shipped = AttainmentConstants.shipped
        #expect(try AttainmentConstants(text: Array(shipped.text().utf8)) == shipped)
    }

    @Test("let no easier change be less likely, and no kept level less likely than a change")
    func order() throws {
        for formula in [AttainmentConstants.shipped.withoutRecord, AttainmentConstants.shipped.withRecord] {
            for mover in Mover.allCases {
                #expect(formula.slope(of: mover) > 0)
                func intercept(_ aim: TargetClass.Aim) -> Double {
                    formula.intercept(of: TargetClass(mover: mover, aim: aim, isYearly: true))
                }
                let falling = [.keep] + [0.01, 0.1, 0.15, 0.3].map { TargetClass.Aim.change(share: $0) }
                for (easier, harder) in zip(falling, falling.dropFirst()) {
                    #expect(intercept(harder) <= intercept(easier) + 1e-12)
                }
                #expect(intercept(.passed) == intercept(.keep))
            }
            #expect(formula.record >= 0)
        }
    }

    @Test("let one earlier target that was met raise a chance, and one that was missed lower it", arguments: forecasts)
    func record(forecast: Double) {
        let constants = AttainmentConstants.shipped
        let aims: [TargetClass.Aim] = [.keep, .passed, .change(share: 0.01), .change(share: 0.1), .change(share: 0.5)]
        for mover in Mover.allCases {
            for aim in aims {
                let targetClass = TargetClass(mover: mover, aim: aim, isYearly: true)
                func logit(_ formula: AttainmentConstants.Formula, _ earlier: EarlierTargets?) -> Double {
                    formula.intercept(of: targetClass) + formula.slope(of: mover) * AttainmentFormula.logit(forecast)
                        + formula.record * (earlier?.logOdds ?? 0)
                }
                let unknown = logit(constants.withoutRecord, nil)
                #expect(logit(constants.withRecord, EarlierTargets(due: 1, met: 1)) > unknown)
                #expect(logit(constants.withRecord, EarlierTargets(due: 1, met: 0)) < unknown)
            }
        }
    }
}

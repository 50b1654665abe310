import MitoshiPlanning
import MitoshiStatistics
import TestSupport

extension SampleAssessment {
    /// One indicator for each name, with a few values and a target, assessed by the engine.
    static func named(_ names: [String]) throws -> PlanAssessment {
        let indicators = names.enumerated().map { index, name in
            Indicator(
                id: index == 0 ? name : "\(index)\(name.prefix(20))", programme: name, name: name,
                unit: String(name.prefix(50)),
                kind: .stock, direction: .stated(.increase), basePeriod: nil, sections: [name], note: name)
        }
        let target = try year(2022)
        let measured = try (2017...2020).map { try year($0) }
        return try assessed(
            Plan(
                declaration: Declaration(title: names.joined(), fiscalYear: try year(2021)), indicators: indicators,
                targets: indicators.map { Target(indicatorID: $0.id, fiscalYear: target, goal: .value(140)) },
                measurements: indicators.flatMap { indicator in
                    measured.map {
                        IndicatorMeasurement(
                            indicatorID: indicator.id, period: .fiscalYear($0),
                            value: .numeric(.exact(Double(100 + 10 * ($0.year - 2017)))),
                            source: Source(title: indicator.name),
                            note: indicator.name)
                    }
                }))
    }

    /// One indicator with four values that rise from 100 to 130, without sources.
    ///
    /// - Parameter targets: For FY2022 and the years after.
    static func oneIndicator(targets: [Double]) throws -> PlanAssessment {
        let measured = try (2017...2020).map { try year($0) }
        return try assessed(
            Plan(
                declaration: Declaration(title: "one", fiscalYear: try year(2021)),
                indicators: [
                    Indicator(
                        id: "1", programme: "", name: "people", unit: "人", kind: .stock, direction: .stated(.increase))
                ],
                targets: try targets.enumerated().map { offset, level in
                    Target(indicatorID: "1", fiscalYear: try year(2022 + offset), goal: .value(level))
                },
                measurements: measured.map {
                    IndicatorMeasurement(
                        indicatorID: "1", period: .fiscalYear($0),
                        value: .numeric(.exact(Double(100 + 10 * ($0.year - 2017)))))
                }))
    }

    /// Indicators of every kind and direction, some with one value, some with the result known or a bound on it, some with targets
    /// that are ranges or leave their own number out.
    static func random(_ index: Int, _ generator: inout SeededGenerator) throws -> PlanAssessment {
        let kinds: [IndicatorKind] = [.stock, .flow, .share, .smallCount, .cumulativeStock, .stock]
        let directions: [DirectionSetting] = [
            .unstated, .keepsLevel, .stated(.increase), .stated(.decrease), .stated(.maintainAtLeast),
            .stated(.maintainAtMost), .stated(.maintainWithin),
        ]
        var indicators: [Indicator] = []
        var targets: [Target] = []
        var measurements: [IndicatorMeasurement] = []
        for (number, kind) in kinds.enumerated() {
            let id = "\(number)"
            let size: Double = kind == .smallCount ? 8 : kind == .share ? 40 : 400
            indicators.append(
                Indicator(
                    id: id, programme: "", name: id, unit: kind == .share ? "%" : "件", kind: kind,
                    direction: generator.one(of: directions), basePeriod: .fiscalYear(try year(2020)),
                    tolerance: generator.chance(oneIn: 3) ? Double(generator.int(0...20)) : nil))
            let first = generator.int(2012...2020)
            let last = generator.chance(oneIn: 3) ? 2021 : 2020
            var value = size
            for measured in first...last {
                let fall = kind == .cumulativeStock && generator.chance(oneIn: 6) ? -3.0 : 0
                value += Double(generator.int(kind == .cumulativeStock ? 0...2 : -3...3)) * (kind == .flow ? 10 : 1)
                value = max(0, value + fall)
                let isBound = measured >= 2020 && measured > first && generator.chance(oneIn: 3)
                measurements.append(
                    IndicatorMeasurement(
                        indicatorID: id, period: .fiscalYear(try year(measured)),
                        value: .numeric(isBound ? generator.one(of: bounds(value)) : .exact(value))))
            }
            let range = generator.chance(oneIn: 2) ? generator.one(of: ranges) : nil
            // The last target counts: of a year whose result may be known, or of one that is to come.
            for fiscalYear in generator.chance(oneIn: 2) ? [2021] : [2021, 2022] {
                let level = max(0, value + Double(generator.int(-2...3)) * (kind == .flow ? 12 : 1))
                targets.append(
                    Target(indicatorID: id, fiscalYear: try year(fiscalYear), goal: .value(level), range: range?(level))
                )
            }
        }
        return try assessed(
            Plan(
                declaration: Declaration(title: "\(index)", fiscalYear: try year(2021)), indicators: indicators,
                targets: targets, measurements: measurements),
            // Every third plan as a plan is judged by default; the others by a model that is quick.
            by: index % 3 == 0 ? nil : .linearTrend)
    }

    private static let ranges: [@Sendable (Double) -> ValueRange] = [
        { .atLeast($0) }, { .moreThan($0) }, { .atMost($0) }, { .lessThan($0) }, { .between($0 - 5, $0 + 5) },
    ]

    private static func bounds(_ value: Double) -> [ValueRange] {
        [.atLeast(value), .moreThan(value), .atMost(value), .lessThan(value)]
    }

    private static func assessed(_ plan: Plan, by model: ModelFamily? = nil) throws -> PlanAssessment {
        try Assessor(settings: AssessmentSettings(asOf: try day(2022, 6, 1), pathCount: 50, model: model)).assess(plan)
    }
}

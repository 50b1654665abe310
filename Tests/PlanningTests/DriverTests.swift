import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

@Suite("An indicator with a driver")
struct DriverTests {
    /// A share of 3 % in FY2020 and a rate of cards issued, month by month from April 2018.
    private static func assessed(
        shares: [(Int, Double)] = [(2020, 3)], asOf: (Int, Int, Int) = (2021, 4, 1), model: ModelFamily? = nil,
        rateAfter: Double = 50
    ) throws -> IndicatorAssessment {
        let date = try #require(CalendarDate(year: asOf.0, month: asOf.1, day: asOf.2))
        var values = (0..<36).map { month in
            DriverValue(
                period: .date(CalendarDate(nearestTo: 2018 + (month + 3) / 12, month: (month + 3) % 12 + 1, day: 1)),
                value: 12 + 0.01 * Double(month * month))
        }
        let late = try #require(CalendarDate(year: 2021, month: 10, day: 1))
        values.append(DriverValue(period: .date(late), value: rateAfter))
        // A value of the past that became known late.
        let past = try #require(CalendarDate(year: 2020, month: 4, day: 15))
        values.append(DriverValue(period: .date(past), value: rateAfter, knownOn: late))
        let indicator = Indicator(
            id: "1-1", programme: "事業", name: "割合", unit: "%", kind: .share, direction: .stated(.increase),
            basePeriod: .fiscalYear(try year(2020)), driverID: "cards")
        let plan = Plan(
            declaration: Declaration(title: "宣言", fiscalYear: try year(2021)), indicators: [indicator],
            targets: try [(2021, 5.0), (2022, 8)].map {
                Target(indicatorID: "1-1", fiscalYear: try year($0.0), goal: .value($0.1))
            },
            measurements: try shares.map {
                IndicatorMeasurement(
                    indicatorID: "1-1", period: .fiscalYear(try year($0.0)), value: .numeric(.exact($0.1)), decimals: 1)
            }, drivers: [Driver(id: "cards", name: "カードの交付率", unit: "%", values: values)])
        let settings = AssessmentSettings(asOf: date, pathCount: 500, model: model, comparesTargets: false)
        return try #require(try Assessor(settings: settings).assess(plan).indicators.first)
    }

    private static func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(number)) }

    @Test("with one value keeps its own answer and shows the driver's beside it")
    func oneValue() throws {
        let answer = try Self.assessed()
        let regression = try #require(answer.driver?.regression)
        #expect(regression.share == 0)
        #expect(regression.evidence.changes == 0)
        #expect(regression.years.map(\.fiscalYear.year) == [2021, 2022])
        #expect(regression.years.allSatisfy { $0.probability > 0 && $0.probability < 1 })
        #expect(abs(regression.slope - regression.priorSlope) < 1e-6)
        let joint = try #require(regression.joint)
        #expect(joint.allMet <= regression.years[0].probability && joint.allMet > 0)
        #expect(answer.notes.last?.kind == "driver")
    }

    @Test("sees only what was known of the driver at the as-of date")
    func asOf() throws {
        let early = try #require(try Self.assessed().driver)
        #expect(early.known.count == 36)
        let other = try #require(try Self.assessed(rateAfter: 30).driver?.regression)
        #expect(try #require(early.regression).years.map(\.probability) == other.years.map(\.probability))
        // On 1 October 2021 the jump to 50 % is known, and the late value of April 2020.
        let late = try #require(try Self.assessed(asOf: (2021, 10, 1)).driver)
        #expect(late.known.count == 38)
        let (before, after) = (try #require(early.regression), try #require(late.regression))
        #expect(after.years[0].probability > before.years[0].probability)
        // Before there is a year of it, the driver says nothing.
        let none = try #require(try Self.assessed(shares: [(2017, 2)], asOf: (2018, 8, 1)).driver)
        guard case .refused(.driver(.tooShort)) = none.outcome else {
            Issue.record("found \(none.outcome)")
            return
        }
    }

    @Test("is forecast from the driver where that is asked for")
    func named() throws {
        let answer = try Self.assessed(model: .driverRegression)
        let regression = try #require(answer.driver?.regression)
        #expect(regression.share == 1)
        #expect(answer.targets.map(\.probability) == regression.years.map(\.probability))
        guard case .forecast(let forecast, let selection) = answer.outlook else {
            Issue.record("found no forecast")
            return
        }
        #expect(forecast.model == .driverRegression && selection.criterion == .named)
    }

    @Test("with two values is forecast from both, by the driver's share")
    func averaged() throws {
        // The share stays put while the cards spread: the driver is hardly believed.
        let still = try Self.assessed(shares: [(2019, 3), (2020, 3)])
        let regression = try #require(still.driver?.regression)
        #expect(regression.share == regression.evidence.share && regression.share > 0 && regression.share < 0.5)
        // Without the driver's name, and from the driver alone.
        let own = try Self.assessed(shares: [(2019, 3), (2020, 3)], model: .pooledTrend)
        #expect(try #require(own.driver?.regression).share == 0)
        for (place, target) in still.targets.enumerated() {
            let (with, without) = (regression.years[place].probability, try #require(own.targets[place].probability))
            let expected = regression.share * with + (1 - regression.share) * without
            #expect(abs(try #require(target.probability) - expected) < 1e-9)
        }
        #expect(try #require(still.joint).allMet <= (still.targets.compactMap(\.probability).min() ?? 0) + 1e-9)
        guard case .forecast(_, let selection) = still.outlook else {
            Issue.record("found no forecast")
            return
        }
        #expect(selection.criterion == .driverShare(regression.share))
        #expect(selection.candidates.last?.family == .driverRegression)
        #expect(still.notes.last?.kind == "driver")
    }

    @Test("moves smoothly from one answer to the other as the last value does")
    func smooth() throws {
        let answers = try stride(from: 2.0, through: 9, by: 0.125).map {
            try Self.assessed(shares: [(2019, 3), (2020, $0)])
        }
        let chances = try answers.map { try #require($0.targets[1].probability) }
        let shares = try answers.map { try #require($0.driver?.regression).share }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { abs($1 - $0) < 0.1 })
        #expect(zip(shares, shares.dropFirst()).allSatisfy { abs($1 - $0) < 0.1 })
        #expect(shares.allSatisfy { (0...1).contains($0) })
    }
}

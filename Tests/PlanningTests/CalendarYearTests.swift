import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A calendar year")
struct CalendarYearTests {
    private static let years = Array(stride(from: 1868, through: 2200, by: 1))

    private static func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(calendarYear: number)) }

    /// Eras by their first days, as for fiscal years; a calendar year goes by its 31 December, so that 1989, which began with
    /// a week of Showa 64, is 平成元年, and 2019 is 令和元年.
    @Test(
        "is named without 度",
        arguments: [
            (1989, "平成元年（1989年）", "1989 (CY1989)", "平成元年", "CY1989"),
            (2018, "平成30年（2018年）", "2018 (CY2018)", "平成30年", "CY2018"),
            (2019, "令和元年（2019年）", "2019 (CY2019)", "令和元年", "CY2019"),
        ])
    func labels(_ number: Int, _ japanese: String, _ english: String, _ short: String, _ code: String) throws {
        let year = try Self.year(number)
        #expect(year.label == BilingualText(japanese: japanese, english: english))
        #expect(year.shortLabel == BilingualText(japanese: short, english: code))
        #expect(year.canonicalText == code)
    }

    @Test("is never called 年度", arguments: years)
    func word(_ number: Int) throws {
        let year = try Self.year(number)
        let texts = [
            year.label, year.shortLabel, year.westernLabel, Period.fiscalYear(year).label,
            Period.monthsToDate(year, count: 6).label,
        ]
        for text in texts { #expect(!text.japanese.contains("年度") && !text.english.contains("FY")) }
    }

    @Test("runs from 1 January to 31 December")
    func days() throws {
        let year = try Self.year(2021)
        #expect(year.firstDay.description == "2021-01-01" && year.lastDay.description == "2021-12-31")
        #expect(FiscalYear(containing: year.lastDay, firstMonth: 1) == year)
        let june = Period.monthsToDate(year, count: 6)
        #expect(june.end?.description == "2021-06-30" && june.canonicalText == "2021-01/2021-06")
        #expect(june.label.japanese == "令和3年（2021年）の1月～6月")
    }

    @Test("is no fiscal year of the same number, and begins before it")
    func identity() throws {
        let (calendar, fiscal) = (try Self.year(2021), try #require(FiscalYear(2021)))
        #expect(calendar != fiscal && Set([calendar, fiscal]).count == 2)
        let next = try Self.year(2022)
        #expect(calendar < fiscal && fiscal < next)
    }

    @Test("ends as a plan's own fiscal years do, where they begin in another month")
    func july() throws {
        let year = try #require(FiscalYear(2021, firstMonth: 7))
        #expect(year.firstDay.description == "2021-07-01" && year.lastDay.description == "2022-06-30")
        #expect(year.shortLabel.japanese == "令和3年度" && year.canonicalText == "FY2021")
        let half = Period.monthsToDate(year, count: 6)
        #expect(half.end?.description == "2021-12-31" && half.label.japanese == "令和3年度（2021年度）の7月～12月")
        #expect(FiscalYear(2021, firstMonth: 0) == nil && FiscalYear(2021, firstMonth: 13) == nil)
    }
}

@Suite("The years of an indicator")
struct YearAxisTests {
    private static func calendar(_ number: Int) throws -> Period {
        .fiscalYear(try #require(FiscalYear(calendarYear: number)))
    }

    private static func fiscal(_ number: Int) throws -> Period { .fiscalYear(try #require(FiscalYear(number))) }

    private static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Period {
        .date(try #require(CalendarDate(year: year, month: month, day: day)))
    }

    @Test("take a level of another sort of year for one of its last day")
    func levels() throws {
        let axis = YearAxis()
        // 31 December is the end of the ninth month from April.
        #expect(axis.position(of: try Self.calendar(2018)) == axis.position(of: try Self.day(2018, 12, 31)))
        #expect(axis.position(of: try Self.calendar(2018))?.time == 2017.75)
        // 31 March is the end of the third month from January.
        #expect(YearAxis(firstMonth: 1).position(of: try Self.fiscal(2018))?.time == 2018.25)
    }

    @Test("take a total of another sort of year for that of the year with most of its months")
    func totals() throws {
        let axis = YearAxis(holdsTotals: true)
        let position = try #require(axis.position(of: try Self.calendar(2018)))
        #expect(position.fiscalYear == FiscalYear(2018) && position.isYearEnd && position.isBorrowed)
        // October 2018 to September 2019 has nine of its months in 2019.
        let october = try #require(FiscalYear(2018, firstMonth: 10))
        let calendar = YearAxis(firstMonth: 1, holdsTotals: true)
        #expect(calendar.position(of: .fiscalYear(october))?.fiscalYear == FiscalYear(calendarYear: 2019))
        #expect(try axis.position(of: Self.fiscal(2018))?.isBorrowed == false)
    }

    @Test("are counted from their own first month")
    func fractions() throws {
        let axis = YearAxis(firstMonth: 1)
        #expect(axis.position(of: try Self.day(2021, 12, 31))?.isYearEnd == true)
        #expect(axis.position(of: try Self.day(2021, 3, 31))?.elapsedFraction == 0.25)
        #expect(axis.position(of: .month(year: 2021, month: 1))?.elapsedFraction == 0.5 / 12)
        let june = Period.monthsToDate(try #require(FiscalYear(calendarYear: 2021)), count: 6)
        #expect(axis.position(of: june)?.elapsedFraction == 0.5)
        // January to March end where the fiscal year does, but are no total of it.
        let quarter = Period.monthsToDate(try #require(FiscalYear(calendarYear: 2021)), count: 3)
        #expect(YearAxis(holdsTotals: true).position(of: quarter) == nil)
    }

    private static func plan(
        _ kind: IndicatorKind, measured: [(Period, Double)], base: Period, targets: [FiscalYear]
    ) -> Plan {
        let indicator = Indicator(
            id: "1", programme: "", name: "指標", unit: "人", kind: kind, direction: .stated(.increase), basePeriod: base)
        return Plan(
            declaration: Declaration(title: "", fiscalYear: nil), indicators: [indicator],
            targets: targets.map { Target(indicatorID: "1", fiscalYear: $0, goal: .value(150)) },
            measurements: measured.map {
                IndicatorMeasurement(indicatorID: "1", period: $0.0, value: .numeric(.exact($0.1)), decimals: 0)
            })
    }

    private static func assessed(_ plan: Plan, on day: (Int, Int, Int)) throws -> IndicatorAssessment {
        let date = try #require(CalendarDate(year: day.0, month: day.1, day: day.2))
        return try #require(
            try Assessor(settings: AssessmentSettings(asOf: date, pathCount: 20)).assess(plan).indicators.first)
    }

    @Test(
        "take a base of a calendar year beside targets of fiscal years, and say how",
        arguments: [IndicatorKind.flow, .stock])
    func mixed(_ kind: IndicatorKind) throws {
        let (base, target) = (try Self.calendar(2018), try #require(FiscalYear(2024)))
        let plan = Self.plan(
            kind, measured: [(try Self.fiscal(2016), 90), (try Self.fiscal(2017), 95), (base, 100)], base: base,
            targets: [target])
        #expect(plan.problems.isEmpty, "\(plan.problems.map(\.text.english))")
        let answer = try Self.assessed(plan, on: (2019, 4, 1))
        #expect(answer.base?.period == base && answer.base?.value == .value(100))
        #expect(answer.targets[0].probability != nil)
        #expect(answer.series?.observations.last?.time == (kind == .flow ? 2018 : 2017.75))
        guard case .otherYears([base])? = answer.notes(of: "other-years").first else {
            Issue.record("found \(answer.notes)")
            return
        }
        #expect(answer.yearAxis.holdsTotals == (kind == .flow))
    }

    @Test("decide a target only by values of its own year")
    func undecided() throws {
        let target = try #require(FiscalYear(2019))
        let plan = Self.plan(
            .flow,
            measured: [
                (try Self.fiscal(2017), 90), (try Self.fiscal(2018), 100), (try Self.calendar(2018), 98),
                (try Self.calendar(2019), 200),
            ],
            base: try Self.fiscal(2018), targets: [target])
        #expect(plan.problems.isEmpty, "\(plan.problems.map(\.text.english))")
        let answer = try Self.assessed(plan, on: (2020, 5, 1))
        #expect(answer.targets[0].verdict == .awaitingResult)
        #expect(answer.series?.observations.map(\.year) == [2017, 2018])
        guard case .otherYearsLeftOut(let periods)? = answer.notes(of: "other-years-left-out").first else {
            Issue.record("found \(answer.notes)")
            return
        }
        #expect(try periods == [Self.calendar(2018), Self.calendar(2019)])
    }

    @Test("are of one sort among the targets of an indicator")
    func sorts() throws {
        let years = [try #require(FiscalYear(calendarYear: 2021)), try #require(FiscalYear(2022))]
        let plan = Self.plan(
            .stock, measured: [(try Self.fiscal(2020), 90)], base: try Self.fiscal(2020), targets: years)
        let like = try #require(FiscalYear(2021))
        #expect(plan.problems == [PlanProblem(.target(0), .fiscalYear, .yearOfAnotherSort(years[0], like: like))])
    }

    @Test("judge their targets from the day after their own last day")
    func overdue() throws {
        let years = try [2024, 2025].map { try #require(FiscalYear(calendarYear: $0)) }
        let plan = Self.plan(
            .flow, measured: [(try Self.calendar(2022), 100), (try Self.calendar(2023), 120)],
            base: try Self.calendar(2023), targets: years)
        #expect(try Self.assessed(plan, on: (2024, 12, 31)).targets[0].probability != nil)
        #expect(try Self.assessed(plan, on: (2025, 1, 1)).targets[0].verdict == .awaitingResult)
    }

    @Test("refuse a supposed value of another sort of year, and name their own")
    func supposed() throws {
        let plan = Self.plan(
            .flow, measured: [(try Self.calendar(2023), 120)], base: try Self.calendar(2023),
            targets: [try #require(FiscalYear(calendarYear: 2024))])
        let supposition = Supposition(
            indicatorID: "1", period: try Self.fiscal(2024), value: .numeric(.exact(130)))
        let like = try #require(FiscalYear(calendarYear: 2024))
        #expect(throws: AssessmentError.supposedYearOfAnotherSort("1", period: supposition.period, like: like)) {
            try Assessor(settings: AssessmentSettings(pathCount: 1, suppositions: [supposition])).assess(plan)
        }
    }
}

/// Whether years begin in April or in January changes nothing but their names.
@Suite("A plan of calendar years")
struct ShiftedPlanLawTests {
    @Test("has the chances of the plan of fiscal years three months later", arguments: PlanStory.allCases, 0..<6)
    func chances(_ story: PlanStory, seed: Int) throws {
        var random = try RandomPlan(story, seed: seed)
        random.plan.comparesTargets = true
        if seed.isMultiple(of: 2), story.kind == .stock || story.kind == .share {
            // Mid-year values: at the end of October, and in some day of June.
            random.plan.others += [
                IndicatorMeasurement(
                    indicatorID: PlanOfOne.id, period: .date(CalendarDate(nearestTo: 2009, month: 10, day: 31)),
                    value: .numeric(.exact(random.base)), decimals: story.decimals),
                IndicatorMeasurement(
                    indicatorID: PlanOfOne.id, period: .month(year: 2008, month: 6),
                    value: .numeric(.exact(random.base)), decimals: story.decimals),
            ]
        }
        let plan = try random.plan.plan()
        let settings = try random.plan.settings()
        let fiscal = try Assessor(settings: settings).assess(plan)
        let calendar = try Assessor(settings: settings).assess(plan.inCalendarYears)
        #expect(fiscal.asOf.description == "2021-04-01" && calendar.asOf.description == "2021-01-01")
        let chances = fiscal.indicators[0].targets.map(\.probability)
        #expect(calendar.indicators[0].targets.map(\.probability) == chances, "\(random.plan.summary)")
        #expect(chances.contains { $0 != nil } || fiscal.indicators[0].targets.allSatisfy { $0.observed != nil })
    }

    @Test("has the same chances of every target of a whole declaration")
    func declaration() throws {
        let plan = try Declaration2021.plan()
        let assessor = Assessor(settings: AssessmentSettings(pathCount: 50))
        let (fiscal, calendar) = (try assessor.assess(plan), try assessor.assess(plan.inCalendarYears))
        for (one, other) in zip(fiscal.indicators, calendar.indicators) {
            #expect(one.targets.map(\.probability) == other.targets.map(\.probability), "\(one.indicator.id)")
            #expect(one.targets.map(\.verdict) == other.targets.map(\.verdict))
            #expect(one.yearAxis.firstMonth == 4 && other.yearAxis.firstMonth == 1)
        }
    }
}

extension Plan {
    /// The plan with every fiscal year made the calendar year of the same number, and every day and month moved back by
    /// three months, to the same place in the year.
    fileprivate var inCalendarYears: Plan {
        var plan = self
        let declared = declaration
        plan.declaration = Declaration(
            title: declared.title, fiscalYear: declared.fiscalYear?.asCalendarYear, date: declared.date?.earlier)
        for index in indicators.indices {
            plan.indicators[index].basePeriod = indicators[index].basePeriod?.inCalendarYears
        }
        plan.targets = targets.map {
            Target(
                indicatorID: $0.indicatorID, fiscalYear: $0.fiscalYear.asCalendarYear ?? $0.fiscalYear, goal: $0.goal,
                decimals: $0.decimals, isDecided: $0.isDecided)
        }
        plan.measurements = measurements.map {
            IndicatorMeasurement(
                indicatorID: $0.indicatorID, period: $0.period.inCalendarYears, value: $0.value,
                isDerived: $0.isDerived,
                knownOn: $0.knownOn?.earlier, decimals: $0.decimals)
        }
        return plan
    }
}

extension FiscalYear {
    fileprivate var asCalendarYear: FiscalYear? { FiscalYear(calendarYear: year) }
}

extension CalendarDate {
    /// The same day three months before; a last day stays one.
    fileprivate var earlier: CalendarDate {
        let isLast = day == CalendarDate.days(in: month, of: year)
        return CalendarDate(
            nearestTo: month > 3 ? year : year - 1, month: month > 3 ? month - 3 : month + 9, day: isLast ? 31 : day)
    }
}

extension Period {
    fileprivate var inCalendarYears: Period {
        switch self {
        case .fiscalYear(let year): .fiscalYear(year.asCalendarYear ?? year)
        case .month(let year, let month):
            month > 3 ? .month(year: year, month: month - 3) : .month(year: year - 1, month: month + 9)
        case .date(let date): .date(date.earlier)
        case .monthsToDate(let year, let count): .monthsToDate(year.asCalendarYear ?? year, count: count)
        }
    }
}

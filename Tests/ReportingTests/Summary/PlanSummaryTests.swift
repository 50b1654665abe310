import MitoshiStatistics
import Testing

@testable import MitoshiPlanning
@testable import MitoshiReporting

@Suite("The first page")
struct PlanSummaryTests {
    private static func summary(_ language: Language) throws -> PlanSummary {
        PlanSummary(try SampleAssessment.make(), in: language)
    }

    private static func row(_ id: String, _ language: Language) throws -> IndicatorSummary {
        try #require(try summary(language).rows.first { $0.assessment.indicator.id == id })
    }

    @Test("has the least likely targets first and those without a chance last")
    func order() throws {
        #expect(
            try Self.summary(.english).rows.map(\.assessment.indicator.id) == ["35-106", "37-101", "17-101", "38-103"])
    }

    @Test("says whose plan it is where the title doesn't")
    func owner() throws {
        let sample = try SampleAssessment.make()
        func owner(_ department: String?) -> String? {
            let plan = Plan(
                declaration: Declaration(title: "市民生活部長の目標宣言", fiscalYear: nil, department: department), indicators: [],
                targets: [])
            return PlanSummary(
                PlanAssessment(
                    plan: plan, asOf: sample.asOf, settings: sample.settings, indicators: [], headline: sample.headline),
                in: .japanese
            ).owner
        }
        #expect(owner("市民生活部") == nil && owner(nil) == nil && owner("環境部") == "環境部")
    }

    @Test("has a row of a value, a target, a chance in tens and two paces")
    func row() throws {
        let row = try Self.row("17-101", .japanese)
        #expect(
            row.now == .init(value: "14,989人", year: "令和2年度") && row.target == .init(value: "17,000人", year: "令和4年度"))
        #expect(row.pace?.required == "+1,006人" && row.pace?.recent == "+976人")
        // 2,011 people in two years; 1,005.5 a year are 1.03 times 976.
        #expect(row.need == "2年で+2,011人、最近とほぼ同じ速さ")
        #expect(!row.isHollow)
    }

    @Test("marks what rests on others' targets, and says so once")
    func hollow() throws {
        #expect(try Self.summary(.japanese).rows.filter(\.isHollow).map(\.assessment.indicator.id) == ["37-101"])
        let note = try #require(try Self.summary(.japanese).hollow)
        #expect(note.hasPrefix("◇：実績値が1つしかないため"))
        let row = try Self.row("37-101", .japanese)
        #expect(row.chance?.signed == "△ 達成に懸念 達成確率30%" && row.earlier == ["令和3年度は未達成（実績）"])
    }

    @Test("gives both readings of a target of which nobody knows the better side, and asks for it")
    func readings() throws {
        let row = try Self.row("38-103", .english)
        #expect(row.chance?.tens == nil && row.readings.map(\.chance.tens) == ["60%", "40%"])
        #expect(row.need == "decide whether more or less is better")
        // The sentence above the table counts it apart from those that can't be assessed.
        #expect(row.badge == "－ direction unknown" && row.isUndecided)
        #expect(try Self.row("38-103", .japanese).badge == "－ 増減の向き不明")
        let decisions = try Self.summary(.japanese).decisions
        #expect(decisions.count <= 3)
    }

    @Test(
        "states the finding of each indicator",
        arguments: [
            (
                "17-101", "くらし安心メール登録者数は17,000人に、どちらかといえば届く見込み：最近は年+976人、必要は年+1,006人",
                "くらし安心メール登録者数 is a little more likely than not to reach 17,000人: +976人 a year lately, +1,006人 needed"
            ),
            (
                "35-106", "市民文化会館改修に向けた取組状況は「改修方針決定」に進まない見込み",
                "市民文化会館改修に向けた取組状況 is unlikely to get to “改修方針決定”"
            ),
            (
                "38-103", "消費生活相談件数は判定できない：多いほど良いのか少ないほど良いのか不明",
                "消費生活相談件数 can't be assessed: nobody says whether more or less is better"
            ),
        ])
    func finding(id: String, japanese: String, english: String) throws {
        #expect(FindingSentence(try Self.row(id, .japanese)).text.japanese == japanese)
        #expect(FindingSentence(try Self.row(id, .english)).text.english == english)
    }

    @Test("says what made a chance without the chance itself")
    func grounds() {
        let text = SampleAssessment.grounds.sentence(VerdictLimits())
        #expect(text.japanese == "国の省庁の「人々の動きで決まる数を1割を超えて増減させる目標」1,001件中270件達成")
    }

    @Test("has the last values and the targets in a strip")
    func strip() throws {
        let indicator = try #require(try SampleAssessment.make().indicators.first)
        let table = try #require(indicator.historyStrip(in: .english))
        #expect(
            table.columns.map(\.heading)
                == ["Year", "within FY2014", "FY2015", "FY2016", "FY2020", "FY2021", "FY2022"])
        #expect(
            table.rows.map { $0.map { $0.text(in: .english) } } == [
                ["Value (人)", "more than 10,000", "10,109", "10,554", "14,989", "", ""],
                ["Target (人)", "", "", "", "", "16,000", "17,000"],
            ])
    }
}

@Suite("The order of risk")
struct RiskOrderTests {
    /// A stock whose only value, of FY`year`, has to become `goal` by FY`due`.
    private struct Line {
        let id: String
        var kind = IndicatorKind.stock
        let value: Double
        var year = 2022
        let goal: Double
        let due: Int
    }

    private static func assessments(_ lines: [Line]) throws -> [IndicatorAssessment] {
        func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(number)) }
        let plan = Plan(
            declaration: Declaration(title: "宣言", fiscalYear: try year(2023)),
            indicators: try lines.map {
                Indicator(
                    id: $0.id, programme: "事業", name: "指標", unit: "人", kind: $0.kind, direction: .stated(.increase),
                    basePeriod: .fiscalYear(try year($0.year)))
            },
            targets: try lines.map {
                Target(indicatorID: $0.id, fiscalYear: try year($0.due), goal: .value($0.goal))
            },
            measurements: try lines.map {
                IndicatorMeasurement(
                    indicatorID: $0.id, period: .fiscalYear(try year($0.year)), value: .numeric(.exact($0.value)))
            })
        let date = CalendarDate(year: 2023, month: 4, day: 1)
        return try Assessor(settings: AssessmentSettings(asOf: date)).assess(plan).indicators
    }

    /// To double is as hard from 5,000 as from 10, and comparable targets give both one chance, though one asks for 2,500
    /// a year and the other for 5: they stay as the plan has them. A tenth more is easier.
    @Test("goes by the chance, a result being certain, and by no pace; what has no chance comes last")
    func order() throws {
        let answers = try Self.assessments([
            Line(id: "met", value: 20, goal: 20, due: 2022),
            Line(id: "decided by the city", kind: .decisionDriven, value: 1, goal: 2, due: 2024),
            Line(id: "a tenth more", value: 10, goal: 11, due: 2024),
            Line(id: "overdue", value: 10, year: 2019, goal: 20, due: 2022),
            Line(id: "double of few", value: 10, goal: 20, due: 2024),
            Line(id: "double of many", value: 5_000, goal: 10_000, due: 2024),
            Line(id: "double of some", value: 100, goal: 200, due: 2024),
            Line(id: "missed", value: 10, goal: 20, due: 2022),
        ])
        let targets = Dictionary(uniqueKeysWithValues: answers.map { ($0.indicator.id, $0.targets[0]) })
        let tenth = try #require(targets["a tenth more"])
        let chance = try #require(tenth.probability)
        for id in ["double of few", "double of many", "double of some"] {
            let double = try #require(targets[id])
            #expect(double.verdict == .atRisk && double.probability == targets["double of few"]?.probability)
            #expect(try tenth.verdict == .atRisk && chance > #require(double.probability))
        }
        #expect(
            answers.sorted { $0.risk < $1.risk }.map(\.indicator.id) == [
                "missed", "double of few", "double of many", "double of some", "a tenth more", "met",
                "decided by the city", "overdue",
            ])
    }
}

import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics
import Testing

@Suite("The first declaration")
struct SeedDeclarationTests {

    static let path = Repository.seed

    /// id, unit, base value, base year, target 2021, target 2022, kind, sections, line.
    typealias Row = (String, String, Double, Int, Double, Double, IndicatorKind, [String], Int)

    static let safety = ["市民協働課", "交通防犯対策担当"]
    static let numeric: [Row] = [
        ("17-101", "人", 14_989, 2020, 16_000, 17_000, .stock, safety, 17),
        ("17-102", "箇所", 15, 2020, 15, 18, .cumulativeStock, safety, 18),
        ("19-101", "人", 145, 2020, 145, 145, .flow, ["人権・広聴相談課"], 19),
        ("20-101", "件", 2, 2020, 5, 5, .smallCount, ["市民協働課"], 20),
        ("20-102", "件", 0, 2020, 2, 2, .smallCount, ["市民協働課"], 21),
        ("22-102", "件", 7, 2020, 7, 7, .decisionDriven, ["人権・広聴相談課"], 22),
        ("33-102", "%", 25, 2019, 30, 40, .share, safety, 23),
        ("37-101", "人", 4_339, 2020, 9_700, 9_800, .flow, ["市民協働課"], 27),
        ("37-102", "件", 13, 2020, 23, 24, .smallCount, ["市民協働課"], 28),
        ("37-103", "自治会", 13, 2020, 14, 14, .cumulativeStock, ["市民協働課"], 29),
        ("38-103", "件", 605, 2020, 600, 600, .flow, ["人権・広聴相談課"], 30),
        ("40-104", "%", 3, 2020, 10, 15, .share, ["戸籍住民課"], 31),
    ]

    @Test("gives every numeric indicator with unit, base, targets, kind, sections and places", arguments: numeric)
    func numericIndicator(_ row: Row) throws {
        let plan = try DeclarationReader.read(file: Self.path).plan
        let (id, unit, base, year, first, second, kind, sections, line) = row
        let indicator = try #require(plan.indicators.first { $0.id == id })
        #expect(indicator.unit == unit)
        #expect(indicator.kind == kind)
        #expect(indicator.sections == sections)
        #expect(indicator.direction == .unstated)
        #expect(indicator.basePeriod == FiscalYear(year).map(Period.fiscalYear))
        let file = "000_1ece887dc720ce54.txt"
        #expect(indicator.source == Source(title: "\(file) line \(line), cell 3"))
        let measured = plan.measurements.filter { $0.indicatorID == id }
        #expect(measured.map(\.value) == [.numeric(.exact(base))])
        #expect(measured.map(\.period) == [indicator.basePeriod])
        #expect(measured.map(\.decimals) == [0])
        #expect(measured.map(\.source) == [Source(title: "\(file) line \(line), cell 4")])
        let targets = plan.targets.filter { $0.indicatorID == id }
        #expect(targets.map(\.goal) == [.value(first), .value(second)])
        #expect(targets.map(\.fiscalYear.year) == [2021, 2022])
        #expect(targets.map(\.source?.title) == ["\(file) line \(line), cell 5", "\(file) line \(line), cell 6"])
    }

    @Test("gives the milestone with its stages in order")
    func milestone() throws {
        let plan = try DeclarationReader.read(file: Self.path).plan
        let indicator = try #require(plan.indicators.first { $0.id == "35-106" })
        #expect(indicator.kind == .milestone)
        #expect(indicator.unit == nil)
        #expect(indicator.sections == ["市民協働課", "市民文化会館担当"])
        #expect(plan.stages == ["35-106": ["問題点・課題の整理", "現状把握", "改修方針決定"]])
        let goals = plan.targets.filter { $0.indicatorID == "35-106" }.map(\.goal)
        #expect(goals == [.stage("現状把握"), .stage("改修方針決定")])
        let measured = plan.measurements.filter { $0.indicatorID == "35-106" }
        #expect(measured.map(\.value) == [.stage("問題点・課題の整理")])
    }

    @Test("gives its words: title, year, department, director, message, divisions, roles, policies and plan")
    func words() throws {
        let plan = try DeclarationReader.read(file: Self.path).plan
        let declaration = plan.declaration
        #expect(plan.indicators.count == 13)
        #expect(plan.targets.count == 26)
        #expect(declaration.title == "令和3年度 市民生活部長の目標宣言")
        #expect(declaration.fiscalYear == FiscalYear(2021))
        #expect(declaration.date == nil)
        #expect(declaration.department == "市民生活部")
        #expect(declaration.director == "大津 隆治")
        #expect(declaration.message.count == 2)
        #expect(declaration.message.last?.hasPrefix("また、自治会を中心とした") == true)
        #expect(declaration.divisions == ["市民協働課", "交通防犯対策担当", "市民文化会館担当", "人権・広聴相談課", "戸籍住民課"])
        #expect(declaration.roles.count == 5)
        #expect(declaration.roles[2] == "市民文化会館の運営")
        #expect(declaration.policies.map(\.number) == [1, 2, 3])
        #expect(declaration.policies.map(\.heading).first == "交通安全対策の強化に努めます")
        #expect(declaration.policies.map(\.body).last?.hasSuffix("情報発信ツールの調査研究を進めます。") == true)
        #expect(declaration.targetPlan == "中期戦略事業プラン(計画期間:令和3年度～令和4年度)「主な事業」の目標値")
        #expect(declaration.remarks.isEmpty)
    }
}

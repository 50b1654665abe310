import Planning
import Statistics
import Testing

@testable import Documents

/// Papers of the sorts that offices have, each with what a person reads in it.
@Suite("A paper's table")
struct PlanPaperTests {
    private func read(_ title: String, _ rows: String..., mapping: String = "") throws -> DeclarationReading {
        try DeclarationReader.read(
            text: ([title, ""] + rows).joined(separator: "\n") + "\n", name: "d.txt",
            mapping: try ReadingMapping(text: mapping, name: "m.csv"))
    }

    /// Every value of the plan: number, sort, period, value.
    private func values(_ plan: Plan) -> Set<String> {
        var found: Set<String> = []
        for target in plan.targets {
            let goal =
                switch target.goal {
                case .value(let value): PlainNumber.text(value);
                case .stage(let stage): stage
                }
            found.insert("\(target.indicatorID) target \(target.fiscalYear.canonicalText) \(goal)")
        }
        for measurement in plan.measurements {
            let value: String =
                switch measurement.value {
                case .numeric(.exact(let value)): PlainNumber.text(value)
                case .numeric(let other): "\(other)"
                case .stage(let stage): stage
                }
            found.insert("\(measurement.indicatorID) \(measurement.period.canonicalText) \(value)")
        }
        return found
    }

    @Test("has years below roles in a header of two rows")
    func twoHeaderRows() throws {
        let plan = try read(
            "進捗管理表", "指標\t単位\t実績\t\t\t計画\t", "\t\tH30\tR1\tR2\tR3\tR4", "利用者数\t人\t84\t88\t91\t95\t98"
        ).plan
        #expect(
            values(plan) == ["1 FY2018 84", "1 FY2019 88", "1 FY2020 91", "1 target FY2021 95", "1 target FY2022 98"])
    }

    @Test("may say in a column what each row holds")
    func rowRoles() throws {
        let plan = try read(
            "KPI進捗", "項目\t区分\tH27\tH28\tH29\t目標値 H31", "雇用創出数\t期待値\t2,000\t4,000\t6,000\t10,000",
            "\t実績値\t2,748\t5,163\t7,077(速報値)\t", "\t達成率\t137%\t129%\t118%\t"
        ).plan
        #expect(
            values(plan) == [
                "1 target FY2015 2000", "1 target FY2016 4000", "1 target FY2017 6000", "1 target FY2019 10000",
                "1 FY2015 2748", "1 FY2016 5163", "1 FY2017 7077",
            ])
    }

    @Test("may have the years down and the indicators across")
    func yearsDown() throws {
        let plan = try read(
            "ごみ処理基本計画", "年度\tごみ総排出量（t）\t資源化率（％）", "平成30年度（実績）\t24,055\t18.6", "令和元年度（実績）\t23,870\t18.9",
            "令和7年度（目標）\t22,000\t22.0"
        ).plan
        #expect(plan.indicators.map(\.unit) == ["t", "%"])
        #expect(values(plan).contains("2 target FY2025 22") && values(plan).contains("1 FY2018 24055"))
        #expect(plan.targets.count == 2 && plan.measurements.count == 4)
    }

    @Test("gives the year in a column beside the value")
    func yearColumns() throws {
        let plan = try read(
            "目標値一覧", "番号\t指標\t基準値\t年度\t目標値\t年度", "1\t健康寿命\t70.90年\tH22\t72年\tH34"
        ).plan
        #expect(values(plan) == ["1 FY2010 70.9", "1 target FY2022 72"])
    }

    @Test("needs no numbers, and tells rows of one name apart by what differs")
    func breakdowns() throws {
        let plan = try read(
            "健康増進計画", "目標項目\t対象\t策定時(H24年度)\t目標(R5年度)\t判定", "肥満者の割合\t男性\t29.8%\t28%以下\tD", "\t女性\t18.1%\t15%以下\tB"
        ).plan
        #expect(plan.indicators.map(\.name) == ["肥満者の割合 男性", "肥満者の割合 女性"])
        #expect(plan.indicators.map(\.id) == ["1", "2"])
        #expect(values(plan).contains("2 target FY2023 15"))
    }

    @Test("has calendar years beside fiscal ones, and the era of years without one from the others")
    func years() throws {
        let plan = try read(
            "総合計画 平成20年度", "指標\t現状値\t目標値24年度", "出生数\t1,204人(平成18年)\t1,300人(平成24年)", "受診率\t38.5%(18年度)\t45%"
        ).plan
        #expect(
            values(plan) == ["1 CY2006 1204", "1 target CY2012 1300", "2 FY2006 38.5", "2 target FY2012 45"])
    }

    @Test("with increments, changes and multiples has the levels that they lead to")
    func changes() throws {
        let plan = try read(
            "地域再生計画", "指標\t開始前(平成28年度)\t平成29年度増加分\t平成30年度増加分\tKPI増加分の累計", "利用者数\t57,000人\t4,000人\t4,000人\t8,000人"
        ).plan
        #expect(values(plan) == ["1 FY2016 57000", "1 target FY2017 61000", "1 target FY2018 65000"])
        let other = try read(
            "計画", "指標\t現状値(R3)\t目標値(R6)", "時間外勤務\t200時間\t20時間減", "電気の使用量\t1,000kWh\t10%減", "苦情\t40件\t半減",
            "来場者\t300人\t2倍",
            "満足度\t60%\t+0.4ポイント"
        ).plan
        #expect(
            other.targets.map(\.goal) == [.value(180), .value(900), .value(20), .value(600), .value(60.4)])
    }

    @Test("with what isn't sure asks, once a column, and reads the rest")
    func questions() throws {
        let reading = try read(
            "成果指標", "指標\t現状値(令和2年度)\t目標値", "登録者数\t10人\t20人", "満足度\t60%\t65%", "就任意向\t男性50% 女性40%\t60%")
        #expect(reading.plan.indicators.count == 3)
        #expect(reading.plan.targets.isEmpty && reading.plan.measurements.count == 2)
        #expect(reading.questions.map(\.cell) == [3, 2])
        #expect(reading.questions.first?.found == "目標値")
    }

    @Test("is read by a mapping: a column's role and year, rows left out, single cells")
    func mapping() throws {
        let reading = try read(
            "成果指標", "区域\t指標\t現状値(令和2年度)\t目標値", "東\t登録者数\t10人\t20人", "西\t登録者数\t5人\tふやす", "全域\t登録者数\t15人\t30人",
            mapping: "what,where,role,period\ncolumn,目標値,target,FY2024\nrow,全域,skip,\ncell,D5,,8人\n")
        #expect(reading.questions.isEmpty)
        #expect(
            values(reading.plan) == ["1 FY2020 10", "1 target FY2024 20", "2 FY2020 5", "2 target FY2024 8"])
        #expect(reading.mapping.contains("column,目標値,target,FY2024"))
        #expect(throws: DocumentError.self) { try ReadingMapping(text: "column,目標値,purpose,\n", name: "m.csv") }
    }

    @Test("doesn't take a year that isn't over for measured, nor other places' values for its own")
    func neverMeasured() throws {
        let reading = try read(
            "進捗", "指標\t単位\tR2実績\tR40実績\tR5見込\t類似団体平均(R2)\t目標値(R8)", "有収率\t％\t89.1\t95\t91\t80\t92")
        #expect(values(reading.plan) == ["1 FY2020 89.1", "1 target FY2026 92"])
        #expect(reading.questions.map(\.cell) == [4])
    }

    @Test("may be English, with years that end in the next")
    func english() throws {
        let plan = try read(
            "Service plan", "Ref\tIndicator\tBaseline (2018/19)\t2019/20 Actual\tTarget 2024/25\tStatus",
            "A1\tResidents who feel safe\t61%\t62.5%\tAt least 70%\tGreen",
            "A2\tMissed bins\t63\tN/A\tNo more than 45\tRed"
        ).plan
        #expect(
            values(plan) == [
                "A1 FY2018 61", "A1 FY2019 62.5", "A1 target FY2024 70", "A2 FY2018 63", "A2 target FY2024 45",
            ])
        #expect(plan.indicators.map(\.direction) == [.stated(.increase), .stated(.decrease)])
    }

    @Test("may be a list, or stand in gutters of spaces as a PDF's text does")
    func otherForms() throws {
        let list = try read("総合戦略", "①婚姻率:5.5‰(平成 25 年)→5.9‰(平成 31 年)", "②出生数: 3,823 人(平成 26 年)→4,107 人(平成 31 年)").plan
        #expect(
            values(list) == ["1 CY2013 5.5", "1 target CY2019 5.9", "2 CY2014 3823", "2 target CY2019 4107"])
        let gutters = try read(
            "  計画の指標", "  番号   指標                 現状値(令和2年度)    目標値(令和6年度)",
            "  1      相談会の参加者数          1,150人             1,400人",
            "  2      満足度                      60%                 65%"
        ).plan
        #expect(
            values(gutters) == ["1 FY2020 1150", "1 target FY2024 1400", "2 FY2020 60", "2 target FY2024 65"])
    }

    @Test("may be a word processor's, merged cells filled")
    func wordDocument() {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
        }
        let xml =
            "<w:document><w:body><w:p><w:r><w:t>計画 &amp; 指標</w:t></w:r></w:p><w:tbl><w:tr>"
            + cell("指標", "<w:vMerge w:val=\"restart\"/>") + cell("実績", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>"
            + cell("", "<w:vMerge/>") + cell("R1") + cell("R2") + "</w:tr></w:tbl></w:body></w:document>"
        #expect(
            WordRows.split(xml).map { $0.cells.map(\.text) } == [["計画 & 指標"], ["指標", "実績", "実績"], ["指標", "R1", "R2"]])
    }

    @Test(
        "names periods as people write them",
        arguments: [
            ("令和元年", "CY2019"), ("平成 27 年度", "FY2015"), ("R3.4.1現在", "2021-04-01"), ("2020/21", "FY2020"),
            ("’17年度", "FY2017"),
            ("令和2年12月末", "2020-12-31"), ("31 March 2020", "2020-03-31"), ("31/12/2019", "2019-12-31"),
            ("H29.6", "2017-06"),
            ("FY2020", "FY2020"),
        ])
    func periods(text: String, canonical: String) {
        let found = PeriodFinder.first(in: text.foldingWidth.withoutIdleSpaces)
        guard case .period(let period) = found?.written else {
            Issue.record("\(text): \(String(describing: found?.written))")
            return
        }
        #expect(period.canonicalText == canonical)
    }

    @Test(
        "doesn't find periods in names",
        arguments: ["6歳未満の子供", "第5次計画", "CO2排出量", "3年以内", "1人1日", "12/31業務", "COVID-19"])
    func noPeriods(text: String) { #expect(PeriodFinder.first(in: text) == nil) }
}

@Suite("Papers of several years")
struct PlanYearsTests {
    private static func paper(_ year: Int, base: [String], targets: [[String]], names: [String] = ["登録者数", "設置箇所数"])
        -> String
    {
        let era = year - 2018
        let rows = names.indices.map {
            "17-10\($0 + 1)\t\(names[$0])\t\(base[$0]) (令和\(era - 1)年度)\t\(targets[$0].joined(separator: "\t"))"
        }
        return (["令和\(era)年度 部長の目標宣言", "", "事業番号\t事業指標\t現状値\t令和\(era)年度目標値\t令和\(era + 1)年度目標値"] + rows)
            .joined(separator: "\n") + "\n"
    }

    private static let papers = [
        paper(2020, base: ["100人", "5箇所"], targets: [["110人", "120人"], ["6箇所", "7箇所"]]),
        paper(2021, base: ["108人", "6箇所"], targets: [["118人", "130人"], ["7箇所", "8箇所"]]),
        paper(2022, base: ["115人", "6箇所"], targets: [["125人", "135人"], ["8箇所", "9箇所"]]),
    ]

    private func plan(_ order: [Int]) throws -> Plan {
        let plans = try order.map { try DeclarationReader.read(text: Self.papers[$0], name: "\(2020 + $0).txt").plan }
        return plans.dropFirst().reduce(plans[0]) { $0.joined(with: $1).plan }
    }

    @Test(
        "make one plan, in whatever order they are read",
        arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0], [0, 2, 1], [2, 0, 1]])
    func order(_ order: [Int]) throws {
        let plan = try plan(order)
        #expect(plan == (try self.plan([0, 1, 2])))
        #expect(plan.problems.isEmpty)
        #expect(plan.declaration.fiscalYear == FiscalYear(2022))
        #expect(plan.declaration.papers.map(\.file) == ["2020.txt", "2021.txt", "2022.txt"])
        #expect(plan.targets.map { $0.fiscalYear.year } == [2022, 2023, 2022, 2023])
        #expect(plan.targets.compactMap(\.level) == [125, 135, 8, 9])
        #expect(
            plan.measurements.filter { $0.indicatorID == "17-101" }.map(\.value)
                == [100, 108, 115].map { .numeric(.exact($0)) })
        // Of 2021 the paper of 2021 counts, not that of 2020.
        #expect(
            plan.earlierTargets.map { "\($0.indicatorID) \($0.fiscalYear.year) \($0.level)" } == [
                "17-101 2020 110.0", "17-101 2021 118.0", "17-102 2020 6.0", "17-102 2021 7.0",
            ])
    }

    @Test("ask about an indicator with another name, and keep apart what is another one")
    func renamed() throws {
        let old = try DeclarationReader.read(text: Self.papers[1], name: "2021.txt").plan
        let text = Self.paper(
            2022, base: ["115人", "30%"], targets: [["125人", "135人"], ["40%", "50%"]], names: ["年間登録者数", "着用率"])
        let (plan, questions) = old.joined(with: try DeclarationReader.read(text: text, name: "2022.txt").plan)
        #expect(questions.map(\.found) == ["登録者数"])
        #expect(plan.indicators.map(\.id) == ["17-101", "17-102", "17-102-FY2021"])
        #expect(plan.problems.isEmpty)
    }

    @Test("survive as a package")
    func package() throws {
        let folder = try TemporaryFolder()
        let plan = try plan([0, 1, 2])
        try DataPackage.write(plan, to: folder.path)
        #expect(try DataPackage.read(folder: folder.path).plan.declaration == plan.declaration)
    }

    @Test("in a folder are read in the order of their years; a document alone is a plan")
    func folder() throws {
        let folder = try TemporaryFolder()
        for (place, text) in Self.papers.enumerated() { try folder.write(text, "\(2020 + place).txt") }
        let read = try DataPackage.read(at: folder.path, today: DeclarationReader.testDay)
        #expect(read.package.plan == (try plan([0, 1, 2])))
        let one = try DataPackage.read(at: "\(folder.path)/2021.txt", today: DeclarationReader.testDay)
        #expect(one.package.plan.targets.count == 4)
        #expect(DataPackage.ledger(besides: "\(folder.path)/2021.txt") == "\(folder.path)/2021-ledger.csv")
    }
}

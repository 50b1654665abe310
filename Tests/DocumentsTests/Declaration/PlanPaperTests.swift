import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

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
                case .numeric(let value): value.givenNumber.map { PlainNumber.text($0) } ?? "\(value)"
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
    func wordDocument() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
        }
        let xml =
            "<w:document xmlns:w=\"\(XLSXFile.wordMain)\"><w:body><w:p><w:r><w:t>計画 &amp; 指標</w:t></w:r></w:p><w:tbl><w:tr>"
            + cell("指標", "<w:vMerge w:val=\"restart\"/>") + cell("実績", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>"
            + cell("", "<w:vMerge/>") + cell("R1") + cell("R2") + "</w:tr></w:tbl></w:body></w:document>"
        var reader = try XMLReader(Array(xml.utf8))
        let rows = try WordRows.read(&reader)
        #expect(
            rows.map { $0.cells.map(\.text) } == [["計画 & 指標"], ["指標", "実績", "実績"], ["指標", "R1", "R2"]])
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

    @Test("may have a third row that compares plan and result, under a title that says 実績")
    func comparedRows() throws {
        let plan = try read(
            "計画値と実績値の比較", "項目\t区分\tR3年度\tR4年度", "認定者数（人）\t計画値\t24,310\t24,450", "認定者数（人）\t実績値\t24,288\t24,401",
            "認定者数（人）\t計画比\t99.9\t99.8"
        ).plan
        #expect(
            values(plan) == ["1 target FY2021 24310", "1 target FY2022 24450", "1 FY2021 24288", "1 FY2022 24401"])
        #expect(plan.indicators.map(\.unit) == ["人"])
    }

    @Test("may have headings merged over its rows that name goals, and names over two columns")
    func mergedHeadings() throws {
        let page = """
            <table><tr><th colspan=2>指標<th>R5実績<th>R11目標<tr><td colspan=4>基本目標1 安心
            <tr><td rowspan=2>休養が取れている者の割合<td>20歳代<td>71.0％<td>80％<tr><td>30歳代<td>63.5％<td>80％
            <tr><td colspan=4>目標2 安全<tr><td colspan=2>訪問の実施率<td>98.2％<td>100％</table>
            """
        let plan = try DeclarationReader.read(text: page, name: "d.html").plan
        #expect(plan.indicators.map(\.name) == ["休養が取れている者の割合 20歳代", "休養が取れている者の割合 30歳代", "訪問の実施率"])
        #expect(
            values(plan) == [
                "1 FY2023 71", "1 target FY2029 80", "2 FY2023 63.5", "2 target FY2029 80", "3 FY2023 98.2",
                "3 target FY2029 100",
            ])
    }

    @Test("may give each value's year in a column before it, under one parent")
    func yearsUnderParents() throws {
        let pairs = try read("計画", "指標名\t単位\t現状値\t\t目標値\t", "\t\t年度\t値\t年度\t値", "認定農業者数\t経営体\tR2\t1,204\tR7\t1,220")
            .plan
        let mixed = try read("計画", "指標名\t単位\t現状値\t\t目標値", "\t\t年度\t値\t令和7年度", "認定農業者数\t経営体\tR2\t1,204\t1,220").plan
        for plan in [pairs, mixed] {
            #expect(values(plan) == ["1 FY2020 1204", "1 target FY2025 1220"])
            #expect(plan.indicators.map(\.unit) == ["経営体"])
        }
    }

    @Test("may hold numbers that look like years")
    func yearLikeValues() throws {
        let reading = try read(
            "計画", "指標名\t単位\t令和3年度実績\t令和4年度実績\t令和8年度目標", "受入人数\t人\t1420\t1630\t2000", "参加者数\t人\t1985\t2010\t2100",
            "見学者数\t人\t1903\t2051\t2090")
        #expect(reading.plan.indicators.count == 3)
        #expect(values(reading.plan).contains("2 FY2021 1985") && values(reading.plan).contains("3 target FY2026 2090"))
    }

    @Test("may write years before 目標, state one unit above it, and expect rather than measure")
    func wordsOfHeaders() throws {
        let plan = try read(
            "計画", "（単位：人）", "成果指標\t2022年\t2024年実績見込\t2025年目標", "講座の参加者\t120\t130\t150"
        ).plan
        #expect(values(plan) == ["1 CY2022 120", "1 target CY2025 150"])
        #expect(plan.indicators.map(\.unit) == ["人"])
    }

    @Test("may have an amount of money beside what is counted, which is asked about")
    func otherQuantity() throws {
        let reading = try read("計画", "事業名\t指標\tR5決算額（千円）\tR5実績\tR6目標", "検診事業\t受診者数（人）\t11,450\t2,310\t2,500")
        #expect(values(reading.plan) == ["1 FY2023 2310", "1 target FY2024 2500"])
        #expect(reading.plan.indicators.map(\.unit) == ["人"] && reading.questions.contains { $0.found == "11,450" })
    }

    @Test("may have targets that leave out the number itself, or ask for a range")
    func openBounds() throws {
        let reading = try read(
            "計画", "指標\t現状値（R3）\tR6目標", "苦情の件数\t30件\t20件未満", "納付率\t96.5%\t97.0%超", "女性の割合\t35%\t40%以上,60%以下",
            "水温\t21度\t18～20度")
        #expect(
            reading.questions.isEmpty
                && reading.plan.targets.map(\.range) == [
                    .lessThan(20), .moreThan(97), .between(40, 60), .between(18, 20),
                ])
        #expect(reading.plan.targets.map(\.level) == [20, 97, 50, 19])
        #expect(reading.plan.indicators.prefix(2).map(\.direction) == [.stated(.decrease), .stated(.increase)])
    }

    @Test("that asks for one side in the column of directions and for the other beside the target is asked about")
    func contradictingBound() throws {
        let reading = try read("計画", "指標\t向き\t現状値（R3）\tR6目標", "苦情の件数\t減少\t30件\t20件超", "参加者数\t増加\t30人\t40人以下")
        #expect(reading.plan.targets.isEmpty && reading.questions.map(\.found) == ["20件超", "40人以下"])
    }

    @Test("has no indicator in a row that only shows how to fill it in, and asks about words that it doesn't know")
    func exampleRows() throws {
        let reading = try read(
            "計画", "番号\t指標名\t種類\t望ましい向き\tR5実績\tR8目標\t備考", "例1\t貸出冊数\t年間実績\t増加\t100\t120\t",
            "1\t見本\t年間実績\t増加\t100\t120\tこの行は読みません", "1\t事故の件数\t年間実績\t減少\t30\t20\t",
            "2\t収納率\t割合\t98%以上を維持する\t98.6\t98.6\t", "3\t会員数\tストック\tほげ\t100\t120\t")
        #expect(reading.plan.indicators.map(\.name) == ["事故の件数", "収納率", "会員数"])
        #expect(reading.plan.indicators.map(\.direction) == [.stated(.decrease), .stated(.maintainAtLeast), .unstated])
        #expect(Set(reading.questions.map(\.found)) == ["ストック", "ほげ"])
    }

    @Test("with two values of one year is asked which, and uses neither")
    func disputed() throws {
        let reading = try read("計画", "指標\tR5実績\tR5実績値\tR6目標", "参加者数\t120人\t130人\t150人")
        #expect(values(reading.plan) == ["1 target FY2024 150"])
        #expect(reading.questions.contains { $0.question.english.contains("there is another value for FY2023") })
    }

    @Test("may have line breaks within its header, and marks of provisional figures")
    func brokenHeaders() throws {
        let plan = try read(
            "計画", "項目\t第8期（実績）\t\t第9期（目標）\t", "\tR4年度\tR5年度", "（見込み）\tR6年度\tR7年度", "通いの場の参加率（％）\t4.6\t5.0\t5.6\t6.2"
        ).plan
        #expect(
            values(plan).isSuperset(of: ["1 FY2022 4.6", "1 target FY2024 5.6", "1 target FY2025 6.2"])
                && !values(plan).contains("1 FY2024 4.6"))
        let marked = try read("計画", "指標\t2021年度\t2022年度\t2025年度", "【目標】", "製造品出荷額等（億円）\t3,105\t3,390 p\t3,600").plan
        #expect(marked.indicators.map(\.unit) == ["億円"])
        #expect(values(marked).contains("1 target FY2025 3600"))
    }

    @Test("has years down with a column that says which were planned")
    func rolesDown() throws {
        let plan = try read("指標の推移と目標", "年度\t普及率（％）\t区分", "R4\t84.0\t実績", "R5\t85.1\t実績", "R9\t88.0\t目標").plan
        #expect(values(plan) == ["1 FY2022 84", "1 FY2023 85.1", "1 target FY2027 88"])
    }

    @Test("in English may count in months, in calendar years beside split ones, and in words")
    func englishYears() throws {
        let months = try read("Report", "Measure\tTarget\tJan-24\tFeb-24", "Cancelled operations\t20\t31\t28")
        #expect(months.questions.filter { $0.guess == "measured" }.map(\.found) == ["Jan-24", "Feb-24"])
        let years = try read(
            "Plan", "Outcome indicator\tBaseline\tLatest value\tTarget 2030",
            "Adults who smoke daily\t14.8% (2017)\t11.9% (2021)\t7.0%",
            "Graduation rate\t83.4% (2016-17)\t86.0% (2020-21)\t90%"
        ).plan
        #expect(values(years).isSuperset(of: ["1 CY2017 14.8", "1 CY2021 11.9", "1 target CY2030 7", "2 FY2016 83.4"]))
        let words = try read("Plan", "Indicator\tBaseline 2019\tTarget 2026", "Residents volunteering\t1 in 4\t1 in 3")
        #expect(words.plan.measurements.isEmpty)
    }
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

    @Test("are one indicator under two names where the mapping says so")
    func mappedName() throws {
        let new = try DeclarationReader.read(
            text: "令和5年度 計画\n\n指標\t現状値（R4）\tR5目標\n年間利用件数\t120件\t130件\n", name: "new.txt"
        ).plan
        let text = "令和4年度 計画\n\n指標\t現状値（R3）\tR4目標\n相談の数\t100件\t110件\n"
        let apart = new.joined(with: try DeclarationReader.read(text: text, name: "old.txt").plan).plan
        #expect(apart.indicators.count == 2)
        let mapping = try ReadingMapping(text: "name,相談の数,,年間利用件数\n", name: "m.csv")
        let old = try DeclarationReader.read(text: text, name: "old.txt", mapping: mapping).plan
        let joined = new.joined(with: old)
        #expect(joined.plan.indicators.map(\.name) == ["年間利用件数"] && joined.questions.isEmpty)
        #expect(joined.plan.measurements.count == 2)
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

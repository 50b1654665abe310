import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A declaration's table")
struct DeclarationTableTests {
    private func read(_ rows: String...) throws -> DeclarationReading {
        try DeclarationReader.read(text: (["令和4年度 部の目標宣言", ""] + rows).joined(separator: "\n") + "\n", name: "d.txt")
    }

    private func levels(_ plan: Plan) -> [String] {
        plan.targets.map { target in
            "\(target.indicatorID) \(target.fiscalYear.canonicalText) \(target.level.map { "\(Int($0))" } ?? "stage")"
        }
    }

    @Test("keeps every row of its width, whatever words its cells end in")
    func words() throws {
        let plan = try read(
            "事業番号\t主な事業\t事業指標\t現状値\t令和4年度目標値\t令和5年度目標値",
            "1-3\t三つ目\t件数\t1件 (令和3年度)\t2件\t3件",
            "1-1\t自治会の役割\t会議の開催数\t3回 (令和3年度)\t4回\t5回",
            "1-2\t部長メッセージ\t参加者数\t10人 (令和3年度)\t20人\t30人"
        ).plan
        #expect(plan.indicators.map(\.id) == ["1-3", "1-1", "1-2"])
        #expect(plan.indicators.map(\.programme) == ["三つ目", "自治会の役割", "部長メッセージ"])
        #expect(plan.targets.count == 6)
    }

    @Test("takes amounts in 億 and 万 for numbers")
    func amounts() throws {
        let plan = try read(
            "事業番号\t事業指標\t現状値(R3)\t令和8年度目標値", "1\t特産品の生産額\t3億1,250万円\t4億5,000万円",
            "2\t道路の整備費\t2億396万円\t3億1,800万円"
        ).plan
        #expect(levels(plan) == ["1 FY2026 450000000", "2 FY2026 318000000"])
        #expect(plan.indicators.allSatisfy { $0.kind != .milestone && $0.unit == "円" })
    }

    @Test("asks for a number where a text has digits: such a text is no stage")
    func digits() throws {
        let asked = try read(
            "事業番号\t事業指標\t現状値(R3)\t令和6年度目標値", "1\t役職への就任意向\t男性50% 女性40%\t男性60% 女性55%")
        #expect(asked.questions.map(\.cell) == [3, 4])
        #expect(asked.plan.targets.isEmpty && asked.plan.measurements.isEmpty)
        let counted = try read(
            "事業番号\t事業指標\t現状値(R3)\t令和6年度目標値", "2\t参加組織の数\t14組織（45.2%）\t20組織（60%）",
            "3\t住みやすさの順位\t全国9位\t全国5位以内"
        ).plan
        #expect(levels(counted) == ["2 FY2024 20", "3 FY2024 5"])
        #expect(counted.indicators[1].direction == .stated(.decrease))
    }

    @Test("has changes of the base behind a plus, and totals behind 累計")
    func changes() throws {
        let reading = try read(
            "事業番号\t事業指標\t現状値(R3)\t令和6年度目標値", "1\t登録団体の数\t100件\t+50件", "2\t住宅改修の補助件数\t100件\t累計500件",
            "3\t起業の支援件数\t12件\t延べ60件", "4\t講座の参加者\t延べ120人\t延べ160人")
        let (plan, items) = (reading.plan, reading.items)
        #expect(levels(plan) == ["1 FY2024 150", "2 FY2024 500", "3 FY2024 60", "4 FY2024 160"])
        #expect(plan.indicators.map(\.kind) == [.flow, .cumulativeStock, .cumulativeStock, .flow])
        #expect(items.contains { $0.indicatorID == "1" && $0.value == "150件" && $0.basis != .read })
        let asked = try read("事業番号\t事業指標\tR3実績\t令和6年度目標値", "1\t登録団体の数\t100件\t+50件")
        #expect(asked.questions.map(\.cell) == [4])
        #expect(asked.plan.targets.isEmpty)
    }

    static let table = [
        ["事業番号", "事業指標", "現状値(R3)", "令和6年度目標値"], ["1", "相談の件数, 年間", "1,000件", "900件"],
        ["2", "講座の参加者", "10人", "20人"],
    ]

    @Test("is the same in every form: tabs, Markdown, CSV, HTML")
    func forms() throws {
        let title = "令和4年度 部の目標宣言"
        func lines(_ row: ([String]) -> String) -> String { Self.table.map(row).joined(separator: "\n") }
        let html = lines { "<tr>" + $0.map { "<td>\($0.replacing(", ", with: "<br>, "))</td>" }.joined() + "</tr>" }
        let forms = [
            "\(title)\n\n" + lines { $0.joined(separator: "\t") },
            "\(title)\n\n" + lines { "| " + $0.joined(separator: " | ") + " |" },
            "\(title)\n\n" + lines { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") },
            "<!DOCTYPE html>\n<html><head><title>x</title></head><body><h1>\(title)</h1>\n<table>\(html)</table></body></html>",
        ]
        let plans = try forms.map { try DeclarationReader.read(text: $0, name: "d").plan }
        for plan in plans {
            #expect(plan.indicators.map(\.name) == plans[0].indicators.map(\.name))
            #expect(levels(plan) == ["1 FY2024 900", "2 FY2024 20"])
            #expect(plan.declaration.title == title)
        }
    }

    @Test("in HTML holds merged cells in each of their rows and columns")
    func merged() {
        let rows = HTMLRows.split(
            "<table><tr><th rowspan=\"2\">番号</th><th colspan='2'>実績</th></tr><tr><th>R1</th><th>R2</th></tr>"
                + "<tr><td>1</td><td>5<br>件</td></tr></table><p>注</p>")
        #expect(
            rows.map { $0.cells.map { HTMLText.joined($0.text) } }
                == [["番号", "実績", "実績"], ["番号", "R1", "R2"], ["1", "5件"], ["注"]])
    }

    @Test("in a workbook is the same, merged cells filled, and a PDF is named")
    func workbook() throws {
        let rows = SheetXML.rows([["令和4年度 部の目標宣言"], []] + Self.table)
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/plan.xlsx"
        try XLSXFile(sheets: [("目標", nil, rows)], formats: [0]).write(to: path, password: nil)
        let reading = try DeclarationReader.read(file: path)
        #expect(levels(reading.plan) == ["1 FY2024 900", "2 FY2024 20"])
        let pdf = try folder.write("%PDF-1.7\n", "plan.pdf")
        let error = try #require(throws: DocumentError.self) { try DeclarationReader.read(file: pdf) }
        #expect(error.problems.first?.found.english == "a PDF")
    }

    @Test("without a base column has the last value before the first target for a base")
    func withoutBase() throws {
        let reading = try read(
            "事業番号\t事業指標\t単位\tR1実績\tR2実績\tR3実績\tR6目標値", "1\t相談会の参加者数\t人\t100\t110\t120\t150")
        let (plan, items) = (reading.plan, reading.items)
        #expect(plan.indicators.map { $0.basePeriod?.canonicalText } == ["FY2021"])
        #expect(plan.measurements.count == 3)
        #expect(items.contains { $0.name.english == "period of the base" && $0.basis != .read })
        let between = try read(
            "事業番号\t事業指標\t単位\tR2実績\tR3目標値\tR3実績\tR6目標値", "1\t相談会の参加者数\t人\t110\t125\t120\t150"
        ).plan
        #expect(between.indicators.map { $0.basePeriod?.canonicalText } == ["FY2020"])
    }

    @Test("goes by the year in a cell where its header names another, and says so")
    func years() throws {
        let reading = try read(
            "事業番号\t事業指標\t現状値\t令和4年度目標値", "1\t養成した人数\t60人 (令和3年度)\t84人 (令和7年度)",
            "2\t利用者数\t1,150人 (令和2年度)\t1,400人"
        )
        let (plan, items) = (reading.plan, reading.items)
        #expect(levels(plan) == ["1 FY2025 84", "2 FY2022 1400"])
        #expect(plan.indicators[0].note.contains("令和4年度") && !plan.indicators[1].note.contains("令和4年度"))
        let told = items.filter { $0.name.english == "target (FY2025)" }.map(\.basis)
        #expect(told.count == 1 && told.allSatisfy { $0 != .read })
    }
}

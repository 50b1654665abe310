import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A declaration with a mistake")
struct DeclarationProblemTests {
    static let text = """
        ## 令和3年度 市民生活部長の目標宣言

        部等を構成する課等\t部等の主な役割
        市民協働課 戸籍住民課\t・ 地域の支援

        事業番号\t主な事業\t事業指標\t現状値\t令和3年度目標値\t令和4年度目標値\t所管課
        17-101\t防犯事業\t登録者数\t14,989人 (令和2年度)\t16,000人\t17,000人\t市民協働課
        35-106\t改修事業\t取組状況\t整理 (令和2年度)\t調査\t決定\t市民協働課
        40-104\t窓口事業\t割合\t3% (令和2年度)\t10%\t15%\t戸籍住民課

        """

    static let mistakes: [(String, String)] = [
        ("14,989人", "14,9a9人"), ("16,000人", "多数"), ("16,000人", "16,000件"), ("16,000人", "1,60人"),
        ("14,989人 (令和2年度)", "14,989人"), ("14,989人 (令和2年度)", "14,989人 (令和2年)"),
        ("14,989人 (令和2年度)", "14,989人 (令和3年度)"), ("14,989人 (令和2年度)", "14,989人 (9999年度)"),
        ("40-104", "17-101"), ("40-104", "四十"), ("\t登録者数\t", "\t\t"), ("令和3年度目標値", "目標値"),
        ("令和3年度目標値", "令和4年度目標値"), ("令和3年度目標値", "99年度目標値"), ("主な事業\t", "分類\t"), ("事業番号", "主な事業"),
        ("10%\t15%", "10%"), ("10%\t15%", "10%\t15%\t20%"), ("調査\t決定", "調査\t整理"), ("調査\t決定", "調査\t5件"),
        ("16,000人\t17,000人", "16,000人以上\t17,000人以下"), ("## 令和3年度 市民生活部長の目標宣言\n", "## 令和3年度 市民生活部長の目標宣言\n\n謎の行\n"),
        ("\t3% (令和2年度)", "\t△3% (令和2年度)"), ("3% (令和2年度)\t10%", "3% (令和2年度)\t\"10%"),
        ("14,989人 (令和2年度)\t16,000人\t17,000人", "-\t-\t-"),
        ("事業指標", "内容"),
    ]

    @Test("is asked about or told with line and cell, in both languages; nothing is dropped")
    func messages() throws {
        var found: [String] = []
        for (old, new) in Self.mistakes {
            try #require(Self.text.contains(old), "\(old)")
            found.append("# \(old.visible) → \(new.visible)")
            do {
                let reading = try DeclarationReader.read(
                    text: Self.text.replacing(old, with: new, maxReplacements: 1), name: "d.txt")
                for question in reading.questions {
                    let place = [question.line, question.cell].map { $0.map(String.init) ?? "–" }.joined(separator: ":")
                    found.append("\(place) \(question.indicator)「\(question.found)」\(question.question.japanese)")
                    found.append("\(place) “\(question.found)” \(question.question.english) [\(question.mapping)]")
                }
                found.append("(\(reading.plan.indicators.count) indicators, \(reading.plan.targets.count) targets)")
            } catch {
                for language in Language.allCases { found += error.lines(in: language) }
            }
            found.append("")
        }
        try expectDocumentsGolden(found.joined(separator: "\n"), "declaration-problems.txt")
    }

    @Test("doesn't hide another: all are asked about at once, and everything else is read")
    func allAtOnce() throws {
        let text = Self.text.replacing("16,000人", with: "x").replacing("3% (令和2年度)", with: "3%").replacing(
            "決定", with: "7件")
        let reading = try DeclarationReader.read(text: text, name: "d.txt")
        #expect(reading.questions.map { [$0.line, $0.cell] } == [[6, 4], [7, 5], [8, 6]])
        #expect(reading.plan.targets.count == 4)
    }

    @Test(
        "is told when nothing of it can be read",
        arguments: [
            ("", "d.txt: found an empty file, expected a goal declaration"),
            ("\n \n", "d.txt: found an empty file, expected a goal declaration"),
            (
                "令和3年度の目標宣言\n",
                "d.txt: found no table of indicators, expected a table with headers such as Indicator, Baseline 2020 and Target 2024 (of a PDF or a text: its table pasted into a workbook)"
            ),
        ])
    func empty(text: String, message: String) {
        #expect {
            try DeclarationReader.read(text: text, name: "d.txt")
        } throws: { error in
            (error as? DocumentError)?.description == message
        }
    }

    @Test("isn't one when words beside the numbers tell more", arguments: 0..<1)
    func words(_: Int) throws {
        func plan(_ old: String, _ new: String) throws -> Plan {
            try DeclarationReader.read(text: Self.text.replacing(old, with: new), name: "d.txt").plan
        }
        #expect(try plan("17,000人", "17,000人以上").indicators[0].direction == .stated(.increase))
        #expect(try plan("17,000人", "17,000人以下").indicators[0].direction == .stated(.decrease))
        let kept = try plan("16,000人\t17,000人", "現状維持\t現状維持")
        #expect(kept.indicators[0].direction == .keepsLevel)
        #expect(kept.targets[0].goal == .value(14_989))
        let approximate = try plan("14,989人 (令和2年度)", "約1.5万人 (令和2年度見込)")
        #expect(approximate.measurements[0].value == .numeric(.exact(15_000)))
        #expect(approximate.measurements[0].decimals == -3)
        #expect(approximate.measurements[0].note == "見込値 (expected); 約1.5万人")
        let total = try plan("16,000人\t17,000人", "延べ16,000人\t延べ17,000人")
        #expect(total.targets[1].goal == .value(17_000))
        #expect(total.indicators[0].note.contains("FY2022: 延べ17,000人"))
        let none = try plan("14,989人 (令和2年度)", "-")
        #expect(none.indicators[0].basePeriod == nil)
        #expect(none.measurements.allSatisfy { $0.indicatorID != "17-101" })
        let dated = try plan("\t登録者数\t14,989人 (令和2年度)", "\t利用状況\t14,989人 (令和2年12月末現在)")
        #expect(dated.indicators[0].kind == .stock)
        let inHeader = try plan("現状値", "令和2年度現状値").indicators
        #expect(inHeader.map(\.basePeriod).allSatisfy { $0 == FiscalYear(2020).map(Period.fiscalYear) })
    }

    @Test("may give measured values of other years in columns of their own")
    func actuals() throws {
        let text = Self.text.replacing("現状値\t", with: "令和元年度実績\t現状値\t").replacing(
            "\t14,989人", with: "\t13,000人\t14,989人"
        )
        .replacing("\t整理", with: "\t-\t整理").replacing("\t3%", with: "\t2.0%\t3%")
        let plan = try DeclarationReader.read(text: text, name: "d.txt").plan
        let values = plan.measurements.filter { $0.indicatorID == "40-104" }
        #expect(values.map(\.value) == [.numeric(.exact(2)), .numeric(.exact(3))])
        #expect(values.map(\.decimals) == [1, 0])
        #expect(plan.measurements.count { $0.indicatorID == "35-106" } == 1)
    }
}

extension String {
    /// The text on one line.
    fileprivate var visible: String { replacing("\n", with: "⏎").replacing("\t", with: "⇥") }
}

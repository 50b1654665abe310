import Foundation
import MitoshiBasics
import TestSupport
import Testing

@testable import MitoshiDocuments

@Suite("Time grows in line with the input", .serialized)
struct GrowthTests {
    // MARK: Papers

    private static let header = "事業番号\t事業指標\t現状値\t令和3年度目標値\t令和4年度目標値\n"

    private static func rows(_ count: Int) -> String {
        (0..<count).map {
            "\($0 / 100 + 1)-\($0 % 100 + 1)\t利用者数その\($0)\t\($0 + 9)人（令和2年度）\t\($0 + 11)人\t\($0 + 12)人\n"
        }
        .joined()
    }

    /// A paper with such a cell.
    private static func cell(_ text: String) -> String {
        "部長の目標宣言\n\n\(header)1-1\t利用者数\(text)\t100人（令和2年度）\t110人\t120人\n"
    }

    private static func page(_ rest: String) -> String {
        "<table><tr><th>事業番号</th><th>事業指標</th><th>令和2年度現状値</th><th>令和3年度目標値</th></tr>"
            + "<tr><td>1-1</td><td>利用者数</td><td>100人</td><td>110人</td></tr>\(rest)</table>"
    }

    struct Paper: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let size: Int
        let text: @Sendable (Int) -> String

        init(_ name: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String) {
            (testDescription, self.size, self.text) = (name, size, text)
        }
    }

    /// A paper whose first line that stands alone, its title, is one long word.
    private static func title(_ word: String) -> String {
        "No.,Indicator,Unit,FY2019 actual,FY2020 actual,FY2022 target\n1,Visitors,people,1000,1100,1300\n\(word)\n"
    }

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let papers = [
        Paper("indicators", 40) { header + rows($0) },
        Paper("tags that are never closed", 1_000) { cell(many("<a", $0)) },
        Paper("tags with words that are never closed", 1_000) { cell(many("<p ", $0)) },
        Paper("comments that are never closed", 1_000) { cell(many("<!--", $0)) },
        Paper("spaces before a tag", 2_000) { cell(many(" ", $0) + "x<p>y") },
        Paper("line breaks before a tag", 2_000) { cell("\"" + many(" \n", $0) + "x<p>y\"") },
        Paper("brackets", 1_000) { cell(many("(", $0)) },
        Paper("pairs of brackets", 500) { cell(many("(1)", $0)) },
        Paper("ampersands", 1_000) { cell(many("&", $0)) },
        Paper("digits in a value", 1_000) { cell("") + "1-2\tx\t\(many("1", $0))\t2\t3\n" },
        Paper("spaces in a value", 1_000) { cell("") + "1-2\tx\t1\(many(" ", $0))人\t2\t3\n" },
        Paper("lines that begin with a quote", 500) { many("\"a\n", $0) },
        Paper("lines that begin with a quote, below a table", 250) { header + rows(2) + many("\"a\n", $0) },
        Paper("headers", 50) { many(header, $0) },
        Paper("rows that call themselves values", 250) { many("実績\t1\n", $0) },
        Paper("words below a table", 250) { header + rows(2) + "\n" + many("ここは文章です。\n", $0) },
        Paper("rows of too few cells", 100) { header + rows(2) + many("1-1\tx\n", $0) },
        Paper("one indicator again and again", 40) { header + many("1-1\t利用者数\t9人（令和2年度）\t11人\t12人\n", $0) },
        Paper("cells of a page's row", 1_000) { page("<tr>\(many("<td>x", $0))</tr>") },
        Paper("a page's tags that are never closed", 1_000) { page(many("<td ", $0)) },
        Paper("a page's comments that are never closed", 1_000) { page(many("<!--", $0)) },
        Paper("a page's heads that are never closed", 1_000) { page(many("<head >", $0)) },
        Paper("a title of one letter", 500) { title(many("a", $0)) },
        Paper("a title of one ideograph", 500) { title(many("部", $0)) },
        Paper("a title of digits", 500) { title(many("1", $0)) },
        Paper("a title of dashes", 500) { title(many("-", $0)) },
        Paper("a title of signs less-than", 500) { title(many("<", $0)) },
        Paper("a title of broken entities", 500) { title(many("&lt", $0)) },
        Paper("a title of two words", 500) { title(many("a", $0) + " " + many("b", $0)) },
        Paper("a title of chiefs", 500) { title(many("長", $0)) },
        Paper("a title of an address", 100) { title("https://example.org/" + many("a-b/c?d=1&", $0)) },
        Paper("a page of broken entities alone", 500) { "<html>" + many("&lt", $0) },
        Paper("signs less-than alone", 500) { many("<", $0) },
        Paper("separators in a value", 200) { cell("") + "1-2\tx\t\(many("1~", $0))\t2\t3\n" },
        Paper("bounds in a column of directions", 500) {
            "No.,Indicator,Direction,FY2020 actual,FY2022 target\n1,a,\(many("以上", $0)),1,2\n2,b,増,1,2\n"
        },
        Paper("a cell of one office again and again", 1_000) {
            "課等\t役割\n部\t仕事\n\n事業番号\t事業指標\t担当課\t現状値（令和2年度）\t令和3年度目標値\n1-1\t利用者数\t\(many("部", $0))\t9人\t11人\n"
        },
        Paper("offices whose names begin alike", 10) {
            "課等\t役割\n部 部部\t仕事\n\n事業番号\t事業指標\t担当課\t現状値（令和2年度）\t令和3年度目標値\n1-1\t利用者数\t\(many("部", $0))x\t9人\t11人\n"
        },
    ]

    @Test("of a paper", arguments: papers)
    func paper(_ paper: Paper) {
        Growth.expectLine(from: paper.size, paper.testDescription) { size in
            // Whether there is something to read in it doesn't matter here.
            _ = try? DeclarationReader.read(text: paper.text(size), name: "d.txt")
        }
    }

    // MARK: Packages

    /// A package of three indicators, whose measurements are given.
    private func package(_ measurements: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "indicator_id,programme,indicator,unit,kind\n1,,a,人,flow\n2,,b,人,flow\n3,,c,人,flow\n", "indicators.csv")
        try folder.write("indicator_id,fiscal_year,value\n1,FY2025,9\n", "targets.csv")
        try folder.write("indicator_id,period,value,known_on\n" + measurements, "measurements.csv")
        return folder
    }

    static let tables = [
        Paper("rows that can't be read", 500) { (0..<$0).map { "1,FY\(1900 + $0 % 100),x,\n" }.joined() },
        Paper("rows of an unknown indicator", 500) { (0..<$0).map { "9,FY\(1900 + $0 % 100),1,\n" }.joined() },
        Paper("rows that stand twice", 500) { (0..<$0).map { "\($0 % 3 + 1),FY\(1900 + $0 / 3 % 50),1,\n" }.joined() },
        Paper("sound rows", 500) { count in
            (0..<count).map {
                "1,FY\(1900 + $0 % 50),1,\(2000 + $0 / 50 % 150)-0\($0 / 7_500 % 9 + 1)-01\n"
            }.joined()
        },
    ]

    @Test("of a package's measurements", arguments: tables)
    func measurements(_ table: Paper) throws {
        try Growth.expectLine(from: table.size, table.testDescription) { size in
            let folder = try package(table.text(size))
            _ = try? DataPackage.read(folder: folder.path)
        }
    }

    @Test("All problems are counted, and the first of them listed")
    func counted() throws {
        let folder = try package(String(repeating: "1,FY2001,x,\n", count: 30_000))
        #expect {
            try DataPackage.read(folder: folder.path)
        } throws: { error in
            guard let error = error as? DocumentError else { return false }
            return error.problems.count == DocumentError.limit && error.problems.count + error.omitted == 30_000
                && error.problems.map(\.line) == Array(2...(DocumentError.limit + 1))
        }
    }
}

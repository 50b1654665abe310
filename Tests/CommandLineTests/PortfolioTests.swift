import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// A city of three departments in `city`: Isehara's declaration cut in three, by the first digit of its indicators' numbers.
private struct City {
    let folder: TemporaryFolder

    static let departments = [("anzen", "くらし安全課", "1"), ("kyodo", "市民協働課", "2"), ("madoguchi", "戸籍住民課", "4")]

    /// - Parameter names: Of the departments that the city has; few are quick.
    init(_ names: String...) throws {
        folder = try TemporaryFolder()
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "data/isehara")
        for (name, department, digit) in Self.departments where names.isEmpty || names.contains(name) {
            try FileManager.default.createDirectory(
                atPath: folder.path("city/\(name)"), withIntermediateDirectories: true)
            for file in ["indicators.csv", "targets.csv", "measurements.csv", "stages.csv"] {
                let text = try String(contentsOf: source.appending(path: file), encoding: .utf8)
                let lines = text.split(whereSeparator: \.isNewline)
                let own = lines.enumerated().filter { $0.offset == 0 || $0.element.hasPrefix(digit) }.map(\.element)
                try folder.write(own.joined(separator: "\n") + "\n", to: "city/\(name)/\(file)")
            }
            try FileManager.default.copyItem(
                atPath: source.appending(path: "drivers.csv").path(percentEncoded: false),
                toPath: folder.path("city/\(name)/drivers.csv"))
            try folder.write(
                "item,order,text,source,source_url\ntitle,1,\(department)の目標,,\nfiscal_year,1,FY2021,,\ndepartment,1,\(department),,\n"
                    + (name == "kyodo" ? "department_en,1,Partnership,,\n" : ""),
                to: "city/\(name)/declaration.csv")
        }
    }

    func report(_ options: String..., language: String = "en") throws -> Program.Outcome {
        try Program.run(["report", "city", "--output", "out", "--lang", language] + options, in: folder)
    }

    /// The page of all.
    func page() throws -> String { try folder.text(of: "out/report.html") }
}

@Suite("The page of a whole city")
struct PortfolioTests {
    @Test("counts each department's targets, has its own report beside it and leads to what is in danger there")
    func departments() throws {
        let city = try City()
        let run = try city.report("--format", "html,csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try city.folder.names(in: "out") == ["anzen", "kyodo", "madoguchi", "report.html", "verdicts.csv"])
        for (name, department, _) in City.departments {
            #expect(try city.folder.names(in: "out/\(name)").contains("report.html"))
            #expect(
                try city.page().contains(
                    "<a href=\"./\(name)/report.html\">\(name == "kyodo" ? "Partnership" : department)</a>"))
        }
        // The same as when each is assessed by itself.
        let alone = try Program.run(["assess", "city/kyodo", "--format", "csv"], in: city.folder)
        let (own, all) = (cells(alone.output), cells(try city.folder.text(of: "out/verdicts.csv")))
        #expect(all.first?.dropFirst(2).first == "indicator_id")
        #expect(all.filter { $0[1] == "kyodo" }.map { Array($0.dropFirst(2)) } == Array(own.dropFirst()))
        #expect(all.dropFirst().map { $0[0] }.filter { $0 == "市民協働課" }.count == own.count - 1)
        try expectDanger(city)
    }

    /// The page leads to each target in danger on its department's own, the least likely first.
    private func expectDanger(_ city: City) throws {
        let page = try city.page()
        let links = page.matches(
            of: /<th[^>]*><a href="\.\/(\w+)\/report\.html(#indicator-[0-9]+)"><span class="number">([0-9-]+)/)
        // The chances of the last year, read from the table.
        let rows = cells(try city.folder.text(of: "out/verdicts.csv"))
        let header = try #require(rows.first)
        func column(_ name: String) throws -> Int { try #require(header.firstIndex(of: name)) }
        let (id, year, verdict, chance) = try (
            column("indicator_id"), column("period"), column("verdict"), column("p_meet")
        )
        let failing = rows.filter { $0[year] == "FY2022" && ["at-risk", "unlikely"].contains($0[verdict]) }.sorted {
            (Double($0[chance]) ?? 0) < (Double($1[chance]) ?? 0)
        }
        #expect(!failing.isEmpty)
        #expect(links.map { String($0.3) } == failing.map { $0[id] })
        for link in links {
            let own = try city.folder.text(of: "out/\(link.1)/report.html")
            let heading = "id=\"\(link.2.dropFirst())\"><span class=\"number\">\(link.3)</span>"
            #expect(own.contains(heading), "\(link.0)")
        }
    }

    @Test("names the department whose values are missing")
    func missing() throws {
        let city = try City("kyodo", "madoguchi")
        // One goes on to FY2021, the other stops at FY2020.
        for name in ["madoguchi"] {
            let file = "city/\(name)/measurements.csv"
            let lines = try city.folder.text(of: file).split(whereSeparator: \.isNewline)
            let header = try #require(lines.first)
            let ids = Set(lines.dropFirst().compactMap { $0.split(separator: ",").first })
            let new = ids.sorted().map {
                "\($0),FY2021,12" + String(repeating: ",", count: header.split(separator: ",").count - 3)
            }
            try city.folder.write((lines.map(String.init) + new).joined(separator: "\n") + "\n", to: file)
        }
        #expect(try city.report("--format", "html").status == 0)
        let page = try city.page()
        let start = try #require(page.firstRange(of: "id=\"missing\"")?.lowerBound)
        #expect(page[start...].contains("Partnership: 3 indicators have no value of FY2021 yet"), "\(page[start...])")
        #expect(!page[start...].contains("戸籍住民課: "))
    }

    @Test("lists a plan that can't be read, and goes on with the rest unless it is strict")
    func broken() throws {
        let city = try City("kyodo", "madoguchi")
        try city.folder.write("indicator_id,nothing\n", to: "city/kyodo/indicators.csv")
        let run = try city.report("--format", "html")
        #expect(run.status == 0)
        #expect(run.errors.contains("city/kyodo/indicators.csv"))
        #expect(try city.folder.names(in: "out") == ["madoguchi", "report.html"])
        let page = try city.page()
        #expect(page.contains("Can’t be read") || page.contains("Can&#39;t be read"))
        #expect(page.contains("city/kyodo/indicators.csv") && !page.contains("./kyodo/report.html"))
        try FileManager.default.removeItem(atPath: city.folder.path("out"))
        let strict = try city.report("--strict")
        #expect(strict.status == ExitStatus.invalidInput.rawValue)
        #expect(!FileManager.default.fileExists(atPath: city.folder.path("out")))
    }

    @Test("is refused where nothing can be read, and what concerns one plan is too")
    func refusals() throws {
        let city = try City("kyodo", "madoguchi")
        for (options, status) in [
            (["--budget", "8000000"], ExitStatus.usage), (["--suppose", "40-104:FY2021=8"], .usage),
        ] {
            let run = try Program.run(["report", "city", "--output", "out"] + options, in: city.folder)
            #expect(run.status == status.rawValue)
        }
        #expect(
            try Program.run(["report", "city", "--output", "./city/"], in: city.folder).status
                == ExitStatus.wouldReplaceInput.rawValue)
        #expect(try city.report("--fail-if", "at-risk", "--format", "csv").status == ExitStatus.conditionMet.rawValue)
        for name in ["kyodo", "madoguchi"] { try city.folder.write("x\n", to: "city/\(name)/indicators.csv") }
        #expect(try city.report().status == ExitStatus.invalidInput.rawValue)
    }

    @Test("reads workbooks beside packages, and leads to folders of any name")
    func workbooks() throws {
        let city = try City("madoguchi")
        try FileManager.default.moveItem(
            atPath: city.folder.path("city/madoguchi"), toPath: city.folder.path("city/窓口 #1"))
        #expect(try city.report("--format", "html").status == 0)
        let page = try city.page()
        #expect(page.contains("href=\"./%E7%AA%93%E5%8F%A3%20%231/report.html#indicator-1\""), "\(page)")
        #expect(try city.folder.names(in: "out/窓口 #1") == ["report.html"])
        let example = try VerdictCase("plan-sheet")
        try FileManager.default.copyItem(
            atPath: example.folder.path("input.xlsx"), toPath: city.folder.path("city/環境部.xlsx"))
        #expect(try city.report("--format", "csv").status == 0)
        #expect(try city.folder.names(in: "out") == ["report.html", "verdicts.csv", "環境部", "窓口 #1"])
    }
}

@Suite("The council's paper of Isehara")
struct PaperCommandTests {
    @Test("reads as recorded", arguments: ["ja", "en"])
    func recorded(language: String) throws {
        let folder = try TemporaryFolder()
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)
        let run = try Program.run(
            ["report", package, "--output", "out", "--format", "paper", "--lang", language], in: folder)
        #expect(run.status == 0)
        #expect(try folder.names(in: "out") == ["paper.docx", "paper.md"])
        try expectGolden(folder.text(of: "out/paper.md"), "paper-\(language).md")
    }
}

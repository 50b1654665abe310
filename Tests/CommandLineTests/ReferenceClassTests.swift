import Foundation
import Testing

@Suite("The record of comparable targets")
struct ReferenceClassTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data/isehara").path(percentEncoded: false)

    @Test(
        "says how many targets the chances rest on, and how they did where nothing was learned",
        arguments: [("ja", "割合の水準を保つ目標", "久御山町"), ("en", "targets to keep a share", "a whole plan, by its own count")])
    func text(language: String, cell: String, municipality: String) throws {
        let run = try Program.run(["reference-class", "--lang", language])
        #expect(run.status == 0)
        #expect(run.output.contains(cell) && run.output.contains(municipality))
        #expect(try Program.run(["reference-class", "--format", "csv"]).output.contains("\nown-change,1119,512,"))
    }

    @Test("lists the five targets that are most like each of a plan's, with their sources")
    func nearest() throws {
        let run = try Program.run(["reference-class", Self.package, "--indicator", "33-102", "--format", "csv"])
        let rows = run.output.split(separator: "\n")
        #expect(run.status == 0)
        #expect(rows.count == 11)
        #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("33-102,FY202") && $0.contains(",http") })
        let text = try Program.run(["reference-class", Self.package, "--lang", "en"])
        #expect(text.output.contains("33-102") && text.output.contains("17-102"))
        let unknown = try Program.run(["reference-class", Self.package, "--indicator", "99-999", "--lang", "en"])
        #expect(unknown.status == 3 && unknown.errors.contains("99-999"))
        #expect(try Program.run(["reference-class", "--indicator", "33-102"]).status == 2)
    }

    @Test("takes other targets besides, says which rows it left out, and names what it can't read")
    func otherTargets() throws {
        let folder = try TemporaryFolder()
        let header =
            "status,municipality,indicator,unit,baseline_period,baseline_value,target_period,target_value,actual_value,better\n"
        try folder.write(
            header + "due,甲市,児童の着用率,%,FY2014,25,FY2015,30,31,higher\ninterim,甲市,b,件,,,FY2015,2,1,higher\n",
            to: "past.csv")
        let run = try Program.run(
            ["reference-class", Self.package, "--indicator", "33-102", "--lang", "en", "--targets", "past.csv"],
            in: folder)
        #expect(run.status == 0)
        #expect(run.errors.contains("1 row that isn't due"))
        #expect(run.output.contains("児童の着用率"))
        try folder.write(header + "due,甲市,a,件,,,FY2015,two,3,higher\n", to: "past.csv")
        let refused = try Program.run(["reference-class", "--targets", "past.csv"], in: folder)
        #expect(refused.status == 3)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("past.csv"))
    }
}
